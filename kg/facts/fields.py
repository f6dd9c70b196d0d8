"""The kinds of fields of facts: codes, numbers, dates, periods; and the strict base."""

import re
from collections.abc import Container
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kg import names
from kg.authority.codes import codes


class Code:
    """Marks a string as a code of one list; unknown codes are refused with what is allowed."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme
        self._known: Container[str] = ()  # read when the first code is checked

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Validate as a string, then as a member of the list."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the JSON Schema which codes there are."""
        return handler(schema) | {"enum": sorted(codes(self.scheme))}

    def _check(self, value: str) -> str:
        self._known = self._known or codes(self.scheme)
        if value in self._known:
            return value
        raise PydanticCustomError(
            "unknown_code",
            "'{value}' is no code of the list '{scheme}'; allowed: {allowed}",
            {
                "value": value,
                "scheme": self.scheme,
                "allowed": ", ".join(sorted(codes(self.scheme))),
            },
        )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_DATE = r"\d{4}-\d{2}-\d{2}"
_PERIOD = re.compile(rf"(?:(?P<start>{_DATE})/)?(?P<end>{_DATE}|(?<=/)\.\.)")


@lru_cache(maxsize=1024)  # a report has few periods, and each of its figures has one
def parse_period(period: str) -> tuple[date | None, date | None]:
    """Return start and end of a period; a single date has no start, an open interval no end.

    Raises:
        ValueError: not `start/end`, `date` or `start/..`, an impossible date, or end before start.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"'{period}' is no period; write 2023-01-01/2023-06-30, 2023-06-30 "
                         "or 2023-01-01/..")  # fmt: skip
    start = date.fromisoformat(match["start"]) if match["start"] else None
    end = None if match["end"] == ".." else date.fromisoformat(match["end"])
    if start and end and end < start:
        raise ValueError(f"the period '{period}' ends before it starts")
    return start, end


def _check_period(period: str) -> str:
    parse_period(period)
    return period


def _check_date(text: str) -> str:
    date.fromisoformat(text)
    return text


def _check_partial_date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2})?", text):
        date.fromisoformat(text)
    return text


NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
Number = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json")]
Period = Annotated[str, AfterValidator(_check_period)]
Day = Annotated[str, AfterValidator(_check_date), Field(json_schema_extra={"format": "date"})]
PartialDate = Annotated[str, AfterValidator(_check_partial_date)]
ReportId = Annotated[str, StringConstraints(pattern=rf"^{names.REPORT_ID.pattern}$")]


class Model(BaseModel):
    """Strict base: an unknown field is a fault, a validated object does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
