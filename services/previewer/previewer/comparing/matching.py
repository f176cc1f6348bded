"""Which slide of a deck is which of its baseline: by what it is called first, by what it says then."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from deck_domain.deck_diff import MatchedBy
from previewer.comparing.contents import Contents

ALIKE = 0.4
"""Two slides count as versions of one if they share at least this part of their words."""

_WORD = re.compile(r"[^\W_]+(?:[.,'\u2019/-][^\W_]+)*")
_COUNTED = re.compile(r"^(.*?)(\d+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """A slide and what it was: their 0-based indexes, and by what they were matched."""

    before: int
    after: int
    by: MatchedBy


def match_slides(before: Sequence[Contents], after: Sequence[Contents]) -> list[Pair]:
    """Pairs in the order of the deck; each slide is in one at most.

    Names that only count slides (`s1`, `s2` ...) in both decks name places, not slides, and say nothing.
    """
    matching = _Matching(before, after)
    named = not (_counts_places(before) and _counts_places(after))
    if named:
        matching.by_name(MatchedBy.SLIDE_ID, lambda slide: slide.slide_id)
    matching.by_name(MatchedBy.COMPONENT_ID, lambda slide: slide.component_id)
    matching.by_content()
    matching.by_name(MatchedBy.TITLE, lambda slide: slide.title.casefold())
    matching.by_likeness()
    return sorted(matching.pairs, key=lambda pair: pair.after)


def moved(pairs: Sequence[Pair]) -> frozenset[int]:
    """Of pairs in the order of the deck, the indexes (in the deck) of those that stand at another place.

    The slides that stay are those that every longest row of slides in their old order has: when one slide went to
    another place, it alone has moved; when two neighbours changed places, both have.
    """
    order = [pair.before for pair in pairs]
    up = _longest_ending(order)
    down = _longest_ending([-place for place in reversed(order)])[::-1]
    longest = max(up, default=0)
    on_one = [left for left, right in zip(up, down, strict=True) if left + right - 1 == longest]
    alone = Counter(on_one)
    return frozenset(
        pair.after
        for pair, left, right in zip(pairs, up, down, strict=True)
        if left + right - 1 < longest or alone[left] > 1
    )


class _Matching:
    """The pairs that were found so far."""

    def __init__(self, before: Sequence[Contents], after: Sequence[Contents]) -> None:
        self.pairs: list[Pair] = []
        self._before = {slide.index: slide for slide in before}
        self._after = {slide.index: slide for slide in after}

    def by_name(self, by: MatchedBy, name: Callable[[Contents], str]) -> None:
        """Pair slides of a name that one slide of either deck has."""
        old, new = (_by_key(slides.values(), name) for slides in (self._before, self._after))
        for key, slides in new.items():
            if key and len(slides) == len(old.get(key, ())) == 1:
                self._pair(old[key][0], slides[0], by)

    def by_content(self) -> None:
        """Pair slides that say the same, several of them in order."""
        old = _by_key(self._before.values(), lambda slide: slide.said)
        new = _by_key(self._after.values(), lambda slide: slide.said)
        for key, slides in new.items():
            for was, now in zip(old.get(key, ()), slides, strict=False):
                self._pair(was, now, MatchedBy.CONTENT)

    def by_likeness(self) -> None:
        """Pair what shares most words, as long as it shares enough; of equals the nearest."""
        old, new = ({index: words(slide) for index, slide in deck.items()} for deck in (self._before, self._after))
        shares = ((likeness(old[was], new[now]), was, now) for was in old for now in new)
        found = sorted((-share, abs(was - now), was, now) for share, was, now in shares if share >= ALIKE)
        for _, _, was, now in found:
            if was in self._before and now in self._after:
                self._pair(self._before[was], self._after[now], MatchedBy.LIKENESS)

    def _pair(self, before: Contents, after: Contents, by: MatchedBy) -> None:
        self.pairs.append(Pair(before.index, after.index, by))
        del self._before[before.index], self._after[after.index]


def words(slide: Contents) -> Counter[str]:
    """Every word, number and image of a slide, how often it is shown."""
    texts = [line for block in slide.blocks for line in block.lines]
    texts += [cell for grid in slide.grids for row in grid.rows for cell in row]
    found = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
    for series in (series for plot in slide.plots for series in plot.series):
        found.update([series.name, *series.categories, *map(str, series.values)])
    found.update(slide.images)
    return found


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of the words of two slides that both have, 0..1; 0 where neither has any."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _by_key(slides: Iterable[Contents], key: Callable[[Contents], Hashable]) -> dict[Hashable, list[Contents]]:
    found: dict[Hashable, list[Contents]] = {}
    for slide in slides:
        found.setdefault(key(slide), []).append(slide)
    return found


def _counts_places(slides: Sequence[Contents]) -> bool:
    """Whether all slides have ids that differ by a number alone, and the numbers rise by one from slide to slide."""
    matches = [_COUNTED.match(slide.slide_id) for slide in slides]
    counted = [(match[1], int(match[2]) - slide.index) for match, slide in zip(matches, slides, strict=True) if match]
    return len(slides) > 1 and len(counted) == len(slides) and len(set(counted)) == 1


def _longest_ending(order: Sequence[int]) -> list[int]:
    """For each place, how long the longest rising row is that ends there."""
    tails: list[int] = []
    lengths = []
    for place in order:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths
