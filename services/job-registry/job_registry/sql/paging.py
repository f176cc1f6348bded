"""Pages, newest first, by keyset: what lies behind a token, and the token of what comes next."""

import base64
import binascii
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, or_, true

from deck_domain.errors import InvalidRequest, Violation
from job_registry.sql.schema import from_micros, to_micros


def behind(table: Table, token: str) -> ColumnElement[bool]:
    """Rows of a table with `created_at` and `id` that follow those of the page before; all for an empty token.

    Raises InvalidRequest for what is no token.
    """
    if not token:
        return true()
    moment, row_id = _decoded(token)
    return and_(table.c.created_at <= moment, or_(table.c.created_at < moment, table.c.id < row_id))


def token_after(row: Row[Any]) -> str:
    """The token of the page behind the one that ends with this row."""
    return base64.urlsafe_b64encode(f"{to_micros(row.created_at)}.{row.id}".encode()).decode().rstrip("=")


def _decoded(token: str) -> tuple[datetime, str]:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
        micros, _, row_id = text.partition(".")
        return from_micros(int(micros)), row_id
    except (binascii.Error, ValueError, OverflowError):
        message = "This is no token of ours: start from the first page."
        raise InvalidRequest([Violation("/page_token", "invalid_token", message)], message) from None
