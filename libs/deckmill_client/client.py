"""The client. Each call has a deadline, and raises grpc.RpcError, whose `code()` and `details()` say what to change."""

import hashlib
import json
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import grpc

from deck.artifact.v1.artifact_pb2 import Artifact, StoredObject
from deck.previewer.v1.preview_service_pb2 import PreviewDeckRequest, PreviewDeckResponse
from deck.previewer.v1.preview_service_pb2_grpc import PreviewServiceStub
from deck.registry.v1.job_options_pb2 import JobOptions, RenderOptions
from deck.registry.v1.job_pb2 import JOB_KIND_RENDER, JOB_STATE_SUCCEEDED, Job, JobKind, JobState
from deck.registry.v1.job_service_pb2 import CreateJobRequest, GetJobRequest, WatchJobRequest
from deck.registry.v1.job_service_pb2_grpc import JobServiceStub
from deck.renderer.v1.render_service_pb2 import RenderDeckRequest, RenderDeckResponse
from deck.renderer.v1.render_service_pb2_grpc import RenderServiceStub
from deck.scorer.v1.score_service_pb2 import ScoreDeckRequest, ScoreDeckResponse
from deck.scorer.v1.score_service_pb2_grpc import ScoreServiceStub
from deckmill_client.repeating import WITH_REQUEST_ID, service_config
from deckmill_client.stores import Store, read, write

TOKEN_HEADER = "x-deckmill-token"  # noqa: S105 - a header's name
_MOST_BYTES = 16 << 20
_OPTIONS = (
    ("grpc.service_config", service_config(*WITH_REQUEST_ID)),
    ("grpc.max_send_message_length", _MOST_BYTES),
    ("grpc.max_receive_message_length", _MOST_BYTES),
    ("grpc.keepalive_time_ms", 10_000),
    ("grpc.keepalive_timeout_ms", 5_000),
)
_STREAM_SECONDS = 600.0
"""After which a stream is opened anew: one that hangs in between does not hang forever."""
_PAUSE = 0.2
"""Seconds before a stream that broke is opened again."""
_BROKEN = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


