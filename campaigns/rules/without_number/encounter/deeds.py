"""Everything one can do in a round besides attacking: skill, help, healing, holding back, getting out."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import Attempt, Check, Throw
from campaigns.rules.without_number.bodies import Hero, read
from campaigns.rules.without_number.care import settle_care
from campaigns.rules.without_number.encounter.bindings import bound_by
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import DEFENDING, fighting_skill, own_attack
from campaigns.rules.without_number.encounter.nerve import lose_heart
from campaigns.rules.without_number.items import held_item, settle_item
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.rulings import plain_ruling, ruling_on
from campaigns.rules.without_number.settling import Thrown, score, told_of
from campaigns.rules.without_number.vitals import add_strain, can_bear_strain, revive
from campaigns.rules.without_number.wording import deed

APPEALING = ("convince", "lead", "perform", "trade", "connect", "pray", "talk")
BODILY = (
    "exert",
    "punch",
    "stab",
    "shoot",
    "ride",
    "sail",
    "work",
    "survive",
    "craft",
    "fix",
    "drive",
    "pilot",
)
RULE_OF = {
    "bodily": "house.opening",
    "wit": "house.opening",
    "words": "house.appeal",
    "dial": "house.dials",
}
OPENING = 2
HINDRANCE = 2
LEVERAGE = 4


def do_skill(fray: Fray, check: Check, throw: Throw) -> bool:
    """A skill used in the thick of it; returns whether it succeeded.

    Where dials decide, it counts towards them. In a fight, words make the opposition check Morale (once an
    encounter), bodily skills hinder an enemy's next attack, wit and stealth open the enemy to the next attack
    on them; what succeeds by 4 or more does both of the latter.
    """
    thrown = _throw(fray, check, throw)
    target = check.target if check.target and fray.stands(check.target) else None
    manner = _manner(fray, str(check.data.get("skill", "")))
    succeeded = thrown.verdict.succeeded
    margin = thrown.verdict.total - thrown.verdict.difficulty
    effects: list[str] = []
    if manner == "dial":
        fray.count(succeeded, margin)
    elif succeeded and manner != "words" and target is not None:
        effects = _advantage(fray, target, bodily=manner == "bodily", both=margin >= LEVERAGE)
    whom = fray.name(target) if target is not None else ""
    went = deed(manner, succeeded, fray.name(check.actor), whom, thrown.verdict.faces)
    _keep(
        fray,
        thrown,
        " ".join((f"{went} ({score(thrown)}).", *effects)),
        effects,
        rule=fray.book.rule(RULE_OF[manner]),
    )
    if succeeded and manner == "words":
        _appeal(fray, check.actor, target)
    return succeeded


def _manner(fray: Fray, skill: str) -> str:
    if fray.encounter.win_condition == "dial_threshold":
        return "dial"
    if skill in APPEALING:
        return "words"
    return "bodily" if skill in BODILY else "wit"


def do_plain(fray: Fray, check: Check, throw: Throw) -> bool:
    """A check without effects of its own (a save, an authored beat); returns whether it succeeded."""
    thrown = _throw(fray, check, throw)
    target = check.target if check.target in fray.people else None
    _keep(
        fray,
        thrown,
        told_of(thrown, fray.people[check.actor].name, fray.people[target].name if target else ""),
        (),
    )
    return thrown.verdict.succeeded


def do_aid(fray: Fray, check: Check, throw: Throw) -> None:
    """Help: +1 to the friend's next throw when the check succeeds, and never more (2.3.3)."""
    thrown = _throw(fray, check, throw)
    friend = check.target or ""
    if thrown.verdict.succeeded:
        fray.change(friend, aided=1)
    how = "gives" if thrown.verdict.succeeded else "cannot give"
    told = f"{fray.named(check.actor)} {how} {fray.name(friend)} a hand ({score(thrown)})."
    _keep(fray, thrown, told, ())


