"""Which faults come when: worked out from a seed alone, so that a run can be had again."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults.clocks import STEPS
from tests.faults.links import CONDITIONS


@dataclass(frozen=True, slots=True)
class Step:
    """A fault; `at` and `lasts` in seconds, the first from the beginning of the run."""

    at: float
    kind: str
    target: str
    lasts: float

    def __str__(self) -> str:
        """As the schedule is printed."""
        for_so_long = f" for {self.lasts:.1f} s" if self.lasts else ""
        return f"{self.at:7.1f}  {self.kind} {self.target}{for_so_long}"


@dataclass(frozen=True, slots=True)
class Targets:
    """What there is to hurt, by name, and how long a lease lasts in seconds.

    Attributes:
        children: services whose work is done in children.
        disks: what has a small disk of its own.
        clocks: whose clock can be stepped.
        places: failpoints, as lines of the file of failpoints.
    """

    services: Sequence[str]
    children: Sequence[str]
    links: Sequence[str]
    disks: Sequence[str]
    clocks: Sequence[str]
    places: Sequence[str]
    lease: float


FAILPOINTS = (
    "registry.commit.before=once kill",
    "registry.commit.after=once kill",
    "registry.claim.reply=once drop",
    "registry.complete.reply=once drop",
    "registry.relay.before_publish=once kill",
    "worker.claimed=once kill",
    "worker.worked=once kill",
    "worker.stored=once kill",
    "worker.completed=once kill",
)
"""Places between two steps at which a process dies or an answer is lost."""


_RESTART_SECONDS = 5.0
"""What a service that is ended takes to serve again, where all restart one after the other."""


def schedule(seed: int, seconds: float, targets: Targets) -> list[Step]:
    """The faults of a run that lasts so long, in their order.

    First each kind once, in an order of chance, then kinds of chance; every fourth comes while another lasts. The last
    fifth of the run is quiet, so that what is under way then ends under the eyes of the clients.
    """
    chance = random.Random(f"faults {seed}")
    kinds = _kinds(targets)
    upcoming = chance.sample(sorted(kinds), len(kinds))
    steps: list[Step] = []
    at = 2.0
    until = seconds * 0.8
    while True:
        kind = upcoming.pop() if upcoming else chance.choice(sorted(kinds))
        target = chance.choice(list(kinds[kind]))
        lasts = _lasts(kind, chance, targets.lease)
        if at + lasts > until:
            return steps
        steps.append(Step(round(at, 1), kind, target, round(lasts, 1)))
        overlaps = chance.random() < 0.25
        takes = len(targets.services) * _RESTART_SECONDS if kind == "restart-each" else lasts
        at += chance.uniform(0.5, 1.0) if overlaps else takes + chance.uniform(0.5, targets.lease * 0.7)


def _kinds(targets: Targets) -> dict[str, Sequence[str]]:
    """The targets that there are for each kind of fault; a kind without any is left out."""
    servers = ("postgres", "nats", "store")
    found: dict[str, Sequence[str]] = {
        "kill": [*targets.services, "nats", "postgres"],
        "terminate": targets.services,
        "stop": [*targets.services, *servers],
        "wipe": ["nats"],
        "away": servers,
        "kill-children": targets.children,
        "stop-children": targets.children,
        "failpoint": targets.places,
        "refuse-webhooks": ["receiver"],
        "full-disk": targets.disks,
        "restart-each": ["services"] if targets.services else [],
        **dict.fromkeys(STEPS, targets.clocks),
        **dict.fromkeys(CONDITIONS, targets.links),
    }
    return {kind: there for kind, there in found.items() if there}


def _lasts(kind: str, chance: random.Random, lease: float) -> float:
    """Seconds: some faults are over within a lease, and some last longer."""
    if kind in {"kill", "terminate", "restart-each", "wipe", "kill-children"}:
        return 0.0
    return chance.choice((0.3, 0.8, 1.5, 1.5, 2.5, 2.5, 6.0)) * lease


def printed(steps: Sequence[Step]) -> Iterator[str]:
    """The schedule, a line for each fault."""
    yield f"{len(steps)} faults; seconds from the beginning:"
    yield from map(str, steps)
