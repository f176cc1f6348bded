"""How long after a commit its message has arrived: one render at a time, and a receiver on this machine."""

import statistics
from datetime import datetime

from deckmill.terminal import out, table
from tests.support.receiver import Received, receiver
from tests.support.stack import Scenario, small_deck

SETTINGS = {"DECKMILL_WEBHOOK_INNER_HOSTS": "127.0.0.1"}
MOST_MS = 100.0
"""Of the median, on an idle stack."""
_JOBS = 15


async def measure(stack: Scenario) -> list[float]:
    """Milliseconds from the moment of each commit, which its message tells, until the receiver had the message."""
    async with receiver() as there:
        made = await stack.http.post("/api/v2/webhooks", json={"url": there.url(), "events": ["render.completed"]})
        path = f"/api/v2/webhooks/{made.raise_for_status().json()['id']}"
        for number in range(1, _JOBS + 1):
            await stack.submit(small_deck())
            await there.got(number)
        await stack.http.delete(path)
        return [_lag(each) for each in there.received]


def report(lags: list[float]) -> list[str]:
    """Print a table; the target, if it was missed."""
    median = statistics.median(lags)
    rows = table("WEBHOOK, COMMIT TO RECEIVER", "MEDIAN", "SLOWEST")
    rows.add_row(f"{len(lags)} renders, one at a time", f"{median:.0f} ms", f"{max(lags):.0f} ms")
    out.print(rows)
    return [f"webhook lag: {median:.0f} ms, target at most {MOST_MS:g}"] if median > MOST_MS else []


def _lag(message: Received) -> float:
    return 1000 * (message.at - datetime.fromisoformat(message.json["timestamp"]).timestamp())