def do_screen(fray: Fray, actor: str, friend: str) -> None:
    """Step in before a friend: attackers have to get past first (2.4.4)."""
    body = fray.bodies[actor]
    more = 1 if isinstance(body, Hero) and body.focus("valiant_defender") else 0
    screens = fighting_skill(body) + more
    if not screens:
        fray.say(f"{fray.named(actor)} moves in front of {fray.name(friend)}, but cannot hold anyone off.")
        return
    fray.change(actor, screening=friend, screens=screens)
    fray.say(f"{fray.named(actor)} stands before {fray.name(friend)}.")


def do_care(fray: Fray, check: Check, throw: Throw) -> None:
    """Stabilise the dying, or heal with a master's hands; one try a round for each of the fallen."""
    patient = check.target or ""
    if patient in fray.tried and kind_of(check.rule) == "stabilise":
        fray.say(f"{fray.named(check.actor)} is in another's way at {fray.name(patient)}'s side.")
        return
    fray.tried.add(patient)
    if kind_of(check.rule) == "first_aid":
        _master_heals(fray, check, throw)
        return
    if fray.bodies[patient].vitals.condition != "mortal":
        fray.say(f"{fray.named(check.actor)} reaches {fray.name(patient)}, who needs no saving now.")
        return
    thrown = _throw(fray, check, throw)
    cared = settle_care(fray.book, check, thrown.throw, thrown.verdict, fray.people_now())
    for person, sheet in cared.sheets.items():
        fray.bodies[person] = read(fray.book, sheet)
    fray.record(cared.rulings)


