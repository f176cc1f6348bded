"""Reads dates as people write them on slides, alone, as ranges and one after the other.

What is no date, or could be two ("03/04/2027"), is not read: it stays a text.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from deck_domain.date_readings import Period, Reading, plain, single
from deck_domain.date_words import RANGES

__all__ = ["Period", "is_date", "read_period", "read_sequence", "read_span", "year_in"]

_SOME_YEAR = 2001
"""Of dates that say no year, among which only distances count."""
_LONGEST, _YEAR = 60, 4
_AND = re.compile(r" (?:and|und|et|y|e|i|&) ")
_BETWEEN = re.compile(rf"-|/(?=\D)| (?:{'|'.join(sorted(RANGES, key=len, reverse=True))}) |から")


def is_date(text: str) -> bool:
    """Whether `text` is a date or a range of dates, with its year or without."""
    return read_period(text, _SOME_YEAR) is not None


def read_period(text: str, year: int | None = None) -> Period | None:
    """The days that `text` names; one that says no year is of `year`. None for what is no date."""
    reading = _reading(text)
    if reading is None:
        return None
    known = year if reading.year is None else reading.year
    return None if known is None else reading.within(known)


def year_in(texts: Iterable[str]) -> int | None:
    """The first year that one of `texts` says."""
    readings = map(_reading, texts)
    return next((one.year for one in readings if one is not None and one.year is not None), None)


def read_sequence(texts: Sequence[str], year: int | None = None) -> list[Period] | None:
    """The periods of dates that follow each other; None where one of them cannot be read.

    One without a year has that of its neighbour that says one, or the year beside it where the order wants it;
    `year` is that of the first where none is said at all. Years that are said are kept, whatever the order.
    """
    readings = [reading for text in texts if (reading := _reading(text)) is not None]
    if len(readings) < len(texts) or not texts:
        return None
    first = next((index for index, one in enumerate(readings) if one.year is not None), 0)
    known = readings[first].year or year or _SOME_YEAR
    after = _followed(readings[first:], known, 1)
    before = _followed(readings[first::-1], known, -1)
    found = [*before[:0:-1], *after]
    return None if None in found else [period for period in found if period is not None]


def read_span(start: str, end: str | None = None, year: int | None = None) -> Period | None:
    """From the first day of `start` to the last of `end`, or of `start` itself.

    None where one of them is no date, or the end is before the start. `year` is that of texts without one; where only
    one of the two says its year, the other may lie in the year beside.
    """
    first, last = _reading(start), _reading(end or start)
    found = _joined(first, last) if end and first and last else first
    if found is None or last is None:
        return None
    return found.within(found.year or year or _SOME_YEAR)


def _followed(readings: Sequence[Reading], year: int, step: int) -> list[Period | None]:
    """Readings one after the other (`step` 1) or one before the other (-1), the first of them in `year`."""
    found: list[Period | None] = []
    for reading in readings:
        period = reading.within(year if reading.year is None else reading.year)
        if reading.year is None and period and found and found[-1] and (period.start < found[-1].start) == (step > 0):
            period = period if period.start == found[-1].start else reading.within(year + step)
        found.append(period)
        year = period.start.year if period else year
    return found


_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|"
    r"(?:mon|diens|donners|frei|sams)tag|mittwoch|sonntag|mo|di|mi|do|fr|sa|so|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lun|mar|mer|jeu|ven|sam|dim|"
    r"lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|mi[eé]|jue|vie|s[aá]b|dom|"
    r"(?:lune|marte|mercole|giove|vener)d[iì]|sabato|domenica|gio|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|wo|vr|za|zo)\b\.?,? (?=\S)"
)
"""A day of the week before a date, which says of it nothing more."""


@lru_cache(maxsize=1_024)
def _reading(text: str) -> Reading | None:
    written = plain(text) if len(text) <= _LONGEST else ""
    found = single(written) or _range(written) or _both(written) if written else None
    if found is None and (dates := _WEEKDAY.sub("", written)) != written:
        return single(dates) or _range(dates)
    return found


def _range(text: str) -> Reading | None:
    """From one date to another; what only one of them says of month and year goes for both."""
    for found in _BETWEEN.finditer(text):
        first, last = text[: found.start()].strip(), text[found.end() :].strip()
        first = re.sub(r"^(?:from|von|vom|de|du|d|من) ", "", first)
        end = single(last) or single(_named(first) + last)
        start = end and (single(first) or single(_completed(first, last)))
        if start and end:
            return _joined(start, end)
    return None


def _both(text: str) -> Reading | None:
    """Two days or months that follow each other, as one span: "August and September"."""
    for found in _AND.finditer(text):
        first, last = text[: found.start()].strip(), text[found.end() :].strip()
        end = None if first.isdigit() and len(first) == _YEAR else single(last)
        start = end and (single(first) or single(_completed(first, last)))
        days = [one.within(one.year or _SOME_YEAR) for one in (start, end) if one]
        if start and end and days[0] and days[1] and days[0].end == days[1].start:
            return _joined(start, end)
    return None


def _named(first: str) -> str:
    """The unit that a number is of, where it stands before the first date alone: `KW 12 - 14`."""
    found = re.match(r"[^\W\d_]+ ?", first)
    return found[0] if found else ""


def _completed(first: str, last: str) -> str:
    """`15.` before `20 march 2027` with what the other says of its month, `2027年3月` before `5月` as it is."""
    behind = re.sub(r"^\d{1,2}(?:st|nd|rd|th|\.(?=\d| ))?", "", last)
    return f"{first} {behind}" if not behind.startswith((".", " ")) else first + behind


def _joined(start: Reading, end: Reading) -> Reading | None:
    def within(year: int) -> Period | None:
        last = end.within(year if end.year is None else end.year)
        first = start.within(year if start.year is None else start.year)
        if first and last and last.end <= first.start:
            # Where only one of them says its year, the other lies in the year beside.
            if start.year is None and end.year is not None:
                first = start.within(year - 1)
            elif end.year is None:
                last = end.within(year + 1)
        return Period(first.start, last.end, ranged=True) if first and last and last.end > first.start else None

    said = end.year if start.year is None else start.year
    return Reading(said, within) if within(_SOME_YEAR if said is None else said) else None
