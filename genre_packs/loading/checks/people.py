"""The cast: where they are, what they can say, whose numbers they fight with."""

from genre_packs.loading.checks.board import Board
from genre_packs.schema.cast import REQUIRED_LINES, Npc


def cast(board: Board) -> None:
    """All NPCs of the world."""
    names: dict[str, str] = {}
    for npc in board.world.npcs.npcs:
        for name in (npc.name, *npc.aliases):
            other = names.setdefault(name.casefold(), npc.id)
            if other != npc.id:
                message = f"{name!r} also names {other!r}: players could not say whom they mean"
                board.refuse("npcs", ("npcs", npc.id, "aliases"), "duplicate_name", message)
        _references(board, npc)
        _lines(board, npc)
        _secret(board, npc)


def _references(board: Board, npc: Npc) -> None:
    here = ("npcs", npc.id)
    board.refer("npcs", (*here, "place"), "place", npc.place)
    board.refer("npcs", (*here, "creature"), "creature", npc.creature)
    board.refer("npcs", (*here, "faction"), "faction", npc.faction)
    for index, stop in enumerate(npc.schedule):
        board.refer("npcs", (*here, "schedule", index, "place"), "place", stop.place)
    for index, known in enumerate(npc.knows):
        board.refer("npcs", (*here, "knows", index, "lead"), "lead", known.lead)


def _lines(board: Board, npc: Npc) -> None:
    for key in REQUIRED_LINES:
        if key not in npc.lines:
            message = f"{npc.name} has no lines for {key!r}"
            board.refuse("npcs", ("npcs", npc.id, "lines"), "missing_lines", message)
    topics = {known.topic for known in npc.knows}
    for key in npc.lines:
        topic = key.removeprefix("asked_about_")
        if topic != key and topic not in topics:
            message = f"{key!r} answers a topic that is not under 'knows'"
            board.warn("npcs", ("npcs", npc.id, "lines", key), "unknown_topic", message)


def _secret(board: Board, npc: Npc) -> None:
    leads, flags = board.ids("lead"), board.ids("flag")
    if npc.secret is None or leads is None or flags is None:
        return
    if npc.secret.revealed_by not in leads | flags:
        message = f"{npc.secret.revealed_by!r} is neither a lead nor a flag that something sets"
        board.refuse("npcs", ("npcs", npc.id, "secret", "revealed_by"), "unknown_lead", message)
