"""API keys as answers show them. Pure."""

from collections.abc import Sequence

from typing_extensions import TypedDict

from deck_domain.job import ApiKey, Scope
from gateway.views.responses import Moment, utc


class KeyRecord(TypedDict):
    """An API key without its secret."""

    id: str
    name: str
    tenant: str
    scopes: list[Scope]
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None
    revoked_at: Moment | None


class NewKey(KeyRecord):
    """A new key with its secret, which is shown here and never again."""

    key: str


class KeyList(TypedDict):
    """The keys of a tenant, newest first."""

    keys: list[KeyRecord]


def key_list(keys: Sequence[ApiKey]) -> KeyList:
    """The answer to `GET /api/v2/keys`."""
    return KeyList(keys=[key_record(key) for key in keys])


def new_key(key: ApiKey, secret: str) -> NewKey:
    """The answer to `POST /api/v2/keys`."""
    return NewKey(**key_record(key), key=secret)


def key_record(key: ApiKey) -> KeyRecord:
    """One key."""
    return KeyRecord(
        id=key.id,
        name=key.name,
        tenant=key.tenant,
        scopes=sorted(key.scopes),
        created_at=utc(key.created_at),
        expires_at=utc(key.expires_at),
        last_used_at=utc(key.last_used_at),
        revoked_at=utc(key.revoked_at),
    )
