"""Thousands of long-polls on one job: how long after its end they are answered."""

import statistics

from deckmill.terminal import out
from tests.bench.quiet import Others
from tests.support.long_polls import Woken, wake_together
from tests.support.stack import Scenario

WAITERS = 5_000
LIMIT = 1.0
"""Seconds in which 99 of 100 shall be answered."""


async def measure(stack: Scenario) -> Woken:
    """Park them and let the job end."""
    return await wake_together(stack, WAITERS)


def report(woken: Woken, others: Others) -> list[str]:
    """Print a line; what is missed."""
    assert set(woken.statuses) == {"complete"}
    hundredths = statistics.quantiles(woken.seconds, n=100)
    median, p99 = hundredths[49], hundredths[-1]
    out.print(f"{WAITERS:,} long-polls on one job: median {median:.2f} s, p99 {p99:.2f} s; others {others.load():.1f}")
    return [f"p99 of {WAITERS:,} long-polls, s: {p99:.2f}, target at most {LIMIT}"] if p99 > LIMIT else []
