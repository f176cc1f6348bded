"""What tenants use: counted in the commit in which a job succeeds, and kept when the job is deleted."""

from datetime import UTC, date
from typing import Any

from sqlalchemy import Row, bindparam, select, text

from deck_domain.job_kinds import JobKind, kind_named
from deck_domain.usage import Usage, service
from job_registry.sql.tenant_tables import usage
from job_registry.sql.transaction import Transaction

# The same words for both databases.
_COUNT = text(
    "INSERT INTO usage (tenant, day, kind, jobs, slides, cost_micro_usd, charged_micro_usd) "
    "VALUES (:tenant, :day, :kind, :jobs, :slides, :cost, :charged) "
    "ON CONFLICT (tenant, day, kind) DO UPDATE SET jobs = usage.jobs + excluded.jobs, "
    "slides = usage.slides + excluded.slides, "
    "cost_micro_usd = usage.cost_micro_usd + excluded.cost_micro_usd, "
    "charged_micro_usd = usage.charged_micro_usd + excluded.charged_micro_usd"
)
_READ = (
    select(usage)
    .where(
        usage.c.tenant == bindparam("tenant"),
        usage.c.day >= bindparam("first"),
        usage.c.day <= bindparam("last"),
    )
    .order_by(usage.c.day, usage.c.kind)
)


def count_usage(tx: Transaction, job: Row[Any], slides: int) -> None:
    """Count a job that has succeeded, on the day (UTC) of its end, as what it was charged as.

    Jobs that make no deck are not counted.

    Slides of a deck are counted with their deck; what they cost themselves is added to it.
    """
    stands_alone = job.parent_job_id is None
    if not kind_named(job.kind).publishes_deck or not (stands_alone or job.cost_micro_usd):
        return
    kind = job.kind if stands_alone else JobKind.DECK.name
    counted_as = service(kind, changes=bool(job.ancestors))
    counted = {"tenant": job.tenant, "day": tx.now.astimezone(UTC).date().isoformat(), "kind": counted_as}
    money = {"cost": job.cost_micro_usd, "charged": job.charged_micro_usd}
    made = {"jobs": int(stands_alone), "slides": slides if stands_alone else 0}
    tx.connection.execute(_COUNT, {**counted, **money, **made})


def read_usage(tx: Transaction, tenant: str, first: date, last: date) -> list[Usage]:
    """The lines of a tenant from one day to another, both included, the oldest first."""
    rows = tx.connection.execute(_READ, {"tenant": tenant, "first": first.isoformat(), "last": last.isoformat()})
    return [
        Usage(date.fromisoformat(row.day), row.kind, row.jobs, row.slides, row.cost_micro_usd, row.charged_micro_usd)
        for row in rows
    ]
