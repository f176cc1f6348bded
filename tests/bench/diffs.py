"""What comparing with a baseline costs, beside drawing the same deck."""

import copy
import statistics
from typing import Any

from deckmill.terminal import out, table
from tests.support.stack import Scenario

REPEATS = 5
MOST = 0.3
"""Of the time that drawing takes."""


async def measure(stack: Scenario, document: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Median milliseconds of comparing and of drawing, by what has changed."""
    number = copy.deepcopy(document)
    number["slides"][1]["items"][3]["value"] = "11.4 %"
    cases = {"nothing": document, "one number": number, "the look": document | {"theme": "midnight"}}
    baseline = (await stack.ended(await stack.submit(document)))["id"]
    found = {}
    for name, changed in cases.items():
        jobs = [await stack.ended(await stack.submit(changed, baselineJobId=baseline)) for _ in range(REPEATS)]
        times = [job["timings"] for job in jobs]
        found[name] = (
            statistics.median(each["DIFF"] for each in times),
            statistics.median(each["PREVIEW"] for each in times),
        )
    return found


def report(found: dict[str, tuple[float, float]]) -> list[str]:
    """Print a table; returns what is over the target."""
    rows = table("CHANGED", "COMPARING", "DRAWING", "RATIO")
    for name, (comparing, drawing) in found.items():
        rows.add_row(name, f"{comparing:.0f} ms", f"{drawing:.0f} ms", f"{comparing / drawing:.2f}")
    out.print(rows)
    return [
        f"comparing when {name} changed: {comparing / drawing:.2f} of drawing, target at most {MOST}"
        for name, (comparing, drawing) in found.items()
        if comparing / drawing > MOST
    ]
