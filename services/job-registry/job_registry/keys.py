"""API keys: made, listed, revoked, recognised. Only the SHA-256 of a secret is stored."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, insert, or_, select, update

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Unauthenticated, Violation
from deck_domain.ids import new_id
from deck_domain.job import ApiKey, Scope
from job_registry.sql import tenant_tables
from job_registry.sql.rows import key_of
from job_registry.sql.transaction import Transaction

OWNER_TENANT = "default"
"""The tenant of the installation's owner: its admin keys make keys for all others."""
USE_RESOLUTION = timedelta(minutes=1)
TENANT = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
TENANT_RULE = "A tenant is 1 to 63 of a-z, 0-9 and dashes, and does not begin with a dash."
_LONGEST_NAME = 100


def create_key(
    tx: Transaction, tenant: str, name: str, scopes: tuple[str, ...] = (), expires_at: datetime | None = None
) -> tuple[ApiKey, str]:
    """A new key and its secret, `dm_live_<id part><secret part>`: shown now and never again. Raises InvalidRequest."""
    _check(tx, tenant, name, scopes, expires_at)
    granted = frozenset(map(Scope, scopes)) or frozenset({Scope.RENDER, Scope.READ})
    key_id = new_id("key")
    secret = f"dm_live_{key_id.removeprefix('key_').lower()}{secrets.token_hex(24)}"
    key = ApiKey(id=key_id, tenant=tenant, name=name.strip(), scopes=granted, created_at=tx.now, expires_at=expires_at)
    _insert(tx, key, secret)
    return key, secret


def bootstrap_owner(tx: Transaction, secret: str) -> bool:
    """Make a given secret the first admin key of the owner's tenant, unless there is any key; returns whether."""
    if tx.connection.execute(select(func.count()).select_from(tenant_tables.keys)).scalar_one():
        return False
    _insert_owner(tx, secret)
    return True


def recover_owner(tx: Transaction) -> str:
    """The secret of one more admin key of the owner's tenant, for whoever may write the database; others stay."""
    secret = f"dm_live_{secrets.token_hex(8)}{secrets.token_hex(24)}"
    _insert_owner(tx, secret)
    return secret


def list_keys(tx: Transaction, tenant: str) -> list[ApiKey]:
    """All keys of a tenant, newest first; revoked ones too."""
    columns = tenant_tables.keys.c
    query = select(tenant_tables.keys).where(columns.tenant == tenant)
    return [key_of(row) for row in tx.connection.execute(query.order_by(columns.created_at.desc(), columns.id.desc()))]


def revoke_key(tx: Transaction, tenant: str, key_id: str) -> ApiKey:
    """Refuse a key from now on; revoking twice changes nothing.

    Raises NotFound, and IllegalTransition for the last admin key of the owner: nobody could make another.
    """
    columns = tenant_tables.keys.c
    own = (columns.id == key_id) & (columns.tenant == tenant)
    if tenant == OWNER_TENANT and _usable_admins(tx) == {key_id}:
        raise IllegalTransition(
            "This is the last admin key of the installation; make another one before you revoke it.",
            code="last_admin_key",
        )
    tx.connection.execute(update(tenant_tables.keys).where(own, columns.revoked_at.is_(None)).values(revoked_at=tx.now))
    row = tx.connection.execute(select(tenant_tables.keys).where(own)).first()
    if row is None:
        raise NotFound("There is no such key.", code="key_not_found")
    return key_of(row)


def authenticate(tx: Transaction, secret: str) -> ApiKey:
    """Who bears a secret: found by its hash, so that timing tells nothing about it. Raises Unauthenticated."""
    row = tx.connection.execute(
        select(tenant_tables.keys).where(tenant_tables.keys.c.secret_sha256 == _digest(secret))
    ).first()
    if row is None or row.revoked_at is not None:
        raise Unauthenticated("This key is unknown or was revoked.", code="invalid_key")
    if row.expires_at is not None and row.expires_at <= tx.now:
        raise Unauthenticated("This key has expired.", code="expired_key")
    return key_of(row)


def touch_key(tx: Transaction, key_id: str) -> None:
    """Note that a key was used, to the minute."""
    columns = tenant_tables.keys.c
    stale = or_(columns.last_used_at.is_(None), columns.last_used_at <= tx.now - USE_RESOLUTION)
    minute = tx.now.replace(second=0, microsecond=0)
    tx.connection.execute(update(tenant_tables.keys).where(columns.id == key_id, stale).values(last_used_at=minute))


def _usable_admins(tx: Transaction) -> set[str]:
    """Ids of the owner's admin keys that work, locked: of two that revoke each other's key, one finds itself the last.

    A key that will expire does not count beside one that will not: it would leave the installation locked by itself.
    """
    columns = tenant_tables.keys.c
    rows = tx.connection.execute(
        select(columns.id, columns.scopes, columns.expires_at)
        .where(columns.tenant == OWNER_TENANT, columns.revoked_at.is_(None))
        .order_by(columns.id)
        .with_for_update()
    ).all()
    usable = [row for row in rows if Scope.ADMIN in row.scopes and (row.expires_at is None or row.expires_at > tx.now)]
    return {row.id for row in usable if row.expires_at is None} or {row.id for row in usable}


def _insert_owner(tx: Transaction, secret: str) -> None:
    scopes = frozenset({Scope.ADMIN})
    _insert(tx, ApiKey(id=new_id("key"), tenant=OWNER_TENANT, name="owner", scopes=scopes, created_at=tx.now), secret)


def _insert(tx: Transaction, key: ApiKey, secret: str) -> None:
    tx.connection.execute(
        insert(tenant_tables.keys).values(
            id=key.id,
            tenant=key.tenant,
            name=key.name,
            scopes=sorted(key.scopes),
            secret_sha256=_digest(secret),
            created_at=key.created_at,
            expires_at=key.expires_at,
        )
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _check(tx: Transaction, tenant: str, name: str, scopes: tuple[str, ...], expires_at: datetime | None) -> None:
    faults = []
    if not TENANT.fullmatch(tenant):
        faults.append(Violation("/tenant", "invalid_tenant", TENANT_RULE))
    if not (1 <= len(name.strip()) <= _LONGEST_NAME and name.isprintable()):
        message = f"Give the key a name of 1 to {_LONGEST_NAME} printable characters."
        faults.append(Violation("/name", "invalid_name", message))
    known = ", ".join(Scope)
    faults += [
        Violation(f"/scopes/{index}", "unknown_scope", f"Use one of {known}.")
        for index, scope in enumerate(scopes)
        if scope not in tuple(Scope)
    ]
    if expires_at is not None and expires_at <= tx.now:
        faults.append(Violation("/expires_at", "in_the_past", "Choose a time in the future, or leave it out."))
    if faults:
        raise InvalidRequest(faults, faults[0].message)
