"""Events that happen beside a job's own life: downloads of its files, deliveries to webhooks.

They take their place on the timeline, and leave the job as it is: no revision, no hint, no wake-up, no other ETag.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, case, update

from deck_domain.actor import Actor
from deck_domain.event_types import EventData, type_of
from deck_domain.lifecycle import JobState
from job_registry.aggregate.timeline import Moment, append_events
from job_registry.sql import job_tables
from job_registry.sql.transaction import Transaction

_own = job_tables.jobs.c
_more = bindparam("count", type_=_own.last_seq.type)
# The files that lists link to are those of `linked_seq`: they stay true, so it goes along.
_TAKE_PLACES = (
    update(job_tables.jobs)
    .where(_own.id == bindparam("the_id"))
    .values(
        last_seq=_own.last_seq + _more,
        linked_seq=case((_own.linked_seq == _own.last_seq, _own.last_seq + _more), else_=_own.linked_seq),
    )
    .returning(_own.tenant, _own.last_seq, _own.revision, _own.state, _own.traceparent)
)


def append_quietly(tx: Transaction, job_id: str, events: Sequence[EventData], actor: Actor) -> bool:
    """Write events of quiet types, in order; False for a job that is gone. Raises ValueError for events of others."""
    if loud := [type(each).__name__ for each in events if not type_of(type(each)).quiet]:
        raise ValueError(f"{loud[0]} changes its job: record it in a JobChange")
    job = tx.connection.execute(_TAKE_PLACES, {"the_id": job_id, "count": len(events)}).first()
    if job is None:
        return False
    before = job.last_seq - len(events)
    terminal = JobState(job.state).terminal
    append_events(tx, Moment(job_id, job.tenant, before, job.revision, terminal, job.traceparent, actor), events)
    return True
