"""The arithmetic of reports: what must follow, and what rounding allows."""

from typing import Any

import pytest

from kg.facts.arithmetic import findings
from kg.facts.completion import half_unit
from kg.facts.model import Facts
from tests.facts.test_model import FIGURE, REPORT

STOCK = {"indicator": "workers-total", "unit": "person", "period": "2023-06-30"}


def figure(quote: str, value: float, start: int, **changes: Any) -> dict[str, Any]:
    return {**FIGURE, "quote": quote, "value": value, "start": start, "end": start + len(quote),
            **changes}  # fmt: skip


def kinds(*figures: dict[str, Any]) -> list[str]:
    facts = Facts.model_validate({"report": REPORT, "observations": list(figures)})
    return [finding.kind for finding in findings(facts)]


@pytest.mark.parametrize(
    ("quote", "half"), [("62,5%", "0.05"), ("202%", "0.5"), ("65,69 %", "0.005"), ("8 lần", "50.0")]
)
def test_half_of_the_last_printed_place(quote: str, half: str) -> None:
    assert float(half_unit(quote)) == float(half)


COMPLETION = {"measure": "plan-completion", "unit": "percent", "base": "kế hoạch"}


@pytest.mark.parametrize(
    ("result", "target", "quote", "percent", "expected"),
    [
        (65, 30, "217%", 217, []),
        (92, 60, "153,3%", 153.3, []),
        (1283, 1000, "128,3%", 128.3, []),
        (65, 30, "216%", 216, ["completion"]),
        (92, 60, "153,4%", 153.4, ["completion"]),
    ],
)
def test_a_completion_with_its_printed_plan(
    result: int, target: int, quote: str, percent: float, expected: list[str]
) -> None:
    done = figure(f"{result}/{target} HTX", result, 100)
    plan = figure(f"{target} HTX", target, 103, status="target")
    assert kinds(done, plan, figure(quote, percent, 120, **COMPLETION)) == expected


@pytest.mark.parametrize(
    ("result", "quote", "percent", "expected"),
    [
        (50, "62,5%", 62.5, []),
        (314, "105%", 105, []),
        (224, "180%", 180, ["completion"]),
        (2035, "8 lần", 800, []),
    ],
)
def test_a_completion_needs_a_whole_number_of_organisations(
    result: int, quote: str, percent: float, expected: list[str]
) -> None:
    done = figure(f"{result} HTX", result, 100)
    assert kinds(done, figure(quote, percent, 120, **COMPLETION)) == expected


def test_the_plan_of_another_year_is_not_the_plan() -> None:
    done = figure("50 HTX", 50, 100)
    completion = figure("62,5%", 62.5, 120, **COMPLETION)
    later = figure("40 HTX", 40, 900, status="target", period="2024-01-01/2024-12-31")
    assert kinds(done, completion, later) == []


def test_the_plan_of_the_rest_of_the_year_is_not_the_plan_of_its_first_half() -> None:
    done = figure("9 HTX", 9, 100)
    completion = figure("60%", 60, 120, **COMPLETION)
    rest = figure("6 HTX", 6, 900, status="target", period="2023-07-01/2023-12-31")
    assert kinds(done, completion, rest) == []


def test_a_whole_is_no_less_than_its_part() -> None:
    assert kinds(
        figure("37 HTX", 37, 10, **TOTAL),
        figure("101 HTX", 101, 20, **{**TOTAL, "indicator": "organisations-value-chain"}),
        figure("55,8%", 55.8, 30, **{**TOTAL, **SHARE, "indicator": "organisations-value-chain"}),
    ) == []  # fmt: skip


@pytest.mark.parametrize(("groups", "expected"), [(18000, []), (18001, ["sum"])])
def test_a_sum_of_cooperatives_and_groups(groups: int, expected: list[str]) -> None:
    whole = figure("27.350 người", 27350, 10, **STOCK, subject="cooperative-sector")
    one = figure("9.350 người", 9350, 30, **STOCK, subject="cooperative")
    other = figure(f"{groups} người", groups, 50, **STOCK, subject="cooperative-group")
    assert kinds(whole, one, other) == expected


def test_nothing_follows_from_approximate_figures() -> None:
    whole = figure("27.350 người", 27350, 10, **STOCK, subject="cooperative-sector")
    one = figure("9.350 người", 9350, 30, **STOCK, subject="cooperative")
    other = figure(
        "khoảng 17.000 người", 17000, 50, **STOCK, subject="cooperative-group", modifier="about"
    )
    assert kinds(whole, one, other) == []


TOTAL = {"indicator": "organisations-total", "period": "2023-12-31"}
SHARE = {"measure": "share", "unit": "percent", "base": "tổng số HTX"}


def sectors(agriculture: int, other: int) -> list[str]:
    return kinds(
        figure("100 HTX", 100, 10, **TOTAL),
        figure(f"{agriculture} HTX", agriculture, 20, **TOTAL, sector="agriculture"),
        figure("60%", 60, 30, **TOTAL, **SHARE, sector="agriculture"),
        figure(f"{other} HTX", other, 40, **TOTAL, sector="non-agriculture"),
        figure("40%", 40, 50, **TOTAL, **SHARE, sector="non-agriculture"),
    )


def test_sectors_whose_shares_are_the_whole_add_up() -> None:
    assert sectors(60, 40) == []
    assert sectors(61, 40) == ["share", "sum"]


def test_figures_of_one_cooperative_are_not_judged_with_the_province() -> None:
    assert kinds(
        figure("100 HTX", 100, 10, **TOTAL),
        figure("5 HTX", 5, 20, **TOTAL, sector="agriculture", organisation="HTX Hồng Ca"),
        figure("60%", 60, 30, **TOTAL, **SHARE, sector="agriculture"),
    ) == []  # fmt: skip
