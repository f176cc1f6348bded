"""The checker of fault runs: a sound history passes, and each way to break an invariant is told under its name."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.faults.evidence import Evidence, Message, Stored
from tests.faults.history import Call, Fault, Recorder, read_calls, read_faults
from tests.faults.invariants import INVARIANTS, breaches

BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
T = BEGAN.timestamp()
BODY = b'{"version":"2.0"}'
DECK = Stored("d" * 64, 9)
TYPES = ("job.created", "task.started", "task.lease_expired", "task.started", "task.succeeded", "job.succeeded")


def at(seconds: float) -> datetime:
    """A moment of the run."""
    return BEGAN + timedelta(seconds=seconds)


def call(verb: str, start: float, **values: Any) -> Call:
    """A call of one of acme's clients, answered within a tenth of a second."""
    given = {"client": "acme-1", "tenant": "acme", "method": "POST", "path": f"/api/v2/{verb}", "status": 200}
    return Call(verb=verb, start=T + start, end=T + start + 0.1, **given | values)


def rendered(start: float, job_id: str, **values: Any) -> Call:
    """A render that was accepted."""
    given = {"key": f"key-{job_id}", "body": "doc", "status": 202, "answer": {"job_id": job_id}}
    return call("render", start, **given | values)


def read(start: float, state: str, revision: int) -> Call:
    """What a client saw of the first job."""
    return call("read", start, method="GET", job="j1", answer={"state": state, "revision": revision})


def rows_of(job_id: str) -> dict[str, list[dict[str, Any]]]:
    """What a render leaves in the tables whose first worker died."""
    task = {"task_id": f"task-{job_id}", "job_id": job_id}
    file = {"removed_at": None, "selected": True, "job_id": job_id}
    source = {"id": f"source-{job_id}", "task_id": "", "kind": "source_document", "label": "document.json"}
    deck = {"id": f"deck-{job_id}", "task_id": task["task_id"], "kind": "generated_pptx", "label": "deck.pptx"}
    first = {"attempt": 1, "outcome": "retry", "worker_id": "renderer@host:71", "claimed_at": at(1), "ended_at": at(4)}
    second = {"attempt": 2, "outcome": "complete", "worker_id": "renderer@host:72", "claimed_at": at(5)}
    job = {"id": job_id, "tenant": "acme", "kind": "render", "state": "succeeded", "last_seq": len(TYPES)}
    event = {"job_id": job_id, "tenant": "acme"}
    return {
        "jobs": [
            job
            | {"slide_count": 3, "charged_micro_usd": 100, "finished_at": at(9)}
            | {"parent_job_id": None, "slide_number": None, "retry_of_job_id": None, "ancestors": None}
        ],
        "tasks": [{"id": task["task_id"], "job_id": job_id, "tenant": "acme", "state": "succeeded", "attempt": 2}],
        "attempts": [task | first, task | second | {"ended_at": at(9)}],
        "artifacts": [
            file
            | source
            | {"key": f"acme/{job_id}/source/0/document.json"}
            | {"sha256": hashlib.sha256(BODY).hexdigest(), "size": len(BODY)},
            file
            | deck
            | {"key": f"acme/{job_id}/{task['task_id']}/2/deck.pptx", "sha256": DECK.sha256, "size": DECK.size},
        ],
        "documents": [{"job_id": job_id, "body": BODY}],
        "events": [
            event
            | {"id": f"evt-{job_id}-{seq}", "seq": seq, "type": name, "created_at": at(seq), "published_at": at(seq)}
            for seq, name in enumerate(TYPES, 1)
        ],
        "requests": [{"tenant": "acme", "request_id": f"r-{job_id}", "job_id": job_id}],
        "deliveries": [{"webhook_id": "wh", "message_id": f"evt-{job_id}-6", "status": "delivered"}],
    }


