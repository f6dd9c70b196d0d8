"""A report whose text, names and reasons are attacks on the page that shows them."""

from kg.facts.model import Facts

ATTACK = (
    "</script><script>document.documentElement.dataset.attacked='yes'</script>"
    "<img src=x onerror=\"document.documentElement.dataset.attacked='yes'\">"
    "\" autofocus onfocus=alert(1) x='</style><style>*{display:none}</style><!--"
)
WORDS = "38 HTX"
TEXT = (
    f"{ATTACK}\nTỉnh thành lập mới {WORDS}, 65/30 HTX\x00\u202e.\n<svg/onload=alert(1)> &amp; 𠀀\n"
)


def hostile() -> Facts:
    """Facts in which each field that a report or a person fills holds the attack."""
    start = TEXT.index(WORDS)
    whole = TEXT.index("65/30 HTX")
    attack = {"quote": ATTACK, "start": 0, "end": len(ATTACK)}
    figure = {
        "indicator": "organisations-new", "measure": "value", "subject": "cooperative",
        "sector": "all", "area": ATTACK, "period": None, "value": 38, "unit": "organisation",
        "status": "observed", "modifier": "exact", "label": ATTACK, "base": ATTACK,
        "quote": WORDS, "start": start, "end": start + len(WORDS), "confidence": 0.5,
        "evidence": {"area": {"start": 0, "end": len(ATTACK), "rule": ATTACK},
                     "indicator": {"start": start - 14, "end": start - 1, "rule": "head"}},
        "why_null": {"period": ATTACK},
    }  # fmt: skip
    part = {**figure, "value": 65, "quote": "65/30 HTX", "start": whole, "end": whole + 9,
            "confidence": 0.9, "evidence": {}}  # fmt: skip
    plan = {**part, "status": "target", "value": 30, "quote": "30 HTX", "start": whole + 3,
            "reviewed": True}  # fmt: skip
    return Facts.model_validate({
        "report": {"id": "a", "title": ATTACK, "publisher": ATTACK, "area": ATTACK,
                   "author": ATTACK, "extractor": ATTACK,
                   "source": {"file": ATTACK, "sha256": "0" * 64, "characters": len(TEXT)}},
        "observations": [figure, part, plan],
        "people": [{"name": ATTACK, "posts": [{"role": ATTACK, "organisation": ATTACK}], **attack}],
        "events": [{"type": "conference", "label": ATTACK, "chairs": [ATTACK], **attack}],
        "contradictions": [{"kind": "completion", "observations": [start, whole],
                            "printed": ATTACK, "follows": ATTACK, "note": ATTACK}],
        "notes": [ATTACK],
    })  # fmt: skip
