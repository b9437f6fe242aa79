"""Tests: which pool a skill or attribute throws, against what number, and the exact chance that it is enough."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Person, Refusal
from campaigns.rules.dice_pool.attacks import attack_odds, helping
from campaigns.rules.dice_pool.bodies import Body, read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import attribute, hacking_pool, pool_for, state_modifiers
from campaigns.rules.dice_pool.pool import ahead, at_least, pool_of
from campaigns.rules.dice_pool.rulings import MORE_SUCCESS, dice_in, times, tn_of, with_tn
from campaigns.rules.dice_pool.tables import (
    ATTRIBUTES,
    DIFFICULTIES,
    LEAST_DIFFICULTY,
    MOST_DIFFICULTY,
    SKILLS,
    SOCIAL,
)

_WORDS: Mapping[str, tuple[str, ...]] = {
    "stealth": ("sneak", "creep", "hide", "slip", "shadow", "tail"),
    "sleight": ("pick", "palm", "steal", "filch", "lift"),
    "perception": ("look", "listen", "watch", "search", "spot", "notice"),
    "hacking": ("hack", "crack", "jack in", "code", "terminal"),
    "engineering": ("repair", "fix", "build", "wire", "disarm"),
    "driving": ("drive", "steer", "swerve", "brake"),
    "medicine": ("bandage", "treat", "stitch", "diagnose"),
    "athletics": ("climb", "jump", "swim", "run", "leap", "throw"),
    "sorcery": ("spell", "magic", "enchant"),
    "deception": ("lie", "bluff", "trick", "pretend"),
    "intimidation": ("threaten", "frighten", "scare", "demand"),
    "negotiation": ("persuade", "bargain", "convince", "haggle"),
    "etiquette": ("charm", "greet", "flatter", "mingle"),
    "streetwise": ("ask around", "rumour", "contact", "gossip"),
}


def difficulty_of(key: str) -> int:
    """The target number behind a key or digits; empty means routine. Raises RulesError for anything else."""
    known = DIFFICULTIES.get(key.strip().lower() or "routine")
    if known is not None:
        return known
    if key.strip().isdigit() and LEAST_DIFFICULTY <= int(key) <= MOST_DIFFICULTY:
        return int(key)
    raise RulesError(
        f"There is no difficulty '{key}'.",
        hint=f"Use {', '.join(DIFFICULTIES)} or {LEAST_DIFFICULTY} to {MOST_DIFFICULTY}.",
    )


def skill_in(text: str) -> str:
    """The skill that the words of an attempt mean, perception when they mean none."""
    said = text.casefold()
    return next(
        (skill for skill, words in _WORDS.items() if any(word in said for word in words)), "perception"
    )


def plan_skill(
    book: Book,
    attempt: Attempt,
    actor: Person,
    target: Person | None,
    check_id: str,
    *,
    rule: str = "dice_pool.test",
    extra: tuple[Modifier, ...] = (),
    more_dice: int = 0,
) -> Check | Refusal:
    """A test of a skill or an attribute; opposed by ``target`` when the attempt names no difficulty."""
    body = read(actor.sheet, actor.name)
    skill = attempt.skill or ("" if attempt.attribute else skill_in(attempt.text))
    if skill and skill not in SKILLS:
        return Refusal(attempt.actor, "no_skill", f"These rules know no skill called {skill}.")
    own = attempt.attribute if attempt.attribute in ATTRIBUTES else ""
    pool = pool_for(book, body, skill, own)
    if pool is None:
        return Refusal(attempt.actor, "untrained", f"{SKILLS[skill].label} cannot be tried untrained.")
    netted = hacking_pool(book, body) if skill == "hacking" and rule == "dice_pool.hack" else 0
    dice = pool[0] + netted + more_dice
    parts = (*pool[1], *state_modifiers(book, body), *helping(attempt), *extra)
    data: dict[str, Json] = {"skill": skill, "pool": dice, "rating": body.skill(skill), "base": 0}
    opposed = (
        target is not None and target.id != actor.id and not attempt.difficulty and rule == "dice_pool.test"
    )
    if opposed and target is not None:
        foe = read(target.sheet, target.name)
        data["base"] = attribute(book, foe, "will" if skill in SOCIAL else "wits")
        dice_against, tn = answer_to(book, foe, body, skill)
        data["opposing"] = {"dice": dice_against, "tn": tn}
        rule = "dice_pool.opposed"
    else:
        data["base"] = difficulty_of(attempt.difficulty)
    label = SKILLS[skill].label if skill else (own or "wits").capitalize()
    return with_tn(
        Check(
            id=check_id,
            rule=rule,
            kind="opposed" if opposed else "skill",
            actor=actor.id,
            label=attempt.label or label,
            stat=label,
            dice=pool_of(dice),
            modifiers=tuple(part for part in parts if part.value),
            difficulty=0,
            target=attempt.target,
            stakes=attempt.stakes,
            data=data,
        )
    )


def answer_to(book: Book, foe: Body, body: Body, skill: str) -> tuple[int, int]:
    """The pool that answers an opposed test and its target number: the other's attribute and one's own wounds."""
    answer = SKILLS[skill].answer if skill in SKILLS else "wits"
    pool = pool_for(book, foe, answer, answer if answer in ATTRIBUTES else "")
    dice, parts = pool if pool is not None else (attribute(book, foe, "will"), ())
    standing = attribute(book, body, SKILLS[skill].attribute if skill in SKILLS else "wits")
    added = sum(part.value for part in (*parts, *state_modifiers(book, foe)))
    return dice, max(2, standing + added)


def odds(check: Check) -> float:
    """The exact chance of success, by the formula and, where both sides throw, by convolution."""
    if check.kind == "attack":
        return attack_odds(check)
    if check.rule == "dice_pool.use_item":
        return 1.0
    own, bought = (dice_in(check), tn_of(check)), times(check, MORE_SUCCESS)
    opposing = check.data.get("opposing")
    if isinstance(opposing, Mapping):
        other = (int(str(opposing["dice"])), int(str(opposing["tn"])))
        return ahead(own, other, head_start=bought)
    return at_least(*own, needed=1 - bought)
