"""The page of a report's facts in a real browser: with a mouse, with keys, on a phone, on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.page import facts_page
from tests.browser import CHROMIUM, Browser, browser
from tests.page.hostile import TEXT, hostile

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
]
OPEN = "[...document.querySelectorAll('.card.open')].map(card => card.id).join()"
SHOWN = "[...document.querySelectorAll('.card')].filter(card => !card.hidden).length"
HEIGHT = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Browser]:
    file = tmp_path / "report.facts.html"
    file.write_text(facts_page(hostile(), TEXT), "utf-8")
    with browser(tmp_path / "profile") as opened:
        opened.open(file.as_uri(), 1300, 900)
        yield opened
        assert opened.requests() == [file.as_uri()]
        assert opened.complaints() == []
        assert opened.evaluate("document.documentElement.dataset.attacked") is None


def test_a_click_shows_the_fact_and_the_words_behind_it(page: Browser) -> None:
    page.click('mark[data-facts="0"]')
    assert page.evaluate(OPEN) == "f0"
    assert page.evaluate("document.querySelectorAll('#lines path').length") == 2
    assert page.evaluate("document.querySelectorAll('.behind').length") >= 2
    page.click(".card.open .words")
    assert page.evaluate("document.querySelectorAll('mark.now, span.now').length") >= 1
    page.click(".card.open .close")
    assert page.evaluate(OPEN) == ""
    assert page.evaluate("document.querySelectorAll('#lines path').length") == 0


def test_the_facts_of_one_place_are_shown_in_turn(page: Browser) -> None:
    page.click('mark[data-facts="2 1"]')
    assert page.evaluate(OPEN) == "f2"
    page.click('mark[data-facts="2 1"]')
    assert page.evaluate(OPEN) == "f1"


def test_keys_do_what_the_mouse_does(page: Browser) -> None:
    page.evaluate("document.querySelector('mark[data-facts=\"0\"]').focus()")
    page.press("Enter")
    assert page.evaluate(OPEN) == "f0"
    page.press("ArrowRight")
    assert page.evaluate(OPEN) == "f1"
    page.press("Escape")
    assert page.evaluate(OPEN) == ""


def test_filters_by_kind_confidence_and_review(page: Browser) -> None:
    assert page.evaluate(SHOWN) == 5
    page.click("input[value=people]")
    assert page.evaluate(SHOWN) == 4
    page.evaluate(
        "least.value = 0.8; least.dispatchEvent(new Event('input', {bubbles: true})); true"
    )
    assert page.evaluate(SHOWN) == 3
    assert page.evaluate("document.querySelector('mark[data-facts=\"0\"]').className") == (
        "contradicted off"
    )
    page.click("#unreviewed")
    assert page.evaluate(SHOWN) == 2


def test_both_languages(page: Browser) -> None:
    heading = "document.querySelector('.state').innerText"
    assert "Chưa ai rà soát" in page.evaluate(heading)
    page.click("[data-to=en]")
    assert "No person has reviewed" in page.evaluate(heading)
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_contradiction_leads_to_its_figures(page: Browser) -> None:
    page.click("#contradictions .to")
    assert page.evaluate(OPEN) == "f0"


def test_on_a_phone_the_fact_lies_below_its_words(page: Browser) -> None:
    page.resize(390, 800)
    page.click('mark[data-facts="0"]')
    assert page.evaluate("getComputedStyle(document.querySelector('.card.open')).position") == (
        "fixed"
    )
    assert page.evaluate(HEIGHT) <= 0
    assert page.evaluate(
        "document.querySelector('.chosen').getBoundingClientRect().bottom <= "
        "document.querySelector('.card.open').getBoundingClientRect().top"
    )


def test_on_paper_every_fact_is_there(page: Browser, tmp_path: Path) -> None:
    page.click("input[value=people]")
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.card')].every(card => card.getClientRects().length > 0)"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('#controls')).display") == "none"
    page.printed(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
