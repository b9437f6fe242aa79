"""Compels: an aspect gets in somebody's way for a fate point, where they let it. By Fate Condensed, Compels."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import Account, Attempt, Check, Json, Person, Refusal, Resolved
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.sheet import Aspect, Being, Offer, read, write
from campaigns.rules.grammar import called, sentence

COMPEL: Final = "compel"
TROUBLE: Final = "trouble"
_ACCEPTING: Final = ("accept the compel", "accept compel", "let it happen", "give in to it")
_BY_ONESELF: Final = ("give in to my trouble", "let my trouble", "trouble catch up", "compel myself")


def temptable(being: Being) -> Account:
    """The aspects by which somebody may be tempted now; nothing once one has had its say in this scene."""
    if not _open(being):
        return Account()
    return Account(tuple({"name": one.text, "slot": one.id} for one in _lasting(being)))


def tempted(being: Being, aspect: str, reason: str) -> Being:
    """The same with a compel on offer, in place of one that was not taken up.

    ``aspect`` is its text or its slot. Raises RulesError when they have none such, or may not be tempted now.
    """
    if not _open(being):
        raise RulesError(
            f"{being.name} cannot be compelled now.",
            hint="One compel a scene, and only of a character who is up.",
        )
    wanted = aspect.strip().casefold()
    found = next((one for one in _lasting(being) if wanted in (one.id, one.text.casefold())), None)
    if found is None:
        texts = "; ".join(one.text for one in _lasting(being))
        raise RulesError(f"{being.name} has no aspect “{aspect}”.", hint=f"Aspects: {texts}.")
    return replace(being, offer=Offer(found.id, reason))


def compel_deed(being: Being) -> dict[str, Json] | None:
    """Giving in, as a deed: to what is on offer, else to one's own trouble; None when neither can be."""
    slot = being.offer.aspect if being.offer is not None else TROUBLE
    aspect = next((one for one in being.aspects if one.id == slot), None)
    if aspect is None or not _open(being):
        return None
    offered = being.offer.reason if being.offer is not None else ""
    return {
        "id": f"{COMPEL}:{slot}",
        "label": f"Give in: {aspect.text}",
        "description": f"{offered} Let it, for a fate point, or let it pass for nothing."
        if offered
        else "Let your trouble get in your way now, for a fate point.",
        "kind": "power",
        "verbs": list[Json]([*(_ACCEPTING if offered else ("accept compel",)), *_BY_ONESELF]),
        "targets": [],
        "odds": None,
        "difficulty": None,
    }


def plan_compel(attempt: Attempt, being: Being, check_id: str) -> Check | Refusal:
    """Giving in needs no dice; refused when nothing waits for it."""
    deed = compel_deed(being)
    if deed is None or deed["id"] != attempt.option:
        return Refusal(attempt.actor, "no_compel", "Your trouble has had its say in this scene already.")
    return Check(check_id, "fate.compel", "other", attempt.actor, str(deed["label"]), "Trouble", (), (), 0)


def compelled(check: Check, actor: Person) -> Resolved:
    """A fate point, and what it was given for."""
    being = read(actor.sheet, actor.name)
    after = replace(being, fate_points=being.fate_points + 1, once=(*being.once, COMPEL), offer=None)
    text = check.label.partition(": ")[2]
    how = f" {being.offer.reason}" if being.offer is not None else ""
    told = f"{sentence(called(actor.name))} gives in: {text}.{how} That costs time, and brings a fate point."
    made = plain(
        "fate.compel", actor.id, check.label, told, outcome="failure",
        changes=(f"Fate points: {after.fate_points}",),
    )  # fmt: skip
    return Resolved((made,), {actor.id: write(after)})


def _open(being: Being) -> bool:
    return being.hero and being.up and COMPEL not in being.once


def _lasting(being: Being) -> tuple[Aspect, ...]:
    return tuple(one for one in being.aspects if not one.passing)
