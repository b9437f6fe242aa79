"""Saves that a round may call for: their players throw them with it, before anybody knows whether it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import Check
from campaigns.rules.without_number.adepts import practitioner
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.encounter.choosing import doings_of
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.saving import save_id
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.strikes import D20

LABEL: Final = "A saving throw, should it come to one"
_ON_STRIKING: Final = MappingProxyType({"blades": "evasion", "aegis": "physical"})


def plan_saves(coming: Round, checks: Sequence[Check]) -> tuple[Check, ...]:
    """A save for each character and each power that could meet them this round, as a check of its player's.

    One for every creature that knows something a save helps against and can do it now, one for what compels the
    character, and for whatever guards whom they strike at (``checks`` are the round's own). Its difficulty is the
    highest that may be called for; ``saved`` says what was. Nothing where no creature has such powers.
    """
    if coming.encounter.outcome is not None or not coming.encounter.hostile:
        return ()
    threats = [threat for actor in coming.encounter.actors if (threat := _threats(coming, actor))]
    struck = {check.actor: check.target or "" for check in checks if check.kind == "attack"}
    found: list[Check] = []
    for actor in coming.encounter.actors:
        body = coming.bodies.get(actor.id)
        if isinstance(body, Hero) and actor.side == "party" and coming.stands(actor.id):
            calls = [*threats, *_bound(coming, actor, struck.get(actor.id, ""))]
            found.extend(_check(coming, actor, body, call, number) for number, call in enumerate(calls, 1))
    return tuple(found)


def _threats(coming: Round, actor: Actor) -> Mapping[str, int]:
    """The kinds of save that a creature can call for now, with what its powers take from them."""
    body = coming.bodies.get(actor.id)
    if not isinstance(body, Foe) or not body.knows or actor.side != "opposition":
        return {}
    if not coming.stands(actor.id):
        return {}
    found: dict[str, int] = {}
    for doing in doings_of(body, practitioner(body)):
        if doing.save:
            found[doing.save] = max(found.get(doing.save, 0), doing.bane)
    return found


def _bound(coming: Round, actor: Actor, struck: str) -> Iterator[Mapping[str, int]]:
    """What already holds somebody, and what guards the one they strike at."""
    if any(held.hold == "compelled" for held in actor.bindings):
        yield {"physical": 0}
    target = coming.encounter.actor(struck)
    for hold, save in _ON_STRIKING.items():
        if target is not None and any(held.hold == hold for held in target.bindings):
            yield {save: 0}


def _check(coming: Round, actor: Actor, body: Body, call: Mapping[str, int], number: int) -> Check:
    kinds = " or ".join(sorted(call))
    return Check(
        id=save_id(coming.encounter.id, coming.encounter.round, actor.id, number),
        rule=coming.book.rule("save"),
        kind="save",
        actor=actor.id,
        label=LABEL,
        stat=f"{kinds.capitalize()} save",
        dice=(D20,),
        modifiers=(),
        difficulty=max(save_target(body, save) + bane for save, bane in call.items()),
        data={"waits": True},
    )
