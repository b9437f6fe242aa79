"""READ tools that only some rules have: magic, mutations, strain, aspects, reserves, net runs, battles of ships."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Account, Capability, Json
from campaigns.world.people import people_by_id
from campaigns.world.tooling.desk import Desk, not_found, ok
from narrator import tool_arguments as args
from narrator.contracts import ToolResult

OF_OTHERS: Final[frozenset[Capability]] = frozenset(("magic", "mutations", "aspects"))
"""Of these at least a count is told of somebody who is no player's character."""
_UNSEEN: Final = ("initiative_order", "beats")


def query_magic_state(desk: Desk, asked: args.QuerySheet) -> ToolResult:
    """Spells, arts and techniques, and what is left for them."""
    return _account(desk, asked, "magic")


def query_mutations(desk: Desk, asked: args.QuerySheet) -> ToolResult:
    """How somebody is changed."""
    return _account(desk, asked, "mutations")


def query_strain(desk: Desk, asked: args.QuerySheet) -> ToolResult:
    """What a body or a mind has borne."""
    return _account(desk, asked, "strain")


def query_aspects(desk: Desk, asked: args.QuerySheet) -> ToolResult:
    """Aspects and consequences."""
    return _account(desk, asked, "aspects")


def query_reserves(desk: Desk, asked: args.QuerySheet) -> ToolResult:
    """What is left to spend."""
    return _account(desk, asked, "reserves")


def query_net(desk: Desk, asked: args.QueryEncounter) -> ToolResult:
    """The net run, as its runners see it."""
    del asked
    return _battlefield(desk)


def query_ship(desk: Desk, asked: args.QueryEncounter) -> ToolResult:
    """The battle of ships, as its crew sees it."""
    del asked
    return _battlefield(desk)


def holds(desk: Desk, of: Capability) -> bool:
    """Whether anybody through whose eyes the tools look has something of a capability."""
    if of not in desk.rules.facts().capabilities:
        return False
    return any(not desk.rules.account(dict(one.sheet), of).empty for one in desk.present if one.sheet)


def _account(desk: Desk, asked: args.QuerySheet, of: Capability) -> ToolResult:
    character = desk.character(asked.character_id)
    if character is not None:
        return ToolResult("ok", {"name": character.name, **_in_full(desk.rules.account(character.sheet, of))})
    other = desk.npc(asked.character_id)
    if other is None or of not in OF_OTHERS:
        return not_found(asked.character_id)
    held = desk.rules.account(other.sheet, of) if other.sheet else Account()
    return ok(name=other.name, count=len(held.entries))


def _in_full(account: Account) -> dict[str, Json]:
    entries: list[Json] = [dict(entry) for entry in account.entries]
    counted: list[Json] = [
        {"name": track.label, "current": track.current, "of": track.maximum or None}
        for track in account.tracks
    ]
    return {"has": entries, "counted": counted, **dict(account.lines)}


def _battlefield(desk: Desk) -> ToolResult:
    """What the rules show everybody of the confrontation that runs, less what only serves the page."""
    running = desk.world.running_encounter(desk.scene_id)
    if running is None:
        return not_found("a confrontation")
    shown = desk.rules.describe(dict(running.state), people_by_id(desk.world, running.participants))
    return ToolResult("ok", {key: value for key, value in shown.items() if key not in _UNSEEN})
