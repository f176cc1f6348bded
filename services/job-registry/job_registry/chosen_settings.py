"""What tenants have chosen; a tenant without a row has chosen nothing."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from deck_domain.errors import InvalidRequest, Violation
from deck_domain.tenant_settings import MOST_DAYS, FourEyes, TenantSettings
from job_registry.sql import tenant_tables
from job_registry.sql.transaction import Transaction

_own = tenant_tables.tenant_settings.c
_READ = select(tenant_tables.tenant_settings).where(_own.tenant == bindparam("tenant"))
_NAMES = frozenset(field.name for field in fields(TenantSettings))


def get_settings(tx: Transaction, tenant: str) -> TenantSettings:
    """The settings of a tenant."""
    row = tx.connection.execute(_READ, {"tenant": tenant}).first()
    return settings_of(row) if row else TenantSettings()


def settings_of(row: Row[Any]) -> TenantSettings:
    """The settings of a row of `tenant_settings`."""
    values = {name: getattr(row, name) for name in _NAMES}
    return TenantSettings(**values | {"four_eyes": FourEyes(row.four_eyes)})


def update_settings(tx: Transaction, tenant: str, wanted: TenantSettings, names: Collection[str]) -> TenantSettings:
    """Change those of a tenant's settings that are named; the others stay. Raises InvalidRequest."""
    _check(wanted, names)
    settings = replace(get_settings(tx, tenant), **{name: getattr(wanted, name) for name in names})
    values: dict[str, Any] = {name: getattr(settings, name) for name in _NAMES} | {"updated_at": tx.now}
    changed = tx.connection.execute(update(tenant_tables.tenant_settings).where(_own.tenant == tenant).values(values))
    if not changed.rowcount:  # of two who are the first at once, one runs again
        tx.connection.execute(insert(tenant_tables.tenant_settings).values(tenant=tenant, **values))
    return settings


def _check(wanted: TenantSettings, names: Collection[str]) -> None:
    faults = [
        Violation(f"/{name}", "unknown_key", f"There is no setting {name}.") for name in names if name not in _NAMES
    ]
    for name in ("retention_days_binaries", "retention_days_records"):
        days = getattr(wanted, name)
        if days is not None and not 0 <= days <= MOST_DAYS:
            faults.append(Violation(f"/{name}", "out_of_range", f"Give 0 to {MOST_DAYS:,} days, or none for ever."))
    if faults:
        raise InvalidRequest(faults, faults[0].message)