def do_item(fray: Fray, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    """Use a thing at hand: what heals is thrown for, everything else simply works as the story has it."""
    if check is None or throw is None:
        held = held_item(fray.bodies[attempt.actor], attempt.item)
        fray.say(f"{fray.named(attempt.actor)} uses {held.name if held else 'what is at hand'}.")
        return
    used = settle_item(fray.book, check, throw, fray.people_now(), fray.dice)
    for person, sheet in used.sheets.items():
        fray.bodies[person] = read(fray.book, sheet)
    fray.record(used.rulings)
    fray.used_items.extend(used.used_items)


def keep_count_of_shots(fray: Fray, actor: str, item_id: str, rounds: int = 1) -> None:
    """After a shot a crossbow is empty, except in a master's hands (Deadeye, level 2).

    A magazine is empty when its rounds are gone.
    """
    body = fray.bodies[actor]
    item = held_item(body, item_id)
    if item is not None and item.is_slow and isinstance(body, Hero) and body.focus("deadeye") < 2:
        fray.change(actor, unloaded=item.id)
    if item is not None and item.stats.magazine:
        fired = fray.actors[actor].fired.get(item.id, 0) + rounds
        fray.change(actor, fired={**fray.actors[actor].fired, item.id: fired})
        if fired >= item.stats.magazine:
            fray.change(actor, unloaded=item.id)
            fray.say(f"{fray.named(actor)} has shot the {item.name} empty.")


def do_reload(fray: Fray, actor: str) -> None:
    """Wind a slow weapon again; that is all one does in the round (2.4.4)."""
    item = held_item(fray.bodies[actor], fray.actors[actor].unloaded)
    gone = fray.actors[actor].unloaded
    fired = {weapon: shots for weapon, shots in fray.actors[actor].fired.items() if weapon != gone}
    fray.change(actor, unloaded="", fired=fired)
    fray.say(f"{fray.named(actor)} loads the {item.name.lower() if item else 'weapon'} again.")


def do_defend(fray: Fray, actor: str) -> None:
    """Total defence: +2 armour class and no Shock until one's next turn (2.4.4)."""
    fray.change(actor, defending=True, ward=fray.actors[actor].ward + DEFENDING)
    fray.say(f"{fray.named(actor)} gives all to defence.")


def do_leave(fray: Fray, actor: str, *, running: bool) -> None:
    """Get out: a fighting withdrawal takes the whole turn and costs nothing; running gives free attacks."""
    body = fray.bodies[actor]
    trained = isinstance(body, Hero) and body.focus("close_combatant") > 1
    nimble = trained or bound_by(fray, actor, "nimble") is not None
    if running and not nimble and fray.encounter.hostile:
        for enemy in fray.at_arms_length(actor):
            if fray.stands(actor):
                own_attack(fray, enemy, actor, rule=fray.book.rule("free_attack"))
    if not fray.stands(actor):
        fray.say(f"{fray.named(actor)} does not get away.")
        return
    fray.disengage(actor)
    fray.change(actor, standing="fled", screening="", screens=0)
    fray.say(
        f"{fray.named(actor)} {'runs for it and gets clear' if running else 'falls back and gets clear'}."
    )


def do_yield(fray: Fray, actor: str) -> None:
    """Give up: nobody strikes at who has yielded."""
    fray.disengage(actor)
    fray.change(actor, standing="yielded", screening="", screens=0)
    fray.say(f"{fray.named(actor)} yields.")


def _throw(fray: Fray, check: Check, throw: Throw) -> Thrown:
    thrown = Thrown(check, throw, fray.bodies[check.actor], fray.dice, bonus=_aided(fray, check))
    fray.bodies[check.actor] = thrown.body
    return thrown


def _aided(fray: Fray, check: Check) -> int:
    bonus = fray.actors[check.actor].aided
    if bonus:
        fray.change(check.actor, aided=0)
    return bonus


def _keep(fray: Fray, thrown: Thrown, told: str, effects: Sequence[str], *, rule: str = "") -> None:
    changes = list(effects)
    if thrown.spent:
        changes.append(f"{fray.named(thrown.check.actor)} uses {thrown.spent}.")
    check, throw, verdict = thrown.check, thrown.throw, thrown.verdict
    fray.record((
        ruling_on(check, throw, verdict, told, changes=changes, modifiers=thrown.modifiers, rule=rule),
    ))  # fmt: skip


def _advantage(fray: Fray, target: str, *, bodily: bool, both: bool) -> list[str]:
    told = []
    if bodily or both:
        fray.change(target, hindered=HINDRANCE)
        told.append(f"{fray.named(target)} is thrown off balance (-{HINDRANCE} to the next attack).")
    if not bodily or both:
        fray.change(target, opening=OPENING)
        told.append(f"{fray.named(target)} is open to the next blow (+{OPENING}).")
    return told


def _appeal(fray: Fray, actor: str, target: str | None) -> None:
    """Words make the opposition check Morale once, or every time where the encounter says that they do."""
    encounter = fray.encounter
    fresh = "intimidated" in encounter.morale_triggers or "intimidated" not in encounter.checked
    if fresh and fray.actors[actor].side == "party":
        lose_heart(fray, "intimidated")
    elif target is not None and fray.stands(target):
        fray.change(target, hindered=HINDRANCE)
        fray.say(f"{fray.named(target)} hesitates (-{HINDRANCE} to the next attack).")


def _master_heals(fray: Fray, check: Check, throw: Throw) -> None:
    patient = check.target or ""
    body = fray.bodies[patient]
    total = sum(throw.faces) + check.modifier
    if not can_bear_strain(body) or body.vitals.condition == "dead":
        fray.say(f"{fray.named(patient)} is beyond such help.")
        return
    healed = add_strain(revive(body, total), 1)
    fray.bodies[patient] = healed
    gained = healed.vitals.hp - body.vitals.hp
    told = f"{fray.named(check.actor)} brings {fray.name(patient)} back by {gained} hit points."
    fray.record((
        plain_ruling(
            fray.book.rule("first_aid"), check.actor, "Healing hands", told, total=total, stat="Heal",
            modifiers=check.modifiers, throw=throw, target=patient,
        ),
    ))  # fmt: skip
