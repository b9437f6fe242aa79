"""Attacks: what a weapon does in somebody's hands, and what a throw of d20 and damage die amounts to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from campaigns.rules.contracts import Check, DieSpec, Json, Modifier, Throw
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import (
    attack_bonus,
    best_attribute,
    class_of,
    implants_of,
    modifier,
    weapons_of,
)
from campaigns.rules.without_number.gear import UNARMED, Item, damage_dice
from campaigns.rules.without_number.grown import trait, unhit
from campaigns.rules.without_number.magic.passive import bare_handed_attack, bare_hands
from campaigns.rules.without_number.tables import UNSKILLED_ATTACK

D20 = DieSpec(20, 1)
AT_ARMS_LENGTH = -4
UNARMED_DAMAGE = ("1d6", "1d8", "1d10", "1d12", "1d12+1")
USUAL_TRAUMA_DIE = "1d6"
BURST_BONUS, BURST_ROUNDS = 2, 3


@dataclass(frozen=True, slots=True)
class Strike:
    """One way of attacking, ready to throw.

    ``dice`` and ``bonus`` make the damage; ``shock`` is None where a miss does nothing, ``shock_ac`` None
    where it reaches any armour. ``trauma_dice`` are empty where nothing is
    traumatic. ``glancing`` adds a d6 to a miss (Unarmed Combatant, level 2).
    """

    weapon: str
    item: str
    ranged: bool
    skill: str
    hit: tuple[Modifier, ...]
    dice: tuple[DieSpec, ...]
    bonus: int
    shock: int | None = None
    shock_ac: int | None = None
    less_lethal: bool = False
    subtle: bool = False
    glancing: bool = False
    trauma_dice: tuple[DieSpec, ...] = ()
    trauma_bonus: int = 0
    trauma_rating: int = 1
    rounds: int = 1
    natural_extremes: bool = False

    @property
    def thrown(self) -> tuple[DieSpec, ...]:
        """All the dice of one throw: the d20, the damage, the Trauma Die."""
        return (D20, *self.dice, *self.trauma_dice)

    def damage_faces(self, throw: Throw) -> tuple[int, ...]:
        """Which faces of a throw are damage."""
        return throw.faces[1 : 1 + _count(self.dice)]

    def trauma_faces(self, throw: Throw) -> tuple[int, ...]:
        """Which faces of a throw are the Trauma Die's."""
        return throw.faces[1 + _count(self.dice) :]

    def check_data(self) -> dict[str, Json]:
        """What a Check carries of it."""
        return {
            "weapon": self.weapon,
            "item": self.item,
            "ranged": self.ranged,
            "skill": self.skill,
            "bonus": self.bonus,
            "shock": self.shock,
            "shock_ac": self.shock_ac,
            "less_lethal": self.less_lethal,
            "subtle": self.subtle,
            "glancing": self.glancing,
            "trauma_dice": len(self.trauma_dice),
            "trauma_bonus": self.trauma_bonus,
            "trauma_rating": self.trauma_rating,
            "rounds": self.rounds,
            "natural_extremes": self.natural_extremes,
        }

    @classmethod
    def of_check(cls, check: Check) -> Strike:
        """The strike a Check was made from."""
        data = check.data
        shock, shock_ac = data.get("shock"), data.get("shock_ac")
        damage = len(check.dice) - _whole(data, "trauma_dice")
        return cls(
            weapon=str(data.get("weapon", "")),
            item=str(data.get("item", "")),
            ranged=bool(data.get("ranged")),
            skill=str(data.get("skill", "")),
            hit=check.modifiers,
            dice=check.dice[1:damage],
            bonus=_whole(data, "bonus"),
            shock=int(shock) if isinstance(shock, int) else None,
            shock_ac=int(shock_ac) if isinstance(shock_ac, int) else None,
            less_lethal=bool(data.get("less_lethal")),
            subtle=bool(data.get("subtle")),
            glancing=bool(data.get("glancing")),
            trauma_dice=check.dice[damage:],
            trauma_bonus=_whole(data, "trauma_bonus"),
            trauma_rating=_whole(data, "trauma_rating"),
            rounds=_whole(data, "rounds") or 1,
            natural_extremes=bool(data.get("natural_extremes")),
        )


