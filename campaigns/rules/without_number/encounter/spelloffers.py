"""Spells and arts as options of an encounter, with whom they serve best first."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.ranges import area_told, reaches
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.magic.casting import lets_go, odds_against, usable
from campaigns.rules.without_number.magic.mastery import casts_left
from campaigns.rules.without_number.magic.offering import offered
from campaigns.rules.without_number.magic.workings import AIMED, Working

EMPTY: Mapping[str, Json] = {"skill": "", "weapon": "", "item": "", "beat": ""}


def spell_options(coming: Round, seat: Actor) -> list[Mapping[str, Json]]:
    """What a mage can cast or use now; arts that the story alone tells, and what would help nobody, are left out."""
    hero = coming.bodies[seat.id]
    if not isinstance(hero, Hero) or not hero.magic.traditions:
        return []
    found: list[Mapping[str, Json]] = []
    for working in usable(hero):
        if (working.kind == "art" and working.effect == "told") or lets_go(hero, working):
            continue
        feet = working.feet_at(hero.level)
        targets = _targets(coming, seat, hero, working)
        if working.reach in AIMED:
            targets = [one for one in targets if reaches(coming.distance(seat, one), feet)]
        if targets:
            told = working.effect == "told" or working.effect == "summon"
            odds = None if told else round(odds_against(working, hero, coming.bodies[targets[0]]), 3)
            found.append(
                {**offered(hero, working, targets, odds), **_reach_told(coming, working, feet), **EMPTY}
            )
    return found


def _reach_told(coming: Round, working: Working, feet: int) -> dict[str, Json]:
    """The text of a working with its range and its area, where the ground has zones."""
    if not coming.encounter.zones or working.reach in ("self", "place"):
        return {}
    return {"description": f"{working.text} {area_told(working, feet)}"}


def _targets(coming: Round, seat: Actor, hero: Hero, working: Working) -> list[str]:
    friends = [one.id for one in coming.encounter.actors if one.side == seat.side and coming.stands(one.id)]
    if working.effect == "stabilise":
        dying = [one.id for one in coming.encounter.actors if one.side == seat.side]
        return [seat.id] if any(coming.bodies[one].vitals.condition == "mortal" for one in dying) else []
    if working.effect == "revive":
        own = [one.id for one in coming.encounter.actors if one.side == seat.side]
        return [one for one in own if coming.bodies[one].vitals.condition == "dead"]
    if working.effect == "convert":
        return [seat.id] if _lacking(coming, seat.id) >= hero.level else []
    if working.effect == "retain":
        return [seat.id] if not casts_left(hero) else []
    if working.effect in ("heal", "share"):
        own_only = working.reach == "self"
        able = [
            one
            for one in friends
            if (one == seat.id) is own_only or (working.effect == "heal" and not own_only)
        ]
        hurt = [one for one in able if _lacking(coming, one)]
        return sorted(hurt, key=lambda one: -_lacking(coming, one))
    if working.reach in ("self", "allies", "place"):
        return [seat.id]
    if working.reach == "ally":
        return [one for one in friends if one != seat.id or working.hold != "aegis"]
    enemies = [one.id for one in coming.encounter.actors if one.side != seat.side and coming.stands(one.id)]
    first = coming.foremost_enemy(seat)
    return [*([first] if first else []), *(one for one in enemies if one != first)]


def _lacking(coming: Round, person: str) -> int:
    vitals = coming.bodies[person].vitals
    return vitals.max_hp - vitals.hp
