"""The page of a report's facts, as text: nothing from elsewhere, nothing of a report is code."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from kg.cli.page import facts_page
from kg.cli.page.labels import ATTRIBUTES, KINDS
from kg.facts.check import FACT_KINDS
from kg.facts.model import Facts
from tests.page.hostile import ATTACK, TEXT, hostile


class Seen(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.pieces: list[str] = []
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        self.inside.append(dict(attrs).get("id") or "")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    return facts_page(hostile(), TEXT)


def test_what_a_report_holds_is_text(page: str) -> None:
    seen = Seen(page)
    assert seen.tags.count("script") == 1
    assert seen.tags.count("style") == 1
    assert not {"img", "iframe", "link", "object", "base"} & set(seen.tags)
    names = {name for name, _ in seen.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert not {"src", "href", "style", "action"} & names
    shown = "".join(seen.pieces)
    assert ATTACK in shown
    assert "\x00" not in page


def test_the_text_is_all_there_in_its_order(page: str) -> None:
    body = page[page.index('<div id="text">') : page.index("</section>")]
    assert "".join(Seen(body).pieces) == TEXT.replace("\x00", "\ufffd")


def test_the_policy_allows_only_what_stands_in_the_page(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1]


def test_overlapping_figures_are_marked_apart(page: str) -> None:
    assert re.search(r'<mark [^>]*data-facts="1"[^>]*>65/</mark>', page)
    assert re.search(r'<mark [^>]*data-facts="2 1"[^>]*>30 HTX</mark>', page)


def test_it_tells_what_was_reviewed_and_what_is_unknown(page: str) -> None:
    assert "Chưa ai rà soát" in page
    assert page.count('data-reviewed="yes"') == 1
    assert "không biết" in page
    assert "contradicted" in page


def test_every_kind_and_attribute_has_a_name_in_both_languages() -> None:
    assert set(KINDS) == set(FACT_KINDS)
    models = Facts.model_json_schema()["$defs"]
    for kind in ("Observation", "Citation", "Person", "Event", "Programme", "Organisation",
                 "Product", "LegalRelation"):  # fmt: skip
        own = set(models[kind]["properties"]) - set(
            models["Fact"]["properties"]
            if "Fact" in models
            else ("quote", "start", "end", "confidence", "evidence", "why_null", "reviewed")
        )
        assert own <= set(ATTRIBUTES), kind


def test_the_same_facts_give_the_same_page(page: str) -> None:
    assert facts_page(hostile(), TEXT) == page
