"""Every row of the lexicons of figures reads its own example."""

from datetime import date

import pytest

from kg.extract.figures.cues import Head, Kind, Region, Sector, Status
from kg.extract.figures.masks import NumberWord
from kg.extract.figures.observations import observations
from kg.extract.figures.quantities import Unit, quantities
from kg.extract.figures.reading import Reading
from kg.extract.head.districts import District, districts
from kg.extract.head.frame import read_frame
from kg.extract.lexicon import Entry, entries
from kg.extract.page import page_of
from kg.extract.periods import Calendar, period_cues, whole_year
from kg.extract.shapes import PeriodShape
from kg.extract.words import Sentence, fold
from tests.extract.document import document

PUBLISHED = date(2023, 7, 12)
CALENDAR = Calendar(2023, whole_year(2023), PUBLISHED, as_of=PUBLISHED)


def surface(row: Entry) -> str:
    return row.surface


def head_id(row: Head) -> str:
    return f"{row.family} {row.side} {row.surface}"


def figure(row: Entry) -> Reading:
    """The figure 25 of an example, in which the words of the row are printed."""
    assert fold(row.surface) in fold(row.example)
    page = document(row.example)
    found = observations(page_of(page), read_frame(page), [])
    return next(one for one in found if "25" in page.text[slice(*one.span)])


@pytest.mark.parametrize("row", entries("heads", Head), ids=head_id)
def test_a_head_tells_what_is_counted(row: Head) -> None:
    assert figure(row).indicator.value == row.expected == row.indicator


@pytest.mark.parametrize("row", entries("units", Unit), ids=surface)
def test_a_unit_is_read_behind_its_number(row: Unit) -> None:
    sentence = Sentence(0, len(row.example), row.example, fold(row.example))
    (found,) = (one for one in quantities(sentence, []) if "25" in row.example[one.start : one.end])
    assert found.unit == row
    assert row.unit == row.expected


@pytest.mark.parametrize("row", entries("kinds", Kind), ids=surface)
def test_a_kind_tells_whom_a_figure_is_about(row: Kind) -> None:
    assert figure(row).subject.value == row.expected == row.subject


@pytest.mark.parametrize("row", entries("sectors", Sector), ids=surface)
def test_a_sector_is_read_beside_a_figure(row: Sector) -> None:
    assert figure(row).sector == row.expected == row.sector


@pytest.mark.parametrize("row", entries("sector_ends", Entry), ids=surface)
def test_a_sector_that_is_also_a_verb_ends_before_a_word(row: Entry) -> None:
    assert figure(row).sector == row.expected


@pytest.mark.parametrize("row", entries("status", Status), ids=surface)
def test_a_word_sets_the_status_of_what_follows(row: Status) -> None:
    status = figure(row).status
    assert status is not None
    assert status.value == row.expected == row.status


@pytest.mark.parametrize("row", entries("regions", Region), ids=surface)
def test_a_region_is_the_place_of_its_figure(row: Region) -> None:
    area = figure(row).area
    assert area is not None
    assert area.value == row.expected == row.surface


@pytest.mark.parametrize("row", entries("periods", PeriodShape), ids=surface)
def test_a_shape_of_time_is_read_as_its_span(row: PeriodShape) -> None:
    (cue,) = period_cues(fold(row.example), CALENDAR)
    assert (str(cue.span), cue.kind, cue.rule) == (row.expected, row.kind, row.reading)


@pytest.mark.parametrize("row", entries("number_words", NumberWord), ids=surface)
def test_behind_a_word_a_number_is_no_figure(row: NumberWord) -> None:
    assert fold(row.surface) in fold(row.example)
    page = document(row.example)
    assert row.expected == "none"
    assert observations(page_of(page), read_frame(page), []) == []


@pytest.mark.parametrize("row", entries("districts", District), ids=surface)
def test_a_district_tells_its_province(row: District) -> None:
    assert row.surface in row.example
    assert row.expected in districts()[fold(row.surface)]


NAMED_ONCE = [
    row
    for row in entries("districts", District)
    if len(districts()[fold(row.surface)]) == 1
    and row.example.startswith(("Huyện", "Quận", "Thị xã"))
    and not row.surface.startswith("Quận ")  # "Quận 3": a number names no place by itself
]


def test_a_report_of_a_district_is_one_of_its_province() -> None:
    wrong = {
        row.surface: area
        for row in NAMED_ONCE
        if (area := read_frame(document(row.example)).area) != row.expected
    }
    assert wrong == {}
