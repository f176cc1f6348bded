"""Timelines have no gap, streams show them so, and webhooks tell of them."""

from collections import defaultdict
from collections.abc import Iterator

from deck_domain.job_kinds import kind_named
from deck_domain.webhooks import TOLD_TYPES, DeliveryStatus, event_told
from tests.faults.evidence import Evidence, Message, Row


def timelines_are_whole(found: Evidence) -> Iterator[str]:
    """I6: events of a job are numbered from 1 without a gap, published, and were streamed in this order."""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in found.events:
        events[row["job_id"]].append(row)
    for job in found.jobs:
        seqs = sorted(row["seq"] for row in events[job["id"]])
        if seqs != list(range(1, job["last_seq"] + 1)):
            yield f"the timeline of {job['id']} ends at {job['last_seq']}, and has {seqs}"
    for row in found.events:
        if row["published_at"] is None:
            yield f"event {row['seq']} of {row['job_id']} ({row['type']}) was never published"
    for call in found.calls:
        seqs = call.answer.get("seqs") or []
        if seqs and seqs != list(range(seqs[0], seqs[0] + len(seqs))):
            yield f"{call.client} was streamed the events {seqs} of {call.job}"
        if seqs and (after := call.answer.get("after")) is not None and seqs[0] != after + 1:
            yield f"{call.client} asked for the events of {call.job} after {after}, and got {seqs[0]} first"


def webhooks_arrive(found: Evidence) -> Iterator[str]:
    """I6: what an endpoint is to be told has arrived at least once, under the id of its event, and says one thing."""
    got: dict[str, list[Message]] = defaultdict(list)
    for message in found.messages:
        got[message.id].append(message)
    for message_id, messages in got.items():
        if len({(message.event, message.job_id) for message in messages}) > 1:
            yield f"the message {message_id} told different things: {sorted({message.event for message in messages})}"
    queued = {(row["webhook_id"], row["message_id"]): row for row in found.deliveries}
    there = found.job_of
    for event in found.events:
        job = there.get(event["job_id"])
        if job is None or event["type"] not in TOLD_TYPES or job["parent_job_id"]:
            continue
        told = event_told(event["type"], kind_named(job["kind"]))
        for hook in found.webhooks:
            if (
                hook["tenant"] != event["tenant"]
                or told not in hook["events"]
                or hook["created_at"] > event["created_at"]
            ):
                continue
            delivery = queued.get((hook["id"], event["id"]))
            if delivery is None:
                yield f"{hook['id']} was to be told {told} of {job['id']}, and no message was queued"
            elif delivery["status"] != DeliveryStatus.DELIVERED:
                yield f"{hook['id']} was to be told {told} of {job['id']}, which is {delivery['status']}"
            elif not got[event["id"]]:
                yield f"{hook['id']} counts as told {told} of {job['id']}, and nothing has arrived"
