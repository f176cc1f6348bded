"""What holds whatever breaks: one pure function for each invariant, which yields a sentence for each breach."""

from collections.abc import Callable, Iterator, Mapping

from tests.faults.evidence import Evidence
from tests.faults.invariants.answers import answers_are_honest, keys_mean_one_job, tenants_are_apart
from tests.faults.invariants.files import rows_match_objects, same_input_same_bytes
from tests.faults.invariants.jobs import accepted_jobs_exist, jobs_are_counted_once, jobs_end_once
from tests.faults.invariants.tasks import lost_work_runs_again, one_result_for_each_task
from tests.faults.invariants.timelines import timelines_are_whole, webhooks_arrive

Invariant = Callable[[Evidence], Iterator[str]]

INVARIANTS: Mapping[str, tuple[str, tuple[Invariant, ...]]] = {
    "I1": ("no job answered with 2xx is lost", (accepted_jobs_exist,)),
    "I2": ("each job ends once and stays so", (jobs_end_once,)),
    "I3": ("one committed result for each task and attempt", (one_result_for_each_task,)),
    "I4": ("artifact rows and objects agree", (rows_match_objects,)),
    "I5": ("the same key and body: the same job", (keys_mean_one_job,)),
    "I6": ("no gaps in timelines; webhooks arrive with a stable id", (timelines_are_whole, webhooks_arrive)),
    "I7": ("nothing crosses tenants", (tenants_are_apart,)),
    "I8": ("usage is counted once", (jobs_are_counted_once,)),
    "I9": ("a dead worker's task is given on in time", (lost_work_runs_again,)),
    "I10": ("the same input: the same bytes", (same_input_same_bytes,)),
    "5xx": ("what cannot be answered is 503 with Retry-After", (answers_are_honest,)),
}
"""By name: what it says, and the functions that decide it."""


def breaches(evidence: Evidence) -> dict[str, list[str]]:
    """For each invariant what breaks it; an empty list where it holds."""
    return {
        name: [breach for decide in functions for breach in decide(evidence)]
        for name, (_, functions) in INVARIANTS.items()
    }
