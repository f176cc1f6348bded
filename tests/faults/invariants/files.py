"""Files: rows and objects agree, clients get what was recorded, and the same input makes the same bytes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from deck_domain.job import ArtifactKind
from tests.faults.evidence import Evidence, Row

_SAME = frozenset({ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PNG, ArtifactKind.QUALITY_REPORT})
"""Kinds of files that depend on what was asked for and on nothing else."""
_TOLD_TO_BE_GONE = frozenset({404, 410})


def rows_match_objects(found: Evidence) -> Iterator[str]:
    """I4: each recorded file lies in the store, or in the database, as its row says; so clients got it."""
    small = {row["job_id"]: bytes(row["body"]) for row in found.documents}
    for row in found.artifacts:
        if row["removed_at"]:
            continue
        if (stored := found.objects.get(row["key"])) is not None:
            is_so = (stored.sha256, stored.size)
        elif "/source/" in row["key"] and (body := small.get(row["job_id"])) is not None:
            is_so = (hashlib.sha256(body).hexdigest(), len(body))
        else:
            yield f"{row['key']} is recorded, and not in the store"
            continue
        if is_so != (row["sha256"], row["size"]):
            yield f"{row['key']} is recorded with {row['sha256']}, {row['size']} bytes, and is {is_so}"
    yield from _downloads(found)


def _downloads(found: Evidence) -> Iterator[str]:
    recorded = {row["id"]: row for row in found.artifacts}
    given_up = found.given_up
    for call in found.calls:
        if call.verb != "download" or not (file := call.answer.get("artifact")):
            continue
        row = recorded.get(file)
        if call.well and row and (call.answer["sha256"], call.answer["size"]) != (row["sha256"], row["size"]):
            yield f"{call.client} got other bytes of {file} than are recorded: {call.answer['sha256']}"
        if call.status in _TOLD_TO_BE_GONE and call.job not in given_up:
            yield f"{call.client} was listed {file} of {call.job}, and then told {call.status}"


def same_input_same_bytes(found: Evidence) -> Iterator[str]:
    """I10: jobs that were asked for by the same bytes have the same deck, pictures and report, whatever befell them.

    A deck is delivered without the slides that have failed: it is held against those that lack the same ones.
    """
    asked = {}
    for call in found.calls:
        if call.well and call.answer.get("job_id") and call.body and call.verb != "retry":
            asked[call.answer["job_id"]] = (call.verb, call.path, call.body)
    for job in found.jobs:  # a retry has the input of what it retries
        if job["retry_of_job_id"] in asked and job["id"] not in asked:
            asked[job["id"]] = asked[job["retry_of_job_id"]]
    succeeded = [job["id"] for job in found.jobs if job["state"] == "succeeded" and job["id"] in asked]
    files: dict[str, list[Row]] = defaultdict(list)
    for row in found.artifacts:
        if row["kind"] in _SAME and row["selected"]:
            files[row["job_id"]].append(row)
    lacks: dict[str, list[int]] = defaultdict(list)
    for job in sorted(found.jobs, key=lambda each: each["slide_number"] or 0):
        if job["parent_job_id"] and job["state"] != "succeeded":
            lacks[job["parent_job_id"]].append(job["slide_number"])
    first: dict[tuple[object, ...], tuple[str, list[tuple[str, str, str]]]] = {}
    for job_id in succeeded:
        made = sorted((row["kind"], row["label"], row["sha256"]) for row in files[job_id])
        other, same = first.setdefault((*asked[job_id], *lacks[job_id]), (job_id, made))
        if made != same:
            apart = sorted({kind for kind, _, _ in set(made) ^ set(same)})
            yield f"{other} and {job_id} were asked for by the same {asked[job_id][0]}, and differ in {apart}"
