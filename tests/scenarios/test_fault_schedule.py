"""A short schedule of faults over the whole product on PostgreSQL, NATS and S3, and afterwards every invariant."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.invariants import INVARIANTS
from tests.faults.platform import Shape, platform
from tests.faults.run import run, targets_of
from tests.faults.schedule import schedule

SECONDS = 30.0
SEED = 3814
"""Its schedule has most kinds, and few restarts, which take long where many tests share the processors."""
FAULTS_SCALE = 1.0
"""Seconds that stand for a lease where it is chosen how long faults last."""
SHAPE = Shape({"registry": 2, "renderer": 2, "previewer": 1, "scorer": 1, "gateway": 1}, lease=2.0, sweep=0.5)


@pytest.mark.timeout(600)  # it takes two minutes, and may share its processors with ten other processes
async def test_every_invariant_holds_through_a_schedule_of_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Clients of both APIs are at work while processes die or stand still, and connections and servers go away."""
    async with platform(tmp_path, SHAPE) as there:
        # The same schedule everywhere: to step clocks takes a compiler, and is left to `make faults`.
        steps = schedule(SEED, SECONDS, replace(targets_of(there), lease=FAULTS_SCALE, clocks=()))
        outcome = await run(there, steps, seconds=SECONDS, seed=SEED, clients=2, say=print)
    told = "\n".join(outcome.table())

    assert outcome.broken == {name: [] for name in INVARIANTS}, told
    assert outcome.errors == [], told
    assert outcome.faults.keys() >= {"terminate", "kill", "cut", "silent", "deaf", "mute", "away", "stop", "wipe"}, told
    assert {row["state"] for row in outcome.evidence.jobs} >= {"succeeded"}, told
