"""What is sent to make an API key."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from deck_domain.errors import InvalidRequest, Violation
from gateway.requests.small_bodies import read_form

TENANT_PATTERN = "^[a-z0-9][a-z0-9-]{0,62}$"


class KeyRequest(BaseModel):
    """A key to be made; it may render and read unless `scopes` says otherwise."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)

    name: Annotated[str, Field(strict=True, min_length=1, max_length=100)]
    tenant: Annotated[str, Field(strict=True, pattern=TENANT_PATTERN)] | None = None
    scopes: (
        Annotated[list[Literal["render", "read", "approve", "jobs:approve", "admin"]], Field(min_length=1)] | None
    ) = Field(None, description="`jobs:approve` is another name of `approve`")
    expires_at: datetime | None = Field(None, description="RFC 3339; never when not given")

    @property
    def granted(self) -> list[str]:
        """The scopes by the names that keys have them under, each once."""
        return sorted({scope.removeprefix("jobs:") for scope in self.scopes or ()})


def read_key_request(body: bytes) -> KeyRequest:
    """Make a request of a JSON body, its time in UTC. Raises InvalidRequest with pointers into the body."""
    wanted = read_form(KeyRequest, body)
    if wanted.expires_at is not None:
        return wanted.model_copy(update={"expires_at": _expiry(wanted.expires_at)})
    return wanted


def _expiry(moment: datetime) -> datetime:
    """In UTC, which is what a time without a zone means."""
    try:
        expires = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise InvalidRequest([Violation("/expiresAt", "out_of_range", "Give a time before the year 10000.")]) from None
    if expires <= datetime.now(UTC):
        raise InvalidRequest([Violation("/expiresAt", "out_of_range", "Give a time in the future.")])
    return expires
