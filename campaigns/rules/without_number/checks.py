"""Checks: which dice a skill, a save or a blow asks for, against what, and the chance that they suffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, DieSpec, Json, Modifier, Person, Refusal
from campaigns.rules.without_number.bodies import Body, Foe, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.empowered import odds_of
from campaigns.rules.without_number.figures import (
    armour_class,
    check_dice,
    check_modifiers,
    class_of,
    save_target,
    usual_attribute,
)
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.rulings import total_of
from campaigns.rules.without_number.strikes import D20, Strike, strike_of
from campaigns.rules.without_number.tables import ATTRIBUTES, COMBAT_SKILLS
from campaigns.rules.without_number.wording import called, sentence
from campaigns.rules.without_number.words import about_disguise, about_traps, skill_in, spares

TWO_D6 = DieSpec(6, 2)
SITUATION_LIMIT = 2
SOCIAL_SKILLS = ("convince", "lead", "connect", "perform", "trade", "talk")


def difficulty_of(book: Book, key: str) -> int:
    """The number behind a key or digits; empty means routine. Raises RulesError for anything else."""
    known = book.difficulties.get(key.strip().lower() or "routine")
    if known is not None:
        return known
    if key.strip().isdigit() and 2 <= int(key) <= 20:
        return int(key)
    raise RulesError(
        f"There is no difficulty '{key}'.", hint=f"Use {', '.join(book.difficulties)} or 2 to 20."
    )


def plan_skill(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str, *, rule: str = "skill"
) -> Check:
    """A skill check, opposed by ``target`` when the attempt names no difficulty."""
    body = read(book, actor.sheet, actor.name)
    skill = attempt.skill or ("" if attempt.attribute else skill_in(attempt.text, book.synonyms))
    attribute = attempt.attribute if attempt.attribute in ATTRIBUTES else usual_attribute(body, skill)
    parts = (*check_modifiers(body, skill, attribute), *within_limit(attempt.modifiers))
    data: dict[str, Json] = {"skill": skill, "rerolls": list[Json](rerolls_of(body, skill, attempt.text))}
    opposed = target is not None and target.id != actor.id and not attempt.difficulty and rule == "skill"
    difficulty = difficulty_of(book, attempt.difficulty)
    if opposed and target is not None:
        against = opposing_modifiers(read(book, target.sheet, target.name), skill)
        data["opposing"] = total_of(against)
        difficulty = 7 + total_of(against)
    return Check(
        id=check_id,
        rule=book.rule("opposed" if opposed else rule),
        kind="opposed" if opposed else "skill",
        actor=actor.id,
        label=attempt.label or stat_label(book, skill, attribute),
        stat=stat_label(book, skill, attribute),
        dice=(check_dice(body, skill),) if isinstance(body, Hero) else (TWO_D6,),
        modifiers=parts,
        difficulty=difficulty,
        target=attempt.target,
        stakes=attempt.stakes,
        data=data,
    )


def plan_save(book: Book, attempt: Attempt, actor: Person, check_id: str) -> Check:
    """A saving throw of the kind that ``attempt.skill`` names."""
    body = read(book, actor.sheet, actor.name)
    return Check(
        id=check_id,
        rule=book.rule("save"),
        kind="save",
        actor=actor.id,
        label=attempt.label or f"{attempt.skill.capitalize()} save",
        stat=f"{attempt.skill.capitalize()} save",
        dice=(D20,),
        modifiers=within_limit(attempt.modifiers, limit=4),
        difficulty=save_target(body, attempt.skill),
        target=attempt.target,
        stakes=attempt.stakes,
        data={"rerolls": list[Json](rerolls_of(body, "save", attempt.text))},
    )


def plan_attack(
    book: Book,
    attempt: Attempt,
    actor: Person,
    target: Person | None,
    check_id: str,
    *,
    crowded: bool = False,
) -> Check | Refusal:
    """An attack with the weapon named or the best at hand; the d20 and the damage die fall in one throw."""
    if target is None or target.id == actor.id:
        return Refusal(attempt.actor, "no_target", "There is nobody there to attack.")
    foe = read(book, target.sheet, target.name)
    if foe.vitals.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(target.name))} is already down.")
    strike = strike_of(read(book, actor.sheet, actor.name), attempt.weapon or attempt.item, crowded=crowded)
    ac = armour_class(foe, ranged=strike.ranged)
    return attack_check(book, attempt, strike, check_id, target, ac)


def attack_check(
    book: Book, attempt: Attempt, strike: Strike, check_id: str, target: Person, ac: int
) -> Check:
    """The Check of a strike against an armour class."""
    data = strike.check_data()
    data["spare"] = strike.less_lethal and spares(attempt.text)
    return Check(
        id=check_id,
        rule=book.rule("attack"),
        kind="attack",
        actor=attempt.actor,
        label=attempt.label or f"Attack: {strike.weapon or 'natural weapons'}",
        stat=book.skill_label(strike.skill) or "Attack",
        dice=strike.thrown,
        modifiers=(*strike.hit, *attempt.modifiers),
        difficulty=ac,
        target=target.id,
        stakes=attempt.stakes,
        data=data,
    )


def odds(check: Check) -> float:
    """The exact chance of success, by counting every way the dice can fall."""
    if kind_of(check.rule) in ("first_aid", "use_item"):
        return 1.0
    told = check.data.get("odds")
    if isinstance(told, float):
        return told
    if check.kind == "power":
        return odds_of(check)
    if check.kind in ("attack", "save"):
        behind, opposing = check.data.get("behind"), check.data.get("opposing")
        if isinstance(behind, int) and isinstance(opposing, int):
            return _odds_d20(check) * _odds_opposed(2, behind - opposing)
        return _odds_d20(check)
    against = check.data.get("against")
    if isinstance(against, list):
        numbers = tuple(number for number in against if isinstance(number, int))
        return _odds_against_all(check.modifier, numbers, ties=check.data.get("manoeuvre") == "break_free")
    count = check.dice[0].count if check.dice else 0
    opposing = check.data.get("opposing")
    if isinstance(opposing, int):
        return _odds_opposed(count, check.modifier - opposing)
    wanted = check.difficulty - check.modifier
    return sum(chance for face, chance in kept_distribution(count).items() if face >= wanted)


@cache
def _odds_opposed(count: int, ahead: int) -> float:
    """The chance that the best two of ``count`` dice and a lead reach what two dice of the other side show."""
    pairs = product(kept_distribution(count).items(), kept_distribution(2).items())
    return sum(p * q for (own, p), (its, q) in pairs if own + ahead >= its)


@cache
def _odds_against_all(own: int, others: tuple[int, ...], *, ties: bool) -> float:
    """The chance that 2d6 and a bonus beat what each of several throws, who all throw 2d6."""
    two = kept_distribution(2)
    total = 0.0
    for face, chance in two.items():
        least = face + own + (1 if ties else 0)
        beaten = 1.0
        for other in others:
            beaten *= sum(p for its, p in two.items() if its + other < least)
        total += chance * beaten
    return total


@cache
def kept_distribution(count: int) -> Mapping[int, float]:
    """Chance of each sum of the best two of ``count`` six-sided dice."""
    weights: dict[int, int] = {}
    for faces in product(range(1, 7), repeat=count):
        best = sum(sorted(faces)[-2:])
        weights[best] = weights.get(best, 0) + 1
    return MappingProxyType({total: ways / 6**count for total, ways in sorted(weights.items())})


def opposing_modifiers(body: Body, skill: str) -> tuple[Modifier, ...]:
    """What the other side of an opposed check adds: its skill bonus, or a character's best answer."""
    if isinstance(body, Foe):
        return (Modifier("Skill", body.skill),)
    answers = {"sneak": "notice", "notice": "sneak"}
    answer = answers.get(skill, skill if skill in body.book.skills else "notice")
    return check_modifiers(body, answer, usual_attribute(body, answer))


