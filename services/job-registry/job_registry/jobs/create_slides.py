"""The slides of a new deck: each is a job of its own, of which the first few are ready and the others wait."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select

from deck_documents.brief import BRIEF_V1, read_brief
from deck_documents.decks import read_deck_plan
from deck_documents.facts import readable
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, DeckSlide, Job, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import TaskState
from deck_domain.records import to_json
from job_registry.aggregate.deck_change import SLIDES_AT_ONCE
from job_registry.aggregate.insert_job import PRIORITY_CHILD, JobDraft, insert_job, pipeline
from job_registry.aggregate.object_keys import source_prefix
from job_registry.sql import job_tables
from job_registry.sql.transaction import Transaction

_DOCUMENT = "document.json"
# These statements are built once, because building one takes longer than running it.
_BRIEFS = (
    select(job_tables.documents.c.body)
    .join(job_tables.jobs, job_tables.jobs.c.id == job_tables.documents.c.job_id)
    .where(job_tables.jobs.c.parent_job_id == bindparam("deck_id"))
    .order_by(job_tables.jobs.c.slide_number)
)


def create_slides(tx: Transaction, deck: Job, draft: JobDraft, document: bytes) -> Job:
    """Write the jobs of a deck's slides; returns the deck with them. Raises InvalidDocument."""
    return _inserted(tx, deck, draft, read_deck_plan(draft.source_schema, document).slides)


def copy_slides(tx: Transaction, deck: Job, draft: JobDraft) -> Job:
    """The same for a deck that another is made for again: of the briefs that its slides had."""
    bodies = tx.execute(_BRIEFS, {"deck_id": draft.retry_of_job_id})
    return _inserted(tx, deck, draft, [json.loads(row.body) for row in bodies])


def _inserted(tx: Transaction, deck: Job, draft: JobDraft, briefs: Sequence[Mapping[str, Any]]) -> Job:
    jobs = [insert_job(tx, _draft(draft, number, brief)) for number, brief in enumerate(briefs, 1)]
    slides = (DeckSlide(number, job.id, job.title, job.state) for number, job in enumerate(jobs, 1))
    return replace(deck, slides=tuple(slides))


def _draft(deck: JobDraft, number: int, content: Mapping[str, Any]) -> JobDraft:
    brief, warnings = read_brief(content)
    slide_id, options = new_id("job"), JobOptions(auto_iterations=brief.auto_iterations)
    tasks = pipeline(JobKind.GENERATE, options)
    if number > SLIDES_AT_ONCE:
        tasks = tuple(replace(task, state=TaskState.BLOCKED) for task in tasks)
    return replace(
        deck,
        id=slide_id,
        kind=JobKind.GENERATE,
        source_schema=BRIEF_V1,
        title=readable(brief.title),
        slide_count=1,
        priority=PRIORITY_CHILD,
        options=options,
        warnings=tuple(map(to_json, warnings)),
        inputs=(_document(deck.tenant, slide_id, content),),
        tasks=tasks,
        retry_of_job_id=None,
        price=0,  # a slide has no price of its own, because its deck has one
        parent_job_id=deck.id,
        slide_number=number,
    )


def _document(tenant: str, slide_id: str, content: Mapping[str, Any]) -> Artifact:
    body = json.dumps(content, ensure_ascii=False).encode()
    key = source_prefix(tenant, slide_id) + _DOCUMENT
    stored = StoredObject(key, hashlib.sha256(body).hexdigest(), len(body), body)
    return Artifact(new_id("art"), ArtifactKind.SOURCE_DOCUMENT, _DOCUMENT, stored, "application/json")
