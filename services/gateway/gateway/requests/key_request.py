"""What is sent to make an API key."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from deck_documents import decode_json
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, InvalidRequest, Violation

TENANT_PATTERN = "^[a-z0-9][a-z0-9-]{0,62}$"


class KeyRequest(BaseModel):
    """A key to be made; it may render and read unless `scopes` says otherwise."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)

    name: Annotated[str, Field(strict=True, min_length=1, max_length=100)]
    tenant: Annotated[str, Field(strict=True, pattern=TENANT_PATTERN)] | None = None
    scopes: Annotated[list[Literal["render", "read", "approve", "admin"]], Field(min_length=1)] | None = None
    expires_at: datetime | None = Field(None, description="RFC 3339; never when not given")


def read_key_request(body: bytes) -> KeyRequest:
    """Make a request of a JSON body, its time in UTC. Raises InvalidRequest with pointers into the body."""
    try:
        wanted = KeyRequest.model_validate(decode_json(body))
    except InvalidDocument as error:
        raise InvalidRequest(error.violations, error.message) from None
    except ValidationError as error:
        raise InvalidRequest(violations_of(error)) from None
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
