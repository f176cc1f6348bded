"""`make faults seed=N minutes=M`: a long schedule of faults over the whole product. Exit code 1: an invariant broke."""

import argparse
import asyncio
import os
import pickle
import sys
import tempfile
from pathlib import Path

from tests.faults.platform import Shape, platform, small_disks
from tests.faults.run import Outcome, run, targets_of
from tests.faults.schedule import printed, schedule

_DISKS = ("postgres", "renderer-1", "previewer-1")
_CLIENTS = 3
"""Of each tenant."""


def main() -> None:
    """Run, and say what was found."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which schedule, and which work of the clients")
    parser.add_argument("--minutes", type=float, default=20.0, help="how long the faults last")
    parser.add_argument("--keep", type=Path, help="folder for history, evidence and logs, which stay there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deckmill-faults-") as folder:
        outcome = asyncio.run(_run(given.keep or Path(folder), given.seed, given.minutes * 60))
    if given.keep:
        (given.keep / "evidence.pickle").write_bytes(pickle.dumps(outcome.evidence))
    for line in outcome.table():
        _say(line)
    sys.exit(not outcome.held)


async def _run(root: Path, seed: int, seconds: float) -> Outcome:
    shape = Shape()
    apart = os.geteuid() == 0
    if not apart:
        _say("Connections are hurt by relays: to lose packets in a network of the run's own takes root.")
    async with small_disks(root, _DISKS) as disks, platform(root, shape, apart=apart) as there:
        if not disks:
            _say("Disks are not filled: to give a process a small disk of its own takes root and the right to mount.")
        if not there.clocks:
            _say("Clocks are not stepped: that takes a C compiler.")
        steps = schedule(seed, seconds, targets_of(there, disks))
        for line in printed(steps):
            _say(line)
        return await run(there, steps, seconds=seconds, seed=seed, clients=_CLIENTS, say=_say)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
