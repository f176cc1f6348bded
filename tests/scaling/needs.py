"""What so many decks an hour need, computed from what one needs."""

import math
from dataclasses import dataclass

from tests.scaling.inputs import Measured

BUSY = 0.7
"""The share of a core's time that is planned with: the rest is room for what comes at once."""
CHILDREN = 4
"""The most children that a worker process has by default: one for each core, up to this."""
SERVERS = ("postgresql", "nats-server")
WORKERS = ("renderer", "previewer", "scorer")
SERVICES = ("gateway", "job-registry", *WORKERS, *SERVERS)
_IDLE = 0.05
"""The share of a core below which a service mostly waits for work."""
_SECONDS, _DAY, _MB, _GB = 3600, 86_400, 1e6, 1e9


@dataclass(frozen=True, slots=True)
class Need:
    """Of one service: cores that are busy, processes, children of all of them, memory (MB)."""

    service: str
    busy: float
    processes: int
    children: int
    memory: float


@dataclass(frozen=True, slots=True)
class Needs:
    """Of all. Bytes are MB a second, or GB a day where their name says so."""

    services: tuple[Need, ...]
    rows: float
    commits: float
    messages: float
    log: float
    database_day: float
    objects: float
    objects_day: float

    @property
    def cores(self) -> int:
        """Cores, so that no more than the planned share of them is busy."""
        return math.ceil(sum(need.busy for need in self.services) / BUSY)

    @property
    def memory(self) -> float:
        """MB."""
        return sum(need.memory for need in self.services)

    @property
    def largest(self) -> Need:
        """Who takes the most of the processor."""
        return max(self.services, key=lambda need: need.busy)

    @property
    def bottleneck(self) -> str:
        """What runs out first where none of it is added."""
        largest = self.largest
        if largest.busy < _IDLE:
            return "memory: children keep theirs while they wait for work"
        if largest.children == 1:
            return f"the one child of the {largest.service}, which is busy for {largest.busy:.0%} of the time"
        share = largest.busy / sum(need.busy for need in self.services)
        return (
            f"the cores of the {largest.service} ({share:.0%} of all); of what cannot be added, the database: "
            f"{self.commits:,.0f} transactions and {self.log:.1f} MB of its log each second"
        )


def needs(measured: Measured, an_hour: float, slides: int = 10) -> Needs:
    """What this many decks of so many slides an hour need."""
    a_second, deck = an_hour / _SECONDS, measured.decks[slides]
    rows = deck["rows_inserted"] + deck["rows_updated"] + deck["rows_deleted"]
    return Needs(
        services=tuple(_need(measured, name, a_second * deck[f"{_name(name)}_ms"] / 1000) for name in SERVICES),
        rows=rows * a_second,
        commits=deck["commits"] * a_second,
        messages=deck["messages"] * a_second,
        log=deck["write_ahead_bytes"] * a_second / _MB,
        database_day=deck["database_bytes"] * a_second * _DAY / _GB,
        objects=deck["object_bytes"] * a_second / _MB,
        objects_day=deck["object_bytes"] * a_second * _DAY / _GB,
    )


def _need(measured: Measured, service: str, busy: float) -> Need:
    own, memory = measured.memory.get(f"{_name(service)}_mb", 0.0), measured.memory
    if service in WORKERS:
        children = max(1, math.ceil(busy / BUSY))
        processes = math.ceil(children / CHILDREN)
        held = processes * own + children * memory[f"{_name(service)}_child_mb"]
        return Need(service, busy, processes, children, held)
    # Gateway and registry each are one event loop; PostgreSQL and NATS use what cores there are.
    processes = 1 if service in SERVERS else max(1, math.ceil(busy / BUSY))
    return Need(service, busy, processes, 0, processes * own)


def _name(service: str) -> str:
    return service.replace("-", "_")