class JobFailed(Exception):
    """A job has ended, and not well; `job` says how."""

    def __init__(self, job: Job) -> None:
        self.job = job
        super().__init__(f"{job.id} has ended as {JobState.Name(job.state)}: {job.error_message}")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the services listen, as `host:port` or `dns:///name:port`; those that nobody calls may be left out."""

    registry: str
    renderer: str = ""
    previewer: str = ""
    scorer: str = ""


class DeckmillClient:
    """Connections to the services of one installation. Threads may share a client; close it, or use it in a `with`."""

    def __init__(
        self,
        addresses: Addresses,
        token: str,
        store: Store,
        *,
        tenant: str = "default",
        tls: grpc.ChannelCredentials | None = None,
        patience: float = 10.0,
        work_patience: float = 60.0,
    ) -> None:
        """Make a client; it connects when it is used.

        Args:
            addresses: of the services.
            token: the token of this caller, as `deckmill callers add` prints it, or the installation's.
            store: the object store of the installation.
            tenant: in whose name it acts.
            tls: certificates, where the services ask for them; plain connections without.
            patience: seconds that a call of the registry may take.
            work_patience: seconds that a call of a worker may take.
        """
        self._addresses, self._tls = addresses, tls
        self._metadata = ((TOKEN_HEADER, token),)
        self._store, self._tenant = store, tenant
        self._patience, self._work_patience = patience, work_patience
        self._channels: dict[str, grpc.Channel] = {}

    def __enter__(self) -> "DeckmillClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for channel in self._channels.values():
            channel.close()

    def create(
        self,
        document: Mapping[str, Any] | bytes,
        source_schema: str,
        *,
        kind: JobKind = JOB_KIND_RENDER,
        options: JobOptions | None = None,
        request_id: str = "",
        owner: str = "",
    ) -> Job:
        """A durable job: once this returns, it survives a crash of any process.

        Args:
            document: JSON.
            source_schema: e.g. `protocol_v2`.
            kind: what to do with it.
            options: what is asked for beside the document.
            request_id: the same for a repeat of the same request, for 24 hours; a new one by default.
            owner: who is shown as the job's owner; of a caller with a token of its own, that is the caller.
        """
        content = document if isinstance(document, bytes) else json.dumps(document).encode()
        request = CreateJobRequest(
            tenant=self._tenant,
            key_id=owner,
            request_id=request_id or uuid.uuid4().hex,
            fingerprint=hashlib.sha256(content).hexdigest(),
            kind=kind,
            source_schema=source_schema,
            document=content,
            job_options=options,
        )
        return self._call(self._jobs.CreateJob, request).job  # type: ignore[no-any-return]

    def job(self, job_id: str) -> Job:
        """A job as it is now."""
        return self._call(self._jobs.GetJob, GetJobRequest(tenant=self._tenant, job_id=job_id)).job  # type: ignore[no-any-return]

    def watch(self, job_id: str, *, after_revision: int = 0) -> Iterator[Job]:
        """The job as it is, then each newer state, to the last; states may be passed over, the last never is.

        A stream that breaks is opened again, for as long as the caller goes on.
        """
        while True:
            request = WatchJobRequest(tenant=self._tenant, job_id=job_id, after_revision=after_revision)
            try:
                for answer in self._call(self._jobs.WatchJob, request, _STREAM_SECONDS):
                    after_revision = max(after_revision, answer.revision)
                    if answer.HasField("job"):
                        yield answer.job
            except grpc.RpcError as broken:
                if broken.code() not in _BROKEN:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def succeeded(self, job_id: str) -> Job:
        """The job once it has ended well. Raises JobFailed."""
        *_, job = self.watch(job_id)
        if job.state != JOB_STATE_SUCCEEDED:
            raise JobFailed(job)
        return job

    def fetch(self, artifact: Artifact) -> bytes:
        """The bytes of a file. Raises Damaged, and what the store raises."""
        return read(self._store, artifact.stored)

    def put(self, name: str, content: bytes) -> StoredObject:
        """Store bytes that a worker shall read; they are swept from the store like all that belongs to no job."""
        return write(self._store, self._prefix() + name, content)

    def render(
        self, document: Mapping[str, Any], source_schema: str, *, template: StoredObject | None = None
    ) -> RenderDeckResponse:
        """A deck without a job: the call answers or fails, and what it wrote is swept from the store."""
        request = RenderDeckRequest(
            source_schema=source_schema,
            document=self.put("document.json", json.dumps(document).encode()),
            template=template,
            output_prefix=self._prefix(),
        )
        renders = RenderServiceStub(self._channel(self._addresses.renderer, "renderer"))
        return self._call(renders.RenderDeck, request, self._work_patience)  # type: ignore[no-any-return]

    def preview(self, deck: StoredObject, *, formats: Sequence[str] = (), width: int = 0) -> PreviewDeckResponse:
        """Pictures of a deck without a job; see PreviewDeckRequest."""
        request = PreviewDeckRequest(deck=deck, output_prefix=self._prefix(), formats=formats, width=width)
        previews = PreviewServiceStub(self._channel(self._addresses.previewer, "previewer"))
        return self._call(previews.PreviewDeck, request, self._work_patience)  # type: ignore[no-any-return]

    def score(self, deck: StoredObject, *, options: RenderOptions | None = None) -> ScoreDeckResponse:
        """The report about a deck without a job."""
        request = ScoreDeckRequest(deck=deck, output_prefix=self._prefix(), render_options=options)
        scores = ScoreServiceStub(self._channel(self._addresses.scorer, "scorer"))
        return self._call(scores.ScoreDeck, request, self._work_patience)  # type: ignore[no-any-return]

    @property
    def _jobs(self) -> Any:
        return JobServiceStub(self._channel(self._addresses.registry, "registry"))

    def _channel(self, address: str, name: str) -> grpc.Channel:
        if not address:
            raise ValueError(f"no address of the {name} was given")
        if name not in self._channels:
            self._channels[name] = (
                grpc.secure_channel(address, self._tls, options=_OPTIONS)
                if self._tls
                else grpc.insecure_channel(address, options=_OPTIONS)
            )
        return self._channels[name]

    def _call(self, method: Any, request: Any, seconds: float | None = None) -> Any:
        """A call that waits for a service that is starting, within its deadline."""
        return method(request, timeout=seconds or self._patience, metadata=self._metadata, wait_for_ready=True)

    def _prefix(self) -> str:
        return f"{self._tenant}/calls/{uuid.uuid4().hex}/"
