"""One self-contained page of a report: its text with every fact marked, and the words behind each.

Nothing is loaded from elsewhere: style and script stand in the page, and its policy allows only
them, by their hashes. Whatever a report's text holds, it is shown as text.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from kg.cli.page.cards import card
from kg.cli.page.heads import contradictions, controls, head, notes
from kg.cli.page.labels import escaped
from kg.cli.page.marked import Marked, marked
from kg.facts.check import facts_with_location
from kg.facts.model import Facts

_PAGE = """<!doctype html>
<html lang="vi" data-lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'; \
script-src '{script_hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{head}
{controls}
<main>
<section id="report" aria-label="Văn bản · Text"><svg id="lines" aria-hidden="true"></svg>\
<div id="text">{text}</div></section>
<section id="cards" aria-label="Dữ kiện · Facts">
{cards}
</section>
</main>
{after}
<script>{script}</script>
</body>
</html>
"""


def facts_page(facts: Facts, text: str) -> str:
    """Return the page of a report's facts.

    Args:
        facts: the facts, whose offsets are those of the text.
        text: the report's text.
    """
    located = list(facts_with_location(facts))
    page = marked(text, [(str(kind), fact) for (kind, _), fact in located], _contradicted(facts))
    style, script = _part("page.css"), _part("page.js")
    return _PAGE.format(
        title=escaped(facts.report.title),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        head=head(facts),
        controls=controls([str(kind) for (kind, _), _ in located]),
        text=page.html,
        cards="\n".join(_cards(facts, page)),
        after=contradictions(facts) + notes(facts),
    )


def _cards(facts: Facts, page: Marked) -> list[str]:
    return [
        card(number, str(kind), fact, page, facts.is_reviewed(fact))
        for number, ((kind, _), fact) in enumerate(facts_with_location(facts))
    ]


def _contradicted(facts: Facts) -> set[int]:
    """Return the offsets at which figures stand that do not agree with others."""
    return {start for one in facts.contradictions for start in one.observations}


@cache
def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"sha256-{digest}"
