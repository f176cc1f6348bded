"""Reading jobs: one, many, and their timelines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, select

from deck_domain.errors import InvalidRequest, NotFound, Violation
from deck_domain.job import Artifact, DeckSlide, Job, JobEvent, JobHead, linked_files
from deck_domain.job_kinds import KINDS, kind_named
from deck_domain.lifecycle import JobState, Stage
from deck_domain.stage_results import AuthorResult, result_from_json
from job_registry.sql import job_tables, review_tables, task_tables
from job_registry.sql.rows import artifact_of, event_of, job_of, linked_of
from job_registry.sql.transaction import Transaction

INNER_KINDS = [kind.name for kind in KINDS.values() if kind.inner]
"""Of jobs that the registry has made for itself."""

_own = job_tables.jobs.c


@dataclass(frozen=True, slots=True)
class _Query:
    """What is asked of one job, mostly, by a statement that is built once, or of many."""

    one: Select[Any]
    many: Select[Any]

    @classmethod
    def by(cls, key: ColumnElement[str], query: Select[Any]) -> "_Query":
        """Of the jobs whose ids are in this column."""
        return cls(query.where(key == bindparam("id")), query.where(key.in_(bindparam("ids", expanding=True))))

    def rows(self, tx: Transaction, ids: Sequence[str]) -> Iterable[Row[Any]]:
        """What was found, of none for no ids."""
        if not ids:
            return ()
        return tx.execute(self.one, {"id": ids[0]}) if len(ids) == 1 else tx.connection.execute(self.many, {"ids": ids})


_JOBS = _Query.by(_own.id, select(job_tables.jobs))
_HEADS = _Query.by(_own.id, select(_own.id, _own.tenant, _own.kind, _own.revision, _own.state))
_TASKS = _Query.by(task_tables.tasks.c.job_id, select(task_tables.tasks))
_ARTIFACTS = _Query.by(
    job_tables.artifacts.c.job_id, select(job_tables.artifacts).order_by(job_tables.artifacts.c.position)
)
_DECISIONS = _Query.by(
    review_tables.approvals.c.job_id, select(review_tables.approvals).order_by(review_tables.approvals.c.position)
)
_SLIDES = _Query.by(
    _own.parent_job_id,
    select(
        _own.parent_job_id.label("job_id"),
        _own.id,
        _own.slide_number,
        _own.title,
        _own.state,
        _own.stage,
        _own.error_code,
        _own.error_message,
        _own.cost_micro_usd,
    ).order_by(_own.slide_number),
)
_AUTHORED = _Query.by(
    task_tables.tasks.c.job_id,
    select(task_tables.tasks.c.job_id, task_tables.tasks.c.result)
    .where(task_tables.tasks.c.stage == Stage.AUTHOR.value)
    .order_by(task_tables.tasks.c.iteration),
)

_BODY = select(job_tables.documents.c.body).where(job_tables.documents.c.job_id == bindparam("job_id"))
_TITLE = select(_own.title).where(
    _own.id == bindparam("job_id"), _own.tenant == bindparam("tenant"), _own.kind.not_in(INNER_KINDS)
)
_GIVEN = (
    select(job_tables.artifacts)
    .where(job_tables.artifacts.c.job_id == bindparam("job_id"), job_tables.artifacts.c.task_id == "")
    .order_by(job_tables.artifacts.c.position)
)

MAX_BATCH = 1000
MAX_EVENTS, DEFAULT_EVENTS = 1000, 100


def get_job(tx: Transaction, tenant: str, job_id: str) -> Job:
    """One job of a tenant. Raises NotFound, also for one that the registry has made for itself."""
    job = find_job(tx, job_id)
    if job is None or job.tenant != tenant or job.kind.inner:
        raise NotFound("There is no such job.", code="job_not_found")
    return job


def find_job(tx: Transaction, job_id: str) -> Job | None:
    """One job of whatever tenant, None when there is no such job."""
    found = batch_get_jobs(tx, [job_id])
    return found[0] if found else None


def batch_get_jobs(tx: Transaction, job_ids: Sequence[str]) -> list[Job]:
    """The jobs of these ids that exist, in no order. Raises InvalidRequest for more than `MAX_BATCH` ids."""
    _require_few(job_ids)
    return assemble(tx, list(_JOBS.rows(tx, list(job_ids))))


def batch_get_heads(tx: Transaction, job_ids: Sequence[str]) -> list[JobHead]:
    """How far the jobs of these ids are, those that exist; raises like `batch_get_jobs`."""
    _require_few(job_ids)
    return [
        JobHead(row.id, row.tenant, kind_named(row.kind), row.revision, JobState(row.state).terminal)
        for row in _HEADS.rows(tx, list(job_ids))
    ]


def document_body(tx: Transaction, job_id: str) -> bytes | None:
    """The bytes of a job's source document; None when they are in the artifact store, or there are none."""
    body: bytes | None = tx.connection.execute(_BODY, {"job_id": job_id}).scalar()
    return body


