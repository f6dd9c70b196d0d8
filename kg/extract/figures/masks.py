"""Where digits are no figures: dates, documents, names with numbers, roads, ranks, quoted titles."""

import re

from kg.law.words import UPPER

_MASKS = re.compile(
    r"""
    \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d(?!\d)            # 14/7/2023
  | ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?
  | (?:ngày|sáng|chiều|tối|hôm|sáng\s+nay|chiều\s+nay)\s+\(?(?:ngày\s+)?\d{1,2}[/-]\d{1,2}(?![\d/]|\s*%)
  | (?:đến|tới|trước|sau|từ)\s+(?:ngày\s+)?\d{1,2}/\d{1,2}(?![\d/]|\s*%)
  | (?<!\d)(?:19|20)\d\d\s?(?:-|–|đến|,)\s?(?:19|20)\d\d(?!\d)         # 2021 - 2025
  | (?<!\w)năm\s+(?:học\s+)?(?:19|20)\d\d(?!\d)
  | (?<!\w)(?:19|20)\d\d(?!\d|[.,]\d)(?=\s*(?:[,;:.)(]|$|đến|là|so|toàn|cả|tỉnh|các|theo|của|về|và|tại))
  | (?<!\w)tháng\s+\d{1,2}(?:\s?[/.-]\s?\d{4})?(?!\d)
  | (?<!\w)quý\s+\d(?!\d)(?:\s?/\s?\d{4})?
  | (?<!\w)vụ\s+\d(?!\d)
  | (?<!\w)\d{1,2}\s?(?:giờ|h(?![^\W\d_]))\s?\d{0,2}(?!\d)
  | (?<!\w)\d{1,2}:\d{2}
  | (?<!\w)(?:điều|khoản|mục|chương|phụ\s+lục|phụ\s+biểu|biểu|mẫu|trang|tiêu\s+chí\s+số|tiêu\s+chí
      |quốc\s+lộ|tỉnh\s+lộ|đường|ql|km|kênh|cống|lớp|thứ|khóa|kỳ|lần\s+thứ|đợt|hạng|cấp|loại|nhóm|tổ\s+số
      |thôn|bản|xóm|ấp|khu|khu\s+phố|phân\s+khu|khoán|đội|hội\s+trường|phòng|tầng|vành\s+đai|số\s+nhà|giải
      |đề\s+án|dự\s+án|chương\s+trình|nghị\s+quyết|quyết\s+định|thông\s+tư|kế\s+hoạch|nghị\s+định
      |cách\s+mạng|công\s+nghệ|web|số)\s+\d+(?:\.\d)?[a-z]?(?![\d.,]*\d|\s?(?:%|tỷ|triệu|nghìn|đồng|htx|hợp\s+tác|tổ\s+hợp|tht|người|thành\s+viên|lượt|hộ|sản\s+phẩm))
  | (?<!\w)covid[\s-]?19
  | (?:điện\s+thoại|đt|hotline|fax|số\s+máy|đường\s+dây\s+nóng)\s*:?\s*[\d.\s()x-]{6,}
  | (?:giấy\s+phép|gp)[^.;]{0,40}
  | \(?0\d{2,3}\)?[.\s]\d{3,4}[.\s]\d{3,4}
  | \b24/7\b
  | \b\d+\s+trong\s+\d+\b(?!\s*(?:tháng|năm|ngày|quý))
  | \d+\s+(?:ngày|tháng)\s*/\s*lần
  | (?<=[^\W\d_])\(\d\)                                           # a footnote's mark
  | iso\s+[\d:]+
  | công\s+nghiệp\s+\d\.\d
  | (?<!\w)(?:năm\s+thứ|bước|st|ocop)\s*\d+
  | \d(?:\s*(?:-|,|và|đến)\s*\d)*\s+sao(?!\w)
  | thang\s+(?:điểm\s+)?\d+
  | \d+\s+điểm(?!\s*(?:phần\s+trăm|%|bán|tư\s+vấn|giới\s+thiệu))
  | https?://\S+ | www\.\S+ | \S+@\S+
  | (?:từ|trong|quá|sau|dưới|trên|đủ|vòng|hạn|tối\s+đa|ít\s+nhất)?\s*\d+\s+(?:ngày|giờ|phút|tiếng|tuần)(?!\w)
  | \d+\s+(?:tháng|năm|quý)(?!\w)
  | (?<!\w)(?:một|0?1|mỗi)\s+trong\s+(?:những|các|\d+|số|ba|hai|bốn|năm|sáu)
    """,
    re.VERBOSE,
)
_DENOMINATOR = re.compile(
    r"(?:của|mỗi|bình quân|trung bình|tính trên|/|trên|trong)\s+(?:0?1|một)\s+"
    r"(?:htx|hợp tác xã|tht|tổ hợp tác|tổ|quỹ|người|lao động|thành viên|hộ|ha|đơn vị|liên hiệp)(?!\w)"
)
_TITLED = re.compile(
    r"(?:đề án|chương trình|kế hoạch|dự án|chủ đề|cuộc thi|phong trào|giải thưởng|hội thảo|quyết định"
    r"|nghị quyết|tọa đàm|diễn đàn|quyết định[^.;“\"]{0,40}|về việc|năm|danh hiệu|hội thi)\s*[:,]?\s*"
    r"(?P<title>[“\"][^”\"]{4,400}[”\"])"
)
_LISTED = re.compile(
    r"(?:^\W*(?P<first>\d{1,2})[.)](?=\s)|(?:^|[;:,.]|và|là|gồm)\s*\((?P<n>\d{1,2})\)(?=\s*[^\W\d_]))"
)
_NAMED = re.compile(
    r"(?:htx|hợp tác xã|tht|tổ hợp tác|quỹ tín dụng nhân dân|qtdnd)\s+(?:số\s+)?"
    r"(?P<n>\d{1,2}(?:\s?/\s?\d{1,2})?)(?=\s+[^\W\d_])"
)
_DATE_NAME = re.compile(rf"(?<![\d/])\d{{1,2}}/\d{{1,2}}(?=\s+(?!HTX|THT|LH|QTD|OCOP)[{UPPER}])")
_LEGAL = re.compile(r"\d+(?:/\d{4})?\s?[/-]\s?[a-zđ]{2,}(?:-[a-zđ]+)*")


def masked(raw: str, low: str, cited: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of a sentence in which no quantity may begin.

    Args:
        raw: the sentence as printed, of which capitals count.
        low: the sentence folded.
        cited: spans of citations that lie in the sentence.
    """
    spans = list(cited)
    spans += [match.span() for match in _MASKS.finditer(low)]
    spans += [match.span() for match in _DENOMINATOR.finditer(low)]
    spans += [match.span("title") for match in _TITLED.finditer(low)]
    spans += [match.span(match.lastgroup or 0) for match in _LISTED.finditer(low)]
    spans += [m.span("n") for m in _NAMED.finditer(low) if _is_name(raw, m)]
    spans += [match.span() for match in _DATE_NAME.finditer(raw)]
    spans += [match.span() for match in _LEGAL.finditer(low)]
    return spans


def _is_name(raw: str, match: re.Match[str]) -> bool:
    """Tell a name ("HTX 6/12 Đào Thịnh") from a figure behind a kind ("THT 4 triệu đồng")."""
    behind = raw[match.end() :].lstrip()
    return "/" in match["n"] or behind[:1].isupper()
