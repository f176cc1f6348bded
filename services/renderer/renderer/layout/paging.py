"""Spreads a slide over several pages where one cannot show everything at a readable size."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import accumulate, combinations, islice, pairwise
from typing import Any

from renderer.deck.slide import Slide
from renderer.layout.sheet import Sheet
from renderer.layout.slides import Paging
from renderer.typesetting.numerals import numerals_of
from renderer.typesetting.scripts import is_cjk, language_of
from renderer.typesetting.terms import term

_APART = 40
_MOST_STEPS = 6
"""How many ways to cut items are tried before pages are as full as they may be."""
_CONTENT_PATHS = (
    "body",
    "rows",
    "items",
    "events",
    "steps",
    "proofs",
    "members",
    "tasks",
    "lanes",
    "content.comparison",
)
_TWO_PAGES = 3
"""Cuts of a slide that takes two pages."""
_MOST_TRIED = 2_000
_EAST_ASIAN = frozenset({"ja", "zh", "ko"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a slide; `first` is the index of its first item."""

    slide: Slide
    first: int = 0


def sets_off(items: Sequence[Any] | None) -> bool:
    """Whether one of `items`, or one of those that they hold, is set off from the others."""
    return any(getattr(item, "emphasis", None) or sets_off(getattr(item, "items", ())) for item in items or ())


def is_readable(sheet: Sheet) -> bool:
    """Whether all the content of a page stands at a readable size."""
    return not any(path.startswith(_CONTENT_PATHS) for path in sheet.too_small)


def parts_of(slide: Slide, paging: Paging, fits: Callable[[Part], bool], language: str) -> list[Part]:
    """As few pages as hold the items of `slide`, as evenly filled as fits: no item is left alone that need not be.

    The titles of all but the first say in `language`, the deck's (BCP 47), that they go on.
    """
    spread = _Spread(slide, paging, _items(slide, paging, fits), fits, _told(slide.title, language))
    cuts = spread.cuts()
    if len(cuts) > len(spread.items):
        return spread.parts(cuts)
    even = _even_cuts([_weight(item) for item in spread.items], len(cuts) - 1)
    for tried in [*_without_holes(even, cuts, paging.holed), *_between(even, cuts)]:
        if all(map(fits, parts := spread.parts(tried))):
            return parts
    return spread.parts(cuts)


def _items(slide: Slide, paging: Paging, fits: Callable[[Part], bool]) -> Sequence[Any]:
    """The items of `slide`, cut where a page does not hold one and its type says how."""
    items: Sequence[Any] = getattr(slide, paging.items)
    if not paging.finer:
        return items
    name = paging.items
    return paging.finer(items, lambda item: fits(Part(replace(slide, **dict[str, Any]({name: (item,)})))))


