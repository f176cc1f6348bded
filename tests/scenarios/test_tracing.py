"""One trace for a whole job, from the caller's request to the children of workers, and a log that says which it was."""

import asyncio
import json
import secrets
from pathlib import Path
from typing import Any

from tests.support.collector import Collector, Received, collector
from tests.support.stack import Scenario, scenario, small_deck

CALLER = secrets.token_hex(8)
STAGES = {"RENDER": "renderer", "PREVIEW": "previewer", "SCORE": "scorer"}
EXPECTED = {
    *STAGES,
    *(f"queue {stage}" for stage in STAGES),
    *(f"{name}.child" for name in STAGES.values()),
    "CreateJob",
}


async def whole(found: Collector, trace: str) -> list[Received]:
    """The spans of a trace once all that must be there are, and each has its parent. Raises TimeoutError."""
    async with asyncio.timeout(30):
        while True:
            found.news.clear()
            spans = found.trace(trace)
            known = {CALLER, *(span.id for span in spans)}
            names = [span.name for span in spans]
            told = names.count("CompleteTask") == len(STAGES) and "FailTask" in names
            if told and EXPECTED <= set(names) and all(span.parent in known for span in spans):
                return spans
            await asyncio.to_thread(found.news.wait, 1)


def lines(stack: Scenario) -> list[dict[str, Any]]:
    """All lines of all logs that are JSON; what libraries print is not."""
    texts = [path.read_text(encoding="utf-8") for path in stack.data.log.glob("*.log")]
    return [json.loads(line) for text in texts for line in text.splitlines() if line.startswith("{")]


async def test_a_job_is_one_trace_and_its_log_says_so(tmp_path: Path) -> None:
    """Waiting in a queue is a piece of its own; what workers ask of the registry belongs to their attempt."""
    with collector() as found:
        settings = {
            "DECKMILL_OTLP_ENDPOINT": found.endpoint,
            "DECKMILL_LOG_LEVEL": "debug",
            "OTEL_BSP_SCHEDULE_DELAY": "200",
        }
        async with scenario(tmp_path, settings) as stack:
            trace = secrets.token_hex(16)
            stack.fail_at("worker.worked@SCORE=once raise")
            headers = {"traceparent": f"00-{trace}-{CALLER}-01"}
            job_id = await stack.submit(small_deck("Traced", slides=2), headers=headers)
            assert (await stack.ended(job_id))["status"] == "succeeded"
            spans = await whole(found, trace)
            told = [line for line in lines(stack) if line.get("job") == job_id]
    (request,) = (span for span in spans if span.name == "POST /api/v2/render")
    assert (request.service, request.parent) == ("gateway", CALLER)
    by_id = {span.id: span for span in spans}
    for stage, service in STAGES.items():
        attempts = [span for span in spans if span.name == stage]
        waits = [span for span in spans if span.name == f"queue {stage}"]
        assert len(attempts) == len(waits) == (2 if stage == "SCORE" else 1)
        assert {(span.service, span.parent) for span in attempts} == {(service, request.id)}
        assert {(span.service, span.parent) for span in waits} == {("job-registry", request.id)}
        assert {span.attributes["deckmill.job"] for span in (*attempts, *waits)} == {job_id}
        child = next(span for span in spans if span.name == f"{service}.child")
        assert (child.service, by_id[child.parent].name) == (service, stage)
    assert {by_id[span.parent].name for span in spans if span.name == "CompleteTask"} == set(STAGES)
    assert {by_id[span.parent].name for span in spans if span.name == "FailTask"} == {"SCORE"}
    (created,) = (span for span in spans if span.name == "CreateJob")
    assert (created.service, created.parent) == ("job-registry", request.id)
    assert {span.name for span in spans if span.trace != trace} == set()
    of_attempts = [line for line in told if line["event"] in {"attempt_ended", "stage_failed"}]
    assert sorted(line["stage"] for line in of_attempts) == ["PREVIEW", "RENDER", "SCORE", "SCORE", "SCORE"]
    assert all({"task", "attempt", "service"} <= line.keys() for line in of_attempts)
    for line in told:
        # A poll about the job is the caller's, who did not say that it belongs to the trace.
        assert line["trace_id"] == trace or line["event"] == "request", line
        assert len(line["span_id"]) == 16
