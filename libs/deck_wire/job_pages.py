"""Lists of jobs, and hints that one has changed: domain to protobuf and back."""

from deck.registry.v1 import job_service_pb2 as pb
from deck_domain.job import Hint
from deck_domain.job_pages import JobFilter, JobPage
from deck_wire.jobs import job_from_wire, job_to_wire, kind_number, stage_number, state_number


def list_request(tenant: str, only: JobFilter, *, limit: int, token: str, offset: int) -> pb.ListJobsRequest:
    """The message that asks for a page."""
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
    )


def page_to_wire(page: JobPage) -> pb.ListJobsResponse:
    """A page as a message."""
    return pb.ListJobsResponse(jobs=map(job_to_wire, page.jobs), next_page_token=page.next_token, total_size=page.total)


def page_from_wire(wire: pb.ListJobsResponse) -> JobPage:
    """A message as a page. Raises ValueError like `job_from_wire`."""
    return JobPage(tuple(map(job_from_wire, wire.jobs)), wire.total_size, wire.next_page_token)


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
