"""Whether a database that opens holds what it should: damage is told at the start, and not by the first request."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from job_registry.sql import schema
from job_registry.sql.engines import Engines

_READ_THROUGH_BYTES = 256 << 20
"""Files up to this size are read through, in about a second; larger ones show their damage when it is met."""


def find_damage(engines: Engines) -> str:
    """What is broken or missing, in a few words; empty for a sound database. More than is needed may be there."""
    with engines.reader.connect() as connection:
        return next(_damage(connection), "")


def _damage(connection: Connection) -> Iterator[str]:
    file = connection.engine.url.database
    if connection.dialect.name == "sqlite" and file and Path(file).stat().st_size <= _READ_THROUGH_BYTES:
        said: str = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        if said != "ok":
            yield " ".join(said.split())
    found = inspect(connection)
    tables = set(found.get_table_names())
    for table in schema.metadata.sorted_tables:
        if table.name not in tables:
            yield f"its table {table.name} is missing"
            continue
        missing = {column.name for column in table.columns} - {each["name"] for each in found.get_columns(table.name)}
        if missing:
            yield f"the column {min(missing)} of its table {table.name} is missing"