def sound() -> Evidence:
    """Two renders of one document, one of which lost a worker, and all that clients did besides."""
    both = [rows_of("j1"), rows_of("j2")]
    tables = {name: [row for rows in both for row in rows[name]] for name in both[0]}
    return Evidence(
        **tables,
        calls=[
            rendered(0, "j1", status=None, error="ReadError", answer={}),
            rendered(0.5, "j1"),
            rendered(0.7, "j1", body="another", status=422, answer={}),
            rendered(1, "j2"),
            read(2, "running", 3),
            read(10, "succeeded", 7),
            call("stream", 3, job="j1", method="GET", answer={"seqs": [2, 3, 4], "after": 1}),
            call("list", 4, method="GET", answer={"jobs": ["j1", "j2"]}),
            call("download", 11, job="j1", answer={"artifact": "deck-j1", "sha256": "d" * 64, "size": 9}),
            call("trespass", 5, tenant="globex", client="globex-1", job="j1", status=404),
            call("read", 6, method="GET", job="j1", status=503, answer={"retry_after": 1}),
        ],
        faults=[Fault("kill", "renderer-1", T + 3, T + 3.2, pid=71), Fault("cut", "nats", T + 6, T + 8)],
        usage=[
            {"tenant": "acme", "day": "2026-01-01", "kind": "render", "jobs": 2, "slides": 6, "charged_micro_usd": 200}
        ],
        webhooks=[{"id": "wh", "tenant": "acme", "events": ["render.completed"], "created_at": at(-1)}],
        objects={row["key"]: DECK for row in tables["artifacts"] if row["task_id"]},
        messages=[Message(f"evt-{job}-6", "acme", "render.completed", job, T + 9) for job in ("j1", "j2", "j2")],
        ended=T + 60,
    )


def without(found: Evidence, table: str, number: int) -> Evidence:
    """The same with a row less."""
    rows = list(getattr(found, table))
    return replace(found, **{table: rows[:number] + rows[number + 1 :]})


def altered(found: Evidence, table: str, number: int, **values: Any) -> Evidence:
    """The same with a row that differs."""
    rows = list(getattr(found, table))
    rows[number] = rows[number] | values
    return replace(found, **{table: rows})


def more(found: Evidence, table: str, *rows: Any) -> Evidence:
    """The same with rows more."""
    return replace(found, **{table: [*getattr(found, table), *rows]})


def test_a_sound_history_breaks_nothing() -> None:
    """Retries with the same key, a death, an outage and repeated webhooks are as they should be."""
    assert breaches(sound()) == {name: [] for name in INVARIANTS}


def _download(status: int = 200, **answer: Any) -> Call:
    return call("download", 12, job="j1", status=status, answer={"artifact": "deck-j1", **answer})


def _stream(*seqs: int) -> Call:
    return call("stream", 12, job="j1", answer={"seqs": list(seqs), "after": 1})


def _globex(verb: str, **values: Any) -> Call:
    return call(verb, 12, **{"tenant": "globex", "client": "globex-1", "method": "GET", **values})


def _all_objects(found: Evidence, stored: Stored) -> Evidence:
    return replace(found, objects=dict.fromkeys(found.objects, stored))


def _late_file(found: Evidence) -> Evidence:
    key = found.artifacts[1]["key"].replace("/2/", "/1/")
    return replace(altered(found, "artifacts", 1, key=key), objects={**found.objects, key: DECK})


def _stands_still(found: Evidence) -> Evidence:
    found = altered(found, "attempts", 0, ended_at=at(30))
    return replace(found, faults=[Fault("stop", "renderer-1", T + 3, T + 29, pid=71)])


def _other_deck(found: Evidence) -> Evidence:
    other = Stored("e" * 64, 9)
    return replace(
        altered(found, "artifacts", 3, sha256=other.sha256),
        objects={**found.objects, found.artifacts[3]["key"]: other},
    )


