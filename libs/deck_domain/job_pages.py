"""Lists of jobs: what may be asked, and a page of the answer."""

from dataclasses import dataclass

from deck_domain.job import ApprovalStatus, Job
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState, Stage


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs; what is empty or None lets all pass, but slides of decks are left out unless `with_slides`."""

    states: tuple[JobState, ...] = ()
    kinds: tuple[JobKind, ...] = ()
    stages: tuple[Stage, ...] = ()
    approval_status: ApprovalStatus | None = None
    source_schema: str = ""
    brand_pack_id: str = ""
    with_slides: bool = False


@dataclass(frozen=True, slots=True)
class JobPage:
    """A page, newest first: `next_token` is empty on the last one, `total` counts the jobs of all pages."""

    jobs: tuple[Job, ...]
    total: int
    next_token: str
