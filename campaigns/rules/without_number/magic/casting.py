"""Whether and how somebody can cast a spell or use an art: the check, its dice, or why not (SRD 4.2.3)."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Attempt, Check, DieSpec, Json, Modifier, Person, Refusal
from campaigns.rules.dice import spec
from campaigns.rules.without_number.bodies import Body, Foe, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import armour_class, best_attribute, modifier, save_target
from campaigns.rules.without_number.magic.mastery import (
    CAST,
    arts_of,
    casts_left,
    free_for,
    highest_level,
    prepared_by,
    spells_of,
)
from campaigns.rules.without_number.magic.passive import is_armoured
from campaigns.rules.without_number.magic.workings import Working
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import can_bear_strain
from campaigns.rules.without_number.wording import called, sentence

CAST_PREFIX: Final = "cast_"
ART_PREFIX: Final = "art_"
PREPARE_PREFIX: Final = "prepare_"
TOUCHED: Final = "touch"
"""Noted for the scene once Healing Touch has its Effort."""
_ATTRIBUTES = ("intelligence", "charisma", "dexterity")


def is_magic(option: str) -> bool:
    """Whether an option is a spell, an art, or the preparing of a spell."""
    return option.startswith((CAST_PREFIX, ART_PREFIX, PREPARE_PREFIX))


def option_of(working: Working) -> str:
    """The id of the option that a spell or an art is offered as."""
    return f"{CAST_PREFIX if working.kind == 'spell' else ART_PREFIX}{working.id}"


def working_meant(body: Body, option: str) -> Working | None:
    """The spell or art that an option names, if it is in somebody's book or among their arts."""
    if not isinstance(body, Hero):
        return None
    found = option.removeprefix(CAST_PREFIX).removeprefix(ART_PREFIX)
    known = (*spells_of(body), *(art for art in arts_of(body) if art.is_used))
    return next((working for working in known if working.id == found), None)


def usable(hero: Hero) -> tuple[Working, ...]:
    """What somebody can cast or use at this moment."""
    known = (*prepared_by(hero), *(art for art in arts_of(hero) if art.is_used))
    return tuple(working for working in known if not why_not(hero, working))


def why_not(hero: Hero, working: Working) -> tuple[str, str] | None:
    """What keeps somebody from a spell or an art now, as a code and a sentence; None when nothing does."""
    if working.id in hero.magic.held:
        return None
    tradition = hero.book.traditions.get(working.group)
    if is_armoured(hero) and (working.kind == "spell" or (tradition is not None and tradition.barred)):
        return "armour", f"{working.label} does not come to who wears armour or carries a shield."
    if working.kind == "spell":
        return _no_cast(hero, working)
    if working.once and working.id in (*hero.used.scene, *hero.used.day):
        return "used_up", f"{working.label} is used up for this {working.once}."
    if working.effect == "convert" and not casts_left(hero):
        return "no_cast_left", "There is no cast left to convert."
    if working.effect == "retain" and CAST not in hero.used.day:
        return "nothing_cast", "No spell has been cast today."
    if working.id == "healers_knife" and not can_bear_strain(hero):
        return "strain", "Your body bears no more strain before a night's rest."
    if takes_effort(hero, working) and free_for(hero, working) < 1:
        return "no_effort", "There is no Effort left to commit."
    return None


def takes_effort(hero: Hero, art: Working) -> bool:
    """Whether using an art now commits Effort: Healing Touch does once a scene, and never for the facile."""
    if art.id == "healing_touch":
        return TOUCHED not in hero.used.scene and "facile_healer" not in hero.magic.arts
    return bool(art.commit)


def _no_cast(hero: Hero, spell: Working) -> tuple[str, str] | None:
    if spell.id not in hero.magic.prepared:
        return "not_prepared", f"{spell.label} is not prepared."
    if spell.level > highest_level(hero):
        return "too_high", f"{spell.label} is beyond you for now."
    if not casts_left(hero):
        return "no_cast_left", "You have cast all that you can before a night's rest."
    return None


