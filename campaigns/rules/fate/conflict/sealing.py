"""Planning a sealed exchange: what each player throws for, and for their defence; or why it cannot be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from campaigns.rules.beats import Beat
from campaigns.rules.contracts import Attempt, Check, Modifier, Person, Refusal
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import against, passive
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.state import Exchange
from campaigns.rules.fate.dicing import FOUR_FATE
from campaigns.rules.fate.figures import attack_skills, defence_skill, modifiers, total
from campaigns.rules.fate.tables import SKILLS

type Planned = Check | Refusal | None

FULL_DEFENCE: Final = 2
HELD_UP: Final = 2
"""What a contest, or getting past somebody, asks for at least."""
RANGE: Final[Mapping[str, int]] = {"shoot": 2}
"""How many zones an attack reaches; without an entry, as far as one can step in the same exchange: 1."""
CONTEST_SKILLS: Final[Mapping[str, tuple[str, ...]]] = {
    "chase": ("athletics", "drive"),
    "debate": ("rapport", "provoke", "deceive", "academics"),
    "social": ("rapport", "provoke", "deceive", "empathy"),
    "contest": ("athletics", "crafts", "notice", "will", "lore", "resources"),
}


def plan_exchange(
    exchange: Exchange, attempts: Sequence[Attempt], people: Mapping[str, Person], book: Book
) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
    """All checks and refusals; the first attempt of each actor counts. Defences come after the actions."""
    field = Field.of(exchange, people, book)
    checks: list[Check] = []
    refusals: list[Refusal] = []
    sealed: dict[str, Attempt] = {}
    for attempt in attempts:
        if attempt.actor in sealed:
            refusals.append(Refusal(attempt.actor, "one_action", "One action an exchange."))
            continue
        sealed[attempt.actor] = attempt
        planned = plan_one(field, attempt)
        if isinstance(planned, Refusal):
            refusals.append(planned)
        elif planned is not None:
            checks.append(planned)
    return (*checks, *plan_defences(field, sealed)), tuple(refusals)


def plan_one(field: Field, attempt: Attempt) -> Planned:
    """What one attempt asks for: a Check, a Refusal, or nothing to throw."""
    refused = _cannot_act(field, attempt)
    if refused is not None:
        return refused
    beat = field.beat(attempt.beat)
    if attempt.beat and beat is None:
        return Refusal(attempt.actor, "no_beat", "That is not to be done here.")
    if beat is not None:
        return _plan_beat(field, attempt, beat)
    return _plan_kind(field, attempt)


def _plan_kind(field: Field, attempt: Attempt) -> Planned:
    match attempt.kind:
        case "attack" if not field.exchange.is_contest:
            return plan_attack(field, attempt)
        case "attack" if field.exchange.category in ("debate", "social"):
            return Refusal(attempt.actor, "no_blows", "A blow wins no argument. Say something.")
        case "withdraw" | "run":
            return _plan_leaving(field, attempt)
        case "move":
            return _plan_move(field, attempt)
        case "stabilise":
            return Refusal(attempt.actor, "no_time", "There is no time for that before this is over.")
        case "aid":
            friends = field.friends_of(attempt.actor)
            if attempt.target not in friends and not friends:
                return Refusal(attempt.actor, "no_target", "There is nobody to help.")
            return None
        case "attack" | "skill" | "advantage" | "power":
            return _plan_effort(field, attempt)
    return None


def plan_attack(field: Field, attempt: Attempt) -> Planned:
    """An attack at a pinned target within reach."""
    enemies = field.enemies_of(attempt.actor)
    target = attempt.target or next(iter(enemies), None)
    if target is None or target not in field.actors:
        return Refusal(attempt.actor, "no_target", "There is nobody like that to attack here.")
    if field.actors[target].side == field.actors[attempt.actor].side:
        return Refusal(attempt.actor, "friend", f"{field.named(target)} is on your side.")
    if not field.stands(target):
        return Refusal(attempt.actor, "target_down", f"{field.named(target)} is out of it already.")
    being = field.beings[attempt.actor]
    skills = attack_skills(being, field.exchange.track, field.book)
    skill = attempt.skill if attempt.skill in skills else skills[0]
    if field.steps(attempt.actor, target) > RANGE.get(skill, 1):
        return Refusal(attempt.actor, "too_far", f"{field.named(target)} is too far away; move nearer first.")
    aimed = replace(
        attempt,
        target=target,
        skill=skill,
        label=attempt.label or f"{SKILLS[skill].label}: {field.people[target].name}",
    )
    return against(
        _aided(field, aimed),
        being,
        field.people[target],
        field.beings[target],
        "attack",
        check_id(field, attempt.actor),
        field.book,
        track=field.exchange.track,
        situation=field.situation(attempt.actor),
        theirs=field.situation(target),
    )


def plan_defences(field: Field, sealed: Mapping[str, Attempt]) -> tuple[Check, ...]:
    """One defence for each character somebody means to strike: it stands against everybody who does."""
    found: dict[str, Check] = {}
    if field.exchange.is_contest:
        return ()
    for foe in field.standing("opposition"):
        target = target_of(field, foe)
        if target is None or target in found or not field.actors[target].is_character:
            continue
        attempt = sealed.get(target)
        guard = FULL_DEFENCE if attempt is not None and attempt.kind == "total_defense" else 0
        found[target] = defence_check(field, target, foe, guard)
    return tuple(found.values())


def defence_check(field: Field, target: str, foe: str, guard: int) -> Check:
    """The throw with which somebody defends against a foe."""
    attacker, being = field.beings[foe], field.beings[target]
    skill = attack_skills(attacker, field.exchange.track, field.book)[0]
    answer = defence_skill(being, skill, field.exchange.track, field.book, field.situation(target))
    parts = modifiers(being, answer, "defend", field.book, field.situation(target))
    coming = total(modifiers(attacker, skill, "attack", field.book, field.situation(foe)))
    return Check(
        id=f"{check_id(field, target)}-defends",
        rule="fate.defend",
        kind="defence",
        actor=target,
        label=f"Defend against {field.people[foe].name}",
        stat=SKILLS[answer].label,
        dice=(FOUR_FATE,),
        modifiers=(*parts, *((Modifier("Full defence", guard),) if guard else ())),
        difficulty=coming,
        target=foe,
        data={"skill": answer, "action": "defend"},
    )


def target_of(field: Field, foe: str) -> str | None:
    """Whom one of the opposition strikes at: pinned before anybody acts, each exchange at another."""
    within = [one for one in field.enemies_of(foe) if field.steps(foe, one) <= _reach(field, foe)]
    if not within:
        return None
    place = list(field.actors).index(foe)
    return within[(field.exchange.round + place) % len(within)]


def check_id(field: Field, actor: str) -> str:
    """The id of an actor's check in this exchange."""
    return f"{field.exchange.id}-r{field.exchange.round}-{actor}"


