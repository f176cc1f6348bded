"""Themes of tenants: made, read, removed. What a definition holds is the business of the documents' rules."""

from typing import Any

from sqlalchemy import Row, delete, func, insert, select

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Violation
from deck_domain.ids import new_id
from deck_domain.themes import KeptTheme, ThemeSource
from job_registry.sql import tenant_tables
from job_registry.sql.transaction import Transaction

MOST = 200
"""Themes of a tenant."""
_LONGEST_NAME = 100
_LARGEST = 512 << 10
_columns = tenant_tables.themes.c


def create_theme(tx: Transaction, tenant: str, name: str, source: str, definition: bytes) -> KeptTheme:
    """A new theme. Raises InvalidRequest, and IllegalTransition when the tenant has as many as it may."""
    _check(name, source, definition)
    count = select(func.count()).select_from(tenant_tables.themes).where(_columns.tenant == tenant)
    if tx.connection.execute(count).scalar_one() >= MOST:
        message = f"A tenant has at most {MOST} themes: delete one that nobody needs."
        raise IllegalTransition(message, code="too_many_themes")
    values: dict[str, Any] = {
        "id": new_id("theme"),
        "tenant": tenant,
        "name": name,
        "source": source,
        "definition": definition.decode(),
        "created_at": tx.now,
    }
    tx.connection.execute(insert(tenant_tables.themes).values(values))
    return get_theme(tx, tenant, values["id"])


def get_theme(tx: Transaction, tenant: str, theme_id: str) -> KeptTheme:
    """One theme of a tenant. Raises NotFound."""
    row = tx.connection.execute(select(tenant_tables.themes).where(_own(tenant, theme_id))).first()
    if row is None:
        raise _not_found()
    return _theme_of(row)


def list_themes(tx: Transaction, tenant: str) -> list[KeptTheme]:
    """All themes of a tenant, newest first."""
    query = select(tenant_tables.themes).where(_columns.tenant == tenant)
    rows = tx.connection.execute(query.order_by(_columns.created_at.desc(), _columns.id.desc()))
    return [_theme_of(row) for row in rows]


def delete_theme(tx: Transaction, tenant: str, theme_id: str) -> None:
    """Remove a theme; jobs in it stay what they are, for their documents carry it. Raises NotFound."""
    if not tx.connection.execute(delete(tenant_tables.themes).where(_own(tenant, theme_id))).rowcount:
        raise _not_found()


def _own(tenant: str, theme_id: str) -> Any:
    return (_columns.id == theme_id) & (_columns.tenant == tenant)


def _not_found() -> NotFound:
    return NotFound("There is no such theme of your own.", code="theme_not_found")


def _theme_of(row: Row[Any]) -> KeptTheme:
    definition = row.definition.encode()
    return KeptTheme(row.id, row.tenant, row.name, ThemeSource(row.source), definition, row.created_at)


def _check(name: str, source: str, definition: bytes) -> None:
    if not (1 <= len(name) <= _LONGEST_NAME and name.isprintable()):
        raise _fault("/name", "invalid_name", f"Give a name of 1 to {_LONGEST_NAME} printable characters.")
    if source not in list(ThemeSource):
        raise _fault("/source", "not_allowed", f"A theme comes from one of {', '.join(ThemeSource)}.")
    if len(definition) > _LARGEST:
        raise _fault("", "too_large", f"A theme has at most {_LARGEST:,} bytes.")


def _fault(pointer: str, code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(pointer, code, message)], message)
