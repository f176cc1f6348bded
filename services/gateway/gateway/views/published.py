"""What of a job clients may fetch, and under which names and links."""

from datetime import UTC, datetime
from typing import Any

from deck_domain.job import Artifact, ArtifactKind, Job
from gateway.files.headers import file_name
from gateway.files.links import FileLinks


def published_artifacts(job: Job) -> list[Artifact]:
    """The artifacts clients see: inner results stay inside, and only jobs that make decks publish one."""
    return [a for a in job.artifacts if a.selected and a.kind.public and _may_show(job, a)]


def published(job: Job, kind: ArtifactKind) -> Artifact | None:
    """The first published artifact of a kind."""
    return next((a for a in published_artifacts(job) if a.kind is kind), None)


def previews(job: Job) -> list[Artifact]:
    """The pictures of the slides, in order."""
    pictures = [a for a in published_artifacts(job) if a.kind is ArtifactKind.PREVIEW_PNG]
    return sorted(pictures, key=lambda a: a.metadata.get("slideIndex", 0))


def download_name(job: Job, artifact: Artifact) -> str:
    """What a browser saves an artifact as: the document's title, and the label where it tells pictures apart."""
    stem, dot, extension = artifact.label.rpartition(".")
    title = job.title or "deck"
    is_deck = artifact.kind in (ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PDF)
    return file_name(title if is_deck else f"{title[:80]} - {stem}", dot + extension)


def artifact_link(links: FileLinks, job: Job, artifact: Artifact | None) -> str | None:
    """An absolute signed link; None for no artifact."""
    if artifact is None:
        return None
    return links.link(job.id, artifact.id, artifact.label, download_name(job, artifact))


def utc(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC with milliseconds."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def warnings(job: Job) -> list[dict[str, Any]]:
    """Remarks about the document, then the keys around it that mean nothing here: {pointer, code, message}."""
    unknown = (
        {"pointer": pointer, "code": "unknown_key", "message": "There is no such field here: it has no effect."}
        for pointer in job.options.unknown_keys
    )
    return [*(dict(warning) for warning in job.warnings), *unknown]


def _may_show(job: Job, artifact: Artifact) -> bool:
    return artifact.kind is not ArtifactKind.GENERATED_PPTX or job.kind.publishes_deck
