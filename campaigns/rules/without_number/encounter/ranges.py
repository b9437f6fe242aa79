"""How far powers reach on the ground of a fight: feet as zones, touch as a step, and whom an area meets (SRD 4.2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import Refusal
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.footing import FEET_A_STEP, WALK, apart
from campaigns.rules.without_number.encounter.footwork import close_in
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.magic.workings import Area, Working
from campaigns.rules.without_number.wording import called, sentence


def steps_of(feet: int) -> int:
    """The zones away at which something of so many feet still meets somebody; 0 is the same zone."""
    return feet // FEET_A_STEP


def reaches(distance: int, feet: int) -> bool:
    """Whether one person can be met at that many steps: by a touch after moving up, else by the range."""
    return distance <= (WALK if feet < FEET_A_STEP else steps_of(feet))


def too_far(coming: Round, actor: Actor, target: str, feet: int, label: str) -> Refusal | None:
    """Why somebody cannot be met from here; None when they can."""
    if reaches(coming.distance(actor, target), feet):
        return None
    name = sentence(called(coming.people[target].name))
    return Refusal(actor.id, "out_of_reach", f"{name} is too far away for {label}. {range_told(feet)}")


def range_told(feet: int) -> str:
    """A range in words, for ground that has zones."""
    if feet < FEET_A_STEP:
        return "It takes a touch."
    zones = steps_of(feet)
    return f"It reaches {zones} zone{'s' if zones > 1 else ''} ({feet} feet)."


def area_told(working: Working, feet: int) -> str:
    """The range of a working in words, with whom it meets there."""
    if working.reach not in ("foes", "allies"):
        return range_told(feet)
    if working.reach == "allies" or working.area == "around":
        return f"Everybody meant within {steps_of(feet)} zones ({feet} feet) of you."
    whom = "Everybody in one zone, friends too." if working.indiscriminate else "Every enemy in one zone."
    return f"{range_told(feet)} {whom}"


def gets_there(fray: Fray, actor: str, target: str, feet: int, label: str) -> bool:
    """Whether somebody can still be met in the turn itself; whoever has to touch them moves up."""
    distance = apart(fray.encounter, fray.actors, actor, target)
    if distance <= steps_of(feet):
        return True
    if feet < FEET_A_STEP:
        return close_in(fray, actor, target)
    fray.say(f"{fray.named(target)} is too far away for {label} by now, and nothing is spent.")
    return False


def in_area(fray: Fray, people: Sequence[str], actor: str, target: str, area: Area, feet: int) -> list[str]:
    """Those of ``people`` whom an area meets: all in the target's zone, or all within its range of the actor."""
    if area == "around":
        return [one for one in people if apart(fray.encounter, fray.actors, actor, one) <= steps_of(feet)]
    return [one for one in people if not apart(fray.encounter, fray.actors, target, one)]


def within(fray: Fray, actor: str, other: str, feet: int) -> bool:
    """Whether somebody is within so many feet of an actor."""
    return apart(fray.encounter, fray.actors, actor, other) <= steps_of(feet)


def friends_caught(fray: Fray, actor: str, target: str, area: Area, feet: int) -> list[str]:
    """Friends whom an area without aim catches: in it where there are zones, else at arm's length of an enemy.

    Whoever does it is left out.
    """
    friends = [one for one in fray.standing(fray.actors[actor].side) if one != actor]
    if fray.encounter.zones:
        return in_area(fray, friends, actor, target, area, feet)
    return [one for one in friends if fray.at_arms_length(one)]
