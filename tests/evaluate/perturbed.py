"""Predictions made from gold: what a fallible extractor could have found."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
Fact = dict[str, Any]

# What may go wrong with one figure, one attribute each.
MISTAKES: tuple[Callable[[Fact], Fact], ...] = (
    lambda fact: fact | {"value": fact["value"] + 1},
    lambda fact: fact | {"value_max": 10**6},
    lambda fact: fact | {"unit": "person"},
    lambda fact: fact | {"indicator": "members-total"},
    lambda fact: fact | {"indicator": "other", "label": "x"},
    lambda fact: fact | {"measure": "share"},
    lambda fact: fact | {"subject": "household"},
    lambda fact: fact | {"area": f"tỉnh {fact['area']}"},
    lambda fact: fact | {"area": "Việt Nam"},
    lambda fact: fact | {"area": None},
    lambda fact: fact | {"period": None},
    lambda fact: fact | {"period": "2020-12-31"},
    lambda fact: fact | {"period": "2020-01-01/.."},
    lambda fact: fact | {"status": "target"},
    lambda fact: fact | {"modifier": "about"},
    lambda fact: fact | {"organisation": "HTX An Bình"},
    lambda fact: fact | {"start": fact["start"] - 3, "quote": "abc" + fact["quote"]},
    lambda fact: fact | {"start": fact["end"], "end": fact["end"] + 4, "quote": "nn 1"},
    lambda fact: fact | {"quote": "ba HTX"},
)


def perturb(gold: Facts, chance: random.Random, rate: float) -> Facts:
    """Return facts of which a share is lost, doubled or mistaken, in another order."""
    figures = _some(gold["observations"], chance, rate, MISTAKES)
    chance.shuffle(figures)
    return {
        "observations": figures,
        "citations": _some(gold["citations"], chance, rate, (
            lambda fact: fact | {"key": None},
            lambda fact: fact | {"key": str(fact["key"]).lower()},
            lambda fact: fact | {"end": fact["start"] + 2},
        )),
        "people": _some(gold["people"], chance, rate, (
            lambda fact: fact | {"name": f" {fact['name']}"},
            lambda fact: fact | {"name": fact["name"].upper()},
        )),
    }  # fmt: skip


def _some(
    facts: list[Fact],
    chance: random.Random,
    rate: float,
    mistakes: tuple[Callable[[Fact], Fact], ...],
) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if chance.random() > rate:
            kept.append(fact)
        elif chance.random() > 0.2:
            kept.append(chance.choice(mistakes)(fact))
            if chance.random() < 0.2:
                kept.append(chance.choice(mistakes)(fact))
    return kept


def write_perturbed(corpus: Path, folder: Path, seed: int, rate: float) -> Path:
    """Write predictions for the corpus; the same seed gives the same files."""
    chance = random.Random(seed)
    folder.mkdir()
    for path in sorted(corpus.glob("*.json")):
        facts = perturb(json.loads(path.read_text("utf-8")), chance, rate)
        (folder / path.name).write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    return folder