def _reach(field: Field, actor: str) -> int:
    skill = attack_skills(field.beings[actor], field.exchange.track, field.book)[0]
    return RANGE.get(skill, 1)


def _aided(field: Field, attempt: Attempt) -> Attempt:
    aided = field.actors[attempt.actor].aided
    more = (Modifier("Teamwork", aided),) if aided else ()
    return replace(attempt, modifiers=(*attempt.modifiers, *more))


def _cannot_act(field: Field, attempt: Attempt) -> Refusal | None:
    if field.exchange.outcome is not None:
        return Refusal(attempt.actor, "over", "It is over.")
    actor = field.actors.get(attempt.actor)
    if actor is None:
        return Refusal(attempt.actor, "not_here", "You take no part in this.")
    if actor.standing != "in":
        return Refusal(attempt.actor, "left", f"{field.named(actor.id)} is out of it already.")
    if not field.stands(actor.id):
        return Refusal(attempt.actor, "cannot_act", f"{field.named(actor.id)} is out of it and cannot act.")
    return None


def _plan_effort(field: Field, attempt: Attempt) -> Planned:
    """In a contest the throw for this exchange; in a conflict an advantage against whoever it is aimed at."""
    enemies = field.enemies_of(attempt.actor)
    target = attempt.target if field.stands(attempt.target) else next(iter(enemies), None)
    situation = field.situation(attempt.actor)
    being = field.beings[attempt.actor]
    skill = attempt.skill
    if field.exchange.is_contest:
        usual = CONTEST_SKILLS.get(field.exchange.category, CONTEST_SKILLS["contest"])
        skill = skill if skill in SKILLS else max(usual, key=being.skill)
        standing = max((field.beings[one].skill(skill) for one in enemies), default=0)
        difficulty, action = max(HELD_UP, standing), "overcome"
    else:
        skill = skill if skill in SKILLS else "notice"
        watch = ("notice", "athletics") if field.exchange.track == "physical" else ("empathy", "will")
        difficulty = max((field.beings[target].skill(one) for one in watch), default=1) if target else 1
        action = "advantage"
    asked = replace(attempt, skill=skill, target=target, label=attempt.label or SKILLS[skill].label)
    return passive(
        _aided(field, asked),
        being,
        "advantage" if action == "advantage" else "overcome",
        check_id(field, attempt.actor),
        field.book,
        difficulty=difficulty,
        situation=situation,
    )


def _plan_leaving(field: Field, attempt: Attempt) -> Planned:
    if not field.exchange.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    enemies = field.enemies_of(attempt.actor)
    near = [one for one in enemies if field.steps(attempt.actor, one) == 0]
    if not near:
        return None
    hold = max(field.beings[one].skill("athletics") for one in near)
    asked = replace(attempt, skill="athletics", target=None, label=attempt.label or "Get away")
    return passive(
        _aided(field, asked),
        field.beings[attempt.actor],
        "overcome",
        check_id(field, attempt.actor),
        field.book,
        difficulty=max(1, hold),
        situation=field.situation(attempt.actor),
    )


def _plan_move(field: Field, attempt: Attempt) -> Planned:
    zone = attempt.option.removeprefix("move:")
    if zone not in {one.id for one in field.exchange.zones}:
        return Refusal(attempt.actor, "no_zone", "There is no such place here.")
    if field.exchange.steps(field.actors[attempt.actor].zone, zone) > 2:
        return Refusal(attempt.actor, "too_far", "That is further than one gets in an exchange.")
    return None


def _plan_beat(field: Field, attempt: Attempt, beat: Beat) -> Planned:
    if beat.success.leave and not field.exchange.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    if beat.success.strike and not field.exchange.is_contest:
        return plan_attack(field, replace(attempt, label=attempt.label or beat.label))
    if not beat.skill:
        return None
    enemies = field.enemies_of(attempt.actor)
    target = attempt.target if field.stands(attempt.target) else next(iter(enemies), None)
    asked = replace(
        attempt,
        skill=beat.skill,
        target=target,
        label=attempt.label or beat.label,
        difficulty=str(beat.difficulty),
    )
    return passive(
        _aided(field, asked),
        field.beings[attempt.actor],
        "overcome",
        check_id(field, attempt.actor),
        field.book,
        difficulty=beat.difficulty,
        situation=field.situation(attempt.actor),
    )
