"""What the bench knows of the work of others on its machine."""

import os
import re
from pathlib import Path

import pytest

from tests.bench.quiet import QUIET, Others, Patience

_TICKS = os.sysconf("SC_CLK_TCK")


def _machine(proc: Path, *, user: float, stolen: float, ours: float, child: float, reaped: float) -> Path:
    """Processor seconds of a machine, of this process, its child, and a child that has ended."""
    ticks = [round(seconds * _TICKS) for seconds in (user, stolen, ours, child, reaped)]
    me = os.getpid()
    processes = {me: (1, ticks[2], ticks[4]), me + 1: (me, ticks[3], 0), me + 2: (1, 999, 0)}
    for number, (parent, own, waited_for) in processes.items():
        (proc / str(number)).mkdir(exist_ok=True)
        fields = f"{number} (a (strange) name) S {parent} " + "0 " * 9 + f"{own} 0 {waited_for} 0 20 0"
        (proc / str(number) / "stat").write_text(fields, encoding="utf-8")
    idle, disks = 12_345, 678
    (proc / "stat").write_text(f"cpu {ticks[0]} 0 0 {idle} {disks} 0 0 {ticks[1]} 0 0\ncpu0 1\n", encoding="utf-8")
    return proc


def test_the_load_of_others_is_what_this_family_of_processes_did_not_use(tmp_path: Path) -> None:
    """12 s of processors in 10 s, 2 of them stolen by the host; 5 are ours, with children living and dead."""
    moments = iter((100.0, 110.0))
    _machine(tmp_path, user=50, stolen=0, ours=7, child=1, reaped=0)
    others = Others(tmp_path, lambda: next(moments))
    _machine(tmp_path, user=60, stolen=2, ours=9, child=2, reaped=2)
    assert others.load() == pytest.approx(0.7)


async def test_this_machine_is_read_as_it_is() -> None:
    """Others take no more than all processors in a look of the bench; a shorter one counts too few ticks to say so."""
    told = await Patience(0).quiet()
    busy = re.search(r"others keep ([\d.]+) processors busy", told)
    assert busy or not told
    assert not busy or QUIET <= float(busy[1]) <= 1.1 * (os.cpu_count() or 1)


async def test_a_machine_is_waited_for_until_it_is_quiet() -> None:
    """Then nothing is said."""
    loads = iter((2.0, 1.1, QUIET))
    assert await Patience(60, lambda: next(loads)).quiet() == ""


async def test_a_machine_that_is_never_quiet_is_told() -> None:
    """With what others take of it, and later measurements do not wait again."""
    patience = Patience(0, lambda: 1.3)
    assert "others keep 1.3 processors busy" in await patience.quiet()
    assert "not quiet" in await patience.quiet()
