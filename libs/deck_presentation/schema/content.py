"""Which children an element may have, in which order: content models as automata.

A model is a tree of sequences, choices and elements. Its states are sets of positions in it (Glushkov's construction),
worked out as they are reached; from each state the tags that may follow are known, which is what a message needs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

MANY = None
"""No upper limit to how often something may stand."""


@dataclass(frozen=True, slots=True)
class Particle:
    """One element, or a sequence or choice of particles, that stands `least` to `most` times.

    Attributes:
        tag: of the element; "" for a sequence or a choice.
        members: of the sequence or choice.
        is_choice: one of the members stands, not all of them.
        least: times at least.
        most: times at most; None for any number.
    """

    tag: str = ""
    members: tuple["Particle", ...] = ()
    is_choice: bool = False
    least: int = 1
    most: int | None = 1


@dataclass
class _Positions:
    """Elements of a model by position, and what may follow each."""

    tags: list[str] = field(default_factory=list)
    follow: list[set[int]] = field(default_factory=list)

    def add(self, tag: str) -> int:
        self.tags.append(tag)
        self.follow.append(set())
        return len(self.tags) - 1

    def chain(self, before: Iterable[int], after: set[int]) -> None:
        for position in before:
            self.follow[position] |= after


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a model: where it begins, where it ends, and whether it may be empty."""

    first: set[int]
    last: set[int]
    is_empty: bool


class State(dict[object, "State | None"]):
    """How far the children of an element have got: the state after each tag, None where it may not stand.

    Attributes:
        expected: tags that may come next, in the order of the table.
        may_end: no child is missing.
    """

    def __init__(self, content: "Content", following: Iterable[int], *, may_end: bool) -> None:
        super().__init__()
        self._content, self._following = content, frozenset(following)
        self.may_end = may_end

    def __missing__(self, tag: object) -> "State | None":
        self[tag] = after = self._content.after(self._following, tag)
        return after

    @property
    def expected(self) -> tuple[str, ...]:
        """Tags that may come next, in the order of the table."""
        return self._content.tags_of(self._following)


class Content:
    """The children that a type allows; `start` is the state before the first."""

    def __init__(self, model: Particle | None) -> None:
        """Args: model: None where no children may stand."""
        self._positions = _Positions()
        piece = _build(model, self._positions) if model is not None else _Piece(set(), set(), is_empty=True)
        self._last = piece.last
        self._states: dict[frozenset[int], State] = {}
        self.start = State(self, piece.first, may_end=piece.is_empty)

    def after(self, following: Iterable[int], tag: object) -> State | None:
        """The state after an element that stands at one of these positions; None where it stands at none."""
        places = frozenset(place for place in following if self._positions.tags[place] == tag)
        if not places:
            return None
        if places not in self._states:
            next_ = {after for place in places for after in self._positions.follow[place]}
            self._states[places] = State(self, next_, may_end=not self._last.isdisjoint(places))
        return self._states[places]

    def tags_of(self, places: Iterable[int]) -> tuple[str, ...]:
        """The tags at positions, each once, in the order of the table."""
        return tuple(dict.fromkeys(self._positions.tags[place] for place in sorted(places)))


def _build(model: Particle, positions: _Positions) -> _Piece:
    pieces = [_once(model, positions) for _ in range(max(model.least, model.most or 1, 1))]
    if model.most is MANY:
        positions.chain(pieces[-1].last, pieces[-1].first)
    needed = model.least
    optional = [_Piece(piece.first, piece.last, is_empty=True) for piece in pieces[needed:]]
    return _in_sequence([*pieces[:needed], *optional], positions)


def _once(model: Particle, positions: _Positions) -> _Piece:
    if model.tag:
        position = positions.add(model.tag)
        return _Piece({position}, {position}, is_empty=False)
    pieces = [_build(member, positions) for member in model.members]
    if model.is_choice:
        first = {place for piece in pieces for place in piece.first}
        last = {place for piece in pieces for place in piece.last}
        return _Piece(first, last, any(piece.is_empty for piece in pieces))
    return _in_sequence(pieces, positions)


def _in_sequence(pieces: list[_Piece], positions: _Positions) -> _Piece:
    first: set[int] = set()
    last: set[int] = set()
    is_empty = True
    for piece in pieces:
        positions.chain(last, piece.first)
        first |= piece.first if is_empty else set()
        last = piece.last | last if piece.is_empty else set(piece.last)
        is_empty = is_empty and piece.is_empty
    return _Piece(first, last, is_empty)