def get_document(tx: Transaction, tenant: str, job_id: str) -> tuple[str, Artifact | None]:
    """A job's title, and what it was made of, with its bytes unless they are in the store. Raises NotFound."""
    title = tx.connection.execute(_TITLE, {"job_id": job_id, "tenant": tenant}).scalar()
    if title is None:
        raise NotFound("There is no such job.", code="job_not_found")
    row = tx.connection.execute(_GIVEN, {"job_id": job_id}).first()
    return title, artifact_of(row, document_body(tx, job_id)) if row else None


def assemble(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Job]:
    """Rows of `jobs` with all that hangs on them, in the order given; six queries at most however many there are."""
    ids = [row.id for row in rows]
    tasks = _by_job(tx, _TASKS, ids)
    artifacts = _by_job(tx, _ARTIFACTS, ids)
    decisions = _decisions_about(tx, rows)
    parts = _by_job(tx, _SLIDES, [row.id for row in rows if kind_named(row.kind).of_slides])
    slides = _slides_of(tx, parts)
    return [
        job_of(
            row,
            tasks[row.id],
            artifacts[row.id],
            decisions=decisions[row.id],
            slides=slides[row.id],
            spent_on_slides=sum(slide.cost_micro_usd for slide in parts[row.id]),
        )
        for row in rows
    ]


def assemble_briefly(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Job]:
    """Like `assemble`, but with the files that lists link to in the place of all artifacts.

    Artifacts are read for jobs of a release before alone, whose rows do not name these files.
    """
    linked = {row.id: linked_of(row) for row in rows}
    tasks = _by_job(tx, _TASKS, [row.id for row in rows])
    artifacts = _by_job(tx, _ARTIFACTS, [job_id for job_id, files in linked.items() if files is None])
    for job_id, found in artifacts.items():
        linked[job_id] = linked_files(map(artifact_of, found))
    decisions = _decisions_about(tx, rows)
    return [job_of(row, tasks[row.id], (), linked[row.id] or (), decisions[row.id]) for row in rows]


def list_job_events(
    tx: Transaction, tenant: str, job_id: str, *, after_seq: int = 0, page_size: int = 0
) -> tuple[list[JobEvent], bool]:
    """A page of a timeline, oldest first, and whether there are more. Raises NotFound, InvalidRequest."""
    if not 0 <= page_size <= MAX_EVENTS:
        message = f"A page has 1 to {MAX_EVENTS} events."
        raise InvalidRequest([Violation("/page_size", "out_of_range", message)], message)
    size = page_size or DEFAULT_EVENTS
    shown = (job_tables.jobs.c.id == job_id) & job_tables.jobs.c.kind.not_in(INNER_KINDS)
    owner = tx.connection.execute(select(job_tables.jobs.c.tenant).where(shown)).scalar()
    if owner != tenant:
        raise NotFound("There is no such job.", code="job_not_found")
    columns = job_tables.events.c
    query = select(job_tables.events).where(columns.job_id == job_id, columns.seq > after_seq)
    rows = tx.connection.execute(query.order_by(columns.seq).limit(size + 1)).all()
    return [event_of(row) for row in rows[:size]], len(rows) > size


def _require_few(job_ids: Sequence[str]) -> None:
    if len(job_ids) > MAX_BATCH:
        message = f"At most {MAX_BATCH} jobs can be asked for at once."
        raise InvalidRequest([Violation("/job_ids", "too_many", message)], message)


def _decisions_about(tx: Transaction, rows: Sequence[Row[Any]]) -> dict[str, list[Row[Any]]]:
    """Most jobs have none, and say so."""
    return _by_job(tx, _DECISIONS, [row.id for row in rows if row.decision_count])


def _slides_of(tx: Transaction, found: Mapping[str, Sequence[Row[Any]]]) -> dict[str, list[DeckSlide]]:
    told = _by_job(tx, _AUTHORED, [slide.id for slides in found.values() for slide in slides])
    return defaultdict(list, {deck: [_slide_of(row, told[row.id]) for row in slides] for deck, slides in found.items()})


def _slide_of(row: Row[Any], authored: Sequence[Row[Any]]) -> DeckSlide:
    results = (result_from_json(task.result) for task in authored)
    return DeckSlide(
        row.slide_number,
        row.id,
        row.title,
        JobState(row.state),
        Stage(row.stage) if row.stage else None,
        row.error_code,
        row.error_message,
        next((result.left_open for result in results if isinstance(result, AuthorResult)), ()),
    )


def _by_job(tx: Transaction, query: _Query, ids: list[str]) -> dict[str, list[Row[Any]]]:
    grouped: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in query.rows(tx, ids):
        grouped[row.job_id].append(row)
    return grouped
