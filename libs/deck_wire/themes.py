"""Themes of tenants: domain to protobuf and back."""

from deck.registry.v1 import theme_service_pb2 as pb
from deck_domain.themes import KeptTheme, ThemeSource
from deck_wire.values import required_moment, timestamp


def theme_to_wire(theme: KeptTheme) -> pb.Theme:
    """A theme as a message."""
    return pb.Theme(
        id=theme.id,
        tenant=theme.tenant,
        name=theme.name,
        source=theme.source,
        definition=theme.definition,
        created_at=timestamp(theme.created_at),
    )


def theme_from_wire(wire: pb.Theme) -> KeptTheme:
    """A message as a theme. Raises ValueError for a source that is not known, and without its time."""
    return KeptTheme(
        wire.id,
        wire.tenant,
        wire.name,
        ThemeSource(wire.source),
        wire.definition,
        required_moment(wire, "created_at"),
    )
