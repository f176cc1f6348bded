"""Writes docs/scaling.md: `make scaling`. The same table gives the same page."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.scaling.inputs import Measured, read
from tests.scaling.needs import BUSY, CHILDREN, SERVICES, Needs, needs
from tests.scaling.simulation import STAGES, Failures, Load, Simulation, Waits

PAGE = Path("docs/scaling.md")
INTRODUCTION = Path(__file__).with_name("introduction.md")
RATES = (10, 1_000, 100_000)
SEED = 12
HOUR = 3600.0
SIMULATED = 1200.0
"""Seconds for which decks come."""
MIX = {1: 0.3, 10: 0.5, 30: 0.2}
"""Slides of a deck, and the share of decks that have so many."""
SPREAD = 0.25
"""Standard deviation of the logarithm of times around what was measured."""
TROUBLE = Failures(crashes=0.001, losses=0.0005, pauses=((600.0, 10.0),))
_LEVELS = (0.7, 0.85)


def page(measured: Measured) -> str:
    """The page."""
    return "\n".join(
        [INTRODUCTION.read_text(encoding="utf-8"), *_costs(measured), *_needs(measured), *_queue(measured)]
    )


def _costs(measured: Measured) -> Iterator[str]:
    yield "## What one deck costs\n"
    yield _row("", *(f"{slides} slide{'s' * (slides > 1)}" for slides in measured.decks))
    yield _row(*["---"] * (1 + len(measured.decks)))
    for name, unit in (
        *((f"{service.replace('-', '_')}_ms", f"{service}, ms of processor") for service in SERVICES),
        ("rows_inserted", "rows inserted"),
        ("rows_updated", "rows updated"),
        ("rows_deleted", "rows deleted"),
        ("commits", "transactions, those that read included"),
        ("write_ahead_bytes", "bytes of write-ahead log"),
        ("database_bytes", "bytes that the database grows by"),
        ("objects", "objects"),
        ("object_bytes", "bytes of objects"),
        ("messages", "messages on the bus"),
    ):
        yield _row(unit, *(f"{deck[name]:,.0f}" for deck in measured.decks.values()))
    yield "\n| MB of memory | its own process | its children, one of each kind |\n|---|---|---|"
    for service in SERVICES:
        name = service.replace("-", "_")
        if own := measured.memory.get(f"{name}_mb"):
            child = measured.memory.get(f"{name}_child_mb")
            yield _row(service, f"{own:.0f}", f"{child:.0f}" if child else "")
    yield ""


def _needs(measured: Measured) -> Iterator[str]:
    found = {rate: needs(measured, rate) for rate in RATES}
    yield f"""## What decks of ten slides need
Cores are planned to be busy for {BUSY:.0%} of the time. A worker process has up to {CHILDREN} children, each of which
works on one deck at a time.
"""
    yield _row("decks an hour", *(f"{rate:,}" for rate in RATES))
    yield _row(*["---"] * (1 + len(RATES)))
    yield _row("**cores in all**", *(f"**{each.cores}**" for each in found.values()))
    yield _row("**GB of memory in all**", *(f"**{each.memory / 1000:.1f}**" for each in found.values()))
    for index, service in enumerate(SERVICES):
        yield _row(f"{service}: cores that are busy", *(f"{each.services[index].busy:.2f}" for each in found.values()))
    for index, service in enumerate(SERVICES):
        if not service.startswith(("postgresql", "nats")):
            yield _row(f"{service}: processes", *(_processes(each, index) for each in found.values()))
    for title, figure in (
        ("rows written a second", "rows"),
        ("transactions a second", "commits"),
        ("messages a second", "messages"),
        ("MB of write-ahead log a second", "log"),
        ("GB that the database grows by in a day", "database_day"),
        ("MB of objects a second", "objects"),
        ("GB of objects a day", "objects_day"),
    ):
        yield _row(title, *(_figure(getattr(each, figure)) for each in found.values()))
    yield _row("runs out first", *(each.bottleneck for each in found.values()))
    yield ""


def _processes(found: Needs, index: int) -> str:
    need = found.services[index]
    return f"{need.processes}" + (f" with {need.children} child{'ren' * (need.children > 1)}" if need.children else "")


def _queue(measured: Measured) -> Iterator[str]:
    rate = RATES[-1] / HOUR
    mean = {stage: sum(part * measured.decks[n][f"{stage}_ms"] for n, part in MIX.items()) / 1000 for stage in STAGES}
    mix = ", ".join(f"{part:.0%} of {slides} slide{'s' * (slides > 1)}" for slides, part in MIX.items())
    yield f"""## How long {RATES[-1]:,} decks an hour wait
A simulation by discrete events (`tests/scaling/simulation.py`, seed {SEED}): for {SIMULATED / 60:.0f} minutes,
decks come independently of each other, {mix}. What a stage takes is what was
measured for that size, spread around it (the logarithm by {SPREAD:g}). Each deck is rendered, then drawn and
scored at the same time, each stage on the first child that is free.

With failures, the child of one attempt in {1 / TROUBLE.crashes:,.0f} dies, and the whole worker of one in
{1 / TROUBLE.losses:,.0f}, whose lease of {TROUBLE.lease:.0f} seconds has to run out; places are away for
{TROUBLE.restart:.0f} seconds after either, and the registry is away once for {TROUBLE.pauses[0][1]:.0f} seconds.
These rates are assumptions, and bad ones; the seconds of the lease are those of the settings.
"""
    yield _row(
        "children busy",
        "children (" + ", ".join(STAGES) + ")",
        "failures",
        *(f"{name} waits, p50 / p99" for name in STAGES),
        "deck done, p50 / p99",
    )
    yield _row(*["---"] * 7)
    for level in _LEVELS:
        places = {stage: max(1, round(rate * mean[stage] / level)) for stage in STAGES}
        for failures in (Failures(), TROUBLE):
            waits = Simulation(Load(rate, SIMULATED, places, _work(measured)), failures, SEED).run()
            yield _row(
                f"{level:.0%}",
                ", ".join(str(places[stage]) for stage in STAGES),
                "yes" if failures is TROUBLE else "no",
                *(_waits(waits, waits.stages[stage]) for stage in STAGES),
                _waits(waits, waits.decks),
            )
    yield ""


def _work(measured: Measured) -> Callable[[random.Random], Mapping[str, float]]:
    sizes, parts = list(MIX), list(MIX.values())

    def drawn(chance: random.Random) -> Mapping[str, float]:
        deck = measured.decks[chance.choices(sizes, parts)[0]]
        return {stage: deck[f"{stage}_ms"] / 1000 * chance.lognormvariate(0.0, SPREAD) for stage in STAGES}

    return drawn


def _waits(waits: Waits, values: list[float]) -> str:
    return f"{waits.share(values, 0.5):.2f} s / {waits.share(values, 0.99):.2f} s"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(read()), encoding="utf-8")
