"""Bodies with a picture in the place of words: they may be longer than others, and need a model that sees."""

from typing import Any

from deck_documents import decode_json
from deck_domain.errors import InvalidDocument, TooLarge
from gateway.problems import VisionModelRequired
from gateway.requests.doors import Door

_MARK = b'"from_image"'


def longest(door: Door, limit: int) -> int:
    """Bytes that a body may have at a door at most; `limit` is that of the settings."""
    own = max(door.most_bytes or 0, door.most_with_picture or 0)
    return min(limit, own) if own else limit


def require_seen(door: Door, body: bytes, *, reads_pictures: bool) -> None:
    """Refuse a picture that nobody can look at, and a body that is long without one.

    Raises VisionModelRequired, TooLarge.
    """
    if door.most_with_picture is None:
        return
    pictured = _MARK in body and _has_picture(body)
    if pictured and not reads_pictures:
        raise VisionModelRequired
    if not pictured and door.most_bytes and len(body) > door.most_bytes:
        raise TooLarge(f"The body is over the limit of {door.most_bytes:,} bytes: send less.")


def _has_picture(body: bytes) -> bool:
    try:
        value: Any = decode_json(body)
    except InvalidDocument:
        return False  # the route reports what is wrong with the body
    return isinstance(value, dict) and value.get("from_image") is not None
