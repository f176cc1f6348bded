"""The registry as the gateway sees it: domain values in and out, domain errors raised."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import structlog
from google.protobuf.field_mask_pb2 import FieldMask

from deck.registry.v1 import brand_pack_service_pb2 as packs_pb2
from deck.registry.v1 import (
    brand_pack_service_pb2_grpc,
    job_service_pb2_grpc,
    key_service_pb2,
    key_service_pb2_grpc,
    settings_service_pb2,
    settings_service_pb2_grpc,
)
from deck.registry.v1 import job_service_pb2 as jobs_pb2
from deck.registry.v1.document_verdict_pb2 import SignedVerdict
from deck_domain.actor import Actor
from deck_domain.brand_packs import BrandPack, BrandPackFilter, BrandPackPage, BrandPackVersion, PackStatus
from deck_domain.errors import StoreUnavailable
from deck_domain.job import ApiKey, ApprovalStatus, Artifact, Hint, Job, JobEvent, JobHead, Principal, Scope
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.job_pages import JobFilter, JobPage
from deck_domain.tenant_settings import TenantSettings
from deck_domain.usage import RateCard, Usage
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_options import DATABASE_PART
from deck_wire.brand_packs import pack_from_wire, packs_from_wire, version_from_wire
from deck_wire.job_options import options_to_wire
from deck_wire.job_pages import heads_from_wire, hint_from_wire, list_request, page_from_wire
from deck_wire.jobs import (
    actor_to_wire,
    artifact_from_wire,
    artifact_to_wire,
    event_from_wire,
    job_from_wire,
    kind_number,
)
from deck_wire.keys import key_from_wire
from deck_wire.tenant_settings import settings_from_wire, settings_to_wire
from deck_wire.usage import usage_from_wire
from deck_wire.values import timestamp

CREATE_TIMEOUT = 30.0
"""Seconds that making a job may take, as long as the registry answers anything else meanwhile."""

_REPEATED_AFTER = (0.05, 0.1, 0.2)
"""Seconds between sending a request and sending it again, as calls without side effects are."""

BATCH = 1000


@dataclass(frozen=True, slots=True)
class RepeatableRequest:
    """What makes a repeated POST the same: an id in the scope of tenant and route, and a fingerprint of the body."""

    request_id: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to be made; either a document, with the verdict on it if it was validated, or an upload."""

    kind: JobKind
    source_schema: str = ""
    document: bytes = b""
    upload: Artifact | None = None
    options: JobOptions = field(default_factory=JobOptions)
    verdict: SignedVerdict | None = None


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A reviewer's decision; `artifact_sha256` binds it to the file that the reviewer has seen."""

    status: ApprovalStatus
    note: str | None = None
    artifact_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a job that `actor` has fetched; None for the archive of all files, which goes by `label`."""

    job_id: str
    artifact: Artifact | None
    label: str
    actor: Actor


class RegistryClient:
    """Calls to the job-registry."""

    def __init__(self, caller: Caller, patience: float) -> None:
        """Args: patience: seconds after which a registry that answers nothing counts as away."""
        self._caller, self._patience = caller, patience
        self._jobs = caller.stub(job_service_pb2_grpc.JobServiceStub)
        self._keys = caller.stub(key_service_pb2_grpc.KeyServiceStub)
        self._settings = caller.stub(settings_service_pb2_grpc.SettingsServiceStub)
        self._packs = caller.stub(brand_pack_service_pb2_grpc.BrandPackServiceStub)

    async def create_job(self, who: Principal, new: NewJob, repeat: RepeatableRequest) -> tuple[Job, bool]:
        """Make a job; True when an earlier request made it."""
        request = jobs_pb2.CreateJobRequest(
            tenant=who.tenant,
            key_id=who.key_id,
            request_id=repeat.request_id,
            fingerprint=repeat.fingerprint,
            kind=kind_number(new.kind),
            source_schema=new.source_schema,
            document=new.document,
            upload=artifact_to_wire(new.upload) if new.upload else None,
            job_options=options_to_wire(new.options),
            verdict=new.verdict,
            traceparent=structlog.contextvars.get_contextvars().get("traceparent", ""),
        )
        # An upload is gone once its job has it: then the job alone knows that the request was sent before.
        safe = bool(repeat.request_id and not new.upload)
        answer = await self._make(self._jobs.CreateJob, request, safe_to_repeat=safe)
        return job_from_wire(answer.job), answer.replayed

    async def _make(self, method: Callable[..., Awaitable[Any]], request: Any, *, safe_to_repeat: bool = False) -> Any:
        """A call that may take long, but not as the only one. Raises StoreUnavailable when nothing else is answered.

        Whether the job was made is then open: a client that repeats its request with its key gets that job. With such a
        key it is safe to repeat, and is where a registry ends in the midst of it: the next one may know of it already.
        """
        making = asyncio.create_task(self._sent(method, request, _REPEATED_AFTER if safe_to_repeat else ()))
        try:
            while not (await asyncio.wait({making}, timeout=self._patience / 2))[0]:
                nobody = jobs_pb2.BatchGetJobsRequest(job_ids=["job_none"], heads_only=True)
                await self._caller.call(self._jobs.BatchGetJobs, nobody, timeout=self._patience / 2)
            return making.result()
        finally:
            making.cancel()

    async def _sent(self, method: Callable[..., Awaitable[Any]], request: Any, pauses: Sequence[float]) -> Any:
        ends = time.monotonic() + self._patience  # a registry that refuses after so long is not ending, but stuck
        for pause in pauses:
            try:
                return await self._caller.call(method, request, timeout=CREATE_TIMEOUT)
            except StoreUnavailable:
                if time.monotonic() + pause > ends:
                    raise
            await asyncio.sleep(pause)
        return await self._caller.call(method, request, timeout=CREATE_TIMEOUT)

    async def get_job(self, tenant: str, job_id: str) -> Job:
        """One job of a tenant. Raises NotFound."""
        request = jobs_pb2.GetJobRequest(tenant=tenant, job_id=job_id)
        return job_from_wire((await self._caller.call(self._jobs.GetJob, request)).job)

    async def get_document(self, tenant: str, job_id: str) -> tuple[str, Artifact | None]:
        """A job's title, and the document or upload that it was made of. Raises NotFound."""
        request = jobs_pb2.GetJobDocumentRequest(tenant=tenant, job_id=job_id)
        answer = await self._caller.call(self._jobs.GetJobDocument, request)
        return answer.title, artifact_from_wire(answer.document) if answer.HasField("document") else None

    async def get_jobs(self, job_ids: Sequence[str]) -> dict[str, Job]:
        """Those of many jobs that exist, of any tenant, by id."""
        found: dict[str, Job] = {}
        for start in range(0, len(job_ids), BATCH):
            request = jobs_pb2.BatchGetJobsRequest(job_ids=job_ids[start : start + BATCH])
            answer = await self._caller.call(self._jobs.BatchGetJobs, request)
            found |= {wire.id: job_from_wire(wire) for wire in answer.jobs}
        return found

    async def trouble(self) -> str:
        """Why nothing can be stored though everything can be read; empty where it can. Raises StoreUnavailable."""
        return await self._caller.trouble_of(DATABASE_PART)

    async def get_heads(self, job_ids: Sequence[str]) -> dict[str, JobHead]:
        """How far those of many jobs are that exist, of any tenant, by id."""
        found: dict[str, JobHead] = {}
        for start in range(0, len(job_ids), BATCH):
            request = jobs_pb2.BatchGetJobsRequest(job_ids=job_ids[start : start + BATCH], heads_only=True)
            answer = await self._caller.call(self._jobs.BatchGetJobs, request)
            found |= {head.id: head for head in heads_from_wire(answer)}
        return found

    async def list_jobs(
        self, tenant: str, only: JobFilter, *, limit: int, token: str = "", offset: int = 0, artifacts: bool = False
    ) -> JobPage:
        """A page of a tenant's jobs, newest first; without their artifacts unless these are asked for."""
        request = list_request(tenant, only, limit=limit, token=token, offset=offset, artifacts=artifacts)
        return page_from_wire(await self._caller.call(self._jobs.ListJobs, request))

    async def cancel_job(self, who: Principal, job_id: str, expected: Sequence[int] = ()) -> Job:
        """End a job, where it is at one of the `expected` revisions; none expects any.

        Raises IllegalTransition for one that has ended, RevisionChanged.
        """
        request = jobs_pb2.CancelJobRequest(
            tenant=who.tenant, job_id=job_id, key_id=who.key_id, expected_revisions=expected
        )
        return job_from_wire((await self._caller.call(self._jobs.CancelJob, request)).job)

    async def retry_job(
        self, who: Principal, job_id: str, repeat: RepeatableRequest, expected: Sequence[int] = ()
    ) -> Job:
        """A new job for the same document; `expected` as in `cancel_job`.

        Raises IllegalTransition unless the old one failed or was cancelled, RevisionChanged.
        """
        request = jobs_pb2.RetryJobRequest(
            tenant=who.tenant,
            job_id=job_id,
            key_id=who.key_id,
            request_id=repeat.request_id,
            fingerprint=repeat.fingerprint,
            expected_revisions=expected,
        )
        answer = await self._make(self._jobs.RetryJob, request, safe_to_repeat=bool(repeat.request_id))
        return job_from_wire(answer.job)

    async def delete_job(self, who: Principal, job_id: str, expected: Sequence[int] = ()) -> None:
        """Remove a job; `expected` as in `cancel_job`.

        Raises PermissionDenied for another key's job unless the key is an admin's, RevisionChanged.
        """
        request = jobs_pb2.DeleteJobRequest(
            tenant=who.tenant,
            job_id=job_id,
            key_id=who.key_id,
            admin=Scope.ADMIN in who.scopes,
            expected_revisions=expected,
        )
        await self._caller.call(self._jobs.DeleteJob, request)

    async def decide_job(self, who: Principal, job_id: str, decision: NewDecision, expected: Sequence[int] = ()) -> Job:
        """Append a decision; `expected` as in `cancel_job`.

        Raises IllegalTransition for a job that has not succeeded and for another file, PermissionDenied where the
        tenant asks for other eyes, RevisionChanged.
        """
        request = jobs_pb2.DecideJobRequest(
            tenant=who.tenant,
            job_id=job_id,
            key_id=who.key_id,
            status=decision.status,
            note=decision.note or "",
            artifact_sha256=decision.artifact_sha256 or "",
            expected_revisions=expected,
        )
        return job_from_wire((await self._caller.call(self._jobs.DecideJob, request)).job)

    async def hold_job(self, who: Principal, job_id: str, *, hold: bool, expected: Sequence[int] = ()) -> Job:
        """Put a job on legal hold, or release it; `expected` as in `cancel_job`. Raises RevisionChanged."""
        request = jobs_pb2.HoldJobRequest(
            tenant=who.tenant, job_id=job_id, key_id=who.key_id, hold=hold, expected_revisions=expected
        )
        return job_from_wire((await self._caller.call(self._jobs.HoldJob, request)).job)

    async def record_downloads(self, downloads: Sequence[Download]) -> None:
        """Tell timelines of downloads; the registry knows which of them it was told of within the hour."""
        request = jobs_pb2.RecordDownloadsRequest(downloads=map(_download_to_wire, downloads))
        await self._caller.call(self._jobs.RecordDownloads, request)

    async def list_usage(self, tenant: str, first: date, last: date) -> list[Usage]:
        """What a tenant has used from one day to another, both included."""
        request = jobs_pb2.ListUsageRequest(tenant=tenant, first_day=first.isoformat(), last_day=last.isoformat())
        answer = await self._caller.call(self._jobs.ListUsage, request)
        return list(map(usage_from_wire, answer.usage))

    async def get_rates(self, tenant: str) -> RateCard:
        """What jobs of a tenant that are accepted now would be charged."""
        answer = await self._caller.call(self._jobs.ListPrices, jobs_pb2.ListPricesRequest(tenant=tenant))
        return RateCard(dict(answer.prices))

    async def get_settings(self, tenant: str) -> TenantSettings:
        """What a tenant has chosen."""
        request = settings_service_pb2.GetSettingsRequest(tenant=tenant)
        return settings_from_wire((await self._caller.call(self._settings.GetSettings, request)).settings)

    async def update_settings(self, tenant: str, settings: TenantSettings, names: Collection[str]) -> TenantSettings:
        """Change those of a tenant's settings that are named. Raises InvalidRequest."""
        request = settings_service_pb2.UpdateSettingsRequest(
            tenant=tenant, settings=settings_to_wire(settings), update_mask=FieldMask(paths=sorted(names))
        )
        return settings_from_wire((await self._caller.call(self._settings.UpdateSettings, request)).settings)

    async def list_events(self, tenant: str, job_id: str, *, after: int, limit: int) -> tuple[list[JobEvent], bool]:
        """A page of a timeline, oldest first, and whether there are more."""
        request = jobs_pb2.ListJobEventsRequest(tenant=tenant, job_id=job_id, after_seq=after, page_size=limit)
        answer = await self._caller.call(self._jobs.ListJobEvents, request)
        return [event_from_wire(wire) for wire in answer.events], answer.more

    async def watch_jobs(self) -> AsyncIterator[Hint | None]:
        """Hints about all jobs, and None as a sign of life; the first None says that the subscription stands."""
        async for wire in self._caller.stream(self._jobs.WatchJobs, jobs_pb2.WatchJobsRequest()):
            yield hint_from_wire(wire)

    async def create_pack_version(
        self, who: Principal, upload: Artifact, repeat: RepeatableRequest, *, pack_id: str = "", name: str = ""
    ) -> tuple[BrandPack, str, bool]:
        """A pack with its new version, the version's id, and whether an earlier request made it; a new pack by `name`.

        Raises NotFound, IllegalTransition for an archived pack, InvalidRequest for the name.
        """
        request = packs_pb2.CreateBrandPackVersionRequest(
            tenant=who.tenant,
            key_id=who.key_id,
            request_id=repeat.request_id,
            fingerprint=repeat.fingerprint,
            pack_id=pack_id,
            name=name,
            upload=artifact_to_wire(upload),
            traceparent=structlog.contextvars.get_contextvars().get("traceparent", ""),
        )
        answer = await self._make(self._packs.CreateBrandPackVersion, request)
        return pack_from_wire(answer.pack), answer.version_id, answer.replayed

    async def get_pack(self, tenant: str, pack_id: str) -> BrandPack:
        """One brand pack of a tenant. Raises NotFound."""
        request = packs_pb2.GetBrandPackRequest(tenant=tenant, pack_id=pack_id)
        return pack_from_wire((await self._caller.call(self._packs.GetBrandPack, request)).pack)

    async def get_pack_version(self, tenant: str, pack_id: str, version_id: str) -> BrandPackVersion:
        """One version of a brand pack, with its files. Raises NotFound."""
        request = packs_pb2.GetBrandPackVersionRequest(tenant=tenant, pack_id=pack_id, version_id=version_id)
        return version_from_wire((await self._caller.call(self._packs.GetBrandPackVersion, request)).version)

    async def list_packs(self, tenant: str, only: BrandPackFilter, *, limit: int, token: str = "") -> BrandPackPage:
        """A page of a tenant's brand packs, newest first."""
        request = packs_pb2.ListBrandPacksRequest(
            tenant=tenant, page_size=limit, page_token=token, status=only.status or "", sha256=only.sha256
        )
        return packs_from_wire(await self._caller.call(self._packs.ListBrandPacks, request))

    async def update_pack(self, tenant: str, pack_id: str, *, name: str | None, status: PackStatus | None) -> BrandPack:
        """Another name or status; None leaves it as it is. Raises NotFound, InvalidRequest."""
        request = packs_pb2.UpdateBrandPackRequest(tenant=tenant, pack_id=pack_id, name=name, status=status)
        return pack_from_wire((await self._caller.call(self._packs.UpdateBrandPack, request)).pack)

    async def activate_pack_version(self, tenant: str, pack_id: str, version_id: str) -> BrandPack:
        """Another active version. Raises NotFound, IllegalTransition unless it is compiled."""
        request = packs_pb2.ActivateBrandPackVersionRequest(tenant=tenant, pack_id=pack_id, version_id=version_id)
        return pack_from_wire((await self._caller.call(self._packs.ActivateBrandPackVersion, request)).pack)

    async def delete_pack(self, tenant: str, pack_id: str) -> BrandPack | None:
        """Remove a pack; one that jobs refer to is archived, and given back. Raises NotFound."""
        request = packs_pb2.DeleteBrandPackRequest(tenant=tenant, pack_id=pack_id)
        answer = await self._caller.call(self._packs.DeleteBrandPack, request)
        return pack_from_wire(answer.archived) if answer.HasField("archived") else None

    async def authenticate(self, secret: str) -> Principal:
        """Who bears a secret. Raises Unauthenticated."""
        request = key_service_pb2.AuthenticateRequest(secret=secret)
        key = key_from_wire((await self._caller.call(self._keys.Authenticate, request)).key)
        return Principal(key.tenant, key.id, key.scopes)

    async def create_key(
        self, tenant: str, *, name: str, scopes: Sequence[str], expires_at: datetime | None
    ) -> tuple[ApiKey, str]:
        """A new key and its secret."""
        request = key_service_pb2.CreateKeyRequest(
            tenant=tenant, name=name, scopes=scopes, expires_at=timestamp(expires_at)
        )
        answer = await self._caller.call(self._keys.CreateKey, request)
        return key_from_wire(answer.key), answer.secret

    async def list_keys(self, tenant: str) -> list[ApiKey]:
        """All keys of a tenant, newest first."""
        answer = await self._caller.call(self._keys.ListKeys, key_service_pb2.ListKeysRequest(tenant=tenant))
        return [key_from_wire(wire) for wire in answer.keys]

    async def revoke_key(self, tenant: str, key_id: str) -> ApiKey:
        """Refuse a key from now on. Raises NotFound."""
        request = key_service_pb2.RevokeKeyRequest(tenant=tenant, key_id=key_id)
        return key_from_wire((await self._caller.call(self._keys.RevokeKey, request)).key)


def _download_to_wire(download: Download) -> jobs_pb2.Download:
    file = download.artifact
    return jobs_pb2.Download(
        job_id=download.job_id,
        artifact_id=file.id if file else "",
        kind=file.kind if file else "",
        label=download.label,
        actor=actor_to_wire(download.actor),
    )
