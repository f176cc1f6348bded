"""Figures of the words around the content ("Budget 2027: 915 k€"): they follow when the content's figure changes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from deck_domain.dates import is_date
from renderer.authoring.amounts import number_of
from renderer.authoring.unsaid import said_by
from renderer.feedback.draft import Draft, Json

_AROUND = ("title", "subtitle", "insight")
_NUMBER = re.compile(r"(?<![\w.,/])\d(?:[\d.,\u00a0\u202f']*\d)?(?![\w/]|[.,]\d)")
_MOST = 2
"""A wish changes so many values: the ends of a span."""
_SHORTEST = 2
"""Digits of a number that is surely the one of the content: a "3" may count anything."""


def following_figures(before: Draft, after: Draft) -> Draft:
    """The draft after a wish, with its new figure or date also in the title, the subtitle and the takeaway.

    What the wish itself has changed stays, and so does a number that the content says in another place, too.
    """
    pairs = list(_changed(_content(before.slide), _content(after.slide)))
    texts = [*said_by(_content(after.slide))]
    kept = [name for name in _AROUND if after.slide.get(name) == before.slide.get(name)]
    for first, second in pairs if len(pairs) <= _MOST else ():
        are_dates = all(isinstance(one, str) and is_date(one) for one in (first, second))
        old, new = (first, second) if are_dates else (_told(first), _told(second))
        if old and new and not any(_found(old, text, as_written=are_dates) for text in texts):
            after = after.changing(**_with_new(after, kept, old, new, as_written=are_dates))
    return after


def _with_new(draft: Draft, names: Sequence[str], old: str, new: str, *, as_written: bool) -> Json:
    """Those of the fields that say the old once, with the new in its place."""
    changed: Json = {}
    for name in names:
        said = draft.slide.get(name)
        if isinstance(said, str) and len(found := _found(old, said, as_written=as_written)) == 1:
            changed[name] = said[: found[0].start()] + new + said[found[0].end() :]
    return changed


def _found(old: str, text: str, *, as_written: bool) -> list[re.Match[str]]:
    """Where a text says a date, as it is written, or a number, however it is written."""
    if as_written:
        return [*re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text)]
    return [one for one in _NUMBER.finditer(text) if number_of(one.group()) == number_of(old)]


def _content(slide: Json) -> Json:
    return {name: value for name, value in slide.items() if name not in _AROUND}


def _changed(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """The values that differ between two contents of one shape; a difference of shape is a pair of its own."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for name, value in one.items():
            yield from _changed(value, other[name])
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for mine, yours in zip(one, other, strict=True):
            yield from _changed(mine, yours)
    elif one != other:
        yield one, other


def _told(value: Any) -> str:
    """The one number of a value, as it is written; empty where it has none, or several."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    text = f"{value:.9g}" if isinstance(value, int | float) else value
    numbers = [found.group() for found in _NUMBER.finditer(text)]
    is_one = len(numbers) == 1 and number_of(numbers[0]) is not None and len(re.sub(r"\D", "", text)) >= _SHORTEST
    return numbers[0] if is_one else ""