Damage = Callable[[Evidence], Evidence]
DAMAGES: dict[str, list[tuple[str, Damage]]] = {
    "I1": [
        ("a job is gone", lambda e: more(e, "calls", rendered(2, "j3"))),
        ("a job was gone for a while", lambda e: more(e, "calls", call("read", 2, job="j1", status=404))),
    ],
    "I2": [
        ("a job never ends", lambda e: altered(e, "jobs", 0, state="running")),
        ("a timeline tells of two ends", lambda e: altered(e, "events", 4, type="job.cancelled")),
        ("a timeline tells of another end", lambda e: altered(e, "events", 5, type="job.failed")),
        ("a client sees an ended job run", lambda e: more(e, "calls", read(12, "running", 8))),
        ("a client sees another end", lambda e: more(e, "calls", read(12, "failed", 8))),
        ("a client sees an older revision", lambda e: more(e, "calls", read(12, "succeeded", 6))),
    ],
    "I3": [
        ("two attempts were completed", lambda e: altered(e, "attempts", 0, outcome="complete")),
        ("no attempt was completed", lambda e: altered(e, "attempts", 1, outcome="retry")),
        ("an attempt is missing", lambda e: without(e, "attempts", 0)),
        ("a failed task has a result", lambda e: altered(e, "tasks", 0, state="cancelled")),
        ("a file is of a late worker", _late_file),
        ("a file is recorded twice", lambda e: more(e, "artifacts", e.artifacts[1] | {"id": "deck-again"})),
        ("a file is of no task", lambda e: without(e, "tasks", 0)),
    ],
    "I4": [
        ("an object is gone", lambda e: replace(e, objects={})),
        ("an object has another size", lambda e: _all_objects(e, replace(DECK, size=8))),
        ("an object is altered", lambda e: _all_objects(e, replace(DECK, sha256="e" * 64))),
        ("a document is altered", lambda e: altered(e, "documents", 0, body=b"{}")),
        ("a document is gone", lambda e: without(e, "documents", 0)),
        ("a client got other bytes", lambda e: more(e, "calls", _download(sha256="e" * 64, size=9))),
        ("a client was told that a file is gone", lambda e: more(e, "calls", _download(410))),
    ],
    "I5": [
        ("a key made two jobs", lambda e: more(e, "calls", rendered(2, "j2", key="key-j1"))),
        ("a key took another body", lambda e: more(e, "calls", rendered(2, "j1", body="another"))),
        ("another body was answered 400", lambda e: more(e, "calls", rendered(2, "j1", body="another", status=400))),
        ("a lost answer made a job besides", lambda e: without(e, "requests", 0)),
    ],
    "I6": [
        ("an event is missing", lambda e: without(e, "events", 3)),
        ("an event is there twice", lambda e: more(e, "events", e.events[3])),
        ("an event was not published", lambda e: altered(e, "events", 3, published_at=None)),
        ("a stream has a gap", lambda e: more(e, "calls", _stream(2, 4))),
        ("a stream repeats an event", lambda e: more(e, "calls", _stream(2, 2, 3))),
        ("a stream begins too late", lambda e: more(e, "calls", _stream(3, 4))),
        ("a webhook was never queued", lambda e: without(e, "deliveries", 0)),
        ("a webhook was given up", lambda e: altered(e, "deliveries", 0, status="failed")),
        ("a webhook is on its way for ever", lambda e: altered(e, "deliveries", 0, status="pending")),
        ("a webhook never arrived", lambda e: without(e, "messages", 0)),
        ("a message changes", lambda e: more(e, "messages", replace(e.messages[0], event="render.failed"))),
    ],
    "I7": [
        ("a job is of another tenant", lambda e: altered(e, "jobs", 0, tenant="globex")),
        ("a list shows another's job", lambda e: more(e, "calls", _globex("list", answer={"jobs": ["j1"]}))),
        ("another's job is shown", lambda e: more(e, "calls", _globex("trespass", job="j1"))),
        ("another's job is said to be forbidden", lambda e: more(e, "calls", _globex("trespass", status=403))),
        ("another is told", lambda e: more(e, "messages", replace(e.messages[0], tenant="globex"))),
    ],
    "I8": [
        ("a job is counted twice", lambda e: altered(e, "usage", 0, jobs=3)),
        ("a job is not counted", lambda e: altered(e, "usage", 0, jobs=1)),
        ("nothing is counted", lambda e: without(e, "usage", 0)),
        ("money is charged twice", lambda e: altered(e, "usage", 0, charged_micro_usd=300)),
        ("slides are counted twice", lambda e: altered(e, "usage", 0, slides=9)),
        ("a changed slide is counted as a new one", lambda e: altered(e, "jobs", 0, ancestors=["j0"])),
    ],
    "I9": [
        ("a dead worker keeps its task", lambda e: altered(e, "attempts", 0, ended_at=at(40))),
        ("a dead worker keeps its task for ever", lambda e: altered(e, "attempts", 0, ended_at=None)),
        ("a worker that stands still keeps it", _stands_still),
    ],
    "I10": [
        ("a repeat makes another deck", _other_deck),
        ("a repeat makes one file less", lambda e: altered(e, "artifacts", 3, kind="slide_code")),
    ],
    "5xx": [
        ("an answer is 500", lambda e: more(e, "calls", call("read", 12, status=500))),
        ("an answer is 504", lambda e: more(e, "calls", call("read", 12, status=504))),
        ("a 503 says nothing of when", lambda e: more(e, "calls", call("read", 12, status=503))),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("invariant", "damage"),
    [pytest.param(name, damage, id=f"{name}: {what}") for name, rows in DAMAGES.items() for what, damage in rows],
)
def test_each_breach_is_told(invariant: str, damage: Damage) -> None:
    """Under its own name; what else follows from the damage may be told, too."""
    assert breaches(damage(sound()))[invariant]


def test_every_invariant_has_been_broken() -> None:
    """None is in the table that no damage reaches."""
    assert DAMAGES.keys() == INVARIANTS.keys()


def test_a_job_that_a_client_deleted_is_not_lost() -> None:
    """Also where the client never heard what came of it; one that was refused is still owed."""
    asked = more(sound(), "calls", rendered(2, "j3"), call("delete", 3, job="j3", status=None))
    refused = more(sound(), "calls", rendered(2, "j3"), call("delete", 3, job="j3", status=409))

    assert breaches(asked)["I1"] == []
    assert breaches(refused)["I1"] != []


def test_a_deck_without_a_slide_that_failed_is_held_against_its_like() -> None:
    """One that lacks a slide may differ from one that has them all; two that lack the same one may not."""
    slide = {"state": "failed", "kind": "generate", "tenant": "acme", "last_seq": 0, "retry_of_job_id": None}
    lacks = [slide | {"id": f"slide-{deck}", "parent_job_id": deck, "slide_number": 2} for deck in ("j1", "j2")]

    assert breaches(more(_other_deck(sound()), "jobs", lacks[0]))["I10"] == []
    assert breaches(more(_other_deck(sound()), "jobs", *lacks))["I10"] != []


def test_work_of_the_dead_may_wait_for_an_outage_of_ours() -> None:
    """The time runs from the end of the outage of the registry, also when one follows the other."""
    found = altered(sound(), "attempts", 0, ended_at=at(40))
    outages = [Fault("stop", "registry-1", T + 4, T + 20), Fault("cut", "registry-1>postgres", T + 25, T + 35)]

    assert breaches(replace(found, faults=[*found.faults, *outages]))["I9"] == []
    assert breaches(replace(found, faults=[*found.faults, Fault("cut", "nats", T + 4, T + 35)]))["I9"] != []


def test_work_of_the_dead_may_wait_for_a_registry_that_forgives() -> None:
    """Each time that it lets leases begin anew until then, and not when it does so later."""
    found = altered(sound(), "attempts", 0, ended_at=at(40))

    assert breaches(replace(found, forgiven=[(T + each, T + each) for each in (10, 20, 31)]))["I9"] == []
    assert breaches(replace(found, forgiven=[(T + 31, T + 31)]))["I9"] != []


def test_a_lease_may_last_as_long_as_a_registry_was_kept_from_the_processor() -> None:
    """Though that was longer than the work was due; not if it could sweep again before that, and did not."""
    found = altered(sound(), "attempts", 0, ended_at=at(40))

    assert breaches(replace(found, forgiven=[(T + 5, T + 31)]))["I9"] == []
    assert breaches(replace(found, forgiven=[(T + 5, T + 6)]))["I9"] != []


def test_a_short_stop_costs_no_lease() -> None:
    """A worker that stood still for less than its lease keeps its work."""
    found = altered(sound(), "attempts", 0, ended_at=at(40))

    assert breaches(replace(found, faults=[Fault("stop", "renderer-1", T + 3, T + 4, pid=71)]))["I9"] == []


def test_calls_that_overlap_may_be_answered_in_any_order() -> None:
    """A read that began before another ended may show what was before it."""
    slow = replace(read(9.9, "running", 6), end=T + 11)

    assert breaches(more(sound(), "calls", slow))["I2"] == []


def test_what_is_recorded_is_read_again(tmp_path: Path) -> None:
    """Calls and faults, with every field."""
    recorder = Recorder(tmp_path)
    for each in sound().calls:
        recorder.call(each)
    recorder.fault("kill", "renderer-1", T, pid=71)
    recorder.close()

    assert read_calls(tmp_path) == list(sound().calls)
    assert read_faults(tmp_path) == recorder.faults
