"""Made rows of both databases: deterministic, with every kind of local and central body."""

import csv
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DATASET_COLUMNS = (
    "id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc",
    "ngay_het_hieu_luc", "nguon_thu_thap", "ngay_dang_cong_bao", "nganh", "linh_vuc",
    "co_quan_ban_hanh", "chuc_danh", "nguoi_ky", "pham_vi", "thong_tin_ap_dung",
    "tinh_trang_hieu_luc",
)  # fmt: skip
PROVINCES = ("Yên Bái", "Lào Cai", "Hòa Bình", "Bắc Giang", "Sơn La", "Cà Mau", "Gia Lai")
KINDS = (
    ("Nghị quyết", "NQ-HĐND", "Hội đồng nhân dân tỉnh {}", True),
    ("Quyết định", "QĐ-UBND", "UBND Tỉnh {}", True),
    ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", False),
    ("Nghị định", "NĐ-CP", "Chính phủ", False),
    ("Thông tư", "TT-BTC", "Bộ Tài chính", False),
)


def dataset_row(**cells: Any) -> dict[str, Any]:
    """Return a row with the columns of the open data set; by default one ordinary decree."""
    row: dict[str, Any] = dict.fromkeys(DATASET_COLUMNS)
    row.update(
        id=1001,
        title="Về phát triển kinh tế tập thể",
        so_ky_hieu="12/2021/NĐ-CP",
        ngay_ban_hanh="24/02/2021",
        loai_van_ban="Nghị định",
        ngay_co_hieu_luc="15/04/2021",
        co_quan_ban_hanh="Chính phủ",
        pham_vi="Toàn quốc",
        tinh_trang_hieu_luc="Còn hiệu lực",
    )
    return row | cells


def api_row(**cells: Any) -> dict[str, Any]:
    """Return a row as the national API gives it; by default the same decree."""
    row: dict[str, Any] = {
        "id": "1001",
        "docNum": "12/2021/NĐ-CP",
        "docType": {"id": "x", "name": "Nghị định", "code": "NĐ"},
        "title": "Về phát triển kinh tế tập thể",
        "issueDate": "2021-02-24T00:00:00",
        "effFrom": "2021-04-15T00:00:00",
        "effTo": None,
        "effStatus": {"id": "y", "name": "Còn hiệu lực", "code": "CHL"},
        "agencyName": "Chính phủ",
        "organization": {"code": "01"},
        "documentIssues": [{"agencyName": "Chính phủ", "personName": "Nguyễn Xuân Phúc"}],
        "references": [
            {"targetDocument": {"id": "9", "docNum": "1/2003/QH11"}, "referenceType": 3}
        ],
    }
    return row | cells


def made_rows(count: int) -> Iterator[dict[str, Any]]:
    """Return rows of the data set, each another document, always the same ones."""
    for number in range(count):
        type_name, symbol, issuer, local = KINDS[number % len(KINDS)]
        province = PROVINCES[number // len(KINDS) % len(PROVINCES)]
        year = 1990 + number // 7 % 35
        yield dataset_row(
            id=number + 1,
            title=f"Về việc số {number} của năm {year} liên quan đến phát triển hợp tác xã",
            so_ky_hieu=f"{number // 245 + 1:02}/{year}/{symbol}",
            ngay_ban_hanh=f"{number % 28 + 1:02}/{number % 12 + 1:02}/{year}",
            loai_van_ban=type_name,
            co_quan_ban_hanh=issuer.format(province),
            pham_vi=f"Tỉnh {province}" if local else "Toàn quốc",
        )


def write_csv(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write rows as CSV; what is None is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, DATASET_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_json(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write rows as JSON lines, gzipped where the name ends so."""
    with (
        gzip.open(path, "wt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open("w", encoding="utf-8") as file
    ):
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    return path
