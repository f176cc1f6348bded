"""Lists of jobs, how far jobs are, and hints that one has changed: domain to protobuf and back."""

from deck.registry.v1 import job_service_pb2 as pb
from deck_domain.job import Hint, JobHead, head_of
from deck_domain.job_pages import JobFilter, JobPage
from deck_wire.jobs import job_from_wire, job_to_wire, kind_number, kind_of, stage_number, state_number


def list_request(
    tenant: str, only: JobFilter, *, limit: int, token: str, offset: int, artifacts: bool
) -> pb.ListJobsRequest:
    """The message that asks for a page; with all artifacts, or with what lists link to."""
    return pb.ListJobsRequest(
        tenant=tenant,
        page_size=limit,
        page_token=token,
        offset=offset,
        states=map(state_number, only.states),
        kinds=map(kind_number, only.kinds),
        stages=map(stage_number, only.stages),
        approval_status=only.approval_status or "",
        source_schema=only.source_schema,
        brand_pack_id=only.brand_pack_id,
        without_artifacts=not artifacts,
        with_slides=only.with_slides,
    )


def page_to_wire(page: JobPage) -> pb.ListJobsResponse:
    """A page as a message."""
    return pb.ListJobsResponse(jobs=map(job_to_wire, page.jobs), next_page_token=page.next_token, total_size=page.total)


def page_from_wire(wire: pb.ListJobsResponse) -> JobPage:
    """A message as a page. Raises ValueError like `job_from_wire`."""
    return JobPage(tuple(map(job_from_wire, wire.jobs)), wire.total_size, wire.next_page_token)


def head_to_wire(head: JobHead) -> pb.JobHead:
    """The head of a job as a message."""
    return pb.JobHead(
        job_id=head.id,
        tenant=head.tenant,
        kind=kind_number(head.kind),
        revision=head.revision,
        terminal=head.terminal,
    )


def heads_from_wire(wire: pb.BatchGetJobsResponse) -> list[JobHead]:
    """The heads in an answer; of whole jobs, where an older peer sends these. Raises ValueError for unknown kinds."""
    return [*map(_head_from_wire, wire.heads), *(head_of(job_from_wire(job)) for job in wire.jobs)]


def _head_from_wire(wire: pb.JobHead) -> JobHead:
    kind = kind_of(wire.kind)
    if kind is None:
        raise ValueError(f"job {wire.job_id} has no kind known here")
    return JobHead(wire.job_id, wire.tenant, kind, wire.revision, wire.terminal)


def hint_to_wire(hint: Hint | None) -> pb.WatchJobsResponse:
    """A hint as a message; None is a sign of life."""
    if hint is None:
        return pb.WatchJobsResponse()
    return pb.WatchJobsResponse(
        job_id=hint.job_id, revision=hint.revision, terminal=hint.terminal, deleted=hint.deleted
    )


def hint_from_wire(wire: pb.WatchJobsResponse) -> Hint | None:
    """A message as a hint; None for a sign of life."""
    return Hint(wire.job_id, wire.revision, wire.terminal, wire.deleted) if wire.job_id else None
