"""Dates as people write them on slides."""

from datetime import date

import pytest

from deck_domain.dates import Period, is_date, read_period, read_sequence, read_span, year_in

MARCH, THIRD_QUARTER = ("2027-03-01", "2027-04-01"), ("2027-07-01", "2027-10-01")
IDES = ("2027-03-15", "2027-03-16")
WRITTEN = {
    "2027": ("2027-01-01", "2028-01-01"),
    "FY27": ("2027-01-01", "2028-01-01"),
    "GJ 2027": ("2027-01-01", "2028-01-01"),
    "2027年度": ("2027-01-01", "2028-01-01"),
    "\u0662\u0660\u0662\u0667": ("2027-01-01", "2028-01-01"),
    "ca. 2027": ("2027-01-01", "2028-01-01"),
    "FY 2026/27": ("2026-01-01", "2028-01-01"),
    "Mon 15 March 2027": IDES,
    "Montag, 15. März 2027": IDES,
    "lundi 15 mars 2027": IDES,
    "Mar 15, 2027": IDES,
    "Q3 2027": THIRD_QUARTER,
    "Q3 27": THIRD_QUARTER,
    "Q3 '27": THIRD_QUARTER,
    "Q3/2027": THIRD_QUARTER,
    "2027-Q3": THIRD_QUARTER,
    "3Q27": THIRD_QUARTER,
    "T3 2027": THIRD_QUARTER,
    "Q3 FY27": THIRD_QUARTER,
    "third quarter 2027": THIRD_QUARTER,
    "3. Quartal 2027": THIRD_QUARTER,
    "2027年第3四半期": THIRD_QUARTER,
    "2027年第三季度": THIRD_QUARTER,
    "الربع الثالث 2027": THIRD_QUARTER,
    "H2 2028": ("2028-07-01", "2029-01-01"),
    "2. Halbjahr 2028": ("2028-07-01", "2029-01-01"),
    "second half of 2028": ("2028-07-01", "2029-01-01"),
    "2028年下半期": ("2028-07-01", "2029-01-01"),
    "النصف الثاني 2028": ("2028-07-01", "2029-01-01"),
    "KW 12 2027": ("2027-03-22", "2027-03-29"),
    "2027-W12": ("2027-03-22", "2027-03-29"),
    "Week 12, 2027": ("2027-03-22", "2027-03-29"),
    "Mar 2027": MARCH,
    "Mar. '27": MARCH,
    "Mar-27": MARCH,
    "März 2027": MARCH,
    "mars 2027": MARCH,
    "2027-03": MARCH,
    "03/2027": MARCH,
    "2027年3月": MARCH,
    "令和9年3月": MARCH,
    "2027년 3월": MARCH,
    "مارس 2027": MARCH,
    "آذار 2027": MARCH,
    "2027-03-15": IDES,
    "2027/03/15": IDES,
    "15.03.2027": IDES,
    "15.3.27": IDES,
    "15/03/2027": IDES,
    "03/15/2027": IDES,
    "15 March 2027": IDES,
    "March 15, 2027": IDES,
    "15th of March 2027": IDES,
    "15. März 2027": IDES,
    "2027年3月15日": IDES,
    "\u0661\u0665 مارس \u0662\u0660\u0662\u0667": IDES,
    "Spring 2027": ("2027-03-01", "2027-06-01"),
    "Frühjahr 2027": ("2027-03-01", "2027-06-01"),
    "Mitte 2027": ("2027-05-02", "2027-09-01"),
    "late March 2027": ("2027-03-21", "2027-04-01"),
    "2027年3月下旬": ("2027-03-21", "2027-04-01"),
}
RANGES = {
    "2027-2029": ("2027-01-01", "2030-01-01"),
    "2027\u20132029": ("2027-01-01", "2030-01-01"),
    "2027-29": ("2027-01-01", "2030-01-01"),
    "2027 to 2029": ("2027-01-01", "2030-01-01"),
    "Jan\u2013Mar 2027": ("2027-01-01", "2027-04-01"),
    "Nov\u2013Feb 2028": ("2027-11-01", "2028-03-01"),
    "Q1-Q3 2027": ("2027-01-01", "2027-10-01"),
    "Q4 2026 \u2013 Q2 2027": ("2026-10-01", "2027-07-01"),
    "KW 12\u201314 2027": ("2027-03-22", "2027-04-12"),
    "15.\u201320. März 2027": ("2027-03-15", "2027-03-21"),
    "15.03.\u201320.04.2027": ("2027-03-15", "2027-04-21"),
    "2027年3月\uff5e5月": ("2027-03-01", "2027-06-01"),
    "من 2027 إلى 2029": ("2027-01-01", "2030-01-01"),
}
NO_DATES = (
    "",
    "Today",
    "Phase 1",
    "Step 3",
    "Day 30",
    "42",
    "1200",
    "10:30",
    "99.9",
    "2h",
    "T3",
    "Q5 2027",
    "31.02.2027",
    "2027-13",
    "03/04/2027",
    "今年",
    "Mar 2027 " * 20,
)


