"""What a migration takes away from the release before it, which runs beside the new one while an upgrade rolls out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, inspect

_PERMIT = re.compile(r"^contract: .*\b\d+\.\d+\.\d+\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema, as far as writers and readers of another release depend on it.

    Attributes:
        columns: each column by table and name: its type, whether it may be null, and whether it fills itself.
        rules: what rows must keep to, by table: keys, unique indexes, references, checks.
    """

    columns: dict[str, dict[str, tuple[str, bool, bool]]]
    rules: dict[str, frozenset[str]]


def shape_of(connection: Connection) -> Shape:
    """The schema of a database, without the table of revisions."""
    found = inspect(connection)
    tables = [name for name in found.get_table_names() if name != "alembic_version"]
    return Shape(
        {
            table: {
                each["name"]: (str(each["type"]), bool(each["nullable"]), each["default"] is not None)
                for each in found.get_columns(table)
            }
            for table in tables
        },
        {table: frozenset(_rules(found, table)) for table in tables},
    )


def _rules(found: Any, table: str) -> Iterator[str]:
    yield f"primary key ({', '.join(found.get_pk_constraint(table)['constrained_columns'])})"
    for each in found.get_indexes(table):
        if each["unique"]:
            yield f"unique ({', '.join(map(str, each['column_names']))})"
    for each in found.get_unique_constraints(table):
        yield f"unique ({', '.join(each['column_names'])})"
    for each in found.get_foreign_keys(table):
        yield f"reference ({', '.join(each['constrained_columns'])}) to {each['referred_table']}"
    for each in found.get_check_constraints(table):
        yield f"check ({each['sqltext']})"


def taken_away(before: Shape, after: Shape) -> list[str]:
    """What the release of `before` did and cannot do any more, in sentences; a rename is a loss."""
    return [sentence for table in before.columns for sentence in _taken_from(table, before, after)]


def _taken_from(table: str, before: Shape, after: Shape) -> Iterator[str]:
    if table not in after.columns:
        yield f"the table {table} is gone"
        return
    old, new = before.columns[table], after.columns[table]
    for name in old.keys() - new.keys():
        yield f"the column {table}.{name} is gone"
    for name in new.keys() - old.keys():
        _type, nullable, has_default = new[name]
        if not nullable and not has_default:
            yield f"the new column {table}.{name} may not be null, and has no default"
    for name in old.keys() & new.keys():
        if old[name][0] != new[name][0]:
            yield f"the column {table}.{name} was {old[name][0]} and is {new[name][0]}"
        if old[name][1] and not new[name][1]:
            yield f"the column {table}.{name} may not be null any more"
        if old[name][2] and not new[name][2]:
            yield f"the column {table}.{name} has lost its default"
    for rule in sorted(after.rules[table] - before.rules[table]):
        yield f"rows of {table} must keep to a new rule: {rule}"


def may_contract(docstring: str | None) -> bool:
    """Whether a migration says that it takes away, and which release stopped using it: `contract: ... 0.3.0 ...`."""
    return bool(_PERMIT.search(docstring or ""))
