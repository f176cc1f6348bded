"""A queue of decks as discrete events: they come at random, wait at each stage, and now and then a worker dies.

Everything follows from the seed. Times are in seconds.
"""

import heapq
import math
import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from deck_domain.lifecycle import retry_delay

STAGES = ("renderer", "previewer", "scorer")
FIRST, THEN = STAGES[0], STAGES[1:]
"""A deck is rendered; then it is drawn and scored at the same time."""


@dataclass(frozen=True, slots=True)
class Failures:
    """What goes wrong.

    Attributes:
        crashes: the share of attempts whose child dies; its worker says so, and the task waits for its next attempt.
        losses: the share of attempts whose worker dies with it; the registry finds out when the lease has run out.
        lease: how long leases last.
        sweep: how often leases that have run out are looked for.
        restart: how long a place is away after either.
        pauses: moments at which the registry goes away, and for how long: nothing begins meanwhile, what runs goes on.
    """

    crashes: float = 0.0
    losses: float = 0.0
    lease: float = 15.0
    sweep: float = 5.0
    restart: float = 5.0
    pauses: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """What comes, and what it meets.

    Attributes:
        rate: decks a second; they come independently of each other.
        seconds: for how long they come. The simulation goes on until all are done.
        places: children by stage.
        work: draws how long each stage of a deck takes.
    """

    rate: float
    seconds: float
    places: Mapping[str, int]
    work: Callable[[random.Random], Mapping[str, float]]


@dataclass(slots=True)
class Waits:
    """What was seen: waits for a place by stage, and the time from a deck's coming to its end, in no order."""

    stages: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in STAGES})
    decks: list[float] = field(default_factory=list)
    attempts: int = 0

    def share(self, values: list[float], part: float) -> float:
        """The value that this part of them does not exceed."""
        return sorted(values)[min(len(values) - 1, math.ceil(part * len(values)) - 1)]


@dataclass(slots=True)
class _Deck:
    came: float
    work: Mapping[str, float]
    left: int = len(STAGES)
    strikes: int = 0


class Simulation:
    """One run."""

    def __init__(self, load: Load, failures: Failures, seed: int) -> None:
        self._load, self._failures = load, failures
        self._chance = random.Random(seed)
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0
        self._now = 0.0
        self._free = dict(load.places)
        self._queues: dict[str, deque[tuple[float, _Deck]]] = {name: deque() for name in load.places}
        self._away = False
        self._waits = Waits()

    def run(self) -> Waits:
        """All decks from the first to the last."""
        for came in self._comings():
            self._at(came, lambda came=came: self._come(came))  # type: ignore[misc]
        for begin, length in self._failures.pauses:
            self._at(begin, lambda: self._set_away(away=True))
            self._at(begin + length, lambda: self._set_away(away=False))
        while self._events:
            self._now, _, happen = heapq.heappop(self._events)
            happen()
        return self._waits

    def _comings(self) -> Iterator[float]:
        came = self._chance.expovariate(self._load.rate)
        while came < self._load.seconds:
            yield came
            came += self._chance.expovariate(self._load.rate)

    def _at(self, moment: float, happen: Callable[[], None]) -> None:
        self._number += 1
        heapq.heappush(self._events, (moment, self._number, happen))

    def _come(self, came: float) -> None:
        self._queue(FIRST, _Deck(came, self._load.work(self._chance)))

    def _queue(self, stage: str, deck: _Deck) -> None:
        self._queues[stage].append((self._now, deck))
        self._begin(stage)

    def _set_away(self, *, away: bool) -> None:
        self._away = away
        for stage in self._queues:
            self._begin(stage)

    def _begin(self, stage: str) -> None:
        queue = self._queues[stage]
        while queue and self._free[stage] and not self._away:
            due, deck = queue.popleft()
            self._free[stage] -= 1
            self._waits.stages[stage].append(self._now - due)
            self._waits.attempts += 1
            self._attempt(stage, deck)

    def _attempt(self, stage: str, deck: _Deck) -> None:
        needed, fate, failures = deck.work[stage], self._chance.random(), self._failures
        if fate >= failures.crashes + failures.losses:
            self._at(self._now + needed, lambda: self._done(stage, deck))
            return
        died = self._now + needed * self._chance.random()
        deck.strikes += 1
        if fate < failures.crashes:
            again = died + retry_delay(deck.strikes, self._chance.random())
        else:
            again = died + failures.lease + failures.sweep * self._chance.random()
        self._at(died + failures.restart, lambda: self._freed(stage))
        self._at(again, lambda: self._queue(stage, deck))

    def _freed(self, stage: str) -> None:
        self._free[stage] += 1
        self._begin(stage)

    def _done(self, stage: str, deck: _Deck) -> None:
        self._freed(stage)
        deck.left -= 1
        if stage == FIRST:
            for name in THEN:
                if name in self._queues:
                    self._queue(name, deck)
        if deck.left == 0 or len(self._queues) == 1:
            self._waits.decks.append(self._now - deck.came)
