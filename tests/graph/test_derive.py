"""What follows from claims: plans, comparable amounts, series, persons; each with its inputs."""

from typing import Any

import pyoxigraph as ox
import pytest

from kg.facts.model import Facts
from kg.graph.derive import derived_quads
from kg.graph.derive.figures import FigureRows
from mappings import report_quads
from mappings.authorities import authority_quads
from tests.facts.test_model import FIGURE, REPORT
from tests.test_mappings import REVIEWED, short


def figure(quote: str, value: float, start: int, **changes: Any) -> dict[str, Any]:
    return {**FIGURE, "quote": quote, "value": value, "start": start, "end": start + len(quote),
            **changes}  # fmt: skip


def derived(*reports: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return what is derived: class → node → its statements, shortened."""
    store = ox.Store()
    store.bulk_extend(authority_quads())
    for number, facts in enumerate(reports):
        head = {**REPORT, **REVIEWED, "id": f"test-{number}", **facts.pop("report", {})}
        store.bulk_extend(report_quads(Facts.model_validate({"report": head, **facts})))
    nodes: dict[str, list[str]] = {}
    rows = FigureRows()
    rows.read(store)
    for quad in derived_quads(store, rows):
        statement = f"{short(quad.predicate)} {short(quad.object)}"
        nodes.setdefault(short(quad.subject), []).append(statement)
    found: dict[str, dict[str, list[str]]] = {}
    for node, lines in nodes.items():
        kind = next((line.split(":")[-1] for line in lines if line.startswith("rdf:type")), "link")
        found.setdefault(kind, {})[node] = sorted(lines)
    return found


def only(found: dict[str, dict[str, list[str]]], kind: str) -> list[str]:
    (lines,) = found[kind].values()
    return lines


def values(lines: list[str], property_: str) -> list[str]:
    return [line.split(" ", 1)[1] for line in lines if line.startswith(f"kttt:{property_} ")]


COMPLETION = {"measure": "plan-completion", "unit": "percent", "base": "action-135-yen-bai"}


@pytest.mark.parametrize(
    ("result", "quote", "percent", "outcome", "value", "low", "high"),
    [
        (50, "62,5%", 62.5, "single", ["80"], "80", "80"),
        (101, "202%", 202, "single", ["50"], "50", "50"),
        (314, "105%", 105, "several", [], "298", "300"),
        (2035, "8 lần", 800, "several", [], "240", "271"),
        (224, "180%", 180, "none", [], None, None),
    ],
)
def test_the_plan_behind_a_completion(
    result: int, quote: str, percent: float, outcome: str, value: list[str],
    low: str | None, high: str | None,
) -> None:  # fmt: skip
    done = figure(f"{result} HTX", result, 10)
    plan = only(derived({"observations": [done, figure(quote, percent, 30, **COMPLETION)]}),
                "ImpliedTarget")  # fmt: skip
    assert values(plan, "outcome") == [f"code:outcome/{outcome}"]
    assert values(plan, "value") == value
    assert values(plan, "candidateMin") == ([low] if low else [])
    assert values(plan, "candidateMax") == ([high] if high else [])
    assert values(plan, "relativeTo") == ["id:programme/action-135-yen-bai"]
    assert "prov:wasDerivedFrom id:observation/test-0/10" in plan
    assert "prov:wasDerivedFrom id:observation/test-0/30" in plan


def test_several_candidates_are_listed() -> None:
    done = figure("314 HTX", 314, 10)
    plan = only(derived({"observations": [done, figure("105%", 105, 30, **COMPLETION)]}),
                "ImpliedTarget")  # fmt: skip
    assert values(plan, "candidate") == ["298", "299", "300"]


@pytest.mark.parametrize(
    ("done", "completion"),
    [
        (figure("khoảng 50 HTX", 50, 10, modifier="about"), figure("62,5%", 62.5, 30)),
        (figure("50 HTX", 50, 10), figure("khoảng 62%", 62, 30, modifier="about")),
        (figure("50 HTX", 50, 10, indicator="organisations-total"), figure("62,5%", 62.5, 30)),
    ],
)
def test_an_unknown_plan_has_a_reason(done: dict[str, Any], completion: dict[str, Any]) -> None:
    plan = only(derived({"observations": [done, {**completion, **COMPLETION}]}), "ImpliedTarget")
    assert values(plan, "outcome") == ["code:outcome/unknown"]
    assert values(plan, "value") == []
    assert len(values(plan, "reason")) == 2


def test_the_plan_of_an_amount_of_money_is_a_range() -> None:
    money = {"indicator": "income-average", "unit": "VND/year"}
    done = figure("63,6 triệu đồng/năm", 63600000, 10, **money)
    target = figure("60 triệu đồng/người/năm", 60000000, 40, **money, status="target")
    completion = figure("106%", 106, 32, **{**COMPLETION, "indicator": "income-average"})
    plan = only(derived({"observations": [done, completion, target]}), "ImpliedTarget")
    assert values(plan, "outcome") == ["code:outcome/range"]
    assert float(values(plan, "candidateMin")[0]) < 60e6 < float(values(plan, "candidateMax")[0])
    assert values(plan, "printedTarget") == ["id:observation/test-0/40"]


@pytest.mark.parametrize(
    ("unit", "quote", "value", "basis", "flag", "amount"),
    [
        ("VND/month", "4 triệu đồng/tháng", 4e6, "per-year", "month-times-12", "48000000"),
        ("VND/year", "48 triệu đồng/năm", 48e6, "per-year", "as-printed", "48000000"),
        ("VND", "48 triệu đồng", 48e6, "unknown", "period-not-printed", "48000000"),
    ],
)
def test_averages_on_a_yearly_footing(
    unit: str, quote: str, value: float, basis: str, flag: str, amount: str
) -> None:
    income = figure(quote, value, 10, indicator="income-average", unit=unit, status="estimate")
    lines = only(derived({"observations": [income]}), "ComparableAmount")
    assert values(lines, "basis") == [f"code:basis/{basis}"]
    assert values(lines, "flag") == [f"code:flag/{flag}"]
    assert values(lines, "value") == [amount]
    assert values(lines, "status") == ["code:status/estimate"]


CAPITAL = {"indicator": "charter-capital-total", "unit": "VND", "period": "2023-12-31"}
MEMBERS = {"indicator": "members-total", "unit": "person", "period": "2023-12-31"}


def test_a_total_per_member() -> None:
    capital = figure("2.772 tỷ đồng", 2772e9, 10, **CAPITAL)
    members = figure("42.153 người", 42153, 30, **MEMBERS)
    lines = only(derived({"observations": [capital, members]}), "ComparableAmount")
    assert values(lines, "value") == ["65760444"]
    assert values(lines, "basis") == ["code:basis/per-member"]


def test_members_of_another_day_are_not_divided_by() -> None:
    capital = figure("2.772 tỷ đồng", 2772e9, 10, **CAPITAL)
    members = figure("42.153 người", 42153, 30, **{**MEMBERS, "period": "2022-12-31"})
    assert "ComparableAmount" not in derived({"observations": [capital, members]})


TOTAL = {"indicator": "organisations-total", "period": "2023-12-31"}


@pytest.mark.parametrize(
    ("first", "second", "value", "conflicting"),
    [
        ({}, {}, ["697"], "false"),
        ({}, {"status": "estimate", "value": 700, "quote": "700 HTX"}, ["697"], "false"),
        ({"status": "estimate"}, {"value": 700, "quote": "700 HTX"}, ["700"], "false"),
        ({"modifier": "about"}, {"value": 700, "quote": "700 HTX"}, ["700"], "false"),
        ({}, {"value": 700, "quote": "700 HTX"}, [], "true"),
    ],
)
def test_one_value_for_a_point_of_a_series(
    first: dict[str, Any], second: dict[str, Any], value: list[str], conflicting: str
) -> None:
    one = {**figure("697 HTX", 697, 10, **TOTAL), **first}
    other = {**figure("697 HTX", 697, 20, **TOTAL), **second}
    found = derived({"observations": [one]}, {"observations": [other]})
    point = only(found, "SeriesPoint")
    assert values(point, "value") == value
    assert values(point, "conflicting") == [conflicting]
    assert len([line for line in point if line.startswith("prov:wasDerivedFrom")]) == 2
    assert ("Contradiction" in found) is (conflicting == "true")


def test_a_conflict_keeps_both_figures_visible() -> None:
    one, other = figure("697 HTX", 697, 10, **TOTAL), figure("700 HTX", 700, 20, **TOTAL)
    conflict = only(derived({"observations": [one]}, {"observations": [other]}), "Contradiction")
    assert values(conflict, "printed") == ["697; 700"]
    assert values(conflict, "figure") == [
        "id:observation/test-0/10",
        "id:observation/test-1/20",
    ]


def test_a_reviewed_figure_comes_before_an_unreviewed_one() -> None:
    one, other = figure("697 HTX", 697, 10, **TOTAL), figure("700 HTX", 700, 20, **TOTAL)
    found = derived(
        {"observations": [one]}, {"observations": [other], "report": {"reviewed": None}}
    )
    point = only(found, "SeriesPoint")
    assert values(point, "value") == ["697"]
    assert values(point, "reviewed") == ["false"]


@pytest.mark.parametrize(
    "changes",
    [
        {"sector": "agriculture"},
        {"label": "do Liên minh hỗ trợ"},
        {"organisation": "HTX Hồng Ca"},
        {"measure": "mean-per-year"},
    ],
)
def test_parts_and_comparisons_are_in_no_series(changes: dict[str, Any]) -> None:
    assert "SeriesPoint" not in derived({"observations": [figure("697 HTX", 697, 10, **changes)]})


def test_targets_are_a_series_of_their_own() -> None:
    done = figure("92 HTX", 92, 10)
    plan = figure("60 HTX", 60, 20, status="target")
    assert len(derived({"observations": [done, plan]})["SeriesPoint"]) == 2


def person(role: str, organisation: str) -> dict[str, Any]:
    posts = [{"role": role, "organisation": organisation}]
    return {
        "people": [
            {"name": "Đỗ Nhân Đạo", "posts": posts, "quote": "Đỗ Nhân Đạo", "start": 0, "end": 11}
        ]
    }


@pytest.mark.parametrize(
    ("role", "organisation", "link"),
    [
        ("Chủ tịch", "Liên minh HTX tỉnh Yên Bái", "kttt:samePersonAs"),
        ("Chủ tịch", "UBND tỉnh Yên Bái", "kttt:possiblySameAs"),
        ("Phó Chủ tịch", "Liên minh HTX tỉnh Yên Bái", "kttt:possiblySameAs"),
    ],
)
def test_one_person_only_where_role_and_body_agree(role: str, organisation: str, link: str) -> None:
    links = derived(person("Chủ tịch", "Liên minh HTX tỉnh Yên Bái"), person(role, organisation))
    assert [line.split(" ")[0] for lines in links["link"].values() for line in lines] == [link] * 2


def test_namesakes_in_an_unknown_organisation_are_only_possibly_one() -> None:
    links = derived(person("Giám đốc", "HTX Hồng Ca"), person("Giám đốc", "HTX Hồng Ca"))
    assert all("possiblySameAs" in line for lines in links["link"].values() for line in lines)


def test_a_short_mention_of_a_number_that_identifies_itself() -> None:
    decree = {"type": "Nghị định", "number": "55", "start": 10, "quote": "Nghị định 55/2015/NĐ-CP"}
    full = {**decree, "end": 33, "key": "55/2015/NĐ-CP", "year": 2015}
    short = {**decree, "start": 60, "end": 72, "quote": "Nghị định 55"}
    lines = only(derived({"citations": [full, short]}), "LegalResource")
    assert sorted({*lines}) == [
        "eli:id_local 55/2015/NĐ-CP",
        "eli:number 55",
        "kttt:documentType Nghị định",
        "kttt:uid 55/2015/NĐ-CP",
        "prov:wasDerivedFrom id:citation/test-0/10",
        "prov:wasDerivedFrom id:citation/test-0/60",
        "rdf:type eli:LegalResource",
    ]
