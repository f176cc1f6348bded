"""A service of your own that has decks made over gRPC: create a job, watch it, fetch its files, and draw without a job.

Usage, beside a server that `deckmill serve` started: `python examples/grpc_client.py [folder]`
It finds addresses, the installation token and the object store in DECKMILL_DATA_DIR (default `.deckmill`), and writes
the deck and its pictures into the folder (default `out`). On several hosts, addresses and token are settings of yours.
"""

import hashlib
import json
import os
import sys
import uuid
from pathlib import Path
from typing import Any

import grpc

from deck.artifact.v1.artifact_pb2 import Artifact, StoredObject
from deck.previewer.v1.preview_service_pb2 import PreviewDeckRequest
from deck.previewer.v1.preview_service_pb2_grpc import PreviewServiceStub
from deck.registry.v1.job_pb2 import JOB_KIND_RENDER, JOB_STATE_SUCCEEDED, Job, JobState, Stage
from deck.registry.v1.job_service_pb2 import CreateJobRequest, WatchJobRequest
from deck.registry.v1.job_service_pb2_grpc import JobServiceStub

DATA = Path(os.environ.get("DECKMILL_DATA_DIR", ".deckmill"))
EXAMPLE = Path(__file__).parent / "clinic_pilot.json"
TENANT = "default"
PATIENCE = 10.0
"""Seconds that a call may take; a stream has no end of its own."""
POLICY = {
    # Creating is repeated as well: its request_id makes sure that a repeat is the same job.
    "methodConfig": [
        {
            "name": [{"service": "deck.registry.v1.JobService"}],
            "retryPolicy": {
                "maxAttempts": 5,
                "initialBackoff": "0.2s",
                "maxBackoff": "2s",
                "backoffMultiplier": 2,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ]
}


def main(folder: Path) -> None:
    """One job, and one drawing without a job."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = [("x-deckmill-token", (DATA / "installation.token").read_text(encoding="utf-8").strip())]
    with channel("job-registry") as registry, channel("previewer") as previewer:
        job = ended(JobServiceStub(registry), created(JobServiceStub(registry), metadata), metadata)
        if job.state != JOB_STATE_SUCCEEDED:
            sys.exit(f"{job.id} has {JobState.Name(job.state)}: {job.error_message}")
        for artifact in job.artifacts:
            if artifact.kind in ("generated_pptx", "preview_png"):
                fetch(artifact, folder)
        deck = next(each.stored for each in job.artifacts if each.kind == "generated_pptx")
        draw_as_pdf(PreviewServiceStub(previewer), deck, folder, metadata)


def channel(service: str) -> grpc.Channel:
    """A connection to a service of the installation; headless names of Kubernetes are balanced by `round_robin`."""
    address = (DATA / "run" / f"{service}.addr").read_text(encoding="utf-8").strip()
    options = [("grpc.service_config", json.dumps(POLICY)), ("grpc.lb_policy_name", "round_robin")]
    return grpc.insecure_channel(address, options=options)


def created(jobs: JobServiceStub, metadata: Any) -> Job:
    """A durable job: once this returns, it survives a crash of any process."""
    envelope = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    document = json.dumps(envelope["document"]).encode()
    request = CreateJobRequest(
        tenant=TENANT,
        key_id="reports",
        request_id=uuid.uuid4().hex,
        fingerprint=hashlib.sha256(document).hexdigest(),
        kind=JOB_KIND_RENDER,
        source_schema=envelope["sourceSchema"],
        document=document,
    )
    try:
        job: Job = jobs.CreateJob(request, metadata=metadata, timeout=PATIENCE).job
    except grpc.RpcError as refusal:
        sys.exit(f"{refusal.code().name}: {refusal.details()}")
    print(f"created: {job.id}")
    return job


def ended(jobs: JobServiceStub, job: Job, metadata: Any) -> Job:
    """The job once it has ended; a stream that breaks is opened again after the revision that was seen last."""
    seen = 0
    while True:
        try:
            request = WatchJobRequest(tenant=TENANT, job_id=job.id, after_revision=seen)
            for answer in jobs.WatchJob(request, metadata=metadata, wait_for_ready=True):
                seen = max(seen, answer.revision)
                if answer.HasField("job"):
                    job = answer.job
                    print(f"{JobState.Name(job.state)} {Stage.Name(job.stage)}")
        except grpc.RpcError as broken:
            if broken.code() != grpc.StatusCode.UNAVAILABLE:
                raise
        else:
            return job


def fetch(artifact: Artifact, folder: Path) -> None:
    """Copy a file out of the object store, once its bytes are those that were recorded."""
    content = (DATA / "objects" / artifact.stored.key).read_bytes()
    if hashlib.sha256(content).hexdigest() != artifact.stored.sha256:
        sys.exit(f"{artifact.label} is damaged in the store")
    (folder / artifact.label).write_bytes(content)
    print(f"fetched: {folder / artifact.label}")


def draw_as_pdf(previews: PreviewServiceStub, deck: StoredObject, folder: Path, metadata: Any) -> None:
    """Without a job nobody tries again: the call answers, or fails. What it wrote belongs to no job, and is swept."""
    request = PreviewDeckRequest(deck=deck, output_prefix=f"{TENANT}/reports/{uuid.uuid4().hex}/", formats=["pdf"])
    for artifact in previews.PreviewDeck(request, metadata=metadata, timeout=60).artifacts:
        fetch(artifact, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
