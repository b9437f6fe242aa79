"""Plain SQL for the few statements that every player's word runs through.

The ORM builds its SQL anew each time, which costs several times what the statement itself does; a turn of four
players passes here a dozen times. Both databases understand these statements as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

type Value = bool | int | float | str | datetime | None
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


def _adapted(value: Value) -> Value:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
