"""`kg evaluate`: scores, errors and what a change did, as tables for people or JSON for tools."""

from dataclasses import asdict, dataclass
from typing import Any

from kg.ask.answers import Table
from kg.cli.evaluate_labels import ATTRIBUTES_VI, KINDS, LABELS, NARROW
from kg.cli.tables import print_json, print_table
from kg.evaluate.changes import Change, Changes, changes
from kg.evaluate.errors import Error, Outcome, errors
from kg.evaluate.evaluate import Evaluation
from kg.evaluate.items import Said
from kg.evaluate.scores import Tally, accuracies


@dataclass(frozen=True)
class Wanted:
    """What the caller wants told besides the scores."""

    by_document: bool
    errors: bool
    min_confidence: float | None
    baseline: Evaluation | None


def print_evaluation(evaluation: Evaluation, wanted: Wanted, language: str, as_json: bool) -> None:
    """Print the scores of predictions, and what else is wanted."""
    if as_json:
        print_json(_data(evaluation, wanted))
        return
    labels = LABELS[language]
    before = wanted.baseline.tallies() if wanted.baseline else None
    _print_scores(
        evaluation.tallies(), labels["scores"], language, before, _about(evaluation, labels)
    )
    _print_attributes(evaluation, language)
    if wanted.min_confidence is not None:
        print()
        title = labels["confident"].format(least=_share(wanted.min_confidence, language, 2))
        told, of = evaluation.telling_confidence()
        caption = labels["telling"].format(told=told, of=of)
        counted = evaluation.confident_tallies(wanted.min_confidence)
        _print_scores(counted, title, language, caption=caption)
    if wanted.by_document:
        _print_documents(evaluation, language)
    if wanted.errors:
        _print_errors(errors(evaluation.matched), language)
    if wanted.baseline:
        _print_changes(changes(wanted.baseline.matched, evaluation.matched), language)


def _about(evaluation: Evaluation, labels: dict[str, str]) -> str:
    told = labels["documents"].format(count=len(evaluation.documents))
    if evaluation.absent:
        told += "; " + labels["absent"].format(names=", ".join(evaluation.absent))
    return told


def _share(value: float, language: str, places: int = 3) -> str:
    shown = f"{value:.{places}f}"
    return shown.replace(".", ",") if language == "vi" else shown


def _print_scores(
    counted: dict[str, Tally],
    title: str,
    language: str,
    before: dict[str, Tally] | None = None,
    caption: str | None = None,
) -> None:
    columns = ["level", "gold", "predicted", "correct", "precision", "recall", "f1"]
    if before is not None:
        columns += ["before", "gain"]
    rows = [
        [LABELS[language][level], *_cells(one, language),
         *(_against(one, before[level], language) if before is not None else [])]
        for level, one in counted.items()
        if one.gold or one.predicted
    ]  # fmt: skip
    heads = [LABELS[language][column] for column in columns]
    print_table(Table(heads, rows, [False] + [True] * (len(heads) - 1)), title, caption)


def _cells(one: Tally, language: str) -> list[str]:
    shares = [_share(value, language) for value in (one.precision, one.recall, one.f1)]
    return [str(one.gold), str(one.predicted), str(one.correct), *shares]


def _against(now: Tally, before: Tally, language: str) -> list[str]:
    gain = _share(abs(now.f1 - before.f1), language)
    sign = "" if not float(gain.replace(",", ".")) else "+" if now.f1 > before.f1 else "−"
    return [_share(before.f1, language), sign + gain]


def _print_attributes(evaluation: Evaluation, language: str) -> None:
    rows = [
        [KINDS[language][kind], _attribute(attribute, language), str(one.compared),
         str(one.agreed), _share(one.agreed / one.compared, language)]
        for (kind, attribute), one in accuracies(evaluation.matched).items()
    ]  # fmt: skip
    if rows:
        columns = ("fact", "attribute", "compared", "correct", "accuracy")
        heads = [LABELS[language][column] for column in columns]
        title = LABELS[language]["by_attribute"]
        print()
        print_table(Table(heads, rows, [False, False, True, True, True]), title)


