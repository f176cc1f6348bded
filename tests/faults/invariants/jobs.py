"""Jobs: none is lost, each ends once, each is counted once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC

from deck_domain.job_kinds import kind_named
from tests.faults.evidence import TERMINAL, Evidence
from tests.faults.history import MAKES, Call

_UNKNOWN = 404
_READS = frozenset({"read", "wait", "stream", "cancel", "retry", "approve"})
"""What clients do with jobs that they were told of, by the API that knows jobs of all kinds."""
_ENDINGS = {f"job.{state}": state for state in TERMINAL}


def accepted_jobs_exist(found: Evidence) -> Iterator[str]:
    """I1: every job that a client was told of is there, and was whenever asked for, unless one asked to delete it."""
    there, given_up = found.job_of, found.given_up
    for call in found.calls:
        job_id = call.answer.get("job_id")
        if call.verb in MAKES and call.well and job_id not in there and job_id not in given_up:
            yield f"{call.client} was answered {call.status} to {call.verb}, and its job {job_id} is not there"
        if call.status == _UNKNOWN and call.verb in _READS and call.job not in given_up:
            yield f"{call.client} asked for {call.job}, which it had been told of, and was told that there is none"


def jobs_end_once(found: Evidence) -> Iterator[str]:
    """I2: at the end all jobs are terminal, by one event; no client sees an ended job in another state later."""
    endings = defaultdict(list)
    for event in found.events:
        if event["type"] in _ENDINGS:
            endings[event["job_id"]].append(_ENDINGS[event["type"]])
    for job in found.jobs:
        if job["state"] not in TERMINAL:
            yield f"{job['id']} ({job['kind']}) is still {job['state']}"
        elif endings[job["id"]] != [job["state"]]:
            yield f"{job['id']} is {job['state']}, and its timeline tells of the ends {endings[job['id']]}"
    yield from _seen_to_change(found)


def _seen_to_change(found: Evidence) -> Iterator[str]:
    """What clients saw one after the other; calls that overlap may be answered in any order."""
    reads: dict[str, list[Call]] = defaultdict(list)
    for call in found.calls:
        if call.well and call.job and call.answer.get("state"):
            reads[call.job].append(call)
    for job_id, calls in reads.items():
        for later in calls:
            before = [call for call in calls if call.end < later.start]
            if (was := next((call for call in before if call.answer["state"] in TERMINAL), None)) and (
                was.answer["state"] != later.answer["state"]
            ):
                yield f"{job_id} was {was.answer['state']} at {was.end:.3f} and {later.answer['state']} later"
            revision = later.answer.get("revision")
            newest = max((call.answer.get("revision") or 0 for call in before), default=0)
            if revision is not None and revision < newest:
                yield f"{job_id} was at revision {newest}, and a read that began later showed {revision}"


def jobs_are_counted_once(found: Evidence) -> Iterator[str]:
    """I8: what is counted of a tenant's day is what has succeeded, once each, with the slides and the money of these.

    A deleted job stays counted, but its row is gone: then there may be more, by as many as were deleted.
    """
    counted: dict[tuple[str, str, str], tuple[int, int, int]] = {
        (row["tenant"], row["day"], row["kind"]): (row["jobs"], row["slides"], row["charged_micro_usd"])
        for row in found.usage
    }
    jobs, slides, money = (
        Counter[tuple[str, str, str]](),
        Counter[tuple[str, str, str]](),
        Counter[tuple[str, str, str]](),
    )
    for job in found.jobs:
        if job["state"] == "succeeded" and kind_named(job["kind"]).publishes_deck and not job["parent_job_id"]:
            counted_as = "iterate" if job["ancestors"] else job["kind"]  # a change of a slide has a price of its own
            line = (job["tenant"], job["finished_at"].astimezone(UTC).date().isoformat(), counted_as)
            jobs[line] += 1
            slides[line] += job["slide_count"]
            money[line] += job["charged_micro_usd"]
    gone = Counter(row["tenant"] for row in found.deletions)
    for line in sorted(counted.keys() | jobs.keys()):
        there, (told, of_slides, charged) = jobs[line], counted.get(line, (0, 0, 0))
        if not there <= told <= there + gone[line[0]]:
            yield f"{line}: {told} jobs are counted, {there} are there and {gone[line[0]]} were deleted"
        elif told == there and (of_slides, charged) != (slides[line], money[line]):
            yield f"{line}: {of_slides} slides and {charged} are counted, and it is {slides[line]} and {money[line]}"
