"""Plain SQL for the few statements that every player's word runs through.

The ORM builds its SQL anew each time, which costs several times what the statement itself does; a turn of four
players passes here a dozen times. Both databases understand these statements as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db import connection
from django.db.models import Model

type Value = bool | int | float | str | bytes | datetime | None
type Row = tuple[Value, ...]


def now() -> str:
    """The database's clock as an SQL expression, in the format in which its columns hold times."""
    return (
        "STRFTIME('%%Y-%%m-%%d %%H:%%M:%%f', 'NOW')"
        if connection.vendor == "sqlite"
        else "STATEMENT_TIMESTAMP()"
    )


def seconds_from_now(seconds: int) -> str:
    """The database's clock so many seconds ahead, as an SQL expression."""
    if connection.vendor == "sqlite":
        return f"STRFTIME('%%Y-%%m-%%d %%H:%%M:%%f', 'NOW', '+{int(seconds)} seconds')"
    return f"STATEMENT_TIMESTAMP() + INTERVAL '{int(seconds)} seconds'"


def places(rows: int, columns: int) -> str:
    """The placeholders of an INSERT of so many rows."""
    return ", ".join([f"({', '.join(['%s'] * columns)})"] * rows)


def rows(statement: str, values: Sequence[Value] = ()) -> list[Row]:
    """What a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [_adapted(value) for value in values])
        found: list[Row] = cursor.fetchall()
        return found


def change(statement: str, values: Sequence[Value] = ()) -> int:
    """Run a statement that writes; how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [_adapted(value) for value in values])
        return int(cursor.rowcount)


def fetch[M: Model](model: type[M], primary_key: int, *, hold: bool = False) -> M:
    """One row as its model's instance; ``hold`` locks it until the transaction ends (rows may still point to it).

    Raises the model's ``DoesNotExist``.
    """
    statement, names, reading = _reading(model, connection.vendor)
    if hold and connection.features.has_select_for_update:
        statement += " FOR NO KEY UPDATE"
    with connection.cursor() as cursor:
        cursor.execute(statement, (primary_key,))
        found = cursor.fetchone()
    if found is None:
        raise model.DoesNotExist(f"{model.__name__} {primary_key}")  # type: ignore[attr-defined]  # every model has it
    values = [read(value) if read is not None else value for read, value in zip(reading, found, strict=True)]
    return model.from_db(connection.alias, names, values)


@cache
def _reading(
    model: type[Model], vendor: str
) -> tuple[str, tuple[str, ...], tuple[Callable[[Any], Any] | None, ...]]:
    """The SELECT of one row, its attributes, and how each column's value is turned into Python's."""
    del vendor  # what the cache is kept by
    table, columns = model._meta.db_table, model._meta.concrete_fields
    chosen = ", ".join(f'"{field.column}"' for field in columns)
    reading = [_converter(field.get_col(table)) for field in columns]
    statement = f'SELECT {chosen} FROM {table} WHERE "{model._meta.pk.column}" = %s'
    return statement, tuple(field.attname for field in columns), tuple(reading)


def _converter(column: Any) -> Callable[[Any], Any] | None:
    steps = (
        *connection.ops.get_db_converters(column),
        *column.get_db_converters(connection),
    )
    return partial(_converted, column, steps) if steps else None


def _converted(column: Any, steps: Sequence[Callable[..., Any]], value: Any) -> Any:
    for step in steps:
        value = step(value, column, connection)
    return value


def insert[M: Model](made: Sequence[M], *, unless_there: bool = False) -> None:
    """Keep new rows of one model in one statement; their instances learn no primary keys.

    ``unless_there`` leaves out those that a unique constraint knows already.
    """
    if not made:
        return
    columns = _writing(type(made[0]))
    values = [
        field.get_db_prep_save(field.pre_save(item, add=True), connection)
        for item in made
        for field in columns
    ]
    names = ", ".join(f'"{field.column}"' for field in columns)
    ignored = " ON CONFLICT DO NOTHING" if unless_there else ""
    table = made[0]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) VALUES {places(len(made), len(columns))}{ignored}", values
        )


@cache
def _writing(model: type[Model]) -> tuple[Any, ...]:
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key)


def _adapted(value: Value) -> Value:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