def within_limit(modifiers: Sequence[Modifier], *, limit: int = SITUATION_LIMIT) -> tuple[Modifier, ...]:
    """Situational modifiers cut off at -2 and +2 in sum (2.3.1), the later ones giving way."""
    kept: list[Modifier] = []
    total = 0
    for part in modifiers:
        value = max(-limit, min(limit, total + part.value)) - total
        total += value
        if value:
            kept.append(Modifier(part.name, value))
    return tuple(kept)


def _odds_d20(check: Check) -> float:
    always = check.kind == "save" or bool(check.data.get("natural_extremes"))
    wins = 0
    for face in range(1, 21):
        if always and face in (1, 20):
            wins += face == 20
        else:
            wins += face + check.modifier >= check.difficulty
    return wins / 20


def rerolls_of(body: Body, skill: str, text: str) -> list[str]:
    """Abilities that may turn a failure of this check, the most particular first, as ``ability:per``."""
    if isinstance(body, Foe):
        return []
    found: list[str] = []
    if body.focus("trapmaster") and about_traps(text):
        found.append("trapmaster:scene")
    if body.focus("impostor") and (about_disguise(text)):
        found.append("impostor:scene")
    if body.focus("cultured") > 1 and skill in SOCIAL_SKILLS:
        found.append("cultured:day")
    if skill == "sneak" and "ghost" in body.edges:
        found.append("ghost:scene")
    if class_of(body).masterful_expertise and skill not in COMBAT_SKILLS and skill != "save":
        found.append("masterful_expertise:scene")
    return found


def stat_label(book: Book, skill: str, attribute: str) -> str:
    """How a check's numbers are named, such as Dex/Sneak."""
    name = book.skill_label(skill)
    short = attribute[:3].capitalize()
    return f"{short}/{name}" if short and name else name or attribute.capitalize()
