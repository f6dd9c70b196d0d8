"""Resolution: never a namesake, never without evidence."""

from datetime import date
from typing import Any

import pytest

from kg.facts.source import read_facts
from kg.law.context import latest_year_end, named_province, report_context
from kg.law.model import Citation
from kg.law.resolve import Context, Resolution, resolve
from tests.conftest import REPORTS, SEEDS

YEN_BAI, BAC_GIANG = "15-2004", "24-2004"


def citation(text: str, quote: str, key: str | None, **fields: object) -> Citation:
    start = text.index(quote)
    read: dict[str, Any] = {
        "type": None, "number": None, "year": None, "symbol": None, "issuer": None, "area": None,
        "date": None, "title": None, **fields,
    }  # fmt: skip
    return Citation(quote=quote, start=start, end=start + len(quote), key=key, **read)


def outcome(
    text: str, quote: str, key: str | None, area: str | None = None, on: str | None = "2023-07-12",
    **fields: object,
) -> Resolution:  # fmt: skip
    day = date.fromisoformat(on) if on else None
    (found,) = resolve([citation(text, quote, key, **fields)], Context(text, area, day))
    return found


SECTOR = "Các HTX và tổ hợp tác của tỉnh được hỗ trợ phát triển kinh tế tập thể theo {} năm nay."

RESOLVED = [
    (SECTOR.format("Quyết định 1804/QĐ-TTg"), "Quyết định 1804/QĐ-TTg", "1804/QĐ-TTg",
     {"type": "Quyết định", "number": "1804"}, "1804/QĐ-TTg@2020"),
    ("theo Quyết định 1804/QĐ-TTg ngày 13/11/2020", "Quyết định 1804/QĐ-TTg ngày 13/11/2020",
     "1804/QĐ-TTg", {"type": "Quyết định", "date": "2020-11-13"}, "1804/QĐ-TTg@2020"),
    (SECTOR.format("Nghị quyết số 20-NQ/TW"), "Nghị quyết số 20-NQ/TW", "20-NQ/TW",
     {"type": "Nghị quyết", "number": "20"}, "20-NQ/TW@2022"),
    ("Ngành y tế bảo vệ, chăm sóc và nâng cao sức khỏe nhân dân theo Nghị quyết 20-NQ/TW.",
     "Nghị quyết 20-NQ/TW", "20-NQ/TW", {"type": "Nghị quyết", "number": "20"}, "20-NQ/TW@2017"),
    ("Nghị quyết 20-NQ/TW ngày 28/01/2008 về giai cấp công nhân", "Nghị quyết 20-NQ/TW",
     "20-NQ/TW", {"date": "2008-01-28", "number": "20"}, "20-NQ/TW@2008"),
    ("quỹ hoạt động theo Nghị định 45/2021/NĐ-CP", "Nghị định 45/2021/NĐ-CP", "45/2021/NĐ-CP",
     {"year": 2021}, "45/2021/NĐ-CP"),
    ("Nghị định 88/2005/NĐ-CP ngày 17/7/2005", "Nghị định 88/2005/NĐ-CP ngày 17/7/2005",
     "88/2005/NĐ-CP", {"year": 2005, "date": "2005-07-17"}, "88/2005/NĐ-CP"),
    ("Quyết định số 01/QĐ-TTg về hỗ trợ hợp tác xã do phụ nữ tham gia quản lý, tạo việc làm cho "
     "lao động nữ", "Quyết định số 01/QĐ-TTg", "01/QĐ-TTg", {"number": "01"}, "01/QĐ-TTg@2023"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "key", "fields", "document"), RESOLVED)
def test_what_the_evidence_settles(
    text: str, quote: str, key: str, fields: dict[str, Any], document: str
) -> None:
    found = outcome(text, quote, key, **fields)
    assert (found.status, found.document) == ("resolved", document)
    assert found.evidence


PROVINCIAL = ("Chương trình số 135-CTr/TU của Tỉnh ủy", "Chương trình số 135-CTr/TU", "135-CTr/TU")

