"""Importing: what is taken, merged, kept apart, linked, updated and refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.authority.documents import documents
from kg.law.national.importing import import_file
from kg.law.national.index import NationalDocument, NationalIndex, index_path
from kg.law.national.report import ImportReport
from tests.law.national.made import api_row, dataset_row, made_rows, write_csv, write_json

Row = dict[str, Any]


def imported(tmp_path: Path, *rows: Row) -> ImportReport:
    return import_file(write_json(tmp_path / "rows.jsonl", rows), tmp_path / "store")


def found(tmp_path: Path, key: str = "12/2021/NĐ-CP") -> list[NationalDocument]:
    index = NationalIndex.open(tmp_path / "store")
    assert index is not None
    with index:
        return index.by_key(key)


def test_both_databases_say_the_same(tmp_path: Path) -> None:
    import_file(write_json(tmp_path / "a.jsonl", [dataset_row()]), tmp_path / "one")
    import_file(write_json(tmp_path / "b.jsonl", [api_row()]), tmp_path / "other")
    described = []
    for store in ("one", "other"):
        index = NationalIndex.open(tmp_path / store)
        assert index is not None
        with index:
            described += index.by_key("12/2021/NĐ-CP")
    assert described[0] == NationalDocument(
        uid="vbpl-1001",
        key="12/2021/NĐ-CP",
        type="Nghị định",
        number="12",
        symbol="NĐ-CP",
        issuer="Chính phủ",
        area="vn",
        date="2021-02-24",
        title="Về phát triển kinh tế tập thể",
        effective_from="2021-04-15",
        effective_to=None,
        status="Còn hiệu lực",
        vbpl_id="1001",
        source="vbpl-dataset",
        conflict=False,
        curated_uid=None,
    )
    assert {described[1].source, described[0].source} == {"vbpl-api", "vbpl-dataset"}
    assert described[1].uid == described[0].uid


def test_joint_issuers_and_lists_without_them(tmp_path: Path) -> None:
    joint = [{"agencyName": "Bộ Tài chính"}, {"agencyName": "Bộ Công an"}]
    imported(tmp_path, api_row(documentIssues=joint), api_row(id=2, documentIssues=None))
    assert [row.issuer for row in found(tmp_path)] == ["Bộ Tài chính; Bộ Công an", "Chính phủ"]


def test_every_format_gives_the_same_index(tmp_path: Path) -> None:
    rows = [row | {"id": str(row["id"])} for row in made_rows(300)]
    files = [
        write_csv(tmp_path / "rows.csv", rows),
        write_json(tmp_path / "rows.jsonl", rows),
        write_json(tmp_path / "rows.jsonl.gz", rows),
    ]
    bom = tmp_path / "bom.csv"
    bom.write_bytes(b"\xef\xbb\xbf" + files[0].read_bytes())
    made = []
    for number, file in enumerate([*files, bom]):
        report = import_file(file, tmp_path / f"{number}")
        assert (report.rows, report.taken, report.documents) == (300, 300, 300)
        made.append(index_path(tmp_path / f"{number}").read_bytes())
    assert len(set(made)) == 1


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "rows.csv", made_rows(500))
    first = import_file(file, tmp_path / "store")
    path = index_path(tmp_path / "store")
    before = (path.read_bytes(), path.stat().st_ino, path.stat().st_mtime_ns)
    again = import_file(file, tmp_path / "store")
    assert (first.taken, first.published) == (500, True)
    assert (again.taken, again.updated, again.unchanged, again.published) == (0, 0, 500, False)
    assert (path.read_bytes(), path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_two_files_give_the_same_in_any_order(tmp_path: Path) -> None:
    rows = list(made_rows(400))
    one = write_csv(tmp_path / "one.csv", rows[:250])
    other = write_csv(tmp_path / "other.csv", rows[200:])
    for store, files in (("a", (one, other)), ("b", (other, one))):
        for file in files:
            import_file(file, tmp_path / store)
    assert index_path(tmp_path / "a").read_bytes() == index_path(tmp_path / "b").read_bytes()


def test_a_newer_file_updates_by_the_id(tmp_path: Path) -> None:
    imported(tmp_path, dataset_row(), dataset_row(id=1002, so_ky_hieu="13/2021/NĐ-CP"))
    report = imported(
        tmp_path,
        api_row(title="Tên mới", effTo="2024-01-01T00:00:00"),
        api_row(id="1003", docNum="14/2021/NĐ-CP"),
    )
    (row,) = found(tmp_path)
    assert (row.uid, row.title, row.effective_to) == ("vbpl-1001", "Tên mới", "2024-01-01")
    assert not row.conflict
    assert (report.taken, report.updated, report.unchanged, report.documents) == (1, 1, 0, 3)
    assert found(tmp_path, "13/2021/NĐ-CP")


def test_a_newer_file_corrects_a_number(tmp_path: Path) -> None:
    imported(tmp_path, dataset_row(so_ky_hieu="21/2021/NĐ-CP"))
    imported(tmp_path, dataset_row())
    assert found(tmp_path, "21/2021/NĐ-CP") == []
    assert [row.uid for row in found(tmp_path)] == ["vbpl-1001"]


def test_repeated_rows_are_one(tmp_path: Path) -> None:
    report = imported(
        tmp_path,
        dataset_row(tinh_trang_hieu_luc="Chưa có hiệu lực"),
        dataset_row(so_ky_hieu="số 12/2021/ND-CP", ngay_ban_hanh="2021-02-24"),
    )
    (row,) = found(tmp_path)
    assert row.status == "Còn hiệu lực"
    assert (report.rows, report.taken, report.merged, report.conflicting) == (2, 1, 1, 0)


@pytest.mark.parametrize(
    "poorer",
    [
        dataset_row(id=None),
        dataset_row(id=None, title=None),
        dataset_row(id=None, ngay_ban_hanh=None),
        dataset_row(id=None, ngay_ban_hanh="2021"),
        dataset_row(ngay_ban_hanh=None),
        dataset_row(title=None),
        dataset_row(title="VỀ PHÁT TRIỂN  kinh tế, tập thể"),
    ],
    ids=str,
)
def test_a_row_that_says_nothing_more_is_merged(poorer: Row, tmp_path: Path) -> None:
    for store, rows in (("a", [dataset_row(), poorer]), ("b", [poorer, dataset_row()])):
        file = write_json(tmp_path / f"{store}.jsonl", rows)
        report = import_file(file, tmp_path / store)
        assert (report.taken, report.merged, report.documents) == (1, 1, 1)
        assert report.conflicting == 0
        import_file(file, tmp_path / store)
        index = NationalIndex.open(tmp_path / store)
        assert index is not None
        with index:
            (row,) = index.by_key("12/2021/NĐ-CP")
        assert (row.uid, row.date) == ("vbpl-1001", "2021-02-24")


@pytest.mark.parametrize(
    "other",
    [
        dataset_row(id=1002),
        dataset_row(id=1002, title="Khác"),
        dataset_row(title="Khác"),
        dataset_row(id=None, title="Khác"),
        dataset_row(id=1002, ngay_ban_hanh=None),
    ],
    ids=str,
)
def test_conflicting_rows_both_stay_and_are_marked(other: Row, tmp_path: Path) -> None:
    report = imported(tmp_path, dataset_row(), other)
    rows = found(tmp_path)
    assert len({row.uid for row in rows}) == 2
    assert all(row.conflict for row in rows)
    assert (report.taken, report.conflicting) == (2, 2)
    assert imported(tmp_path, dataset_row(), other).unchanged == 2
    assert found(tmp_path) == rows


def test_a_conflict_ends_when_its_cause_does(tmp_path: Path) -> None:
    imported(tmp_path, dataset_row(), dataset_row(id=1002))
    imported(tmp_path, dataset_row(id=1002, so_ky_hieu="13/2021/NĐ-CP"))
    assert [row.conflict for row in found(tmp_path)] == [False]


@pytest.mark.parametrize(
    "other",
    [
        {"ngay_ban_hanh": "25/02/2021"},
        {"co_quan_ban_hanh": "Quốc hội"},
        {"loai_van_ban": "Nghị quyết"},
        {"so_ky_hieu": "13/2021/NĐ-CP"},
        {"co_quan_ban_hanh": None},
        {"loai_van_ban": None},
    ],
    ids=str,
)
def test_another_key_is_no_conflict(other: Row, tmp_path: Path) -> None:
    report = imported(tmp_path, dataset_row(), dataset_row(id=1002, **other))
    assert (report.taken, report.conflicting) == (2, 0)


def test_one_number_of_two_provinces(tmp_path: Path) -> None:
    rows = [
        dataset_row(id=id, so_ky_hieu="01/2026/NQ-HĐND", loai_van_ban="Nghị quyết",
                    ngay_ban_hanh="02/02/2026", co_quan_ban_hanh=issuer, title="Quy chế làm việc")
        for id, issuer in ((188001, "HĐND Tỉnh Đồng Nai"), (187649, "HĐND Thành phố Huế"))
    ]  # fmt: skip
    assert imported(tmp_path, *rows).conflicting == 0
    assert {row.area for row in found(tmp_path, "01/2026/NQ-HĐND")} == {"75-2025", "46-2025"}


def test_bodies_that_are_not_certain_are_never_one(tmp_path: Path) -> None:
    row = dataset_row(so_ky_hieu="01/2021/QĐ-UBND", co_quan_ban_hanh="UBND", pham_vi=None)
    assert imported(tmp_path, row, row | {"id": 1002}).conflicting == 0


def test_a_year_is_no_day_of_a_party_document(tmp_path: Path) -> None:
    row = dataset_row(so_ky_hieu="20-NQ/TW", loai_van_ban="Nghị quyết", ngay_ban_hanh="2012",
                      co_quan_ban_hanh="Ban Chấp hành Trung ương")  # fmt: skip
    assert imported(tmp_path, row, row | {"id": 1002}).conflicting == 0


CURATED_ROWS = [
    ("17/2023/QH15", dataset_row(id=166269, so_ky_hieu="17/2023/QH15", ngay_ban_hanh="20/06/2023",
                                 loai_van_ban="Luật", co_quan_ban_hanh="Quốc hội")),
    ("17/2023/QH15", dataset_row(id=166269, so_ky_hieu="17/2023/QH15", ngay_ban_hanh=None,
                                 co_quan_ban_hanh=None)),
    ("1804/QĐ-TTg@2020", dataset_row(so_ky_hieu="1804/QD-TTG", ngay_ban_hanh="13/11/2020",
                                     co_quan_ban_hanh="Thủ tướng chính phủ")),
    ("69/2020/NQ-HĐND@yen-bai", dataset_row(so_ky_hieu="69/2020/NQ-HĐND", pham_vi="Tỉnh Yên Bái",
                                            ngay_ban_hanh="16/12/2020",
                                            co_quan_ban_hanh="HĐND Tỉnh Yên Bái")),
    ("20-NQ/TW@2022", dataset_row(so_ky_hieu="20/NQ-TW", ngay_ban_hanh="2022-06-16",
                                  co_quan_ban_hanh="Ban chấp hành Trung ương")),
    ("246/2006/QĐ-TTg", dataset_row(so_ky_hieu="246/2006/QĐ-TTg", ngay_ban_hanh=None,
                                    co_quan_ban_hanh="Thủ tướng Chính phủ")),
]  # fmt: skip


@pytest.mark.parametrize(("uid", "row"), CURATED_ROWS)
def test_a_curated_document_is_linked(uid: str, row: Row, tmp_path: Path) -> None:
    before = documents()[uid]
    report = imported(tmp_path, row)
    (linked,) = found(tmp_path, documents()[uid].key)
    assert linked.curated_uid == uid
    assert report.linked == 1
    assert documents()[uid] == before


@pytest.mark.parametrize(
    "row",
    [
        dataset_row(so_ky_hieu="1804/QĐ-TTg", ngay_ban_hanh="13/11/2019",
                    co_quan_ban_hanh="Thủ tướng Chính phủ"),
        dataset_row(so_ky_hieu="1804/QĐ-TTg", ngay_ban_hanh="13/11/2020",
                    co_quan_ban_hanh="Bộ Tài chính"),
        dataset_row(so_ky_hieu="1804/QĐ-TTg", ngay_ban_hanh=None,
                    co_quan_ban_hanh="Thủ tướng Chính phủ"),
        dataset_row(so_ky_hieu="69/2020/NQ-HĐND", pham_vi="Tỉnh Lào Cai",
                    ngay_ban_hanh="16/12/2020", co_quan_ban_hanh="HĐND Tỉnh Lào Cai"),
        dataset_row(so_ky_hieu="20-NQ/TW", ngay_ban_hanh="2026-02-01",
                    co_quan_ban_hanh="Ban Chấp hành Trung ương"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_certain_is_not_linked(row: Row, tmp_path: Path) -> None:
    assert imported(tmp_path, row).linked == 0


def test_every_refused_row_is_told(tmp_path: Path) -> None:
    report = imported(
        tmp_path,
        dataset_row(),
        dataset_row(id=1, so_ky_hieu=None),
        dataset_row(id=2, so_ky_hieu="Không số"),
        dataset_row(id=3, ngay_ban_hanh="31/02/2020"),
        dataset_row(id=4, so_ky_hieu="1" * 101),
        dataset_row(id=5, ngay_het_hieu_luc="mai sau"),
    )
    told = [(refusal.line, refusal.reason, refusal.value) for refusal in report.refusals]
    assert told == [
        (2, "so_ky_hieu: there is no number", ""),
        (3, "so_ky_hieu: has no number", "Không số"),
        (4, "ngay_ban_hanh: is no date", "31/02/2020"),
        (5, "so_ky_hieu: is too long for a number", "1" * 79 + "…"),
    ]
    assert (report.rows, report.taken, report.refused) == (6, 2, 4)
    assert report.left_out == {"ngay_het_hieu_luc: is no date": 1}
    assert report.refusals_file is not None
    listed = Path(report.refusals_file).read_text("utf-8").splitlines()
    assert [json.loads(line)["line"] for line in listed] == [2, 3, 4, 5]
    assert json.loads(json.dumps(report.to_dict()))["refused_because"] == report.refused_because


def test_rows_of_another_length_are_refused_by_line(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "rows.csv", [dataset_row(title="hai\ndòng"), dataset_row(id=7)])
    with file.open("a", encoding="utf-8") as lines:
        lines.write("8,cụt\n")
    report = import_file(file, tmp_path / "store")
    assert [refusal.line for refusal in report.refusals] == [5]
    assert (report.taken, report.refused) == (2, 1)


def test_an_import_without_faults_lists_none(tmp_path: Path) -> None:
    imported(tmp_path, dataset_row(so_ky_hieu=None), dataset_row())
    assert imported(tmp_path, dataset_row()).refusals_file is None
    assert list((tmp_path / "store" / "national").glob("refused*")) == []


def test_progress_counts_the_rows(tmp_path: Path) -> None:
    seen: list[int] = []
    import_file(write_csv(tmp_path / "r.csv", made_rows(12000)), tmp_path / "s", seen.append)
    assert seen == [5000, 10000, 12000]


def test_the_counts_add_up(tmp_path: Path) -> None:
    rows = [*made_rows(50), *made_rows(20), dataset_row(so_ky_hieu=None)]
    import_file(write_json(tmp_path / "a.jsonl", rows), tmp_path / "store")
    changed = [row | {"title": "Khác"} for row in made_rows(10)]
    report = imported(tmp_path, *changed, *rows[10:], *made_rows(60))
    assert report.rows == (
        report.taken + report.updated + report.unchanged + report.merged + report.refused
    )
    assert report.documents == len(NationalIndex.open(tmp_path / "store") or ())
