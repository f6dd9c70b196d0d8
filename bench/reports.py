"""Made reports: facts as a careful reader would write them, the same for the same number.

Figures draw indicator, subject, sector and province from the real lists; each quote prints its
value, a completion fits its result and its plan, so `kg check` and `kg validate` find nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from hashlib import sha256
from itertools import product
from random import Random
from typing import Any

from kg.ask.answers import number as grouped
from kg.authority.areas import Area, areas
from kg.authority.codes import codes
from kg.authority.documents import Document, documents

FIRST_YEAR, YEARS = 2008, 16  # the provinces of these years are those of 2004
PLANNED, PLAIN = 20, 105  # figures with a completion and without
PRINTED_PLANS = 5  # completions whose plan is printed too
CITATIONS, PEOPLE = 10, 4
GAP = 120  # characters between two facts

Json = dict[str, Any]
Pair = tuple[str, str]  # indicator and subject

NEARNESS = {"exact": "", "about": "khoảng ", "more-than": "trên ", "nearly": "gần "}
NEARNESS_WEIGHTS = (85, 5, 5, 5)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Thanh", "Hữu", "Ngọc", "Xuân", "Hồng", "Nhân")
GIVEN = ("An", "Bình", "Chương", "Dũng", "Đạo", "Giang", "Hà", "Hùng", "Lan", "Mai", "Nam", "Phúc",
         "Quân", "Sơn", "Thúy", "Thủy", "Trung", "Tú", "Việt", "Yến")  # fmt: skip
ROLES = ("Chủ tịch", "Phó Chủ tịch", "Chánh Văn phòng", "Trưởng phòng")


@dataclass(frozen=True)
class Scale:
    """How an indicator is printed: its unit, the word behind the number, its usual size."""

    unit: str
    word: str
    low: int
    high: int
    factor: int = 1  # of the word: a billion for tỷ

    def draw(self, random: Random) -> tuple[Decimal, str]:
        """Return a value and how it is printed: 32664 as "32.664 thành viên"."""
        whole = Decimal(random.randint(self.low, self.high))
        shown = whole if self.factor == 1 else whole / 10
        return shown * self.factor, f"{grouped(str(shown), 'vi')} {self.word}"


SCALES = {
    "organisations": Scale("organisation", "HTX", 100, 999),
    "members": Scale("person", "thành viên", 10_000, 99_999),
    "workers": Scale("person", "lao động", 1_000, 99_999),
    "managers": Scale("person", "cán bộ", 100, 9_999),
    "people": Scale("person", "người", 100, 9_999),
    "delegates": Scale("person", "đại biểu", 50, 400),
    "households": Scale("household", "hộ", 100, 9_999),
    "products": Scale("product", "sản phẩm", 10, 400),
    "revenue-total": Scale("VND", "tỷ đồng", 1_000, 99_999, 10**9),
    "profit-total": Scale("VND", "tỷ đồng", 100, 9_999, 10**9),
    "assets-total": Scale("VND", "tỷ đồng", 1_000, 99_999, 10**9),
    "charter-capital-total": Scale("VND", "tỷ đồng", 1_000, 99_999, 10**9),
    "charter-capital-average": Scale("VND", "triệu đồng", 5_000, 30_000, 10**6),
    "revenue-average": Scale("VND/year", "triệu đồng", 5_000, 50_000, 10**6),
    "profit-average": Scale("VND/year", "triệu đồng", 500, 5_000, 10**6),
    "income-average": Scale("VND/month", "triệu đồng", 30, 150, 10**6),
    "loans": Scale("VND", "tỷ đồng", 10, 999, 10**9),
    "support-funding": Scale("VND", "tỷ đồng", 10, 999, 10**9),
}


@cache
def scale(indicator: str) -> Scale | None:
    """Return the scale of an indicator or of its family: organisations-new of organisations."""
    return SCALES.get(indicator) or SCALES.get(indicator.partition("-")[0])


@cache
def pairs() -> list[Pair]:
    """Return every indicator that has a scale with every subject, from the real code lists."""
    indicators = sorted(code for code in codes("indicator") if scale(code))
    return list(product(indicators, sorted(codes("subject"))))


@cache
def provinces() -> list[Area]:
    """Return the provinces as they were before 2025."""
    return [area for area in areas().by_key.values()
            if area.level == "province" and area.key.endswith("-2004")]  # fmt: skip


@cache
def citable(year: int) -> list[Document]:
    """Return the national documents that a report of a year can cite."""
    return [document for document in documents().values()
            if document.area == "vn" and (document.date or "9") < str(year)]  # fmt: skip


@dataclass
class Writer:
    """Writes one report: its random numbers, and where in its text the next words stand."""

    number: int
    at: int = 0
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.number)

    @property
    def year(self) -> int:
        """The year that the report is about."""
        return FIRST_YEAR + self.number // len(provinces()) % YEARS

    @property
    def province(self) -> Area:
        """The province that the report is about."""
        return provinces()[self.number % len(provinces())]

    @property
    def whole_year(self) -> str:
        """The period of the report."""
        return f"{self.year}-01-01/{self.year}-12-31"

    def words(self, quote: str) -> Json:
        """Return the quote with its offsets, behind all that was written before."""
        start = self.at + GAP
        self.at = start + len(quote)
        return {"quote": quote, "start": start, "end": self.at}


def facts(number: int) -> Json:
    """Return the facts of the made report of a number, in the format of facts files."""
    writer = Writer(number)
    content = {
        "observations": [*_planned(writer), *_plain(writer)],
        "citations": [_citation(writer) for _ in range(CITATIONS)],
        "people": [_person(writer) for _ in range(PEOPLE)],
    }
    return {"report": _report(writer), **content}


def facts_json(number: int) -> str:
    """Return the facts of the made report of a number as the text of a facts file."""
    return json.dumps(facts(number), ensure_ascii=False, indent=1)


def report_id(number: int) -> str:
    """Return the id of a made report."""
    return f"bench-{number:06d}"


def _report(writer: Writer) -> Json:
    return {
        "id": report_id(writer.number),
        "title": f"Báo cáo kinh tế tập thể {writer.province.full_name} năm {writer.year}",
        "area": writer.province.name_vi,
        "period": writer.whole_year,
        "source": {
            "file": f"{report_id(writer.number)}.txt",
            "sha256": sha256(report_id(writer.number).encode()).hexdigest(),
            "characters": writer.at + GAP,
        },
        "reviewed": {"by": "bench", "date": "2026-11-25"},
    }


def _shuffled(writer: Writer) -> list[Pair]:
    """Return the pairs in the order of this report; each is used once, so nothing conflicts."""
    return Random(writer.number).sample(pairs(), len(pairs()))


def _is_counted(pair: Pair) -> bool:
    found = scale(pair[0])
    return found is not None and found.factor == 1


def _planned(writer: Writer) -> Iterator[Json]:
    """Yield results with their completions; of some the plan is printed."""
    counted = [pair for pair in _shuffled(writer) if _is_counted(pair)]
    for position, pair in enumerate(counted[:PLANNED]):
        value, quote = _scale(pair).draw(writer.random)
        plan = int(value) * 100 // writer.random.randint(60, 160)
        percent = (value * 100 / plan).quantize(Decimal("0.1"), ROUND_HALF_UP)
        same = {"area": writer.province.name_vi, "period": writer.whole_year}
        yield _figure(writer, pair, value, quote, **same)
        yield _figure(
            writer,
            pair,
            percent,
            f"{percent}%".replace(".", ","),
            **same,
            measure="plan-completion",
            unit="percent",
            base=f"kế hoạch năm {writer.year}",
        )
        if position < PRINTED_PLANS:
            printed = f"{grouped(str(plan), 'vi')} {_scale(pair).word}"
            yield _figure(writer, pair, Decimal(plan), printed, **same, status="target")


def _plain(writer: Writer) -> Iterator[Json]:
    counted = [pair for pair in _shuffled(writer) if _is_counted(pair)]
    others = [pair for pair in _shuffled(writer) if pair not in set(counted[:PLANNED])]
    for pair in others[:PLAIN]:
        if writer.random.random() < 0.15:
            yield _growth(writer, pair)
        else:
            yield _value(writer, pair)


def _growth(writer: Writer, pair: Pair) -> Json:
    percent = Decimal(writer.random.randint(10, 400)) / 10
    quote = f"tăng {grouped(str(percent), 'vi')}%"
    return _figure(writer, pair, percent, quote, measure="growth-rate", unit="percent",
                   area=writer.province.name_vi, period=writer.whole_year)  # fmt: skip


def _value(writer: Writer, pair: Pair) -> Json:
    random, year = writer.random, writer.year
    nearness = random.choices(tuple(NEARNESS), NEARNESS_WEIGHTS)[0]
    value, quote = _scale(pair).draw(random)
    status, period = random.choice(
        (
            ("observed", writer.whole_year),
            ("observed", f"{year}-12-31"),
            ("estimate", f"{year}-01-01/{year}-06-30"),
            ("target", f"{year + 1}-01-01/{year + 1}-12-31"),
        )
    )
    place = writer.province if random.random() < 0.8 else random.choice(provinces())
    sector = "all" if random.random() < 0.7 else random.choice(sorted(codes("sector")))
    return _figure(writer, pair, value, NEARNESS[nearness] + quote, sector=sector, status=status,
                   area=place.name_vi, period=period, modifier=nearness)  # fmt: skip


def _scale(pair: Pair) -> Scale:
    found = scale(pair[0])
    assert found is not None
    return found


def _figure(writer: Writer, pair: Pair, value: Decimal, quote: str, **other: str) -> Json:
    return {
        "indicator": pair[0],
        "measure": "value",
        "subject": pair[1],
        "sector": "all",
        "value": int(value) if value == int(value) else float(value),
        "unit": _scale(pair).unit,
        "status": "observed",
        "modifier": "exact",
        **other,
        **writer.words(quote),
    }


def _citation(writer: Writer) -> Json:
    document = writer.random.choice(citable(writer.year))
    return {
        "type": document.type,
        "number": document.number,
        "symbol": document.symbol,
        "issuer": document.issuer,
        "key": document.key,
        "document": document.uid,
        "why": "In đủ số và ký hiệu.",
        **writer.words(f"{document.type} số {document.key}"),
    }


def _person(writer: Writer) -> Json:
    random = writer.random
    name = " ".join(random.choice(part) for part in (FAMILY, MIDDLE, GIVEN))
    role = random.choice(ROLES)
    body = f"Liên minh HTX {writer.province.full_name}"
    return {
        "name": name,
        "posts": [{"role": role, "organisation": body}],
        **writer.words(f"{name} – {role} {body}"),
    }
