"""Statements that are built once, on a short way to the database.

SQLAlchemy compiles them, converts what goes in and comes out, and names what went wrong. But from each statement to the
driver it goes a way that takes several times what SQLite needs to run it, seventy times a deck.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
_Convert = Callable[[Any], Any] | None
_KEPT = 512
"""Statements that are remembered, for each set of columns that they write."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a statement has found, or how many rows it has changed; rows have the columns as attributes."""

    rows: list[Any]
    rowcount: int

    def __iter__(self) -> Iterator[Any]:
        """Row by row."""
        return iter(self.rows)

    def first(self) -> Any | None:
        """The first row, None without any."""
        return self.rows[0] if self.rows else None

    def scalar(self) -> Any | None:
        """The first column of the first row, None without any."""
        return self.rows[0][0] if self.rows else None


def execute(connection: Connection, statement: Statement, values: Values | Sequence[Values]) -> Found:
    """Run a statement with values, or once for each of several.

    Its lists of values (`IN`) must be part of it. Raises the DBAPIError that SQLAlchemy would raise.
    """
    many = not isinstance(values, Mapping)
    columns = values[0] if isinstance(values, Sequence) else values
    plan = _plan(connection.dialect, statement, tuple(columns), many)
    cursor = connection.connection.cursor()
    try:
        if isinstance(values, Mapping):
            cursor.execute(plan.sql, plan.bound(values))
        else:
            cursor.executemany(plan.sql, [plan.bound(each) for each in values])
        return Found(plan.rows(cursor.fetchall()) if plan.reads else [], cursor.rowcount)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _named(connection, plan.sql, error) from error
    finally:
        cursor.close()


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to run a statement on one kind of database.

    Attributes:
        named: whether the driver takes values by their names, not by their places.
        values: the name of each value, what it is where nobody gives one, and how the driver takes it.
        columns: how each column is read.
    """

    sql: str
    named: bool
    values: tuple[tuple[str, Any, _Convert], ...]
    row: Callable[..., Any]
    columns: tuple[_Convert, ...]

    @property
    def reads(self) -> bool:
        return bool(self.columns)

    def bound(self, given: Values) -> Any:
        if self.named:
            return {name: _converted(given.get(name, fixed), convert) for name, fixed, convert in self.values}
        return [_converted(given.get(name, fixed), convert) for name, fixed, convert in self.values]

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        return [self.row(*map(_converted, each, self.columns)) for each in found]


def _converted(value: Any, convert: _Convert) -> Any:
    return value if convert is None else convert(value)


@lru_cache(_KEPT)
def _plan(dialect: Dialect, statement: Statement, columns: tuple[str, ...], many: bool) -> _Plan:
    written = None if isinstance(statement, Select) else list(columns)
    compiled = statement.compile(dialect=dialect, column_keys=written, for_executemany=many)
    assert isinstance(compiled, SQLCompiler)
    assert not compiled.post_compile_params, "a list of values must be part of the statement"
    names = compiled.positiontup or list(compiled.binds)
    read = list(statement.selected_columns) if isinstance(statement, Select) else []
    return _Plan(
        sql=str(compiled),
        named=not compiled.positional,
        values=tuple((name, compiled.binds[name].value, _in(compiled.binds[name].type, dialect)) for name in names),
        row=namedtuple("Row", [column.key or "" for column in read], rename=True),
        columns=tuple(_out(column.type, dialect) for column in read),
    )


def _in(kind: TypeEngine[Any], dialect: Dialect) -> _Convert:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out(kind: TypeEngine[Any], dialect: Dialect) -> _Convert:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _named(connection: Connection, sql: str, error: Exception) -> BaseException:
    """The error as SQLAlchemy names it; a connection that is lost is not used again."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection, None)  # type: ignore[arg-type]  # an error of its driver
    if lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, connection_invalidated=lost, dialect=dialect
    )
