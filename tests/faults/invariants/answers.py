"""Answers: the same key means one job, tenants are apart, and what cannot be answered is said to be so."""

from collections import defaultdict
from collections.abc import Iterator

from deck_domain.job_kinds import kind_named
from tests.faults.evidence import Evidence
from tests.faults.history import MAKES, Call

_REUSED = 422
_FOREIGN = 404


def keys_mean_one_job(found: Evidence) -> Iterator[str]:
    """I5: one key and body have made one job, another body was refused; and every job comes from a request.

    The last holds since the clients of a run send a key with whatever makes a job: a job that no remembered request
    names is one too many, made by a request whose answer was lost.
    """
    keyed: dict[tuple[str, str, str], list[Call]] = defaultdict(list)
    for call in found.calls:
        if call.key and call.verb in MAKES:
            keyed[call.tenant, call.path, call.key].append(call)
    for (_, _, key), calls in keyed.items():
        accepted = [call for call in calls if call.well]
        if len(jobs := {call.answer.get("job_id") for call in accepted}) > 1:
            yield f"the key {key} has made the jobs {sorted(map(str, jobs))}"
        if len({call.body for call in accepted}) > 1:
            yield f"the key {key} was accepted with {len({call.body for call in accepted})} different bodies"
        for first in accepted[:1]:
            for call in calls:
                if call.start > first.end and call.body != first.body and not call.undecided and call.status != _REUSED:
                    yield f"the key {key} was sent again with another body, and answered {call.status}"
    remembered = {row["job_id"] for row in found.requests}
    for job in found.jobs:
        if job["id"] not in remembered and not job["parent_job_id"] and not kind_named(job["kind"]).inner:
            yield f"{job['id']} ({job['kind']}) was made by no request that is remembered"


def tenants_are_apart(found: Evidence) -> Iterator[str]:
    """I7: a job is of the tenant that asked for it, no list shows another's, and whoever asks for one finds nothing."""
    there = found.job_of
    for call in found.calls:
        job = there.get(call.answer.get("job_id", ""))
        if job and call.verb in MAKES and job["tenant"] != call.tenant:
            yield f"{job['id']} was made by {call.tenant}, and is of {job['tenant']}"
        for listed in call.answer.get("jobs", ()):
            if listed in there and there[listed]["tenant"] != call.tenant:
                yield f"{call.tenant} was listed {listed}, which is of {there[listed]['tenant']}"
        if call.verb == "trespass" and not call.undecided and call.status != _FOREIGN:
            yield f"{call.tenant} asked {call.method} {call.path}, which is another's, and was answered {call.status}"
    for message in found.messages:
        job = there.get(message.job_id)
        if job and job["tenant"] != message.tenant:
            yield f"{message.tenant} was told of {message.job_id}, which is of {job['tenant']}"


def answers_are_honest(found: Evidence) -> Iterator[str]:
    """No answer is 5xx but 503, and each 503 and 429 says when to ask again."""
    for call in found.calls:
        if call.status is None:
            continue
        if call.status >= 500 and call.status != 503:
            yield f"{call.client} was answered {call.status} to {call.method} {call.path}: {call.said}"
        if call.status in {429, 503} and not call.answer.get("retry_after"):
            yield f"{call.client} was answered {call.status} to {call.method} {call.path} without Retry-After"
