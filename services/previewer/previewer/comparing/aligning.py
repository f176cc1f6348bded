"""Which names of one list are which of another."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places in two lists.

    Attributes:
        pairs: (old, new) places of what both have.
        lost: old places without a like.
        gained: new places without a like.
    """

    pairs: tuple[tuple[int, int], ...]
    lost: tuple[int, ...]
    gained: tuple[int, ...]


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Equal names belong together, in whatever order; then as many as differ in one gap on either side."""
    pairs = _equal(old, new)
    if not pairs or [now for _, now in sorted(pairs)] == sorted(now for _, now in pairs):
        pairs = _in_gaps(old, new)
    lost = set(range(len(old))) - {was for was, _ in pairs}
    gained = set(range(len(new))) - {now for _, now in pairs}
    return Alignment(tuple(sorted(pairs, key=lambda both: both[1])), tuple(sorted(lost)), tuple(sorted(gained)))


def _equal(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(old):
        places.setdefault(name, []).append(place)
    return [(places[name].pop(0), now) for now, name in enumerate(new) if places.get(name)]


def _in_gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    # Names that hundreds of places bear are no landmarks: looking for each of them takes quadratic time.
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            pairs += zip(range(a, b), range(c, d), strict=True)
    return pairs
