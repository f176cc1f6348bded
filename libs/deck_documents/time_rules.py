"""Rules of what is placed by dates: they can be read, ends do not come before starts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from deck_domain.dates import read_period, read_sequence, read_span, year_in
from deck_domain.errors import Violation

_SOME_YEAR = 2001
_FILLED_IN = "{{"
"""A text with a placeholder is known only once it is filled in."""
_GIVE_A_DATE = "Give a date such as 2027, Q3 2027, Mar 2027 or 2027-05-01"


class Span(Protocol):
    """Whatever has a start and, perhaps, an end."""

    @property
    def start(self) -> str:
        """The first date."""

    @property
    def end(self) -> str | None:
        """The last date."""


def span_faults(spans: Sequence[Span], at: str, year: int | None = None) -> Iterator[Violation]:
    """The faults of stretches of time; `year` is that of dates without one."""
    for index, span in enumerate(spans):
        texts = {"start": span.start, "end": span.end}
        known = {name: text for name, text in texts.items() if text and _FILLED_IN not in text}
        faults = [
            Violation(f"{at}/{index}/{name}", "no_date", f"{_GIVE_A_DATE}: {text[:40]!r} cannot be read.")
            for name, text in known.items()
            if read_period(text, _SOME_YEAR) is None
        ]
        yield from faults
        if not faults and len(known) == 2 and read_span(span.start, span.end, year) is None:
            message = f"The end {span.end!r} is before the start {span.start!r}: exchange them, or correct one."
            yield Violation(f"{at}/{index}/end", "end_before_start", message)


def today_faults(today: str | None) -> Iterator[Violation]:
    """The fault of a day of today that is none."""
    if today and _FILLED_IN not in today and read_period(today, _SOME_YEAR) is None:
        yield Violation("/today", "no_date", f"{_GIVE_A_DATE}: {today[:40]!r} cannot be read.")


def timeline_faults(
    dates: Sequence[str | None], phases: Sequence[Span], today: str | None, at: tuple[str, str]
) -> Iterator[Violation]:
    """The faults of phases and of today, which are placed by the dates of events; `at` names their list and field."""
    yield from span_faults(phases, "/phases", year_in(date or "" for date in dates))
    yield from today_faults(today)
    texts = [date or "" for date in dates]
    if not (phases or today) or any(_FILLED_IN in text for text in texts):
        return
    unread = [index for index, text in enumerate(texts) if read_period(text, _SOME_YEAR) is None]
    for index in unread:
        message = f"{_GIVE_A_DATE}: phases and the day of today are placed by the dates beside them."
        yield Violation("/{0}/{2}/{1}".format(*at, index), "no_date", message)
    if not unread:
        yield from _order_faults(texts, at)


def _order_faults(dates: Sequence[str], at: tuple[str, str]) -> Iterator[Violation]:
    found = read_sequence(dates) or []
    for index, (one, other) in enumerate(pairwise(found), 1):
        if other.start < one.start:
            message = (
                "This date is before the one above it: give the dates in order, or leave out `phases` and `today`."
            )
            yield Violation("/{0}/{2}/{1}".format(*at, index), "not_in_order", message)
