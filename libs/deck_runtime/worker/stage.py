"""What a stage's work takes and leaves, whether a job or a direct call asked for it."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from deck_domain.job import Artifact, ArtifactKind, Lease, StageFailure
from deck_domain.stage_results import StageResult
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore, NewObject

R = TypeVar("R", bound=StageResult)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that the work left in its scratch folder, to be stored and recorded."""

    path: Path
    kind: ArtifactKind
    label: str
    content_type: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StageOutput(Generic[R]):
    """All that the work left.

    Attributes:
        files: in the order they shall be listed.
        result: of `deck_domain.stage_results`.
        failure: why the job fails all the same; what is left is recorded with it.
    """

    files: tuple[OutputFile, ...]
    result: R
    failure: StageFailure | None = None


class StageWork(Protocol):
    """The work of a stage on a lease; raises domain errors, or the child pool's."""

    async def __call__(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[Any]:
        """Do it, with all files below `scratch`."""


@asynccontextmanager
async def scratch_folder(store: ArtifactStore) -> AsyncIterator[Path]:
    """A new folder on the store's file system, removed with all it holds."""
    folder = Path(tempfile.mkdtemp(prefix="work-", dir=store.scratch))
    try:
        yield folder
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def publish(store: ArtifactStore, prefix: str, output: StageOutput[Any]) -> list[Artifact]:
    """Store the files of an output below a prefix; the artifacts have no ids yet."""
    files = output.files
    stored = await store.put_files([NewObject(prefix + file.path.name, file.path, file.content_type) for file in files])
    return [
        Artifact("", file.kind, file.label, where, file.content_type, file.metadata)
        for file, where in zip(files, stored, strict=True)
    ]
