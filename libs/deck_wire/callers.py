"""Callers: domain to protobuf and back."""

from deck.registry.v1 import caller_service_pb2
from deck_domain.callers import CallerScope, ServiceCaller
from deck_wire.values import moment, required_moment, timestamp


def caller_to_wire(caller: ServiceCaller) -> caller_service_pb2.ServiceCaller:
    """A caller as a message."""
    return caller_service_pb2.ServiceCaller(
        id=caller.id,
        name=caller.name,
        scopes=sorted(caller.scopes),
        most_at_once=caller.most_at_once,
        most_a_second=caller.most_a_second,
        tenants=sorted(caller.tenants),
        created_at=timestamp(caller.created_at),
        last_used_at=timestamp(caller.last_used_at),
        revoked_at=timestamp(caller.revoked_at),
    )


def caller_from_wire(wire: caller_service_pb2.ServiceCaller) -> ServiceCaller:
    """A message as a caller; scopes that a newer registry knows are left out, since nothing here asks for them.

    Raises ValueError without a time of birth.
    """
    return ServiceCaller(
        id=wire.id,
        name=wire.name,
        scopes=frozenset(CallerScope(scope) for scope in wire.scopes if scope in tuple(CallerScope)),
        most_at_once=wire.most_at_once,
        most_a_second=wire.most_a_second,
        tenants=frozenset(wire.tenants),
        created_at=required_moment(wire, "created_at"),
        last_used_at=moment(wire, "last_used_at"),
        revoked_at=moment(wire, "revoked_at"),
    )
