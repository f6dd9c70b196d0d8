"""Whether a type word and a number are enough to cite a document: "Nghị quyết 20"."""

import re

from kg.law.before import Before
from kg.law.words import DASHES, UPPER

NEXT = re.compile(
    r"\s{0,3}(?:[,;](?:\s{0,3}(?:và|hoặc|cùng)\s)?|(?:và|hoặc|cùng|va)\s)\s{0,3}"
    r"(?P<mark>(?:[Ss]ố|so)\s?:?\s{0,3})?(?=\d)"
)
COUNTED = re.compile(
    r"\s*(?:%|[,.]\d|(?:hợp tác xã|htx|tht|tổ|liên hiệp|quỹ|hộ|người|thành viên|lao động|xã|phường|"
    r"huyện|tỉnh|thôn|bản|ấp|khu|vùng|điểm|mô hình|sản phẩm|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|"
    r"tiêu chí|mục tiêu|vấn đề|lớp|buổi|cuộc|đợt|đoàn|trường hợp|đơn vị|doanh nghiệp|nghìn|ngàn|"
    r"vạn|triệu|tỷ|tỉ|đồng|ha|hecta|héc|tấn|tạ|kg|km|m2|m³|trang|điều|khoản|chương|bước|lần|phần|"
    r"dự án|cái|chiếc|phút|giờ|tuần|tháng|quý|đề tài|bộ|cây|con|nhà|căn|phòng|suất|hội|chi|cơ sở|"
    r"loại|nhóm|ngành|lĩnh vực|cấp|sở|đại biểu|"
    r"cán bộ|học viên|đảng viên|chính sách|văn bản|nghị quyết|quyết định|câu|dòng|màu|sao)"
    r"(?![^\W\d_])|ngày(?!\s+\d)|năm(?!\s+(?:19|20)\d\d)|năm\s+\d{4}\s?[-–])",
    re.IGNORECASE,
)
_RHYMED = re.compile(
    r"\s+(?:không|có|giảm|sạch|tốt|cùng|nhất|bên|phía|ban|tăng|phải|biết)(?![^\W\d_])"
)
ENDS = re.compile(
    r"\s*(?:\Z|[.,;:()\[\]”\"!?…\n–-]|(?:của|cua|về|ngày|do|và|hoặc|tại|giai đoạn|đã|được|là|"
    r"cũng|với|trên|ở|từ|trong|để|nhằm|quy định|hướng dẫn|phê duyệt|ban hành|khi|thì|chưa|vẫn|"
    r"hay|cho|theo|sẽ|này|đến|đang|vào|nói trên|năm\s+(?:19|20)\d\d)(?![^\W\d_]))"
)
_RANGE = re.compile(rf"\s?[{DASHES}]\s?\d")
_YEARS = re.compile(r"\s+năm\s")
PARTLY = re.compile(r"\s?[/.,:%]\s?\d|[%\d]|[^\W\d_]")


def number_is_enough(
    text: str, match: re.Match[str], year: re.Match[str] | None, before: Before
) -> bool:  # fmt: skip
    """Tell whether type word and number alone cite a document: "Nghị quyết 20", "Đề án 01"."""
    word = before.type
    if word is None or word.number == "symbol" or "." in match["number"]:
        return False
    end = year.end() if year else match.end()
    if match["suffix"] and match["suffix"] in UPPER:
        return False
    if PARTLY.match(text, end) and not NEXT.match(text, end):
        return False
    if _RANGE.match(text, end) or text[end : end + 1] == "/":
        return False
    if before.marked:
        return word.number in {"alone", "named"} or not COUNTED.match(text, end)
    if word.number == "marked" or _is_year(match["number"]) or COUNTED.match(text, end):
        return False
    if text[before.start : match.start()][-1:].isalpha():
        return False
    certain = len(match["number"]) >= 3 or match["number"][0] == "0" or bool(match["suffix"])
    if word.number == "alone":
        return certain or before.capital or ENDS.match(text, end) is not None
    if not certain and (_RHYMED.match(text, end) or _YEARS.match(text, end)):
        return False  # "Chương trình 5 không, 3 sạch", "Kế hoạch 5 năm"
    return (before.capital and certain) or (
        ENDS.match(text, end) is not None and (before.capital or certain)
    )


def _is_year(number: str) -> bool:
    return len(number) == 4 and 1900 <= int(number) <= 2100