@dataclass(frozen=True, slots=True)
class _Spread:
    slide: Slide
    paging: Paging
    items: Sequence[Any]
    fits: Callable[[Part], bool]
    language: str

    def cuts(self) -> list[int]:
        """Where pages begin that are as full as they may be, and where the last one ends."""
        cuts, likely = [0], 1
        while cuts[-1] < len(self.items):
            cuts.append(self._furthest(cuts[-1], likely))
            likely = cuts[-1] - cuts[-2]
        return cuts

    def parts(self, cuts: Sequence[int]) -> list[Part]:
        """A part for each run of items between `cuts`; the titles tell them apart."""
        parts = [self._part(first, end) for first, end in pairwise(cuts)]
        titles = (self._title(number) for number in range(len(parts)))
        return [Part(replace(part.slide, title=title), part.first) for part, title in zip(parts, titles, strict=True)]

    def _furthest(self, first: int, likely: int) -> int:
        """The end of the longest run of items from `first` that fits, probably of `likely` items; one always counts."""
        good, bad = first + 1, len(self.items) + 1
        if not self.fits(self._part(first, good)):
            return good
        # The fuller a page, the longer it takes to set: what other pages hold is tried first, then strides from the
        # start.
        stride, following = likely - 1, 1
        while bad - good > 1:
            middle = good + stride if 0 < stride < bad - good else (good + bad) // 2
            stride, following = following, 2 * following
            if self.fits(self._part(first, middle)):
                good = middle
            else:
                bad = middle
        return good

    def _part(self, first: int, end: int) -> Part:
        """Items `first` to `end`, with what only the first page shows, or only the last."""
        update: dict[str, Any] = {self.paging.items: self.items[first:end]}
        if first:
            update |= {"title": self._title(1)}
            update |= self._emptied("subtitle", *self.paging.first)
        if end < len(self.items):
            update |= self._emptied("insight", *self.paging.last)
        return Part(replace(self.slide, **update), first)

    def _title(self, number: int) -> str:
        """The title of a page, counted from 0; no two alike."""
        if not number:
            return self.slide.title
        words = term("continued", self.language)
        return self.slide.title + (
            words if number == 1 else f"{words[:-1]} {numerals_of(self.language).count(number)}{words[-1]}"
        )

    def _emptied(self, *names: str) -> dict[str, Any]:
        return {field.name: field.default for field in fields(self.slide) if field.name in names}


def _weight(item: object) -> int:
    """About how much room an item takes: as much as what it says, with the names of its fields, and some for itself.

    A picture weighs nothing: its bytes stand in the document, and not on the page.
    """
    if not is_dataclass(item):
        return len(str(item)) + _APART
    said = ((field.name, getattr(item, field.name)) for field in fields(item) if field.name != "image")
    written = (f"{name}={list(value) if isinstance(value, tuple) else value!r}" for name, value in said)
    return len(" ".join(written)) + _APART


def _even_cuts(weights: Sequence[int], parts: int) -> list[int]:
    """Where to cut so that `parts` runs weigh about the same, none of them empty."""
    sums = [0, *accumulate(weights)]
    cuts = [0]
    for number in range(1, parts):
        wanted = sums[-1] * number / parts
        room = range(cuts[-1] + 1, len(weights) - (parts - number) + 1)
        cuts.append(min(room, key=lambda cut: abs(sums[cut] - wanted)))
    return [*cuts, len(weights)]


def _between(even: Sequence[int], full: Sequence[int]) -> Iterator[list[int]]:
    """Cuts to try, from the `even` ones in steps to those of pages as `full` as they may be, without these."""
    apart = max(abs(one - other) for one, other in zip(even, full, strict=True))
    steps = min(apart, _MOST_STEPS)
    for step in range(max(steps, 1)):
        cuts = [one + (other - one) * step // max(steps, 1) for one, other in zip(even, full, strict=True)]
        if all(first < end for first, end in pairwise(cuts)):
            yield cuts


def _without_holes(even: Sequence[int], full: Sequence[int], holed: Set[int]) -> Iterator[list[int]]:
    """Cuts of as many pages as `full`, but none with a number of items that is `holed`, the most `even` ones first."""
    if not holed or len(full) < _TWO_PAGES:
        return
    found = []
    for cuts in islice(combinations(range(1, full[-1]), len(full) - 2), _MOST_TRIED):
        if all(cut <= most for cut, most in zip(cuts, full[1:], strict=False)):
            every = [0, *cuts, full[-1]]
            if not any(end - first in holed for first, end in pairwise(every)):
                found.append(every)
    yield from sorted(found, key=lambda one: sum(abs(cut - wanted) for cut, wanted in zip(one, even, strict=True)))[
        :_MOST_STEPS
    ]


def _told(title: str, language: str) -> str:
    """The language that the pages after the first go on in: the deck's, unless the title is written in another script.

    Characters that Chinese and Japanese share say nothing against a deck of either.
    """
    if is_cjk(title) and language.partition("-")[0] in _EAST_ASIAN:
        return language
    return language_of(title, language)
