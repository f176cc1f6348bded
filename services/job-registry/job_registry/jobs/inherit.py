"""What a job that changes a slide takes over: the plan, the code and the base of the version that it changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deck_documents.facts import SlideVersion
from deck_domain.errors import ArtifactGone, IllegalTransition, NotFound, UnusableFile
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.lifecycle import JobState, Stage
from deck_domain.rounds import changed_title
from job_registry.aggregate.copies import Copies
from job_registry.aggregate.object_keys import source_prefix
from job_registry.aggregate.read_job import find_job
from job_registry.sql.transaction import Transaction

_TAKEN = (ArtifactKind.SLIDE_PLAN, ArtifactKind.SLIDE_CODE, ArtifactKind.SLIDE_BASE)


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What a new job takes over.

    Attributes:
        title: what it is called where nothing else is said.
        ancestors: the jobs that its slide goes back to, the first one first.
        first_version: the number of its first round among the versions of them all.
        inputs: records of what is copied.
        copies: the objects behind them, with the keys that they are copied to.
    """

    title: str
    ancestors: tuple[str, ...]
    first_version: int
    inputs: tuple[Artifact, ...]
    copies: tuple[tuple[StoredObject, str], ...]


def inherit(tx: Transaction, tenant: str, version: SlideVersion, job_id: str, *, is_translation: bool) -> Inheritance:
    """What the job `job_id` takes over from a version of a slide; a translation is called so.

    Raises NotFound, UnusableFile for a job that no author has made, IllegalTransition before its end, ArtifactGone.
    """
    base, number = _round(tx, _base(tx, tenant, version.job_id), version.number)
    copies = Copies()
    taken = copies.below(source_prefix(tenant, job_id), _files(base, number))
    return Inheritance(
        title=changed_title(base.title, is_translation=is_translation),
        ancestors=(*base.ancestors, base.id),
        first_version=base.first_version + len(_rounds(base)),
        inputs=tuple(replace(each, iteration=0, selected=False) for each in taken),
        copies=tuple(copies.made),
    )


def _base(tx: Transaction, tenant: str, job_id: str) -> Job:
    base = find_job(tx, job_id)
    if base is None or base.tenant != tenant or base.kind.inner:
        raise NotFound("There is no job of that id whose slide could be changed.", code="job_not_found")
    if not base.kind.has(Stage.AUTHOR):
        message = (
            f"The job is a {base.kind}: feedback changes slides that were made of a brief, and so do translations. "
            "Change what this one was made of, and render it again."
        )
        if base.kind.of_slides:
            known = ", ".join(f"slide {one.slide_number} is {one.job_id}" for one in base.slides)
            message = (
                "The job is a deck, and feedback and translations make the next version of one slide: name the job of "
                f"one of its `slides` as `job_id` ({known})."
            )
        raise UnusableFile(message, code="not_changeable")
    if base.state is not JobState.SUCCEEDED:
        until = "name one that is complete" if base.state.terminal else "wait until it is complete, or name one that is"
        message = f"The job is {base.state}: {until}."
        raise IllegalTransition(message, code="job_not_complete")
    return base


def _rounds(base: Job) -> dict[int, bool]:
    """The rounds that made a deck, and whether it is the one that is handed out."""
    return {each.iteration: each.selected for each in base.artifacts if each.kind is ArtifactKind.GENERATED_PPTX}


def _round(tx: Transaction, job: Job, number: int | None) -> tuple[Job, int]:
    """The job that made a version, and the round of it; None is the best of the job that is named.

    The number of an earlier version is that of a job that this one goes back to, for as long as that is kept.
    """
    if number is None:
        return job, next(each for each, selected in _rounds(job).items() if selected)
    known: list[int] = []
    for each in _path(tx, job):
        if (found := number - each.first_version) in _rounds(each):
            return each, found
        known += [each.first_version + one for one in _rounds(each)]
    message = f"There is no version {number}: name one of {', '.join(map(str, sorted(known)))}, or none for the best."
    raise NotFound(message, code="version_not_found")


def _path(tx: Transaction, job: Job) -> Iterator[Job]:
    """A job, and those that it goes back to, the last one first; deleted ones are left out."""
    yield job
    for ancestor in reversed(job.ancestors):
        found = find_job(tx, ancestor)
        if found and found.tenant == job.tenant:
            yield found


def _files(base: Job, number: int) -> list[Artifact]:
    files = [each for each in base.artifacts if each.kind in _TAKEN and each.iteration == number and _made(base, each)]
    if any(each.removed_at for each in files):
        raise ArtifactGone("The code of that slide is kept no longer, as the tenant's retention says: make it anew.")
    return files


def _made(base: Job, artifact: Artifact) -> bool:
    """Whether the job itself has made it, and not what it takes over from another."""
    return not artifact.stored.key.startswith(source_prefix(base.tenant, base.id))
