"""Every check, and the files it cannot do without."""

from collections.abc import Callable, Mapping

from genre_packs.loading.checks import armoury, beginnings, ground, identity, look, people, story, voice
from genre_packs.loading.checks.board import Board
from genre_packs.loading.findings import Finding
from genre_packs.loading.sources import Sources
from genre_packs.schema.values import PackFile

type Check = Callable[[Board], None]

CHECKS: tuple[tuple[frozenset[str], Check], ...] = (
    (frozenset(), voice.placeholders),
    (frozenset(), voice.split_sentences),
    (frozenset(), identity.entities),
    (frozenset(), identity.facts),
    (frozenset({"rules"}), beginnings.rules),
    (frozenset({"axes"}), beginnings.axes),
    (frozenset({"prompts"}), voice.phrasebook),
    (frozenset({"cultures"}), voice.cultures),
    (frozenset({"theme"}), look.theme),
    (frozenset({"classes"}), beginnings.classes),
    (frozenset({"char_creation"}), beginnings.creation),
    (frozenset({"premade", "rules"}), beginnings.premade),
    (frozenset({"openings"}), beginnings.openings),
    (frozenset({"items"}), armoury.items),
    (frozenset({"bestiary"}), armoury.bestiary),
    (frozenset({"encounters"}), armoury.encounters),
    (frozenset({"world"}), ground.card),
    (frozenset({"lore"}), ground.lore),
    (frozenset({"places"}), ground.places),
    (frozenset({"npcs"}), people.cast),
    (frozenset({"conflict"}), story.conflict),
)
"""A check runs when all the files it needs could be read; ``Board.refer`` minds the others."""


def check(files: Mapping[str, PackFile], sources: Sources) -> list[Finding]:
    """All findings about one world. ``files``: stem -> model, without those that have errors of their own."""
    board = Board(files, sources)
    for needs, run in CHECKS:
        if needs <= board.have:
            run(board)
    return board.findings
