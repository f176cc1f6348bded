"""deck.registry.v1.JobService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from collections.abc import AsyncIterator
from typing import Any

from deck.registry.v1 import job_service_pb2 as pb
from deck.registry.v1 import job_service_pb2_grpc
from deck_runtime.failpoints import failpoint
from deck_runtime.store import ArtifactStore
from deck_wire.job_pages import head_to_wire, hint_to_wire, page_to_wire
from deck_wire.jobs import artifact_to_wire, event_to_wire, job_to_wire
from deck_wire.usage import usage_to_wire
from job_registry.aggregate.read_job import batch_get_heads, batch_get_jobs, get_document, get_job, list_job_events
from job_registry.aggregate.usage import read_usage
from job_registry.jobs.create_job import Judge, create_job
from job_registry.jobs.decide_job import decide_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.jobs.hold_job import hold_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.record_downloads import record_downloads
from job_registry.jobs.retry_job import retry_job
from job_registry.jobs.totals import Totals
from job_registry.limits import QueueLimits
from job_registry.servicers.wire_requests import (
    decision_request,
    downloads,
    job_filter,
    job_request,
    retry_request,
    usage_days,
)
from job_registry.sql.database import Database
from job_registry.watching.watch import watch_job, watch_jobs
from job_registry.watching.watch_hub import WatchHub
from job_registry.webhooks.posting import Postman


class JobServicer(job_service_pb2_grpc.JobServiceServicer):
    """The registry's face to those who have jobs done."""

    def __init__(
        self,
        database: Database,
        store: ArtifactStore,
        hub: WatchHub,
        limits: QueueLimits,
        *,
        judge: Judge,
        postman: Postman,
        totals: Totals,
        bookmark_every: float,
    ) -> None:
        """Make it of its parts.

        Args:
            database: of jobs.
            store: of files.
            hub: wakes who watches jobs.
            limits: how many jobs may wait.
            judge: finds out what documents say.
            postman: knows where callbacks may go.
            totals: hears of commits.
            bookmark_every: seconds.
        """
        self._database, self._store, self._hub, self._totals = database, store, hub, totals
        self._limits, self._judge, self._bookmark_every = limits, judge, bookmark_every
        self._postman = postman

    async def CreateJob(self, request: pb.CreateJobRequest, _context: Any) -> pb.CreateJobResponse:
        """Validate, store and queue."""
        wanted = job_request(request)
        if wanted.options.callback:
            await self._postman.check(wanted.options.callback.url, "/callback/url")
        job, replayed = await create_job(wanted, self._database, self._store, self._limits, self._judge)
        failpoint("registry.create.reply", job.title)
        return pb.CreateJobResponse(job=job_to_wire(job), replayed=replayed)

    async def GetJob(self, request: pb.GetJobRequest, _context: Any) -> pb.GetJobResponse:
        """One job."""
        job = await self._database.read(get_job, request.tenant, request.job_id)
        return pb.GetJobResponse(job=job_to_wire(job))

    async def GetJobDocument(self, request: pb.GetJobDocumentRequest, _context: Any) -> pb.GetJobDocumentResponse:
        """What a job was made of."""
        title, given = await self._database.read(get_document, request.tenant, request.job_id)
        return pb.GetJobDocumentResponse(title=title, document=artifact_to_wire(given) if given else None)

    async def BatchGetJobs(self, request: pb.BatchGetJobsRequest, _context: Any) -> pb.BatchGetJobsResponse:
        """Many jobs at once."""
        if request.heads_only:
            heads = await self._database.read(batch_get_heads, list(request.job_ids))
            return pb.BatchGetJobsResponse(heads=map(head_to_wire, heads))
        jobs = await self._database.read(batch_get_jobs, list(request.job_ids))
        return pb.BatchGetJobsResponse(jobs=map(job_to_wire, jobs))

    async def ListJobs(self, request: pb.ListJobsRequest, _context: Any) -> pb.ListJobsResponse:
        """A page of jobs, newest first."""
        page = await self._database.read(
            list_jobs,
            request.tenant,
            job_filter(request),
            page_size=request.page_size,
            page_token=request.page_token,
            offset=request.offset,
            artifacts=not request.without_artifacts,
            totals=self._totals,
        )
        return page_to_wire(page)

    async def ListUsage(self, request: pb.ListUsageRequest, _context: Any) -> pb.ListUsageResponse:
        """What a tenant has used."""
        days = usage_days(request)
        found = await self._database.read(read_usage, request.tenant, *days)
        return pb.ListUsageResponse(usage=map(usage_to_wire, found))

    async def ListPrices(self, _request: pb.ListPricesRequest, _context: Any) -> pb.ListPricesResponse:
        """What is charged; the same for all tenants."""
        return pb.ListPricesResponse(prices=self._limits.rates.prices)

    async def CancelJob(self, request: pb.CancelJobRequest, _context: Any) -> pb.CancelJobResponse:
        """End a job that is not terminal."""
        expected = set(request.expected_revisions)
        job = await self._database.write(
            cancel_job, request.tenant, request.job_id, key_id=request.key_id, expected=expected
        )
        return pb.CancelJobResponse(job=job_to_wire(job))

    async def RetryJob(self, request: pb.RetryJobRequest, _context: Any) -> pb.RetryJobResponse:
        """A new job for the same document."""
        job, replayed = await retry_job(retry_request(request), self._database, self._store, self._limits)
        return pb.RetryJobResponse(job=job_to_wire(job), replayed=replayed)

    async def DeleteJob(self, request: pb.DeleteJobRequest, _context: Any) -> pb.DeleteJobResponse:
        """Remove a job; its objects follow."""
        await self._database.write(
            delete_job,
            request.tenant,
            request.job_id,
            key_id=request.key_id,
            admin=request.admin,
            expected=set(request.expected_revisions),
        )
        return pb.DeleteJobResponse()

    async def DecideJob(self, request: pb.DecideJobRequest, _context: Any) -> pb.DecideJobResponse:
        """Append a reviewer's decision."""
        job = await self._database.write(decide_job, decision_request(request))
        return pb.DecideJobResponse(job=job_to_wire(job))

    async def HoldJob(self, request: pb.HoldJobRequest, _context: Any) -> pb.HoldJobResponse:
        """Put a job on legal hold, or release it."""
        job = await self._database.write(
            hold_job,
            request.tenant,
            request.job_id,
            key_id=request.key_id,
            hold=request.hold,
            expected=set(request.expected_revisions),
        )
        return pb.HoldJobResponse(job=job_to_wire(job))

    async def RecordDownloads(self, request: pb.RecordDownloadsRequest, _context: Any) -> pb.RecordDownloadsResponse:
        """Tell timelines of downloads."""
        await self._database.write(record_downloads, downloads(request))
        return pb.RecordDownloadsResponse()

    async def ListJobEvents(self, request: pb.ListJobEventsRequest, _context: Any) -> pb.ListJobEventsResponse:
        """A page of a timeline."""
        events, more = await self._database.read(
            list_job_events,
            request.tenant,
            request.job_id,
            after_seq=request.after_seq,
            page_size=request.page_size,
        )
        return pb.ListJobEventsResponse(events=map(event_to_wire, events), more=more)

    async def WatchJob(self, request: pb.WatchJobRequest, _context: Any) -> AsyncIterator[pb.WatchJobResponse]:
        """Follow one job."""
        states = watch_job(
            self._hub,
            request.tenant,
            request.job_id,
            after_revision=request.after_revision,
            bookmark_every=self._bookmark_every,
        )
        async for job, revision in states:
            yield pb.WatchJobResponse(job=job_to_wire(job) if job else None, revision=revision)

    async def WatchJobs(self, _request: pb.WatchJobsRequest, _context: Any) -> AsyncIterator[pb.WatchJobsResponse]:
        """Follow hints about all jobs."""
        async for hint in watch_jobs(self._hub, bookmark_every=self._bookmark_every):
            yield hint_to_wire(hint)
