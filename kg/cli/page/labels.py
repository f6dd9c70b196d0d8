"""What the page calls things, in Vietnamese and in English."""

import html
from typing import Any

from kg.ask.answers import number
from kg.authority.codes import codes, label

KINDS = {
    "observations": ("Số liệu", "Figures"),
    "citations": ("Văn bản được dẫn", "Citations"),
    "people": ("Người", "People"),
    "events": ("Sự kiện", "Events"),
    "programmes": ("Chương trình", "Programmes"),
    "organisations": ("Tổ chức", "Organisations"),
    "products": ("Sản phẩm", "Products"),
    "legal_relations": ("Quan hệ văn bản", "Legal relations"),
}
ATTRIBUTES = {
    "indicator": ("Chỉ tiêu", "Indicator"), "measure": ("Thước đo", "Measure"),
    "subject": ("Đối tượng", "Subject"), "sector": ("Lĩnh vực", "Sector"),
    "area": ("Địa bàn", "Area"), "period": ("Kỳ", "Period"), "value": ("Giá trị", "Value"),
    "value_max": ("Đến", "To"), "unit": ("Đơn vị", "Unit"), "status": ("Trạng thái", "Status"),
    "modifier": ("Mức chính xác", "Modifier"), "base": ("So với", "Base"),
    "organisation": ("Tổ chức", "Organisation"), "label": ("Ghi rõ", "Label"),
    "area_note": ("Ghi chú địa bàn", "Note on the area"), "type": ("Loại", "Type"),
    "number": ("Số", "Number"), "year": ("Năm", "Year"), "symbol": ("Ký hiệu", "Symbol"),
    "issuer": ("Cơ quan ban hành", "Issuer"), "date": ("Ngày", "Date"),
    "key": ("Số, ký hiệu", "Key"), "document": ("Văn bản", "Document"), "why": ("Vì sao", "Why"),
    "name": ("Tên", "Name"), "posts": ("Chức vụ", "Posts"), "chairs": ("Chủ trì", "Chairs"),
    "implements": ("Thực hiện", "Implements"), "programme": ("Chương trình", "Programme"),
    "producer": ("Chủ thể", "Producer"), "rating": ("Hạng", "Rating"), "from": ("Từ", "From"),
    "relation": ("Quan hệ", "Relation"), "to": ("Đến", "To"),
}  # fmt: skip
CODED = ("indicator", "measure", "subject", "sector", "unit", "status", "modifier", "rating",
         "relation")  # fmt: skip
TYPES = {"events": "event-type", "organisations": "organisation-type"}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")


def escaped(text: str) -> str:
    """Return text as it stands in a page, in an element or in an attribute."""
    return html.escape(text.translate(_CONTROLS), quote=True)


def both(vietnamese: str, english: str) -> str:
    """Return words in both languages, of which the page shows one."""
    if vietnamese == english:
        return escaped(vietnamese)
    return f'<span lang="vi">{escaped(vietnamese)}</span><span lang="en">{escaped(english)}</span>'


def attribute(name: str) -> str:
    """Return the name of an attribute in both languages."""
    return both(*ATTRIBUTES.get(name, (name, name)))


def value(kind: str, name: str, content: Any) -> str:
    """Return the value of an attribute: a code by its labels, a number grouped, a list by lines."""
    if isinstance(content, list):
        return "<br>".join(value(kind, name, item) for item in content)
    if isinstance(content, dict):
        return escaped(", ".join(str(item) for item in content.values() if item is not None))
    if name in {"value", "value_max"}:
        return both(number(str(content), "vi"), number(str(content), "en"))
    scheme = TYPES.get(kind) if name == "type" else name if name in CODED else None
    if scheme is not None and content in codes(scheme):
        return both(label(scheme, content, "vi"), label(scheme, content, "en"))
    return escaped(str(content))
