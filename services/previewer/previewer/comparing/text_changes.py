"""What changed in the texts of a slide."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from deck_domain.deck_diff import Change
from previewer.comparing.contents import Block
from previewer.comparing.sentences import either, kind_of

_ALIKE = 0.6
"""Two texts count as versions of one if they share at least this part of their characters, in the same order."""
_COMPARED = 400
"""How many characters at the beginning of a text are compared in the search for its counterpart."""
_MOST_COMPARISONS = 1_000
"""Pairs of texts that are compared character by character; beyond, what is left has no like."""
_TREND = re.compile(r"\s+[\u25b2\u25bc\u25ac\u25ba\u25c4]$")


def text_changes(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Change]:
    """Changes of what both slides have, in the order of the slide; then what was added, then what was removed."""
    pairing = _Pairing(before, after)
    for old, new in pairing.pairs():
        yield from _lines_changed(old, new)
    for block in pairing.after.values():
        yield _whole((None, block))
    for block in pairing.before.values():
        yield _whole((block, None))


class _Pairing:
    """Finds the blocks that are versions of one; `before` and `after` are those without a like."""

    def __init__(self, before: Sequence[Block], after: Sequence[Block]) -> None:
        self.before, self.after = dict(enumerate(before)), dict(enumerate(after))
        self._found: dict[int, tuple[Block, Block]] = {}
        self._pair_by(lambda block: (block.lines, block.role))
        self._pair_by(lambda block: block.lines)
        self._pair_by(lambda block: block.label)
        self._pair_by(lambda block: block.role, alone=True)
        self._pair_by_likeness()

    def pairs(self) -> Iterator[tuple[Block, Block]]:
        """In the order of the slide, also those that have not changed."""
        return (self._found[place] for place in sorted(self._found))

    def _pair_by(self, key: Callable[[Block], Hashable], *, alone: bool = False) -> None:
        """Pair blocks of the same key in order; with `alone`, only where either slide has one with it."""
        old: dict[Hashable, list[int]] = {}
        for place, block in self.before.items():
            old.setdefault(key(block), []).append(place)
        counts = Counter(map(key, self.after.values()))
        for place, block in list(self.after.items()):
            name = key(block)
            if name and old.get(name) and (not alone or len(old[name]) == counts[name] == 1):
                self._pair(old[name].pop(0), place)

    def _pair_by_likeness(self) -> None:
        if len(self.before) * len(self.after) > _MOST_COMPARISONS:
            return
        shares = (
            (_likeness(old, new), was, now) for was, old in self.before.items() for now, new in self.after.items()
        )
        ranked = sorted((-share, was, now) for share, was, now in shares if share >= _ALIKE)
        for _, was, now in ranked:
            if was in self.before and now in self.after:
                self._pair(was, now)

    def _pair(self, was: int, now: int) -> None:
        self._found[now] = (self.before.pop(was), self.after.pop(now))


def _lines_changed(old: Block, new: Block) -> Iterator[Change]:
    """Line by line; the first of several names the others."""
    for tag, a, b, c, d in SequenceMatcher(None, old.lines, new.lines).get_opcodes():
        if tag == "equal":
            continue
        for place, texts in enumerate(zip_longest(old.lines[a:b], new.lines[c:d])):
            before, after = _without_same_trend(*texts)
            names_others = a + place == 0 or c + place == 0
            yield either(kind_of(before, after), "text", "" if names_others else new.label, (before, after), new.path)


def _without_same_trend(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two texts without the sign of a trend behind them, where both have the same one: it has not changed."""
    signs = [_TREND.search(text) for text in (before, after) if text is not None]
    if len(signs) < 2 or not all(signs) or len({sign[0] for sign in signs if sign}) > 1:
        return before, after
    return _TREND.sub("", before or ""), _TREND.sub("", after or "")


def _whole(texts: tuple[Block | None, Block | None]) -> Change:
    block = texts[0] or texts[1]
    path = texts[1].path if texts[1] else None
    label = block.label if block else ""
    before, after = ("\n".join(each.lines[1 if label else 0 :]) if each else None for each in texts)
    return either(kind_of(before, after), "text", label, (before, after), path)


def _likeness(one: Block, other: Block) -> float:
    old, new = ("\n".join(block.lines)[:_COMPARED] for block in (one, other))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0
