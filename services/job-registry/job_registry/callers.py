"""Callers: made, listed, revoked, recognised. Only the SHA-256 of a token is stored."""

import math
import re
import secrets
from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from deck_domain.callers import TOKEN_PREFIX, CallerScope, ServiceCaller, digest
from deck_domain.errors import InvalidRequest, NotFound, Unauthenticated, Violation
from deck_domain.ids import new_id
from job_registry.keys import TENANT, TENANT_RULE, USE_RESOLUTION
from job_registry.sql.tenant_tables import callers
from job_registry.sql.transaction import Transaction

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,49}")
_MOST_AT_ONCE, _MOST_A_SECOND = 1_000_000, 1_000_000.0


def create_caller(
    tx: Transaction,
    name: str,
    scopes: tuple[str, ...],
    *,
    most_at_once: int = 0,
    most_a_second: float = 0.0,
    tenants: tuple[str, ...] = (),
) -> tuple[ServiceCaller, str]:
    """A new caller, and its token (`dm_call_<id part><secret part>`) for this once. Raises InvalidRequest."""
    _check(name, scopes, most_at_once, most_a_second, tenants)
    caller_id = new_id("caller")
    token = f"{TOKEN_PREFIX}{caller_id.removeprefix('caller_').lower()}{secrets.token_hex(24)}"
    caller = ServiceCaller(
        id=caller_id,
        name=name,
        scopes=frozenset(map(CallerScope, scopes)),
        most_at_once=most_at_once,
        most_a_second=most_a_second,
        tenants=frozenset(tenants),
        created_at=tx.now,
    )
    tx.connection.execute(
        insert(callers).values(
            id=caller.id,
            name=caller.name,
            scopes=sorted(caller.scopes),
            token_sha256=digest(token),
            most_at_once=caller.most_at_once,
            most_a_second=caller.most_a_second,
            created_at=caller.created_at,
            tenants=sorted(caller.tenants) or None,
        )
    )
    return caller, token


def list_callers(tx: Transaction) -> list[ServiceCaller]:
    """All of them, newest first; revoked ones too."""
    query = select(callers).order_by(callers.c.created_at.desc(), callers.c.id.desc())
    return list(map(_caller_of, tx.connection.execute(query)))


def revoke_caller(tx: Transaction, caller_id: str) -> ServiceCaller:
    """Refuse a token from now on; revoking twice changes nothing. Raises NotFound."""
    own = callers.c.id == caller_id
    tx.connection.execute(update(callers).where(own, callers.c.revoked_at.is_(None)).values(revoked_at=tx.now))
    row = tx.connection.execute(select(callers).where(own)).first()
    if row is None:
        raise NotFound("There is no such caller; `deckmill callers list` shows them.", code="caller_not_found")
    return _caller_of(row)


def authenticate_caller(tx: Transaction, token_sha256: str) -> ServiceCaller:
    """Who bears a token. Raises Unauthenticated."""
    row = tx.connection.execute(select(callers).where(callers.c.token_sha256 == token_sha256)).first()
    if row is None or row.revoked_at is not None:
        raise Unauthenticated("This token is unknown or was revoked.", code="invalid_token")
    return _caller_of(row)


def touch_caller(tx: Transaction, caller_id: str) -> None:
    """Note that a token was used, to the minute."""
    stale = or_(callers.c.last_used_at.is_(None), callers.c.last_used_at <= tx.now - USE_RESOLUTION)
    minute = tx.now.replace(second=0, microsecond=0)
    tx.connection.execute(update(callers).where(callers.c.id == caller_id, stale).values(last_used_at=minute))


def _caller_of(row: Row[Any]) -> ServiceCaller:
    return ServiceCaller(
        id=row.id,
        name=row.name,
        scopes=frozenset(map(CallerScope, row.scopes)),
        most_at_once=row.most_at_once,
        most_a_second=row.most_a_second,
        tenants=frozenset(row.tenants or ()),
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )


def _check(
    name: str, scopes: tuple[str, ...], most_at_once: int, most_a_second: float, tenants: tuple[str, ...]
) -> None:
    faults = []
    if not _NAME.fullmatch(name):
        message = "A name is 1 to 50 of a-z, 0-9 and dashes, and does not begin with a dash."
        faults.append(Violation("/name", "invalid_name", message))
    known = ", ".join(CallerScope)
    if not scopes:
        faults.append(Violation("/scopes", "missing", f"Say what the caller may do: some of {known}."))
    faults += [
        Violation(f"/scopes/{index}", "unknown_scope", f"Use one of {known}.")
        for index, scope in enumerate(scopes)
        if scope not in tuple(CallerScope)
    ]
    if not 0 <= most_at_once <= _MOST_AT_ONCE:
        message = f"Give a number of calls from 1 to {_MOST_AT_ONCE:,}, or 0 for any number."
        faults.append(Violation("/most_at_once", "out_of_range", message))
    if not (math.isfinite(most_a_second) and 0 <= most_a_second <= _MOST_A_SECOND):
        message = f"Give a number of calls above 0, up to {_MOST_A_SECOND:,.0f}, or 0 for any number."
        faults.append(Violation("/most_a_second", "out_of_range", message))
    faults += [
        Violation(f"/tenants/{index}", "invalid_tenant", TENANT_RULE)
        for index, tenant in enumerate(tenants)
        if not TENANT.fullmatch(tenant)
    ]
    if faults:
        raise InvalidRequest(faults, faults[0].message)
