"""What a tenant has beside its jobs: API keys, settings, what it has used, brand packs and themes."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from job_registry.sql.columns import Instant, metadata

keys = Table(
    "keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("name", String(100), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("secret_sha256", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("last_used_at", Instant),
    Column("revoked_at", Instant),
)
Index("ix_keys_tenant", keys.c.tenant, keys.c.created_at)

# Services that call over gRPC. They belong to no tenant, and act for each.
callers = Table(
    "callers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(50), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("token_sha256", String(64), nullable=False, unique=True),
    Column("most_at_once", Integer, nullable=False),
    Column("most_a_second", Float, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("last_used_at", Instant),
    Column("revoked_at", Instant),
    Column("tenants", JSON(none_as_null=True)),  # that it may act for; NULL for all
)

# What a tenant has chosen; a tenant without a row has the defaults.
tenant_settings = Table(
    "tenant_settings",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("gate_downloads", Boolean, nullable=False),
    Column("four_eyes", String(16), nullable=False),
    Column("retention_days_binaries", Integer),
    Column("retention_days_records", Integer),
    Column("updated_at", Instant, nullable=False),
)

# Jobs that have succeeded, by day (UTC, YYYY-MM-DD) and kind; a deleted job stays counted.
usage = Table(
    "usage",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("jobs", BigInteger, nullable=False),
    Column("slides", BigInteger, nullable=False),
    Column("cost_micro_usd", BigInteger, nullable=False),
    Column("charged_micro_usd", BigInteger, nullable=False),
)

brand_packs = Table(
    "brand_packs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("name", String(100), nullable=False),
    Column("status", String(16), nullable=False),
    Column("active_version_id", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_brand_packs_page", brand_packs.c.tenant, brand_packs.c.created_at, brand_packs.c.id)

# How far a version is, and what it has come to, is what its job says; its file is what came in with that.
brand_pack_versions = Table(
    "brand_pack_versions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("pack_id", ForeignKey("brand_packs.id", ondelete="CASCADE"), nullable=False),
    Column("tenant", String(63), nullable=False),
    Column("number", Integer, nullable=False),
    Column("job_id", ForeignKey("jobs.id"), nullable=False, unique=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("pack_id", "number"),
)
Index("ix_brand_pack_versions_file", brand_pack_versions.c.tenant, brand_pack_versions.c.sha256)

# A theme never changes: what it was is in the document of each job that wears it.
themes = Table(
    "themes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("name", String(100), nullable=False),
    Column("source", String(16), nullable=False),
    Column("definition", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
Index("ix_themes_tenant", themes.c.tenant, themes.c.created_at, themes.c.id)
