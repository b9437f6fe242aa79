"""Ids: once each where they are defined, and facts that are told twice are told alike."""

from collections.abc import Iterator

from pydantic import BaseModel

from genre_packs.loading.checks.board import Board
from genre_packs.loading.documents import Data, Document, Flaw, KeyPath
from genre_packs.schema.values import Fact

_ENTITIES = (("places", "places"), ("npcs", "npcs"), ("factions", "factions"))


def repeated_ids(document: Document) -> list[Flaw]:
    """Entries of one list that share an ``id``, anywhere in a file."""
    return list(_repeated(document, document.data, ()))


def _repeated(document: Document, data: Data, path: KeyPath) -> Iterator[Flaw]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _repeated(document, value, (*path, key))
    elif isinstance(data, list):
        first: dict[str, int] = {}
        for index, value in enumerate(data):
            here = (*path, index)
            name = value.get("id") if isinstance(value, dict) else None
            if isinstance(name, str):
                line = document.line((*here, "id"))
                if name in first:
                    message = f"the id {name!r} stands here twice, first on line {first[name]}"
                    yield Flaw((*here, "id"), line, "duplicate_id", message)
                first.setdefault(name, line)
            yield from _repeated(document, value, here)


def entities(board: Board) -> None:
    """Places, people and factions share one space of ids in a session."""
    owner: dict[str, str] = {}
    for stem, name in _ENTITIES:
        if stem not in board.have or getattr(board.world, stem) is None:
            continue
        for entry in getattr(getattr(board.world, stem), name):
            other = owner.setdefault(entry.id, stem)
            if other != stem:
                message = f"the id {entry.id!r} is also used in {other}.yaml"
                board.refuse(stem, (name, entry.id), "duplicate_id", message)


def facts(board: Board) -> None:
    """A fact may be learned in several ways, but it says the same each time."""
    told: dict[str, str] = {}
    for stem in ("places", "npcs", "encounters", "conflict"):
        if stem not in board.have:
            continue
        for path, fact in _facts(getattr(board.world, stem), ()):
            if told.setdefault(fact.id, fact.text) != fact.text:
                message = f"the fact {fact.id!r} says something else elsewhere"
                board.refuse(stem, (*path, "id"), "duplicate_fact", message, "same text, or another id")


def _facts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, Fact]]:
    """All facts below ``value``; entries with an id are named by it in the path."""
    if isinstance(value, Fact):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _facts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _facts(entry, (*path, getattr(entry, "id", index)))