def hero_strike(hero: Hero, item: Item, *, crowded: bool = False) -> Strike:
    """An attack of a character with a weapon; ``crowded`` when an enemy is at arm's length (2.4.4)."""
    skill = item.skill or "stab"
    attribute = best_attribute(hero, item.attributes or hero.book.skills[skill].attributes)
    level = hero.skills.get(skill)
    ranged = skill == "shoot"
    melee = not ranged
    hit = [
        Modifier(
            "Attack bonus", max(attack_bonus(hero), bare_handed_attack(hero) if skill == "punch" else 0)
        ),
        Modifier("Unskilled", UNSKILLED_ATTACK)
        if level is None
        else Modifier(hero.book.skill_label(skill), level),
        Modifier(attribute.capitalize(), modifier(hero, attribute)),
    ]
    at_ease = hero.focus("deadeye") > 1 or (hero.focus("close_combatant") and not item.is_ranged)
    if crowded and ranged and not at_ease:
        hit.append(Modifier("Enemy at arm's length", AT_ARMS_LENGTH))
    if hero.focus("armsmaster") > 1 and skill == "stab":
        hit.append(Modifier("Armsmaster", 1))
    blow = ceil(hero.level / 2) if class_of(hero).killing_blow else 0
    mastery = _mastery(hero, skill, ranged, level or 0)
    dice, flat = damage_dice(_unarmed_dice(hero) if item is UNARMED else item.damage or UNARMED.damage or "1")
    vowed = bare_hands(hero) is not None
    bare = (level or 0) if item is UNARMED and (vowed or not hero.focus("unarmed_combatant")) else 0
    built_in = implants_of(hero)
    if ranged and (sight := sum(implant.hit for implant in built_in)):
        hit.append(Modifier("Implants", sight))
    if gifted := trait(hero, "hit") + (trait(hero, "ranged") if ranged else 0):
        hit.append(Modifier("Gifts", gifted))
    hit.extend(unhit(hero))
    stronger = sum(implant.melee for implant in built_in) + trait(hero, "melee")
    reach = modifier(hero, attribute) + blow + (stronger if melee else 0)
    trauma, trauma_flat = _trauma_of(hero.book, item.stats.trauma_die, item.stats.trauma_rating)
    shock, shock_ac = _shock(hero, item, reach + (mastery if melee else 0)) if melee else (None, None)
    return Strike(
        weapon=item.name,
        item=item.id,
        ranged=ranged,
        skill=skill,
        hit=tuple(part for part in hit if part.value or part.name == "Attack bonus"),
        dice=dice,
        bonus=flat + reach + mastery + bare,
        shock=shock,
        shock_ac=shock_ac,
        less_lethal="less_lethal" in item.traits,
        subtle="subtle" in item.traits,
        glancing=item is UNARMED and hero.focus("unarmed_combatant") > 1,
        trauma_dice=trauma,
        trauma_bonus=trauma_flat + class_of(hero).trauma_die,
        trauma_rating=item.stats.trauma_rating if trauma else 1,
        natural_extremes=hero.book.natural_extremes,
    )


def foe_strike(foe: Foe) -> Strike:
    """An attack as a stat line gives it."""
    dice, flat = damage_dice(foe.damage)
    trauma, trauma_flat = _trauma_of(foe.book, foe.trauma_die, foe.trauma_rating)
    return Strike(
        weapon=foe.weapon,
        item="",
        ranged=foe.ranged,
        skill="",
        hit=(Modifier("Attack bonus", foe.attack),),
        dice=dice,
        bonus=flat,
        shock=foe.shock.damage if foe.shock and not foe.ranged else None,
        shock_ac=foe.shock.ac if foe.shock else None,
        trauma_dice=trauma,
        trauma_bonus=trauma_flat,
        trauma_rating=foe.trauma_rating if trauma else 1,
        natural_extremes=foe.book.natural_extremes,
    )