OPEN = [
    # another province, another year, another type, before it existed: nothing fits
    (PROVINCIAL, BAC_GIANG, "2023-07-12", {"type": "Chương trình"}, "unknown"),
    (PROVINCIAL, None, "2023-07-12", {"type": "Chương trình"}, "unknown"),
    (PROVINCIAL, YEN_BAI, "2019-07-12", {"type": "Chương trình"}, "unknown"),
    (("Nghị quyết 135-CTr/TU", "Nghị quyết 135-CTr/TU", "135-CTr/TU"), YEN_BAI, "2023-07-12",
     {"type": "Nghị quyết"}, "unknown"),
    (("Quyết định 01/QĐ-TTg ngày 05/01/2024", "Quyết định 01/QĐ-TTg ngày 05/01/2024",
      "01/QĐ-TTg"), None, "2024-07-12", {"date": "2024-01-05"}, "unknown"),
    (("Quyết định 1804/QĐ-TTg của Thủ tướng", "Quyết định 1804/QĐ-TTg", "1804/QĐ-TTg"),
     None, "2019-12-31", {}, "unknown"),
    (("Quyết định 66-QĐ/TW", "Quyết định 66-QĐ/TW", "66-QĐ/TW"), None, "2023-07-12",
     {"type": "Quyết định"}, "unknown"),
    (("Quyết định 9999/QĐ-UBND", "Quyết định 9999/QĐ-UBND", "9999/QĐ-UBND"), YEN_BAI,
     "2023-07-12", {}, "unknown"),
    # something fits, the evidence does not suffice
    (("Quyết định 01/QĐ-TTg của Thủ tướng", "Quyết định 01/QĐ-TTg", "01/QĐ-TTg"), None,
     "2023-07-12", {"number": "01"}, "ambiguous"),
    (("Quyết định 01/QĐ-TTg, các HTX vận tải", "Quyết định 01/QĐ-TTg", "01/QĐ-TTg"), None,
     "2023-07-12", {"number": "01"}, "ambiguous"),
    (("theo Nghị quyết 20-NQ/TW của Trung ương", "Nghị quyết 20-NQ/TW", "20-NQ/TW"), None,
     "2023-07-12", {"number": "20"}, "ambiguous"),
    (("Quyết định 1804/QĐ-TTg của Thủ tướng", "Quyết định 1804/QĐ-TTg", "1804/QĐ-TTg"),
     None, "2023-07-12", {"number": "1804"}, "ambiguous"),
    # a number alone, in the report of a province that has one of that number too
    (("Nghị quyết 20, Nghị quyết 19 và Kết luận 70 của Trung ương", "Nghị quyết 20", None),
     YEN_BAI, "2023-07-12", {"type": "Nghị quyết", "number": "20"}, "ambiguous"),
    # numbers of a People's Committee begin anew each year
    (("Kế hoạch 641/KH-UBND", "Kế hoạch 641/KH-UBND", "641/KH-UBND"), BAC_GIANG, "2026-01-31",
     {"number": "641"}, "ambiguous"),
    (("Chương trình 10/CTr-UBND", "Chương trình 10/CTr-UBND", "10/CTr-UBND"), YEN_BAI,
     "2022-01-31", {"number": "10"}, "ambiguous"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "area", "on", "fields", "status"), OPEN)
def test_what_is_left_open(
    printed: tuple[str, str, str | None], area: str | None, on: str, fields: dict[str, Any],
    status: str,
) -> None:  # fmt: skip
    found = outcome(*printed, area=area, on=on, **fields)
    assert (found.status, found.document) == (status, None)
    assert found.would_decide


@pytest.mark.parametrize(("area", "document"), [(YEN_BAI, "135-CTr/TU@yen-bai"), (BAC_GIANG, None)])
def test_a_provincial_number_is_of_the_reports_province(area: str, document: str | None) -> None:
    assert outcome(*PROVINCIAL, area=area, type="Chương trình").document == document


