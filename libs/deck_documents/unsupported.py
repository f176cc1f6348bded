"""What the schemas have a place for and no deck can be made with yet."""

from collections.abc import Iterator, Mapping

from deck_domain.errors import Violation

_WAITING: Mapping[str, tuple[str, ...]] = {"protocol_v2": ("brand",)}
"""Root keys by schema."""


def unsupported(schema: str, document: object) -> Iterator[Violation]:
    """What stands in `document`, sound or not, and cannot be rendered yet."""
    for key in _WAITING.get(schema, ()):
        if isinstance(document, dict) and key in document:
            yield Violation(f"/{key}", "not_supported_yet", f"`{key}` is not supported yet: leave it out.")
