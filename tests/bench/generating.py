"""How long a slide of a brief takes, what of it the sandbox costs, and how long a deck of ten slides takes."""

import io
import statistics
import time
from dataclasses import dataclass
from typing import Any

from deckmill.terminal import out
from renderer.sandbox import deckmill_slides
from tests.support.stack import Scenario

_SAMPLES, _DECKS = 15, 3
_COMPLETE, _SANDBOX = 1_500.0, 80.0
_BRIEFS = (
    "KPI dashboard: revenue ${n}.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %",
    "Funnel: 12,000 visits, 9{n} trials, 210 customers",
    "Timeline: freeze 5 Oct, beta {n} Nov, launch 30 Nov",
    "Balkendiagramm Umsatz je Filiale in T€: Markt 4{n}, Bahnhof 388, Süd 120",
    "SWOT: strengths: {n} shops, loyal guests; weaknesses: old ovens; opportunities: catering; threats: flour prices",
)


@dataclass(frozen=True, slots=True)
class Generating:
    """Medians in milliseconds.

    Attributes:
        complete: from the request to the picture and the score of a slide.
        execute, plain: of its code in the sandbox, and without walls around it.
        deck: from the request to a complete deck of ten slides.
    """

    complete: float
    execute: float
    plain: float
    deck: float


async def measure(stack: Scenario) -> Generating:
    """One brief at a time, each another one; the first is left out."""
    jobs = [await _one(stack, _BRIEFS[n % len(_BRIEFS)].replace("{n}", str(10 + n))) for n in range(_SAMPLES + 1)]
    decks = [await _deck(stack, n) for n in range(_DECKS)]
    slides = [statistics.median(times) for times in zip(*jobs[1:], strict=True)]
    return Generating(*slides, statistics.median(decks))


async def _deck(stack: Scenario, n: int) -> float:
    """A deck of ten briefs that no slide before had."""
    slides = [{"brief": _BRIEFS[place % len(_BRIEFS)].replace("{n}", f"{n}{place}")} for place in range(10)]
    started = time.perf_counter()
    answer = (await stack.http.post("/v1/deck", json={"slides": slides})).raise_for_status()
    while (job := await _polled(stack, f"/v1/jobs/{answer.json()['job_id']}"))["status"] != "complete":
        assert job["status"] != "failed", job
    assert job["slides_completed"] == len(slides), job["failed_slides"]
    return (time.perf_counter() - started) * 1000


async def _one(stack: Scenario, brief: str) -> tuple[float, float, float]:
    started = time.perf_counter()
    answer = (await stack.http.post("/v1/generate", json={"brief": brief})).raise_for_status()
    path = f"/v1/jobs/{answer.json()['job_id']}"
    while (job := await _polled(stack, path))["status"] != "complete":
        assert job["status"] != "failed", job
    taken = (time.perf_counter() - started) * 1000
    record = await stack.job(job["job_id"])
    (code,) = [file["public_url"] for file in record["artifacts"] if file["kind"] == "slide_code"]
    text = (await stack.http.get(code)).raise_for_status().text
    deck = (await stack.http.get(f"{path}/pptx")).raise_for_status().content
    return taken, record["timings"]["EXECUTE"], _plainly(text, deck)


async def _polled(stack: Scenario, path: str) -> dict[str, Any]:
    params = {"poll": "true", "timeout": 60}
    job: dict[str, Any] = (await stack.http.get(path, params=params)).raise_for_status().json()
    return job


def _plainly(code: str, base: bytes) -> float:
    """The same code in this process, onto a deck of the same masters: reading, drawing, saving."""
    started = time.perf_counter()
    prs = deckmill_slides.Presentation(io.BytesIO(base))
    scope = deckmill_slides.names()
    exec(compile(code, "slide.py", "exec"), scope)
    scope["build"](prs)
    prs.save(io.BytesIO())
    return (time.perf_counter() - started) * 1000


def report(found: Generating) -> list[str]:
    """Print them; the misses."""
    overhead = found.execute - found.plain
    out.print(
        f"a slide of a brief, median: complete {found.complete:.0f} ms; "
        f"its code {found.execute:.0f} ms in the sandbox, {found.plain:.0f} ms without; "
        f"a deck of ten slides: {found.deck:.0f} ms"
    )
    misses = []
    if found.complete > _COMPLETE:
        misses.append(f"a slide of a brief, ms: {found.complete:.0f}, target at most {_COMPLETE:.0f}")
    if overhead > _SANDBOX:
        misses.append(f"sandbox, ms beside the code: {overhead:.0f}, target at most {_SANDBOX:.0f}")
    return misses
