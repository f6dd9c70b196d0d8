"""`kg check`: codes, spans, values against their words, periods, references and arithmetic."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kg.authority.documents import document_uids
from kg.authority.programmes import programme_ids
from kg.errors import KgError
from kg.facts.arithmetic import findings
from kg.facts.model import Fact, Facts, Observation
from kg.facts.quantity import Reading, is_money, readings
from kg.facts.source import FactsFile, Fault, Location

FACT_KINDS = (
    "observations", "citations", "people", "events", "programmes", "organisations", "products",
    "legal_relations",
)  # fmt: skip
MONEY = frozenset({"VND", "VND/month", "VND/year"})
Found = tuple[Location, str, str]  # where a fault is, what is wrong, error or warning
TextReader = Callable[[Path, bytes], str]  # a report's file and its bytes, its text
PERCENT = frozenset({"percent", "percentage-point"})


@dataclass(frozen=True)
class Checked:
    """The outcome for one file: its facts where they can be read, and everything found."""

    file: FactsFile
    faults: list[Fault]
    text_seen: bool

    @property
    def errors(self) -> list[Fault]:
        """The faults that stop a load."""
        return [fault for fault in self.faults if fault.level == "error"]


def facts_with_location(facts: Facts) -> Iterator[tuple[Location, Fact]]:
    """Yield every fact with its place in the file."""
    for kind in FACT_KINDS:
        for position, fact in enumerate(getattr(facts, kind)):
            yield (kind, position), fact


def plain_text(path: Path, content: bytes) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        KgError: it is no UTF-8.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: is no UTF-8 text (byte {error.start})") from None


def check_file(file: FactsFile, texts: Path | None, reader: TextReader = plain_text) -> Checked:
    """Check one facts file, against the report's text where the folder `texts` holds it."""
    facts = file.facts or file.sound
    if facts is None:
        return Checked(file, file.faults, False)
    text, faults = _read_text(file, facts, texts, reader)
    checked = check_text(file, text)
    return Checked(
        file, sorted([*faults, *checked.faults], key=lambda fault: fault.line), text is not None
    )


def check_text(file: FactsFile, text: str | None, *, warnings: bool = True) -> Checked:
    """Check facts against their report's text, or by themselves where it is not at hand.

    Args:
        file: the facts.
        text: the report's text.
        warnings: whether what stops no load is told too; to look up its lines takes long.
    """
    facts = file.facts or file.sound
    if facts is None:
        return Checked(file, file.faults, False)
    found = [*_observations(facts), *_citations(facts), *_programmes(facts)]
    if text is not None:
        found.extend(_spans(facts, text))
    if file.facts is not None:  # what is left of faulty facts cannot be judged as a whole
        found.extend([*_events(facts), *_contradictions(facts, warnings)])
    told = [file.fault(*one) for one in found if warnings or one[2] == "error"]
    faults = sorted([*file.faults, *told], key=lambda fault: fault.line)
    return Checked(file, faults, text is not None)


def _read_text(
    file: FactsFile, facts: Facts, texts: Path | None, reader: TextReader
) -> tuple[str | None, list[Fault]]:
    source = facts.report.source
    if texts is None:
        return None, []
    path = texts / source.file
    if not path.is_file():
        message = f"the text {source.file} is not in {texts}: quotes were not compared with it"
        return None, [file.fault(("report", "source", "file"), message, "warning")]
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != source.sha256:
        message = f"{path} is another text: its sha256 is {hashlib.sha256(content).hexdigest()}"
        return None, [file.fault(("report", "source", "sha256"), message)]
    try:
        text = reader(path, content)
    except KgError as error:
        return None, [file.fault(("report", "source", "file"), str(error))]
    if len(text) != source.characters:
        message = f"the text has {len(text)} characters, not {source.characters}"
        return text, [file.fault(("report", "source", "characters"), message)]
    return text, []


def _spans(facts: Facts, text: str) -> Iterator[Found]:
    for location, fact in facts_with_location(facts):
        found = text[fact.start : fact.end]
        if found != fact.quote:
            yield (
                (*location, "quote"),
                f"characters {fact.start}..{fact.end} of the text are '{found}', "
                f"not '{fact.quote}'; {_hint(text, fact.quote)}",
                "error",
            )
        for attribute, evidence in fact.evidence.items():
            if not evidence.start < evidence.end <= len(text):
                yield (*location, "evidence", attribute), "lies outside of the text", "error"


def _hint(text: str, quote: str) -> str:
    places = [str(at) for at in range(len(text)) if text.startswith(quote, at)][:5]
    return f"the quote stands at {', '.join(places)}" if places else "the quote is not in the text"


def _observations(facts: Facts) -> Iterator[Found]:
    seen: dict[tuple[object, ...], int] = {}
    for position, figure in enumerate(facts.observations):
        location: Location = ("observations", position)
        for field, message, level in (*_value_faults(figure), *_sense_faults(figure)):
            yield (*location, field), message, level
        identity = (figure.start, figure.end, figure.indicator, figure.measure, figure.unit,
                    figure.period, figure.value)  # fmt: skip
        if identity in seen:
            yield location, f"is observations[{seen[identity]}] once more", "error"
        seen.setdefault(identity, position)


