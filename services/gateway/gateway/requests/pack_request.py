"""What is sent to change a brand pack."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from deck_domain.brand_packs import PackStatus
from deck_domain.errors import InvalidRequest, Violation
from gateway.requests.small_bodies import read_form


class PackChange(BaseModel):
    """Another name or another status; what is left out stays as it is. New jobs may not use an archived pack."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(strict=True, min_length=1, max_length=100)] | None = None
    status: PackStatus | None = None


def read_pack_change(body: bytes) -> PackChange:
    """Make a change of a JSON body. Raises InvalidRequest with pointers into the body, also where nothing changes."""
    change = read_form(PackChange, body)
    if change.name is None and change.status is None:
        message = "Give the brand pack another `name` or another `status`."
        raise InvalidRequest([Violation("", "missing", message)], message)
    return change
