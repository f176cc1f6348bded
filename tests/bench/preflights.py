"""How long a preflight of ten slides takes, from the request to the answer; times in milliseconds."""

import statistics
import time
from collections.abc import Mapping
from typing import Any

from deckmill.terminal import out
from tests.support.stack import Scenario

_SAMPLES = 15
_TARGET = 300.0
_POLICIES: Mapping[str, dict[str, Any]] = {
    "a preflight": {"renderIfScoreAbove": 80},
    "with hints": {"renderIfScoreAbove": 80, "autoFix": "suggest_only"},
}


async def measure(stack: Scenario, document: Mapping[str, Any]) -> dict[str, float]:
    """Medians by what is asked for, one request at a time; the first of each is left out."""
    found = {}
    for name, policy in _POLICIES.items():
        times = [await _one(stack, document, policy) for _ in range(_SAMPLES + 1)]
        found[name] = statistics.median(times[1:])
    return found


async def _one(stack: Scenario, document: Mapping[str, Any], policy: Mapping[str, Any]) -> float:
    body = {"sourceSchema": "protocol_v2", "document": document, "preflightPolicy": policy}
    started = time.perf_counter()
    answer = (await stack.http.post("/api/v2/preflight", json=body)).raise_for_status()
    taken = (time.perf_counter() - started) * 1000
    assert answer.json()["status"] == "success", answer.text
    return taken


def report(medians: Mapping[str, float]) -> list[str]:
    """Print them; the misses."""
    told = ", ".join(f"{name} {ms:.0f} ms" for name, ms in medians.items())
    out.print(f"preflight, 10 slides, median: {told}")
    return [
        f"preflight, {name}, ms: {ms:.0f}, target at most {_TARGET:.0f}" for name, ms in medians.items() if ms > _TARGET
    ]
