"""Prose material: the phrasebook is whole, placeholders are known, names can be made."""

import re
from collections.abc import Iterator
from itertools import pairwise

from genre_packs.loading.checks.board import Board
from genre_packs.loading.documents import Data, KeyPath
from genre_packs.schema.cultures import Culture
from genre_packs.schema.prompts import REQUIRED_PHRASES

PLACEHOLDERS = frozenset({"pc", "npc", "foe", "place", "item"})
NAME_PARTS = frozenset(
    {"given", "given_feminine", "given_masculine", "family", "byname", "place_first", "place_last"}
)
_END = re.compile(r"[.!?…:;][\"'”\u2019)*_]*$")
_BRACED = re.compile(r"\{([^{}]*)\}|[{}]")


def phrasebook(board: Board) -> None:
    """The keys that every phrasebook has."""
    for key in REQUIRED_PHRASES:
        if key not in board.world.prompts.phrasebook:
            board.refuse("prompts", ("phrasebook",), "missing_phrases", f"no sentences for {key!r}")


def placeholders(board: Board) -> None:
    """``{…}`` anywhere in either tier's prose names something the narrator can fill in."""
    for documents in (board.sources.genre, board.sources.world):
        for stem, document in documents.items():
            allowed = NAME_PARTS if stem == "cultures" else PLACEHOLDERS
            for path, text in _texts(document.data, ()):
                for match in _BRACED.finditer(text):
                    if match.group(1) not in allowed:
                        message = f"unknown placeholder {match.group(0)!r}"
                        hint = "known: " + " ".join(f"{{{name}}}" for name in sorted(allowed))
                        board.refuse_in(document, path, "unknown_placeholder", message, hint)


def split_sentences(board: Board) -> None:
    """A comma in ``[a, b]`` parts a sentence in two: an item without an end, then one in lower case."""
    for documents in (board.sources.genre, board.sources.world):
        for document in documents.values():
            for path, entries in _lists(document.data, ()):
                for index, (first, second) in enumerate(pairwise(entries)):
                    if _END.search(first) is None and second[:1].islower() and _END.search(entries[-1]):
                        message = f"a comma seems to have split a sentence: {first!r}, {second!r}"
                        board.refuse_in(document, (*path, index), "split_sentence", message, "quote it")


def _lists(data: Data, path: KeyPath) -> Iterator[tuple[KeyPath, list[str]]]:
    """All lists of two or more texts."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*path, key))
    elif isinstance(data, list):
        texts = [value for value in data if isinstance(value, str)]
        if len(texts) == len(data) > 1:
            yield path, texts
        for index, value in enumerate(data):
            yield from _lists(value, (*path, index))


def _texts(data: Data, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        if "{" in data or "}" in data:
            yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def cultures(board: Board) -> None:
    """Every part that a name's pattern uses has names to draw from."""
    for culture in board.world.cultures.cultures:
        _patterns(board, culture, "person_patterns", culture.person_patterns)
        _patterns(board, culture, "place_patterns", culture.place_patterns)


def _patterns(board: Board, culture: Culture, key: str, patterns: tuple[str, ...]) -> None:
    for index, pattern in enumerate(patterns):
        for part in _BRACED.findall(pattern):
            if part in NAME_PARTS and not _names(culture, part):
                path = ("cultures", culture.id, key, index)
                board.refuse("cultures", path, "no_names", f"the pattern uses {{{part}}}, which has no names")


def _names(culture: Culture, part: str) -> bool:
    """Whether ``part`` can be filled; ``given`` may come from its gendered lists."""
    if part == "given":
        return bool(culture.given or culture.given_feminine or culture.given_masculine)
    return bool(getattr(culture, part))
