"""The schedule of faults comes from its seed alone, and reaches everything that there is to hurt."""

from tests.faults.schedule import FAILPOINTS, Step, Targets, printed, schedule

TARGETS = Targets(
    services=["registry-1", "renderer-1"],
    children=["renderer-1"],
    links=["renderer-1>registry-1", "registry-1>postgres"],
    disks=["postgres"],
    clocks=["registry-1", "renderer-1"],
    places=FAILPOINTS,
    lease=4.0,
)
HOUR = 3600.0


def test_a_seed_is_a_schedule() -> None:
    """The same one gives the same faults, another one others."""
    assert schedule(1, HOUR, TARGETS) == schedule(1, HOUR, TARGETS)
    assert schedule(1, HOUR, TARGETS) != schedule(2, HOUR, TARGETS)


def test_every_kind_comes_once_before_any_comes_twice() -> None:
    """So that a run of some minutes has seen them all."""
    kinds = [step.kind for step in schedule(1, HOUR, TARGETS)]
    different = set(kinds)

    assert len(set(kinds[: len(different)])) == len(different)
    assert different >= {
        "kill",
        "stop",
        "cut",
        "silent",
        "deaf",
        "mute",
        "slow",
        "away",
        "wipe",
        "full-disk",
        "failpoint",
        "restart-each",
        "clock-ahead",
        "clock-behind",
    }


def test_the_end_of_a_run_is_quiet() -> None:
    """All is mended when four fifths of it are over, and faults come in their order."""
    steps = schedule(3, 100.0, TARGETS)

    assert all(step.at + step.lasts <= 80.1 for step in steps)
    assert [step.at for step in steps] == sorted(step.at for step in steps)


def test_what_cannot_be_hurt_is_left_alone() -> None:
    """Without disks of their own, none is filled; without clocks of their own, none is stepped."""
    bare = Targets([], [], ["registry-1>postgres"], [], [], FAILPOINTS, 4.0)

    assert {"full-disk", "clock-ahead", "restart-each"}.isdisjoint(step.kind for step in schedule(1, HOUR, bare))


def test_a_schedule_is_printed() -> None:
    """A line for each fault, with its time and how long it lasts."""
    lines = list(printed([Step(2.0, "kill", "renderer-1", 0.0), Step(9.5, "silent", "renderer-1>nats", 6.0)]))

    assert lines[1:] == ["    2.0  kill renderer-1", "    9.5  silent renderer-1>nats for 6.0 s"]
