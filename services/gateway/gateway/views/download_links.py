"""Links that can be taken back, as `/v1` shows them. Pure."""

from collections.abc import Sequence

from typing_extensions import TypedDict

from deck_domain.download_links import DownloadLink
from deck_domain.errors import NotFound
from deck_domain.file_names import download_name
from deck_domain.job import Artifact, ArtifactKind, Job
from deck_runtime.file_links import FileLinks
from gateway.requests.link_request import LinkRequest
from gateway.views.artifacts import previews, published
from gateway.views.responses import Moment, utc
from gateway.views.v1_statuses import status_of


class LinkHead(TypedDict):
    """A link in a list; its address was shown when it was made, and is not kept."""

    link_id: str
    job_id: str
    artifact_id: str
    created_at: Moment
    expires_at: Moment


class NewLink(LinkHead):
    """A new link: whoever has the `url` may fetch the file until then, or until it is revoked."""

    url: str
    expires_in: int


class LinkList(TypedDict):
    """The links of a job that work, newest first."""

    links: list[LinkHead]


def linked_file(job: Job, wanted: LinkRequest) -> Artifact:
    """The file of a job that is asked for. Raises NotFound."""
    found = {
        "pptx": published(job, ArtifactKind.GENERATED_PPTX),
        "preview": next(iter(previews(job)), None),
        "pdf": published(job, ArtifactKind.PREVIEW_PDF),
    }[wanted.file]
    if found is None:
        message = f"This job has no {wanted.file} that a link could lead to: it is {status_of(job.state, job.stage)}."
        raise NotFound(message, code="file_not_found")
    return found


def link_list(links: Sequence[DownloadLink]) -> LinkList:
    """The answer to a GET of a job's links."""
    return LinkList(links=[_head(link) for link in links])


def new_link(link: DownloadLink, job: Job, file: Artifact, links: FileLinks) -> NewLink:
    """The answer to a POST of one."""
    url = links.revocable_link(link, file.label, download_name(job.title, file))
    lasts = round((link.expires_at - link.created_at).total_seconds())
    return NewLink(**_head(link), url=url, expires_in=lasts)


def _head(link: DownloadLink) -> LinkHead:
    return LinkHead(
        link_id=link.id,
        job_id=link.job_id,
        artifact_id=link.artifact_id,
        created_at=utc(link.created_at),
        expires_at=utc(link.expires_at),
    )
