"""Makes a claim true that was weighed and found possible: by the same writes that tools and deeds use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from campaigns.rules.contracts import Json, Ruleset
from campaigns.world.accounting.weighing import Page, listed
from campaigns.world.belongings import change_hands, make_item
from campaigns.world.companions import join_party, leave_party
from campaigns.world.draws import made_id
from campaigns.world.entities import ItemState
from campaigns.world.knowing import come_to_know
from campaigns.world.people import refit
from campaigns.world.state import World
from genre_packs.schema.items import ItemDef
from narrator.accounting.claims import Claim

ACCOUNTED: Final = "accounted"
"""In the data of a thing: made because the prose told of it and the GM agreed."""


def carry_out(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    """Change ``page.now`` as a claim says, which ``weigh`` has called possible on this very page.

    ``seed`` makes the ids of new things: the same seed, the same ids.
    """
    _CARRYING[claim.kind](page, claim, rules, seed)


def _gain(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    if claim.subject_id:
        _hand(page.now, claim.subject_id, claim.who, rules)
        return
    entry = listed(page.story, claim.subject)
    id = made_id(seed, 0, f"{ACCOUNTED}:{claim.who}:{claim.subject}")
    page.now.put(
        make_item(entry, id, claim.who, "character", **{ACCOUNTED: True})
        if entry is not None
        else _mundane(id, claim)
    )
    refit(page.now, claim.who, rules)


def _mundane(id: str, claim: Claim) -> ItemState:
    """A thing without worth, weight or use: the rules have nothing to say of it."""
    name = f"{claim.subject[:1].upper()}{claim.subject[1:]}"
    entry = ItemDef(id=f"accounted-{id[:12]}", name=name, description=name, category="sundry")
    kept = cast("dict[str, Json]", entry.model_dump(mode="json", exclude_none=True))
    return ItemState(
        id=id,
        name=name,
        holder=claim.who,
        holder_kind="character",
        description=name,
        data={**kept, ACCOUNTED: True},
    )


def _lose(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    """What is lost lies where it was lost: nothing goes out of the world by prose."""
    _hand(page.now, claim.subject_id, page.place, rules)


def _give(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    _hand(page.now, claim.subject_id, claim.other, rules)


def _hand(world: World, item_id: str, to: str, rules: Ruleset) -> None:
    item = world.item(item_id)
    if item is None:
        raise LookupError(f"there is no thing {item_id!r}")
    change_hands(world, item, to, rules)


def _pay(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    one = page.now.character(claim.who)
    if one is not None:
        by = claim.amount if claim.kind == "money_gained" else -claim.amount
        page.now.amend(one, money=one.money + by)


def _join(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    _come(page, claim, rules, seed)
    npc = page.now.npc(claim.subject_id)
    if npc is not None:
        join_party(page.now, npc, page.scene)


def _part(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    npc = page.now.npc(claim.subject_id)
    if npc is not None:
        leave_party(page.now, npc)


def _come(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    npc, scene = page.now.npc(claim.subject_id), page.here(page.now)
    if npc is not None and scene is not None:
        come_to_know(page.now, scene.id, npc, place=scene.place, status="alive")


def _go(page: Page, claim: Claim, rules: Ruleset, seed: str) -> None:
    npc = page.now.npc(claim.subject_id)
    if npc is not None:
        page.now.amend(npc, place=claim.other)


_CARRYING: Final[Mapping[str, Callable[[Page, Claim, Ruleset, str], None]]] = {
    "item_gained": _gain,
    "item_lost": _lose,
    "item_given": _give,
    "money_gained": _pay,
    "money_lost": _pay,
    "companion_joined": _join,
    "companion_left": _part,
    "person_present": _come,
    "person_left": _go,
}
