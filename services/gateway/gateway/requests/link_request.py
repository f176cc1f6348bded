"""What is sent to get a link to a file that can be taken back."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from deck_domain.download_links import LONGEST, SHORTEST, USUAL
from gateway.requests.small_bodies import read_form


class LinkRequest(BaseModel):
    """Which file of a job, and for how long."""

    model_config = ConfigDict(extra="forbid", strict=True)

    file: Literal["pptx", "preview", "pdf"] = Field("pptx", description="The deck, its first picture, or its PDF")
    expires_in: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = Field(USUAL, description="Seconds that the link works")


def read_link_request(body: bytes) -> LinkRequest:
    """What a body asks for; an empty one asks for the deck. Raises InvalidRequest with pointers into it."""
    return read_form(LinkRequest, body if body.strip() else b"{}")
