"""Lines that hold nothing but when a page was published, and how a document is numbered."""

import re
from collections.abc import Callable

_TOKENS = re.compile(
    r"""
    (?P<date>
        (?:ngày\s)?\d{1,2}\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d{4}(?!\d)
      | ngày\s\d{1,2}\stháng\s\d{1,2},?\snăm\s\d{4}(?!\d)
      | \d{4}-\d{2}-\d{2}(?!\d)
      | (?:\d{1,2}\s)?tháng\s(?:\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?)
        (?:\s\d{1,2})?,?\s\d{4}(?!\d)
      | \d{1,2}\s(?:phút|giờ|ngày)\strước
    )
  | (?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)(?!\w)
  | \d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?'?(?!\d)
  | (?:gmt\s?[+-]?\s?\d{1,2}|gmt|am|pm|sa|ch)(?!\w)
  | (?:cập\snhật(?:\slúc|\sngày)?|ngày\s(?:đăng|cập\snhật|xuất\sbản|tạo|phát\shành)
      |đăng(?:\slúc|\sngày)?|đã\sđăng|phát\shành|xuất\sbản|thời\sgian|số\sra|lúc|ngày)(?!\w)
  | (?:số\s)?(?:lượt|lần)\s(?:xem|đọc)\s?:?\s?[\d.,]+
  | [\d.,]+\s(?:lượt\s(?:xem|đọc)|phản\shồi|bình\sluận)
  | (?:xem|đã\sxem)\s?:\s?[\d.,]+
  | cỡ\schữ(?:[\s:]+a[+-]?(?!\w))*
  | [\s|,.:;·•()\[\]/+–-]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 120
_PLACE_AND_DAY = re.compile(
    r"[^\W\d_a-z][\w.\- ’']{1,40},\s{0,3}ngày\s+[\d.…]*\s*tháng\s+[\d.…]*\s*năm\s+\d{4}\.?$"
)
_NUMBER = re.compile(r"số\s?:?\s?(?:[\d.…]+\s?(?:/\d{4})?[/-][\w.&/-]*\d*|[\d.…]+)$", re.IGNORECASE)


def is_dateline(line: str, is_furniture: Callable[[str], bool]) -> bool:
    """Tell whether a line says when its page was published, or carries a document's number.

    Buttons of the page may follow, which `is_furniture` tells.

    Such are "Thứ sáu, 26/12/2025 | 17:42", "Cập nhật: 19/12/2022 05:48 (GMT+7)",
    "Bình Định, ngày 05 tháng 10 năm 2017" and "Số: 12/KH-UBND".
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return False
    if _PLACE_AND_DAY.match(line) or _NUMBER.match(line):
        return True
    at = 0
    dated = False
    while at < len(line):
        token = _TOKENS.match(line, at)
        if token is None:
            return dated and is_furniture(line[at:])
        dated = dated or token["date"] is not None
        at = token.end()
    return dated