def _days(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("text", [*WRITTEN, *RANGES])
def test_dates_are_read(text: str) -> None:
    """From its first day to the day after its last; ranges are told from single dates."""
    found = read_period(text)
    assert found == _days(*{**WRITTEN, **RANGES}[text])
    assert found.ranged == (text in RANGES or text == "FY 2026/27")


@pytest.mark.parametrize("text", NO_DATES)
def test_other_texts_are_no_dates(text: str) -> None:
    """Also those that could be two dates, or are none of the calendar."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sept.", ("2027-09-01", "2027-10-01")),
        ("Q3", THIRD_QUARTER),
        ("H1", ("2027-01-01", "2027-07-01")),
        ("KW 12", ("2027-03-22", "2027-03-29")),
        ("15.3.", IDES),
        ("Mar 15", IDES),
        ("15 de marzo", IDES),
        ("28 de julho", ("2027-07-28", "2027-07-29")),
        ("3月", MARCH),
        ("أبريل", ("2027-04-01", "2027-05-01")),
    ],
)
def test_a_year_may_be_left_to_others(text: str, expected: tuple[str, str]) -> None:
    """Alone such a text has no place in time."""
    assert read_period(text) is None
    assert read_period(text, 2027) == _days(*expected)


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (["Oct", "Dec", "Feb 2028", "Mar"], ["2027-10-01", "2027-12-01", "2028-02-01", "2028-03-01"]),
        (["2027", "Sept", "Jan"], ["2027-01-01", "2027-09-01", "2028-01-01"]),
        (["Jan", "Jan"], ["2001-01-01", "2001-01-01"]),
        (["2029", "2027"], ["2029-01-01", "2027-01-01"]),
        (["März", "Mai", "Nov.", "Jan."], ["2001-03-01", "2001-05-01", "2001-11-01", "2002-01-01"]),
    ],
)
def test_years_follow_from_the_order(texts: list[str], starts: list[str]) -> None:
    """Of those that say none; a year that is said stays, whatever the order."""
    found = read_sequence(texts)
    assert found is not None
    assert [one.start.isoformat() for one in found] == starts


def test_one_text_that_is_no_date_makes_no_sequence() -> None:
    """Half a scale would be none."""
    assert read_sequence(["2027", "soon"]) is None
    assert read_sequence([]) is None


def test_spans_end_after_they_start() -> None:
    """An end without a year is of the next one where it must be; what is said backwards stays so."""
    assert read_span("Nov 2027", "Feb") == _days("2027-11-01", "2028-03-01")
    assert read_span("Nov", "Feb 2028") == _days("2027-11-01", "2028-03-01")
    assert read_span("2028", "2027") is None
    assert read_span("2027") == _days("2027-01-01", "2028-01-01")
    assert read_span("soon", "2027") is None
    assert year_in(["Jan", "Q3 28", "2030"]) == 2028
