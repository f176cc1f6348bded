"""The processor time that the engine takes for a deck: that of each service's own process, without its children."""

import os
from pathlib import Path

from deckmill.terminal import out, table
from tests.bench.measure import queue_per_minute
from tests.bench.quiet import Others
from tests.support.stack import Scenario

SERVICES = ("gateway", "job-registry", "renderer", "previewer", "scorer")
TARGETS = {"gateway": 8.0, "job-registry": 30.0}
"""Milliseconds that a deck may take."""
DECKS = 30
_MS_PER_TICK = 1000 / os.sysconf("SC_CLK_TCK")


async def measure(stack: Scenario, document: dict[str, object], decks: int = DECKS) -> dict[str, dict[str, float]]:
    """Milliseconds a deck by service: `alone` for decks one after the other, `queued` for as many all at once."""
    return {"alone": await _one_by_one(stack, document, decks), "queued": await _all_at_once(stack, document, decks)}


def report(found: dict[str, dict[str, float]], others: Others) -> list[str]:
    """Print a table; what is missed of the targets, for decks one after the other."""
    rows = table("MS OF PROCESSOR A DECK", *SERVICES)
    for way, spent in found.items():
        rows.add_row(way, *(f"{spent[name]:.1f}" for name in SERVICES))
    out.print(rows)
    out.print(f"others {others.load():.1f}")
    return [
        f"{name}, ms of processor a deck: {found['alone'][name]:.1f}, target at most {target:.0f}"
        for name, target in TARGETS.items()
        if found["alone"][name] > target
    ]


async def _one_by_one(stack: Scenario, document: dict[str, object], decks: int) -> dict[str, float]:
    before = _spent(stack)
    for _ in range(decks):
        await stack.ended(await stack.submit(document))
    return _a_deck(before, _spent(stack), decks)


async def _all_at_once(stack: Scenario, document: dict[str, object], decks: int) -> dict[str, float]:
    before = _spent(stack)
    await queue_per_minute(stack, document, decks)
    return _a_deck(before, _spent(stack), decks)


def _a_deck(before: dict[str, float], after: dict[str, float], decks: int) -> dict[str, float]:
    return {name: (after[name] - before[name]) / decks for name in SERVICES}


def _spent(stack: Scenario) -> dict[str, float]:
    """Milliseconds since each service began."""
    return {name: _of_process(stack, name) for name in SERVICES}


def _of_process(stack: Scenario, name: str) -> float:
    process = stack.stack.process(name).process
    assert process is not None
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) * _MS_PER_TICK
