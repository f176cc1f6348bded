"""What is sent to get a link to a file that can be taken back."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from deck_domain.download_links import LONGEST, SHORTEST, USUAL
from deck_domain.errors import NotFound
from deck_domain.job import Artifact, ArtifactKind, Job
from gateway.requests.small_bodies import read_form
from gateway.views.artifacts import previews, published
from gateway.views.v1_statuses import status_of


class LinkRequest(BaseModel):
    """Which file of a job, and for how long."""

    model_config = ConfigDict(extra="forbid", strict=True)

    file: Literal["pptx", "preview", "pdf"] = Field("pptx", description="The deck, its first picture, or its PDF")
    expires_in: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = Field(USUAL, description="Seconds that the link works")


def read_link_request(body: bytes) -> LinkRequest:
    """What a body asks for; an empty one asks for the deck. Raises InvalidRequest with pointers into it."""
    return read_form(LinkRequest, body if body.strip() else b"{}")


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