def _value_faults(figure: Observation) -> Iterator[tuple[str, str, str]]:
    possible = readings(figure.quote)
    if not possible:
        yield "quote", f"'{figure.quote}' prints no number", "error"
        return
    if not any(follows(figure, reading) for reading in possible):
        listed = " or ".join(_shown(reading) for reading in possible)
        yield (
            "value",
            f"{figure.value} does not follow from '{figure.quote}', read as {listed}",
            ("error"),
        )
    modifier = possible[0].modifier
    if figure.modifier != modifier:
        yield "modifier", f"'{figure.quote}' says {modifier}, not {figure.modifier}", "error"


def _shown(reading: Reading) -> str:
    low = f"{reading.value.normalize():f}"
    return low if reading.value_max is None else f"{low}..{reading.value_max.normalize():f}"


def follows(figure: Observation, reading: Reading) -> bool:
    """Tell whether a figure's value is one that a reading of its quote allows.

    A decrease is printed without its sign, a multiple of a plan is kept as percent.
    """
    signs = (1, -1) if figure.measure.startswith(("growth", "plan-difference")) else (1,)
    return any(
        (figure.value, figure.value_max) == _signed(reading, factor * sign)
        for factor in _factors(figure, reading)
        for sign in signs
    )


def _signed(reading: Reading, factor: Decimal) -> tuple[Decimal, Decimal | None]:
    """Return a reading times a factor, the lower end first: "giảm 6 - 8%" is -8 to -6."""
    low = reading.value * factor
    if reading.value_max is None:
        return low, None
    high = reading.value_max * factor
    return min(low, high), max(low, high)


def _factors(figure: Observation, reading: Reading) -> tuple[Decimal, ...]:
    """Return by what a reading may be multiplied; the cell of a table has its scale in its head."""
    if reading.times and figure.unit == "percent" and not reading.percent:
        return (Decimal(100),)
    if figure.unit in MONEY and not any(letter.isalpha() for letter in figure.quote):
        return tuple(Decimal(10) ** power for power in (0, 3, 6, 9))
    return (Decimal(1),)


def _sense_faults(figure: Observation) -> Iterator[tuple[str, str, str]]:
    quote = figure.quote
    if "%" in quote and figure.unit not in PERCENT:
        yield "unit", f"'{quote}' is a percentage, the unit is {figure.unit}", "error"
    if is_money(quote.lower()) and figure.unit not in MONEY:
        yield "unit", f"'{quote}' is money, the unit is {figure.unit}", "error"
    if figure.measure == "plan-completion" and figure.unit != "percent":
        yield "unit", "a plan-completion is in percent", "error"
    if figure.measure == "share" and not 0 <= figure.value <= 100:
        yield "value", f"a share of {figure.value} percent cannot be", "error"
    if figure.value < 0 and not figure.measure.startswith(("growth", "plan-difference")):
        yield "value", "only a growth or a difference can be negative", "error"
    untold = figure.measure in {"plan-completion", "plan-difference", "share"} and not figure.base
    if untold and figure.confidence is None:  # a person looks for what no program finds
        yield "base", f"a {figure.measure} needs a base: what it refers to", "warning"
    if figure.period is None and "period" not in figure.why_null:
        yield "period", "is unknown and why_null does not say why", "warning"


def _citations(facts: Facts) -> Iterator[Found]:
    as_of = facts.report.as_of
    for position, citation in enumerate(facts.citations):
        if citation.document and citation.document not in document_uids():
            yield (
                ("citations", position, "document"),
                f"'{citation.document}' is no uid of the authority of legal documents",
                "error",
            )
        if as_of and citation.year and citation.year > as_of.year + 1:
            yield ("citations", position, "year"), "is later than the report", "warning"


def _programmes(facts: Facts) -> Iterator[Found]:
    for position, programme in enumerate(facts.programmes):
        if programme.programme and programme.programme not in programme_ids():
            yield (
                ("programmes", position, "programme"),
                f"'{programme.programme}' is no id of the authority of programmes",
                "error",
            )
        if programme.programme and not programme.why:
            yield ("programmes", position), "a settled programme needs its 'why'", "error"


def _events(facts: Facts) -> Iterator[Found]:
    named = {person.name for person in facts.people}
    for position, event in enumerate(facts.events):
        for chair in event.chairs:
            if chair not in named:
                message = f"'{chair}' is not among the people"
                yield ("events", position, "chairs"), message, "error"


def _contradictions(facts: Facts, warnings: bool) -> Iterator[Found]:
    starts = {figure.start for figure in facts.observations}
    recorded: set[tuple[str, int]] = set()
    for position, contradiction in enumerate(facts.contradictions):
        recorded.update((contradiction.kind, start) for start in contradiction.observations)
        for start in contradiction.observations:
            if start not in starts:
                message = f"no observation starts at {start}"
                yield ("contradictions", position, "observations"), message, "error"
    level = "error" if facts.report.reviewed else "warning"
    if level == "warning" and not warnings:
        return
    positions = {figure.start: at for at, figure in enumerate(facts.observations)}
    for finding in findings(facts):
        if not any((finding.kind, start) in recorded for start in finding.starts):
            yield (
                ("observations", positions[finding.starts[-1]]),
                f"'{finding.printed}' does not follow: {finding.follows}; "
                f"record it under contradictions (kind {finding.kind}) or correct the facts",
                level,
            )
