"""Invokes: what aspects and stunts are worth once the dice lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, Modifier, Person, Spend, Spent, Throw
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.dicing import chance_against, chance_lying
from campaigns.rules.fate.figures import stunts_of
from campaigns.rules.fate.sheet import Aspect, Being, read, write
from campaigns.rules.fate.stunts import Stunt
from campaigns.rules.fate.tables import INVOKE, STYLE
from campaigns.rules.grammar import called, sentence

POINT, FREE, ONCE, CLAIM, REROLL = "point", "free", "once", "claim", "reroll"
INVOKED: Final = "Invoked: "


def spends(check: Check, throw: Throw, actor: Person, book: Book) -> tuple[Spend, ...]:
    """What would help: stunts and free invokes first, then fate points, then four new dice.

    ``check`` counts what was spent already; each aspect is offered once a roll. Nothing is offered once a roll is a
    success with style, or reaches a difficulty that nobody defends.
    """
    being = read(actor.sheet, actor.name)
    ahead = sum(throw.faces) + check.modifier - check.difficulty
    opposed = bool(check.data.get("opposed")) or check.kind == "defence"
    if ahead >= (STYLE + 4 if opposed else 1):
        return ()
    found: list[Spend] = []
    better = _odds(check, ahead + INVOKE)
    for option, aspect in _open(being, throw):
        cost = "a free invoke" if option == FREE else "a fate point"
        found.append(Spend(f"{option}:{aspect.id}", f"{aspect.text}: +{INVOKE}", cost, better))
    for stunt in stunts_of(being, book):
        offer = None if _named(throw, stunt.label) else _offered(stunt, being, check)
        if offer is not None:
            found.insert(0, replace(offer, odds=better))
    again = next(_open(being, throw), None)
    if again is not None and sum(throw.faces) < 0:
        option, aspect = again
        cost = "a free invoke" if option == FREE else "a fate point"
        odds = _fresh_odds(check)
        found.append(
            Spend(f"{REROLL}:{option}:{aspect.id}", f"{aspect.text}: throw all four again", cost, odds)
        )
    return tuple(found)


def spend(check: Check, throw: Throw, what: str, actor: Person, dice: Dice, book: Book) -> Spent:
    """Spend it; raises RulesError when it is not on offer."""
    if what not in {one.id for one in spends(check, throw, actor, book)}:
        raise RulesError(
            "That is not to be had for this throw.", hint="Choose from what is offered, or keep it."
        )
    being = read(actor.sheet, actor.name)
    again = what.startswith(f"{REROLL}:")
    option, _, key = what.removeprefix(f"{REROLL}:").partition(":")
    who = sentence(called(actor.name))
    if option in (ONCE, CLAIM):
        stunt = book.stunts[key]
        spent = replace(throw, spent=(*throw.spent, Modifier(stunt.label, stunt.amount)))
        paid = replace(being, once=(*being.once, stunt.id)) if option == ONCE else being
        return Spent(
            spent, write(paid), f"{who} uses {stunt.label}{f': {stunt.claim}' if stunt.claim else ''}."
        )
    aspect = next(one for one in being.aspects if one.id == key)
    note = f"{who} invokes “{aspect.text}”{'' if option == FREE else ' for a fate point'}."
    gain = Modifier(f"{INVOKED}{aspect.text}", 0 if again else INVOKE)
    counted = replace(throw, spent=(*throw.spent, gain))
    if again:
        thrown = dice.throw(check.dice, reason=f"{actor.name}: {check.label}, thrown again")
        counted = replace(counted, id=thrown.id, faces=thrown.faces)
    return Spent(counted, write(_pay(being, aspect, option)), note)


def _offered(stunt: Stunt, being: Being, check: Check) -> Spend | None:
    """A stunt that helps once the dice lie: once a scene, or where the player says that its circumstance is given."""
    if stunt.skill != check.data.get("skill"):
        return None
    if stunt.kind == ONCE and stunt.id not in being.once:
        return Spend(f"{ONCE}:{stunt.id}", f"{stunt.label}: +{stunt.amount}", "once a scene", 0.0)
    if stunt.kind == "bonus" and stunt.claim and stunt.action in ("", check.data.get("action")):
        return Spend(
            f"{CLAIM}:{stunt.id}", f"{stunt.label}: +{stunt.amount}", f"nothing, when {stunt.claim}", 0.0
        )
    return None


def _pay(being: Being, aspect: Aspect, option: str) -> Being:
    if option == POINT:
        return replace(being, fate_points=being.fate_points - 1)
    left = replace(aspect, free=aspect.free - 1)
    kept = [left if one.id == aspect.id else one for one in being.aspects]
    # A boost is gone once it has been used.
    return replace(
        being, aspects=tuple(one for one in kept if not (one.passing and one.free <= 0 and _is_boost(one)))
    )


def _is_boost(aspect: Aspect) -> bool:
    return aspect.id.startswith("boost")


def _open(being: Being, throw: Throw) -> Iterator[tuple[str, Aspect]]:
    """Aspects that can be invoked on this throw, those that cost nothing first."""
    unused = [one for one in being.aspects if not _named(throw, f"{INVOKED}{one.text}")]
    yield from ((FREE, one) for one in unused if one.free > 0)
    if being.fate_points > 0:
        yield from ((POINT, one) for one in unused if not one.passing or not _is_boost(one))


def _named(throw: Throw, name: str) -> bool:
    return any(part.name == name for part in throw.spent)


def _odds(check: Check, ahead: int) -> float:
    if check.kind == "defence":
        return chance_lying(ahead, tie_counts=True)
    if check.data.get("opposed"):
        return chance_lying(ahead, tie_counts=False)
    return 1.0 if ahead >= 0 else 0.0


def _fresh_odds(check: Check) -> float:
    opposed = bool(check.data.get("opposed")) or check.kind == "defence"
    tie = check.kind == "defence" or not opposed
    return chance_against(check.modifier - check.difficulty, opposed=opposed, tie_counts=tie)