def plan_working(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """The check of a spell, an art or a preparing; a Refusal says what keeps somebody from it.

    The dice of damage or healing are the player's; whoever it meets throws their own saves.
    """
    body = read(book, actor.sheet, actor.name)
    if attempt.option.startswith(PREPARE_PREFIX):
        return _plan_preparing(book, attempt, body, check_id)
    working = working_meant(body, attempt.option)
    if working is None or not isinstance(body, Hero):
        return Refusal(attempt.actor, "unknown_spell", "That is no spell and no art of yours.")
    hindrance = why_not(body, working)
    if hindrance is not None:
        return Refusal(attempt.actor, *hindrance)
    met = actor if working.reach in ("self", "place", "allies") or lets_go(body, working) else target
    met = actor if met is None and working.reach == "ally" else met
    if met is None or (working.reach in ("foe", "foes") and met.id == actor.id):
        return Refusal(attempt.actor, "no_target", f"Say at whom {working.label} is aimed.")
    if working.hold == "aegis" and met.id == actor.id:
        return Refusal(attempt.actor, "not_self", f"{working.label} is for a friend.")
    other = read(book, met.sheet, met.name)
    refused = _wrong_state(working, other, met, actor)
    if refused:
        return Refusal(attempt.actor, "target_down", refused)
    dice, modifiers, difficulty = _throw(working, body, other)
    return Check(
        id=check_id,
        rule=book.rule(working.kind),
        kind="power",
        actor=actor.id,
        label=attempt.label or working.label,
        stat=working.label,
        dice=() if lets_go(body, working) else dice,
        modifiers=modifiers,
        difficulty=difficulty,
        target=met.id,
        stakes=attempt.stakes,
        data={"magic": working.id, "odds": round(odds_against(working, body, other), 3)},
    )


def lets_go(hero: Hero, working: Working) -> bool:
    """Whether using a working now means to let go of it."""
    return working.id in hero.magic.held


def _wrong_state(working: Working, other: Body, met: Person, actor: Person) -> str:
    condition, name = other.vitals.condition, sentence(called(met.name))
    if working.effect == "revive":
        return "" if condition == "dead" else f"{name} is not dead."
    if working.effect == "stabilise" or working.id == "cerebral_divulgence":
        return f"{name} is dead." if condition == "dead" else ""
    return "" if condition == "up" or met.id == actor.id else f"{name} is down already."


def _throw(
    working: Working, hero: Hero, other: Body
) -> tuple[tuple[DieSpec, ...], tuple[Modifier, ...], int]:
    if working.effect == "bolt":
        attribute, hit = bolt_of(working, hero)
        damage = dice_of(working, hero)
        return (D20, *damage), hit, armour_class(other, ranged=attribute != "punch")
    added = flat_of(working, hero)
    return dice_of(working, hero), (added,) if added is not None else (), 0


def bolt_of(working: Working, hero: Hero) -> tuple[str, tuple[Modifier, ...]]:
    """What is added to the d20 of a bolt: Magic, level and attribute (1.5.7.1), or Punch and Heal (1.5.9.1).

    Gives the attribute that serves, or ``punch``.
    """
    if working.group == "healer":
        attribute, named = best_attribute(hero, ("strength", "dexterity")), "punch"
        bonus = hero.book.class_named(hero.archetype).attack[hero.level - 1]
        own = [Modifier("Attack bonus", bonus), Modifier("Punch", hero.skills.get("punch", -2))]
        own.append(Modifier("Heal", hero.skills.get("heal", 0)))
    else:
        attribute = named = best_attribute(hero, _ATTRIBUTES)
        own = [Modifier("Level", hero.level), Modifier("Magic", hero.skills.get("magic", 0))]
    own.append(Modifier(attribute.capitalize(), modifier(hero, attribute)))
    return named, tuple(part for part in own if part.value)


def dice_of(working: Working, hero: Hero) -> tuple[DieSpec, ...]:
    """The dice of damage or healing at somebody's level."""
    if not working.dice:
        return ()
    dice, _ = spec(working.dice)
    times = max(1, hero.level // working.every) if working.every else 1
    return tuple(DieSpec(die.sides, die.count * times) for die in dice)


def flat_of(working: Working, hero: Hero) -> Modifier | None:
    """What is added to the dice of damage or healing."""
    more = (
        hero.level
        if working.id in ("healing_touch", "healers_knife") and "empowered_healer" in hero.magic.arts
        else 0
    )
    match working.flat:
        case "level":
            return Modifier("Level", hero.level)
        case "magic":
            return Modifier("Magic", hero.skills.get("magic", 0))
        case "heal":
            return Modifier("Heal and level" if more else "Heal", hero.skills.get("heal", 0) + more)
        case "level_and_attribute":
            return Modifier(
                "Level and attribute", hero.level + modifier(hero, best_attribute(hero, _ATTRIBUTES))
            )
        case _:
            return None


def needed_save(working: Working, hero: Hero, other: Body) -> int:
    """What somebody has to reach to withstand a working; 0 where nothing helps."""
    if not working.save:
        return 0
    if working.effect == "banish" and working.level == 5 and isinstance(other, Foe) and other.hd <= 5:
        return 0
    return save_target(other, working.save) + (hero.skills.get("magic", 0) if working.bane else 0)


def odds_against(working: Working, hero: Hero, other: Body) -> float:
    """The chance that a working takes hold of one it is aimed at; low for what only the story tells."""
    if working.effect == "told":
        return 0.2
    if working.effect == "bolt":
        needed = armour_class(other) - sum(part.value for part in bolt_of(working, hero)[1])
        return sum(face >= needed for face in range(1, 21)) / 20
    needed = needed_save(working, hero, other)
    if not needed or working.effect == "damage" or working.helps:
        return 1.0
    return sum(fails(face, needed) for face in range(1, 21)) / 20


def fails(face: int, needed: int) -> bool:
    """Whether a saving throw fails: a 1 always does, a 20 never (2.2.0)."""
    return face == 1 or (face != 20 and face < needed)


def _plan_preparing(book: Book, attempt: Attempt, body: Body, check_id: str) -> Check | Refusal:
    spell_id = attempt.option.removeprefix(PREPARE_PREFIX)
    if not isinstance(body, Hero) or spell_id not in body.magic.spells:
        return Refusal(attempt.actor, "unknown_spell", "That spell is not in your book.")
    if CAST in body.used.day:
        return Refusal(
            attempt.actor, "not_rested", "Spells are prepared after a night's rest, before the first cast."
        )
    if spell_id in body.magic.prepared:
        return Refusal(attempt.actor, "prepared", "That spell is prepared already.")
    data: dict[str, Json] = {"magic": "", "prepare": spell_id, "odds": 1.0}
    label = book.workings[spell_id].label
    return Check(
        id=check_id,
        rule=book.rule("spell"),
        kind="power",
        actor=attempt.actor,
        label=f"Prepare {label}",
        stat=label,
        dice=(),
        modifiers=(),
        difficulty=0,
        target=attempt.actor,
        data=data,
    )