@pytest.mark.parametrize(
    ("printed", "document"),
    [("Yên Bái", "06/2021/NQ-HĐND@yen-bai"), ("Sơn La", None), (None, None)],
)
def test_a_printed_province_wins_over_the_reports(
    printed: str | None, document: str | None
) -> None:
    text = "Nghị quyết 06/2021/NQ-HĐND của HĐND tỉnh ấy"
    cited = citation(text, "Nghị quyết 06/2021/NQ-HĐND", "06/2021/NQ-HĐND", year=2021,
                     area=printed)  # fmt: skip
    (found,) = resolve([cited], Context(text, BAC_GIANG, date(2023, 7, 12)))
    assert found.document == document


def test_a_central_number_with_its_year_identifies_itself() -> None:
    text = "Nghị định 55/2015/NĐ-CP"
    found = outcome(text, text, "55/2015/NĐ-CP", number="55")
    assert (found.document, found.evidence) == ("55/2015/NĐ-CP", ("identifies-itself",))


def test_a_law_by_title_that_no_row_describes_is_not_minted() -> None:
    cited = outcome("Luật Bảo hiểm xã hội năm 2024", "Luật Bảo hiểm xã hội năm 2024",
                    "41/2024/QH15", on="2025-01-01", type="Luật")  # fmt: skip
    assert (cited.status, cited.document) == ("unknown", None)


@pytest.mark.parametrize("key", ["45/QĐ-TTg", "08/2019/NQ-HĐND", "20-NQ/TU", "135"])
def test_no_document_is_minted_from_anything_less(key: str) -> None:
    assert outcome(f"theo số {key} này", key, key, area="06-2004").document is None


def test_a_short_mention_repeats_a_full_one() -> None:
    text = "Chương trình số 135-CTr/TU của Tỉnh ủy. Tiếp tục Chương trình hành động 135."
    full = citation(text, "Chương trình số 135-CTr/TU", "135-CTr/TU", type="Chương trình",
                    number="135")  # fmt: skip
    short = citation(text, "Chương trình hành động 135", None, type="Chương trình", number="135")
    found = resolve([full, short], Context(text, YEN_BAI, date(2023, 7, 12)))
    assert [each.document for each in found] == ["135-CTr/TU@yen-bai"] * 2
    assert found[1].evidence[0] == "repeats"


def test_a_term_tells_namesakes_apart() -> None:
    text = "Nghị quyết 20-NQ/TW của Ban Chấp hành Trung ương khóa XII"
    found = outcome(text, "Nghị quyết 20-NQ/TW", "20-NQ/TW", number="20")
    assert found.document == "20-NQ/TW@2017"


def test_the_term_of_another_document_says_nothing() -> None:
    text = (
        "Kết luận số 70-KL/TW ngày 09/3/2020 về tiếp tục thực hiện Nghị quyết Trung ương 5 khóa IX"
    )
    quote = "Kết luận số 70-KL/TW ngày 09/3/2020"
    assert outcome(text, quote, "70-KL/TW", date="2020-03-09").document == "70-KL/TW@2020"


@pytest.mark.parametrize("report", REPORTS)
def test_software_settles_what_the_reader_settled(report: str, texts: object) -> None:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    from pathlib import Path

    content = (Path(str(texts)) / facts.report.source.file).read_bytes().decode()
    read = [
        Citation(
            fact.quote, fact.start, fact.end, fact.type, fact.number, fact.year, fact.symbol,
            fact.issuer, fact.area, fact.date, fact.key, None if fact.number else fact.quote,
        )
        for fact in facts.citations
    ]  # fmt: skip
    found = resolve(read, report_context(facts, content))
    assert [each.document for each in found] == [fact.document for fact in facts.citations]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("HTX tỉnh Yên Bái. Yên Bái có 697 HTX.", YEN_BAI),
        ("tỉnh Lào Cai và tỉnh Yên Bái", None),
        ("không nêu tỉnh nào", None),
    ],
)
def test_the_province_that_a_text_names(text: str, key: str | None) -> None:
    assert named_province(text, date(2023, 12, 31)) == key


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 12/7/2023, năm 2023, đến năm 2025; năm 2023", "2023-12-31"),
        ("đến năm 2021", "2021-12-31"),
        ("ngày 20 tháng 6 năm 2023", "2023-12-31"),
        ("không có ngày", "None"),
    ],
)
def test_the_latest_year_that_a_text_prints(text: str, day: str) -> None:
    assert str(latest_year_end(text)) == day
