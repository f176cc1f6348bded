"""API keys: domain to protobuf and back."""

from deck.registry.v1 import key_service_pb2
from deck_domain.job import ApiKey, Scope
from deck_wire.values import moment, required_moment, timestamp


def key_to_wire(key: ApiKey) -> key_service_pb2.ApiKey:
    """A key as a message."""
    return key_service_pb2.ApiKey(
        id=key.id,
        tenant=key.tenant,
        name=key.name,
        scopes=sorted(key.scopes),
        created_at=timestamp(key.created_at),
        expires_at=timestamp(key.expires_at),
        last_used_at=timestamp(key.last_used_at),
        revoked_at=timestamp(key.revoked_at),
    )


def key_from_wire(wire: key_service_pb2.ApiKey) -> ApiKey:
    """A message as a key. Raises ValueError for a scope we do not know, or without a time of birth."""
    return ApiKey(
        id=wire.id,
        tenant=wire.tenant,
        name=wire.name,
        scopes=frozenset(Scope(scope) for scope in wire.scopes),
        created_at=required_moment(wire, "created_at"),
        expires_at=moment(wire, "expires_at"),
        last_used_at=moment(wire, "last_used_at"),
        revoked_at=moment(wire, "revoked_at"),
    )
