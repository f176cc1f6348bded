"""The page about scaling is what its table gives, and its simulation agrees with what is known of queues."""

import math
import random
from collections.abc import Mapping

import pytest

from tests.scaling.__main__ import PAGE, page
from tests.scaling.inputs import Measured, read
from tests.scaling.needs import SERVICES, needs
from tests.scaling.simulation import FIRST, STAGES, Failures, Load, Simulation

_SECONDS = 20_000.0


def test_the_page_is_what_the_table_gives() -> None:
    """Also the second time: it has neither clock nor chance."""
    assert PAGE.read_text(encoding="utf-8") == page(read())


def waiting(places: int, load: float) -> float:
    """The mean wait (seconds) of Poisson arrivals at exponential servers of a second each, by Erlang's C formula."""
    terms = [load**n / math.factorial(n) for n in range(places)]
    last = load**places / math.factorial(places) * places / (places - load)
    return last / (sum(terms) + last) / (places - load)


def one_stage(places: int, rate: float, work: float | None = None) -> Load:
    """Decks that need one stage alone, of a second on average, or of exactly so many."""

    def drawn(chance: random.Random) -> Mapping[str, float]:
        return {FIRST: chance.expovariate(1.0) if work is None else work}

    return Load(rate, _SECONDS, {FIRST: places}, drawn)


@pytest.mark.parametrize(("places", "load"), [(1, 0.5), (4, 3.0), (10, 8.0)])
def test_waits_are_those_of_erlang(places: int, load: float) -> None:
    """Where a formula is known, the simulation gives its result."""
    waits = Simulation(one_stage(places, load), Failures(), 1).run().stages[FIRST]
    assert sum(waits) / len(waits) == pytest.approx(waiting(places, load), rel=0.15)


def three_stages(rate: float = 2.0) -> Load:
    """A deck that needs all stages, each for half a second."""
    return Load(rate, 500.0, dict.fromkeys(STAGES, 4), lambda _chance: dict.fromkeys(STAGES, 0.5))


def test_every_deck_ends_whatever_dies() -> None:
    """Attempts that die are made again, and every deck that came is counted once."""
    calm = Simulation(three_stages(), Failures(), 3).run()
    hurt = Simulation(three_stages(), Failures(crashes=0.05, losses=0.02), 3).run()
    assert calm.attempts == 3 * len(calm.decks)
    assert hurt.attempts > 3 * len(hurt.decks) > 2_000
    assert min(calm.decks) == pytest.approx(1.0)
    assert hurt.share(hurt.decks, 0.99) > calm.share(calm.decks, 0.99)


def test_a_registry_that_is_away_makes_all_wait() -> None:
    """What came meanwhile begins when it is back."""
    calm, paused = (Simulation(three_stages(), Failures(pauses=pauses), 3).run() for pauses in ((), ((100.0, 10.0),)))
    assert max(calm.stages[FIRST]) < 5.0 < max(paused.stages[FIRST]) <= 11.0
    assert len(calm.decks) == len(paused.decks)


def test_needs_grow_with_decks() -> None:
    """Busy cores, rows and bytes in proportion; processes and memory from one of each upwards."""
    deck = {f"{name.replace('-', '_')}_ms": 360.0 for name in SERVICES} | dict.fromkeys(
        ("rows_inserted", "rows_updated", "rows_deleted", "commits", "messages", "write_ahead_bytes"), 10.0
    )
    deck |= {"database_bytes": 1e6, "object_bytes": 2e6}
    memory = {f"{name.replace('-', '_')}_mb": 100.0 for name in SERVICES}
    memory |= {f"{name}_child_mb": 200.0 for name in ("renderer", "previewer", "scorer")}
    small, large = (needs(Measured({10: deck}, memory), rate) for rate in (10, 100_000))
    assert small.services[0].busy == pytest.approx(0.001)
    assert (small.cores, small.rows) == (1, pytest.approx(30 / 360))
    assert [need.busy for need in large.services] == pytest.approx([10.0] * len(SERVICES))
    assert {need.service: (need.processes, need.children) for need in large.services}["previewer"] == (4, 15)
    assert large.cores == math.ceil(70 / 0.7)
    assert small.memory < large.memory
    assert small.objects_day == pytest.approx(2e6 * 240 / 1e9)
