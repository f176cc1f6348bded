"""A service of your own that has decks made over gRPC: create a job, watch it, fetch its files, and work without a job.

Usage, beside a server that `deckmill serve` started: `python examples/grpc_client.py [folder]`
It finds addresses, the token and the object store in DECKMILL_DATA_DIR (default `.deckmill`), and writes what was made
into the folder (default `out`). On several hosts, addresses, token and store are settings of yours. With a token of its
own in DECKMILL_TOKEN, as `deckmill callers create` prints one, it acts under its own name.
"""

import json
import os
import sys
from pathlib import Path

import grpc

from deck.artifact.v1.artifact_pb2 import Artifact, StoredObject
from deck.registry.v1.job_pb2 import Job, JobState, Stage
from deckmill_client import Addresses, DeckmillClient, DirectoryStore, JobFailed

DATA = Path(os.environ.get("DECKMILL_DATA_DIR", ".deckmill"))
EXAMPLE = json.loads((Path(__file__).parent / "clinic_pilot.json").read_text(encoding="utf-8"))


def main(folder: Path) -> None:
    """One job, then the same document without one."""
    folder.mkdir(parents=True, exist_ok=True)
    token = os.environ.get("DECKMILL_TOKEN") or (DATA / "installation.token").read_text(encoding="utf-8").strip()
    addresses = Addresses(*map(address, ("job-registry", "renderer", "previewer", "scorer")))
    with DeckmillClient(addresses, token, DirectoryStore(DATA / "objects"), tls=certificates()) as client:
        try:
            with_a_job(client, folder)
            without_a_job(client, folder)
        except JobFailed as failed:
            sys.exit(str(failed))
        except grpc.RpcError as refusal:
            sys.exit(f"{refusal.code().name}: {refusal.details()}")


def certificates() -> grpc.ChannelCredentials | None:
    """What this program shows and asks for, where the services talk by mutual TLS."""
    files = [os.environ.get(f"DECKMILL_TLS_{name}_FILE", "") for name in ("CA", "KEY", "CERT")]
    return grpc.ssl_channel_credentials(*(Path(file).read_bytes() for file in files)) if all(files) else None


def address(service: str) -> str:
    """Where a service of this machine listens."""
    return (DATA / "run" / f"{service}.addr").read_text(encoding="utf-8").strip()


def with_a_job(client: DeckmillClient, folder: Path) -> None:
    """Durable from the moment that it was created; tried again where that may help."""
    job = client.create(EXAMPLE["document"], EXAMPLE["sourceSchema"], owner="reports")
    print(f"created: {job.id}")
    for state in client.watch(job.id):
        print(f"{JobState.Name(state.state)} {Stage.Name(state.stage)}")
    done: Job = client.succeeded(job.id)
    for artifact in done.artifacts:
        if artifact.kind in ("generated_pptx", "preview_png"):
            save(client, artifact, folder)


def without_a_job(client: DeckmillClient, folder: Path) -> None:
    """Each call answers or fails, and nobody tries again. What they write belongs to no job, and is swept."""
    rendered = client.render(EXAMPLE["document"], EXAMPLE["sourceSchema"])
    deck: StoredObject = next(each.stored for each in rendered.artifacts if each.kind == "generated_pptx")
    for artifact in client.preview(deck, formats=["pdf"]).artifacts:
        save(client, artifact, folder)
    scored = client.score(deck)
    print(f"scored: {scored.deck_score} of 100, {scored.finding_count} findings")


def save(client: DeckmillClient, artifact: Artifact, folder: Path) -> None:
    """Copy a file out of the object store."""
    (folder / artifact.label).write_bytes(client.fetch(artifact))
    print(f"fetched: {folder / artifact.label}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
