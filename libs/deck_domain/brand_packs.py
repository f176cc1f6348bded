"""Brand packs: templates that decks are built on, in numbered versions, each compiled once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deck_domain.job import Artifact
from deck_domain.lifecycle import JobState, TaskState
from deck_domain.stage_results import BrandResult


class PackStatus(StrEnum):
    """Whether new jobs may use a pack."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class CompileStatus(StrEnum):
    """How far a version is; decks can be built on a compiled one alone."""

    QUEUED = "queued"
    COMPILING = "compiling"
    COMPILED = "compiled"
    FAILED = "failed"


def compile_status(task: TaskState, attempt: int) -> CompileStatus:
    """What the task that compiles a version says of it; one that waits for another attempt is still compiling."""
    if task is TaskState.SUCCEEDED:
        return CompileStatus.COMPILED
    if task in (TaskState.FAILED, TaskState.CANCELLED):
        return CompileStatus.FAILED
    return CompileStatus.COMPILING if attempt else CompileStatus.QUEUED


@dataclass(frozen=True, slots=True)
class BrandPackVersion:
    """One template of a pack.

    Attributes:
        id: `bpv_...`.
        number: from 1 within its pack.
        file_name: what the file was called when it was uploaded.
        sha256: of the file, lower-case hex; `size` in bytes.
        job_id: the job that compiles it and draws its layouts, which no list shows.
        drawing: where that job stands as a whole; its layouts have pictures once it has succeeded.
        result: what compiling it has shown; None before.
        error_code: why it failed, or why its layouts have no pictures; `error_message` as a sentence.
        artifacts: the report and the pictures, where the version is read alone.
    """

    id: str
    pack_id: str
    number: int
    status: CompileStatus
    created_at: datetime
    file_name: str
    sha256: str
    size: int
    job_id: str
    drawing: JobState
    result: BrandResult | None = None
    error_code: str | None = None
    error_message: str | None = None
    artifacts: tuple[Artifact, ...] = ()


@dataclass(frozen=True, slots=True)
class BrandPack:
    """A brand's template in all its versions, oldest first.

    Attributes:
        id: `bp_...`.
        active_version_id: the version that jobs get which name the pack alone; None until one is compiled.
    """

    id: str
    tenant: str
    name: str
    status: PackStatus
    created_at: datetime
    updated_at: datetime
    active_version_id: str | None = None
    versions: tuple[BrandPackVersion, ...] = ()

    @property
    def current(self) -> BrandPackVersion:
        """The active version; before there is one, the newest."""
        return next((each for each in self.versions if each.id == self.active_version_id), self.versions[-1])


@dataclass(frozen=True, slots=True)
class BrandPackFilter:
    """Which packs; what is None or empty lets all pass. `sha256` is of the file of any of their versions."""

    status: PackStatus | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class BrandPackPage:
    """A page, newest first: `next_token` is empty on the last one, `total` counts the packs of all pages."""

    packs: tuple[BrandPack, ...]
    total: int
    next_token: str