def strike_of(body: Body, wanted: str = "", *, crowded: bool = False, unloaded: str = "") -> Strike:
    """The attack somebody makes: with the ``wanted`` item (id or name) if it serves, else the best.

    ``unloaded`` is the id of a weapon that has to be wound again first.
    """
    if isinstance(body, Foe):
        return foe_strike(body)
    ready = [item for item in weapons_of(body) if item.quantity > 0 and item.id != unloaded]
    usable = [item for item in ready if _serves(body, item, crowded)]
    named = [item for item in usable if item.answers_to(wanted)]
    if not named and wanted == UNARMED.id:
        named = [UNARMED]
    lasting = [item for item in usable if item.category != "consumable"]
    readied = [item for item in lasting if item.equipped] or lasting
    choices = named or [*readied, UNARMED]
    return max((hero_strike(body, item, crowded=crowded) for item in choices), key=worth)


def bursting(strike: Strike) -> Strike:
    """The strike as a burst of three rounds."""
    hit = (*strike.hit, Modifier("Burst", BURST_BONUS))
    return replace(strike, hit=hit, bonus=strike.bonus + BURST_BONUS, rounds=BURST_ROUNDS)


def _trauma_of(book: Book, die: str | None, rating: int) -> tuple[tuple[DieSpec, ...], int]:
    """The Trauma Die of a weapon in a book that knows trauma; 1d6 for one that names none."""
    return damage_dice(die or USUAL_TRAUMA_DIE) if book.trauma and rating > 1 else ((), 0)


def _count(dice: Sequence[DieSpec]) -> int:
    return sum(die.count for die in dice)


def _mastery(hero: Hero, skill: str, ranged: bool, level: int) -> int:
    if ranged:
        return level if hero.focus("deadeye") else 0
    return level if hero.focus("armsmaster") and skill == "stab" else 0


def _shock(hero: Hero, item: Item, bonus: int) -> tuple[int | None, int | None]:
    punch = hero.skills.get("punch", 0)
    own = item.shock
    vowed = bare_hands(hero) if item is UNARMED else None
    if vowed is not None:
        damage, ac = vowed[1], 15
    elif item is UNARMED and hero.focus("unarmed_combatant") and punch > 0:
        damage, ac = punch, 15
    elif own is not None:
        damage, ac = own.damage, own.ac if own.ac is not None else 99
    else:
        return None, None
    if hero.focus("shocking_assault") > 1:
        damage += 2
    anyone = (
        hero.focus("shocking_assault") or hero.focus("armsmaster") > 1 or hero.focus("close_combatant") > 1
    )
    return damage + bonus, None if anyone or ac == 99 else ac


def _unarmed_dice(hero: Hero) -> str:
    vowed = bare_hands(hero)
    if vowed is not None:
        return vowed[0]
    if not hero.focus("unarmed_combatant"):
        return UNARMED.damage or "1d2"
    return UNARMED_DAMAGE[hero.skills.get("punch", 0)]


def _serves(hero: Hero, item: Item, crowded: bool) -> bool:
    two_handed_bow = item.is_ranged and "two_handed" in item.traits
    return not (crowded and two_handed_bow) or hero.focus("deadeye") > 0


def worth(strike: Strike) -> float:
    """What an attack is worth, to choose the best of several."""
    average = sum(die.count * ((1 if die.sides == "F" else die.sides) + 1) / 2 for die in strike.dice)
    return (average + strike.bonus) * (10 + sum(part.value for part in strike.hit)) + (strike.shock or 0)


def _whole(data: Mapping[str, Json], key: str) -> int:
    value = data.get(key)
    return int(value) if isinstance(value, int) else 0