def _attribute(attribute: str, language: str) -> str:
    if language == "vi":
        return ATTRIBUTES_VI[attribute]
    return attribute.replace("_", " ")


def _print_documents(evaluation: Evaluation, language: str) -> None:
    rows = [
        [name, *(_share(one.f1, language, 2) if one.gold or one.predicted else ""
                 for one in counted.values())]
        for name, counted in evaluation.tallies_by_document().items()
    ]  # fmt: skip
    heads = [LABELS[language]["document"], *NARROW[language].values()]
    numeric = [False] + [True] * len(NARROW[language])
    print()
    print_table(Table(heads, rows, numeric), LABELS[language]["by_document"])


def _print_errors(found: list[Error], language: str) -> None:
    labels = LABELS[language]
    print()
    print(labels["errors"].format(count=len(found)))
    for error in found:
        place = _place(error.document, error.start, error.kind, error.quote, language)
        if error.outcome is not Outcome.differs:
            print(f"{place}: {labels[error.outcome]}: {error.says}")
            continue
        told = "; ".join(
            f"{_attribute(one.attribute, language)}: {labels['gold'].lower()} "
            f"{_said(one.gold, labels)}, {labels['predicted'].lower()} "
            f"{_said(one.predicted, labels)}"
            for one in error.differences
        )
        print(f"{place}: {labels[error.outcome]}: {told}")


def _place(document: str, start: int, kind: str, quote: str, language: str) -> str:
    words = f" “{quote}”" if quote else ""
    return f"{document}:{start}: {KINDS[language][kind]}{words}"


def _said(said: Said, labels: dict[str, str]) -> str:
    return labels["nothing"] if said is None else str(said)


def _print_changes(found: Changes, language: str) -> None:
    for name, each in (("gains", found.gains), ("losses", found.losses)):
        print()
        print(LABELS[language][name].format(count=len(each)))
        for change in each:
            print(f"  {_changed(change, language)}")


def _changed(change: Change, language: str) -> str:
    labels = LABELS[language]
    place = _place(change.document, change.start, change.kind, change.quote, language)
    told = ", ".join(
        f"{labels[name].lower()} {_said(said, labels)}"
        for name, said in (("gold", change.gold), ("was", change.before), ("now", change.after))
    )
    return f"{place}: {_attribute(change.attribute, language)}: {told}"


def _data(evaluation: Evaluation, wanted: Wanted) -> dict[str, Any]:
    data: dict[str, Any] = {
        "documents": [one.name for one in evaluation.documents],
        "without_prediction": evaluation.absent,
        "levels": _levels(evaluation.tallies()),
        "attributes": [
            {"kind": kind, "attribute": attribute, **asdict(one)}
            for (kind, attribute), one in accuracies(evaluation.matched).items()
        ],
    }
    if wanted.min_confidence is not None:
        counted = evaluation.confident_tallies(wanted.min_confidence)
        data["confident"] = {"min_confidence": wanted.min_confidence, "levels": _levels(counted)}
    if wanted.by_document:
        data["by_document"] = {
            name: _levels(counted) for name, counted in evaluation.tallies_by_document().items()
        }
    if wanted.errors:
        data["errors"] = [asdict(error) for error in errors(evaluation.matched)]
    if wanted.baseline:
        found = changes(wanted.baseline.matched, evaluation.matched)
        data["baseline"] = {"levels": _levels(wanted.baseline.tallies()), **asdict(found)}
    return data


def _levels(counted: dict[str, Tally]) -> dict[str, dict[str, float]]:
    return {
        level: {**asdict(one), "precision": round(one.precision, 4),
                "recall": round(one.recall, 4), "f1": round(one.f1, 4)}
        for level, one in counted.items()
    }  # fmt: skip
