"""The full-text index of memories: FTS5 in SQLite, ``tsvector`` in PostgreSQL.

A query is phrases in double quotes with ``OR`` between them, which both databases read alike. The index follows its
table by triggers (SQLite) or is an index of the table itself (PostgreSQL), whoever writes a row. SQLite drops triggers
with their table: a migration that alters ``Memory`` there has to run ``make_index`` again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_VECTOR: Final = "to_tsvector('english', {0}text || ' ' || {0}said || ' ' || {0}about)"
_SQLITE: Final = (
    "DROP TABLE IF EXISTS campaigns_memory_words",
    "CREATE VIRTUAL TABLE campaigns_memory_words USING fts5("
    "text, said, about, content='campaigns_memory', content_rowid='id', tokenize='porter unicode61')",
    "INSERT INTO campaigns_memory_words(campaigns_memory_words) VALUES ('rebuild')",
    "CREATE TRIGGER campaigns_memory_made AFTER INSERT ON campaigns_memory BEGIN "
    "INSERT INTO campaigns_memory_words(rowid, text, said, about) "
    "VALUES (new.id, new.text, new.said, new.about); END",
    "CREATE TRIGGER campaigns_memory_gone AFTER DELETE ON campaigns_memory BEGIN "
    "INSERT INTO campaigns_memory_words(campaigns_memory_words, rowid, text, said, about) "
    "VALUES ('delete', old.id, old.text, old.said, old.about); END",
    "CREATE TRIGGER campaigns_memory_changed AFTER UPDATE OF text, said, about ON campaigns_memory BEGIN "
    "INSERT INTO campaigns_memory_words(campaigns_memory_words, rowid, text, said, about) "
    "VALUES ('delete', old.id, old.text, old.said, old.about); "
    "INSERT INTO campaigns_memory_words(rowid, text, said, about) "
    "VALUES (new.id, new.text, new.said, new.about); END",
)
_POSTGRESQL: Final = (
    f"CREATE INDEX campaigns_memory_words ON campaigns_memory USING gin ({_VECTOR.format('')})",
)


def make_index(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index and fill it from the rows that are there; for migrations."""
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement)


def drop_index(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away again; for migrations."""
    if editor.connection.vendor == "sqlite":
        for trigger in ("made", "gone", "changed"):
            editor.execute(f"DROP TRIGGER campaigns_memory_{trigger}")
        editor.execute("DROP TABLE campaigns_memory_words")
    else:
        editor.execute("DROP INDEX campaigns_memory_words")


def any_of(phrases: Iterable[str]) -> str:
    """A query for rows that hold any of some words or phrases, whatever signs these hold; empty for none."""
    tidy = (" ".join(_letters(phrase).split()) for phrase in phrases)
    return " OR ".join(f'"{phrase}"' for phrase in dict.fromkeys(tidy) if phrase)


def _letters(phrase: str) -> str:
    return "".join(sign if sign.isalnum() else " " for sign in phrase)


def found_by() -> str:
    """Tables and condition, as SQL, of the memories ``m`` that hold a query (one placeholder)."""
    if connection.vendor == "sqlite":
        return (
            "campaigns_memory_words JOIN campaigns_memory m ON m.id = campaigns_memory_words.rowid "
            "WHERE campaigns_memory_words MATCH %s"
        )
    return f"campaigns_memory m WHERE {_VECTOR.format('m.')} @@ websearch_to_tsquery('english', %s)"


def likeness() -> str:
    """How well a memory fits the query, as SQL to order by; where it holds a placeholder, the query goes there."""
    if connection.vendor == "sqlite":
        return "bm25(campaigns_memory_words, 1.0, 1.0, 0.5)"
    return f"-ts_rank({_VECTOR.format('m.')}, websearch_to_tsquery('english', %s))"
