"""Tasks: one result each, and work of the dead is given on in time."""

from collections import defaultdict
from collections.abc import Iterator

from deck_domain.lifecycle import TaskState, Trigger
from tests.faults.evidence import Evidence, Row

SLACK = 10.0
"""Seconds that a busy machine may take besides lease and sweep."""
OURS = ("registry", "postgres")
"""While one of these has a fault, or a link to one, nobody may be able to give work on."""


def one_result_for_each_task(found: Evidence) -> Iterator[str]:
    """I3: a task has succeeded by one attempt, the last one, and all its files are of this attempt."""
    attempts: dict[str, list[Row]] = defaultdict(list)
    for row in found.attempts:
        attempts[row["task_id"]].append(row)
    done = {}
    for task in found.tasks:
        rows = attempts[task["id"]]
        completed = [row["attempt"] for row in rows if row["outcome"] == Trigger.COMPLETE]
        if len(completed) > 1:
            yield f"{task['id']} was completed by the attempts {sorted(completed)}"
        if task["state"] == TaskState.SUCCEEDED and rows and completed != [task["attempt"]]:
            yield f"{task['id']} has succeeded at attempt {task['attempt']}, and completed are {completed}"
        if task["state"] != TaskState.SUCCEEDED and completed:
            yield f"{task['id']} is {task['state']}, and its attempt {completed[0]} was completed"
        if sorted(row["attempt"] for row in rows) != list(range(1, len(rows) + 1)):
            yield f"{task['id']} has the attempts {sorted(row['attempt'] for row in rows)}"
        done[task["id"]] = task
    yield from _files_of_others(found, done)


def _files_of_others(found: Evidence, tasks: dict[str, Row]) -> Iterator[str]:
    named: dict[tuple[str, str], str] = {}
    for file in found.artifacts:
        if not file["task_id"]:
            continue
        task = tasks.get(file["task_id"])
        if task is None:
            yield f"{file['id']} is of a task that is not there: {file['task_id']}"
            continue
        own = f"{task['tenant']}/{task['job_id']}/{task['id']}/{task['attempt']}/"
        if task["attempt"] and not file["key"].startswith(own):
            yield f"{file['key']} was written by another attempt than {task['attempt']}, which succeeded"
        if (first := named.setdefault((file["job_id"], file["key"]), file["id"])) != file["id"]:
            yield f"{file['key']} was recorded twice, as {first} and {file['id']}"


def lost_work_runs_again(found: Evidence) -> Iterator[str]:
    """I9: what a worker held when it died, stood still or was cut off is taken from it within a lease and a sweep.

    While registry or database are away nobody can, and afterwards leases begin anew, as they do when a registry finds
    that it was kept from the processor: then the time runs from there. Who is well again before that keeps its work.
    """
    bound = found.lease + found.sweep + SLACK
    for fault in found.faults:
        due = _due(found, fault.start, bound)
        if not fault.pid or (fault.kind != "kill" and fault.end < due):
            continue
        for row in found.attempts:
            ended = row["ended_at"].timestamp() if row["ended_at"] else found.ended
            if (
                row["worker_id"].endswith(f":{fault.pid}")
                and row["claimed_at"].timestamp() < fault.start
                and ended > due
            ):
                yield (
                    f"{row['task_id']} was held by {row['worker_id']} when {fault.target} got {fault.kind}, "
                    f"and was taken from it {ended - fault.start:.1f} s later, not within {due - fault.start:.1f}"
                )


def _due(found: Evidence, start: float, bound: float) -> float:
    """When the work must have been given on: the bound after the start, and after every outage of ours until then."""
    outages = [(fault.start, fault.end) for fault in found.faults if fault.target.startswith(OURS)]
    due = start + bound
    for began, ended in sorted([*outages, *found.forgiven]):
        if began < due and ended > start:
            due = max(due, ended + bound)
    return due
