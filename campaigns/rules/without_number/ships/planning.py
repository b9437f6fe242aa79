"""What an attempt asks for aboard a ship: the action of a department, its check, or why it cannot be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from campaigns.rules.beats import beat_named
from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Refusal
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.checks import plan_skill
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.sealing import cannot_act
from campaigns.rules.without_number.encounter.sealing import plan_one as plan_usual
from campaigns.rules.without_number.figures import attack_bonus, modifier, skill_level, total_check
from campaigns.rules.without_number.ships.actions import ACTIONS, CRISIS, Action
from campaigns.rules.without_number.ships.crises import CRISES, DIFFICULTY
from campaigns.rules.without_number.ships.fleet import aboard, fleet_of, in_trouble, ship_of, speed_of
from campaigns.rules.without_number.ships.state import Gun, Ship
from campaigns.rules.without_number.strikes import D20

USUAL: Final = ("stabilise", "use_item", "yield", "wait")
BY_KIND: Final[Mapping[str, str]] = {
    "attack": "ship_fire", "withdraw": "ship_escape", "run": "ship_escape", "concede": "ship_escape",
    "total_defense": "ship_evade", "aid": "ship_duty", "move": "ship_escape",
}  # fmt: skip
FLAK: Final = 2


def plan_one(coming: Round, attempt: Attempt) -> Planned:
    """What one attempt asks for among ships: a Check, a Refusal, or nothing to throw."""
    actor = coming.encounter.actor(attempt.actor)
    refused = cannot_act(coming, attempt, actor)
    if refused is not None or actor is None:
        return refused
    if attempt.beat or beat_named(coming.encounter, attempt.option) is not None:
        return plan_usual(coming, replace(attempt, beat=attempt.beat or attempt.option))
    if attempt.kind in USUAL and not attempt.option.startswith("ship_"):
        return plan_usual(coming, attempt)
    ship = aboard(fleet_of(coming.encounter), attempt.actor)
    if ship is None:
        return Refusal(attempt.actor, "not_aboard", "You are aboard no ship.")
    option = option_of(coming, attempt)
    if option.startswith(CRISIS):
        return _plan_crisis(coming, attempt, ship, option.removeprefix(CRISIS))
    action, gun = action_of(option, ship)
    if action is None:
        return Refusal(attempt.actor, "no_action", "There is nothing like that to do aboard.")
    refused = _cannot_now(coming, attempt, ship, action)
    if refused is not None:
        return refused
    if action.department == "gunnery":
        return _plan_shot(coming, attempt, ship, action, gun)
    if action.difficulty or action.opposed:
        return _plan_check(coming, attempt, ship, action)
    return None


def option_of(coming: Round, attempt: Attempt) -> str:
    """The option that an attempt means: what was chosen, or what its words or its kind say."""
    if attempt.option.startswith("ship_"):
        return attempt.option
    said = attempt.text.casefold()
    ship = ship_of(fleet_of(coming.encounter), attempt.actor)
    if ship.hp < 1:
        return "ship_spot"
    for one in ship.troubles:
        if any(word in said for word in CRISES[one.id].words):
            return f"{CRISIS}{one.id}"
    chase = coming.encounter.win_condition == "dial_threshold"
    meant = next((a.id for a in ACTIONS.values() if any(word in said for word in a.words)), "")
    found = BY_KIND.get(attempt.kind) if attempt.kind in ("attack", "withdraw", "run", "concede") else meant
    found = found or meant or BY_KIND.get(attempt.kind, "ship_duty")
    return "ship_helm" if chase and found in ("ship_escape", "ship_pursue") else found


def action_of(option: str, ship: Ship) -> tuple[Action | None, Gun | None]:
    """The action that an option names, and the gun where it names one."""
    for gun in ship.guns:
        if option == f"ship_fire_{gun.id}":
            return ACTIONS["ship_fire"], gun
    return ACTIONS.get(option), ship.guns[0] if ship.guns else None


def foes_of(coming: Round, ship: Ship) -> list[Ship]:
    """The ships against one that still fly, those that are getting away last."""
    others = [
        other
        for other in fleet_of(coming.encounter).ships
        if other.side != ship.side and coming.stands(other.id)
    ]
    return sorted(others, key=lambda other: other.fleeing)


def target_of(coming: Round, attempt: Attempt, ship: Ship) -> Ship | None:
    """The ship that is meant, or the first that flies."""
    foes = foes_of(coming, ship)
    return next((other for other in foes if other.id == attempt.target), foes[0] if foes else None)


def _cannot_now(coming: Round, attempt: Attempt, ship: Ship, action: Action) -> Refusal | None:
    who, encounter = attempt.actor, coming.encounter
    chase = encounter.win_condition == "dial_threshold"
    target = target_of(coming, attempt, ship)
    given = encounter.actor(attempt.target or "")
    shooting = action.department == "gunnery"
    chasing = any(one.escape or one.fleeing for one in foes_of(coming, ship))
    wrong: list[tuple[bool, str, str]] = [
        (ship.hp < 1 and action.id != "ship_spot", "ship_lost", "Your ship is gone; call out what you see."),
        (ship.hp > 0 and action.id == "ship_spot", "aboard", "That is for those who float in a pod."),
        (action.opposed and target is None, "no_target", "There is no ship against you."),
        (shooting and given is None and bool(attempt.target), "no_target",
         "There is no ship like that."),
        (shooting and given is not None and not coming.stands(given.id), "target_down",
         "She is out of it already."),
        (shooting and given is not None and given.side == "party", "friend", "She is on your side."),
        (shooting and not ship.guns, "no_guns", "She carries no guns."),
        (shooting and "guns" in ship.disabled, "disabled", "The guns do not answer."),
        (action.id == "ship_escape" and (chase or not encounter.can_flee), "no_way_out", "There is no getting away."),
        (action.speedy and speed_of(ship) < 1 and ship.speed > 0,
         "no_drive", "The drive does not answer."),
        (action.id == "ship_helm" and not chase, "no_chase", "Nobody is being chased."),
        (action.id == "ship_pursue" and not chasing, "no_chase",
         "Nobody is getting away."),
        (action.id == "ship_repair" and not ship.disabled, "not_needed", "Nothing is disabled."),
        (action.id == "ship_mend" and ship.hp >= ship.max_hp, "not_needed", "The hull is whole."),
        (action.id == "ship_support" and len([one for one in ship.crew if coming.stands(one)]) < 2, "alone",
         "There is nobody to support."),
        (action.id == "ship_fire_through" and in_trouble(ship, "crew_lost"), "no_crew", "Nobody is left to lose."),
        (action.id == "ship_hail" and "hail" in encounter.checked, "asked", "They have given their answer."),
        (action.id == "ship_board" and not _boardable(coming, ship, target), "not_yet",
         "She is not beaten enough to be boarded."),
    ]  # fmt: skip
    return next((Refusal(who, code, reason) for so, code, reason in wrong if so), None)


def _boardable(coming: Round, ship: Ship, target: Ship | None) -> bool:
    if not fleet_of(coming.encounter).boarding or target is None or ship.size == "fighter":
        return False
    vitals = coming.bodies[target.id].vitals
    return vitals.hp * 2 <= vitals.max_hp or "engines" in target.disabled


def _plan_check(coming: Round, attempt: Attempt, ship: Ship, action: Action) -> Check:
    body = coming.bodies[attempt.actor]
    skill = attempt.skill if attempt.skill in action.skills else best_skill(body, action.skills)
    difficulty = action.difficulty + (ship.tries if action.id == "ship_mend" else 0)
    target = target_of(coming, attempt, ship) if action.opposed else None
    extra = [Modifier("Speed", speed_of(ship))] if action.speedy else []
    data: dict[str, Json] = {"ship": action.id, "skill": skill}
    if target is not None:
        foe = coming.bodies[target.id]
        opposing = (foe.skill if isinstance(foe, Foe) else 0) + (speed_of(target) if action.speedy else 0)
        data["opposing"] = opposing
        difficulty = 7 + opposing
    asked = replace(
        attempt, skill=skill, attribute=_attribute(body, skill), difficulty=str(max(2, min(20, difficulty))),
        target=None, label=attempt.label or action.label,
    )  # fmt: skip
    planned = plan_skill(
        coming.book, asked, coming.people[attempt.actor], None, coming.check_id(attempt.actor)
    )
    return replace(
        planned,
        rule=coming.book.rule("ship_action"),
        kind="opposed" if target is not None else "skill",
        difficulty=difficulty,
        modifiers=(*planned.modifiers, *(part for part in extra if part.value)),
        target=target.id if target is not None else attempt.target,
        data={**planned.data, **data},
    )


def _plan_crisis(coming: Round, attempt: Attempt, ship: Ship, name: str) -> Check | Refusal:
    if not in_trouble(ship, name):
        return Refusal(attempt.actor, "no_crisis", "There is no such crisis aboard.")
    crisis = CRISES[name]
    body = coming.bodies[attempt.actor]
    skill = best_skill(body, crisis.skills)
    asked = replace(
        attempt, skill=skill, attribute="", difficulty=str(DIFFICULTY), target=None,
        label=attempt.label or f"Deal with it: {crisis.label.lower()}",
    )  # fmt: skip
    planned = plan_skill(
        coming.book, asked, coming.people[attempt.actor], None, coming.check_id(attempt.actor)
    )
    return replace(
        planned, rule=coming.book.rule("ship_crisis"), data={**planned.data, "ship": f"{CRISIS}{name}"}
    )


def _plan_shot(
    coming: Round, attempt: Attempt, ship: Ship, action: Action, gun: Gun | None
) -> Check | Refusal:
    target = target_of(coming, attempt, ship)
    if target is None or gun is None:
        return Refusal(attempt.actor, "no_target", "There is no ship against you.")
    body = coming.bodies[attempt.actor]
    parts = [*_gunner(body, ship), *gun_modifiers(gun, target), *attempt.modifiers]
    if action.id == "ship_aim":
        parts.append(Modifier("At their systems", -4))
    if in_trouble(ship, "decalibration"):
        parts.append(Modifier("Targets lost", -2))
    aided = (
        f"{action.label} at {target.name}" if action.id != "ship_fire" else f"{gun.label} at {target.name}"
    )
    return Check(
        id=coming.check_id(attempt.actor),
        rule=coming.book.rule("ship_gunnery"),
        kind="attack",
        actor=attempt.actor,
        label=attempt.label or aided,
        stat="Pilot" if ship.size == "fighter" else "Shoot",
        dice=(D20,),
        modifiers=tuple(part for part in parts if part.value),
        difficulty=target.ac + target.evading,
        target=target.id,
        stakes=attempt.stakes,
        data={"ship": action.id, "gun": gun.id},
    )


def gun_modifiers(gun: Gun, target: Ship) -> list[Modifier]:
    """What a gun is good or bad at, against this target."""
    if target.size != "fighter":
        return []
    return [Modifier("Flak", FLAK)] if gun.flak else [Modifier("Clumsy", -FLAK)] if gun.clumsy else []


def _gunner(body: Body, ship: Ship) -> list[Modifier]:
    if not isinstance(body, Hero):
        return [Modifier("Attack", attack_bonus(body))]
    skill = "pilot" if ship.size == "fighter" else "shoot"
    level = skill_level(body, skill)
    trained = Modifier("Unskilled", -2) if level is None else Modifier(body.book.skill_label(skill), level)
    aim = max(modifier(body, "intelligence"), modifier(body, "dexterity"))
    return [Modifier("Attack", attack_bonus(body)), trained, Modifier("Int or Dex", aim)]


def _attribute(body: Body, skill: str) -> str:
    """Int or Dex at the helm and the boards, whichever is better; elsewhere the usual one."""
    if not isinstance(body, Hero) or skill not in ("pilot", "program", "fix"):
        return ""
    if skill == "pilot" and modifier(body, "dexterity") > modifier(body, "intelligence"):
        return "dexterity"
    return "intelligence"


def best_skill(body: Body, skills: tuple[str, ...]) -> str:
    """The skill that serves somebody best."""
    known = [skill for skill in skills if skill in body.book.skills]
    return max(known, key=lambda skill: total_check(body, skill))
