"""Pages of rows, newest first: where one ends, the next begins, whatever was added since."""

import base64
import binascii
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from deck_domain.errors import InvalidRequest, Violation
from deck_domain.ids import ID_CHARACTERS
from job_registry.sql.columns import from_micros, to_micros


def token_of(created_at: datetime, row_id: str) -> str:
    """The token of the page behind a row."""
    return base64.urlsafe_b64encode(f"{to_micros(created_at)}.{row_id}".encode()).decode().rstrip("=")


def behind(token: str, created_at: ColumnElement[Any], row_id: ColumnElement[Any], *kinds: str) -> ColumnElement[bool]:
    """Rows behind that of a token, all for an empty one; `kinds` are how ids of such rows begin.

    Raises InvalidRequest, also for a token of another list, and for one that was cut off.
    """
    if not token:
        return true()
    moment, last = _decoded(token, kinds)
    return and_(created_at <= moment, or_(created_at < moment, row_id < last))


def _decoded(token: str, kinds: tuple[str, ...]) -> tuple[datetime, str]:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
        micros, _, row_id = text.partition(".")
        kind, _, born = row_id.replace("-", "_").partition("_")
        if kind not in kinds or len(born) != ID_CHARACTERS:
            raise ValueError
        return from_micros(int(micros)), row_id
    except (binascii.Error, ValueError, OverflowError):
        message = "This is no token of ours: start from the first page."
        raise InvalidRequest([Violation("/page_token", "invalid_token", message)], message) from None
