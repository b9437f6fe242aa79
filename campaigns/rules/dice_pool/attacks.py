"""Planning attacks: which weapon, how it is used, what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Person, Refusal
from campaigns.rules.dice_pool.bodies import Body, read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import (
    attribute,
    combat_left,
    pool_for,
    state_modifiers,
    ware_effect,
    weapon_at_hand,
)
from campaigns.rules.dice_pool.gear import Item, Weapon
from campaigns.rules.dice_pool.pool import ahead, at_least, pool_of
from campaigns.rules.dice_pool.rulings import MORE_SUCCESS, dice_in, times, tn_of, with_tn
from campaigns.rules.dice_pool.sight import Eyes, Gait, Ground, Shot, shot_modifiers, sight_modifier
from campaigns.rules.dice_pool.tables import LEVELS, MELEE_TN, SITUATION_LIMIT, SKILLS, VISIONS
from campaigns.rules.dice_pool.wording import called, sentence

type Manner = Literal["plain", "double", "burst", "auto", "called"]

MANNERS: Final[Mapping[Manner, tuple[str, ...]]] = {
    "called": ("called shot", "aim for the", "go for the"),
    "auto": ("full auto", "full automatic", "empty the magazine", "spray"),
    "burst": ("burst",),
    "double": ("double tap", "two shots", "twice"),
}
AUTO_ROUNDS: Final = 6
ARMS_LENGTH: Final = 2
RUSH: Final = 3
"""One can run three times one's quickness in metres and still strike."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """How somebody stands in the thick of it, as far as an attack on or by them is concerned."""

    gait: Gait = "still"
    prone: bool = False
    cover: int = 0
    aimed: int = 0
    ward: int = 0
    engaged: bool = False
    natural: tuple[Modifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between attacker and target: metres, the ground, how both stand."""

    distance: int = 5
    ground: Ground = field(default_factory=Ground)
    own: Bearing = field(default_factory=Bearing)
    other: Bearing = field(default_factory=Bearing)


def manner_of(attempt: Attempt, weapon: Weapon) -> Manner | str:
    """How the weapon is used, by option or words; a sentence why not when the weapon cannot do it."""
    wanted: Manner = "plain"
    for manner, words in MANNERS.items():
        if attempt.option == manner or attempt.option.startswith(f"{manner}_"):
            wanted = manner
            break
        if any(word in attempt.text.casefold() for word in words):
            wanted = manner
    if wanted in ("double", "burst", "auto") and weapon.melee:
        return "plain"
    needed = {"double": ("semi", "burst", "auto"), "burst": ("burst", "auto"), "auto": ("auto",)}.get(
        wanted, ()
    )
    if needed and weapon.mode not in needed:
        return "That weapon does not fire like that."
    return wanted


def eyes_of(book: Book, body: Body) -> Eyes:
    """How somebody sees with their ware."""
    return Eyes(
        VISIONS[min(4, ware_effect(book, body, "vision"))],
        ware_effect(book, body, "flare") > 0,
        ware_effect(book, body, "ultrasound") > 0,
    )


def power_of(book: Book, body: Body, weapon: Weapon) -> int:
    """A weapon's power in these hands."""
    return weapon.power + (attribute(book, body, "strength") if weapon.strength else 0)


def skill_for(item: Item) -> str:
    """The skill that a weapon takes."""
    weapon = item.weapon
    if weapon is None or weapon.skill in SKILLS:
        return weapon.skill if weapon is not None else "brawl"
    if weapon.klass == "thrown":
        return "athletics"
    return "blades" if weapon.melee else "firearms"


def plan_attack(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str, between: Between
) -> Check | Refusal:
    """The check of an attack with the weapon named or the best at hand."""
    if target is None or target.id == actor.id:
        return Refusal(attempt.actor, "no_target", "There is nobody there to attack.")
    body, foe = read(actor.sheet, actor.name), read(target.sheet, target.name)
    if foe.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(target.name))} is already down.")
    wanted = attempt.weapon or attempt.item
    item = weapon_at_hand(body, wanted, melee=True if between.own.engaged and not wanted else None)
    weapon = item.weapon
    if weapon is None:
        return Refusal(attempt.actor, "no_weapon", f"{sentence(item.name)} is no weapon.")
    manner = manner_of(attempt, weapon)
    if manner not in ("plain", *MANNERS):
        return Refusal(attempt.actor, "not_like_that", manner)
    made = _Attack(book, attempt, body, item, weapon, manner, between)
    if weapon.melee:
        return made.melee(foe, target, check_id)
    return made.shot(target, check_id)


@dataclass(frozen=True, slots=True)
class _Attack:
    book: Book
    attempt: Attempt
    body: Body
    item: Item
    weapon: Weapon
    manner: str
    between: Between

    def shot(self, target: Person, check_id: str) -> Check | Refusal:
        own, other, body = self.between.own, self.between.other, self.body
        shots = {"double": 2, "burst": 3, "auto": AUTO_ROUNDS}.get(self.manner, 1)
        found = shot_modifiers(
            self.book,
            Shot(
                self.weapon,
                self.between.distance,
                self.between.ground,
                eyes_of(self.book, body),
                max(self.weapon.magnification, ware_effect(self.book, body, "magnification")),
                ware_effect(self.book, body, "smartlink"),
                recoil={"double": 1, "burst": 3, "auto": AUTO_ROUNDS}.get(self.manner, 0),
                gyro=max(self.weapon.gyro, ware_effect(self.book, body, "gyro")),
                gait=own.gait,
                target_gait=other.gait,
                target_prone=other.prone,
                cover=other.cover,
                engaged=own.engaged,
                called=self.manner == "called",
                aimed=own.aimed,
                ward=other.ward,
                natural=own.natural,
            ),
        )
        if found is None:
            return Refusal(
                self.attempt.actor, "out_of_range", f"{sentence(called(target.name))} is out of range."
            )
        base, parts = found
        more = {"burst": 3, "auto": AUTO_ROUNDS}.get(self.manner, 0)
        up = {"burst": 1, "auto": AUTO_ROUNDS // 3, "called": 1}.get(self.manner, 0)
        return self._check("dice_pool.shot", target, check_id, base, parts, more, up, {"shots": shots})

    def melee(self, foe: Body, target: Person, check_id: str) -> Check | Refusal:
        pace = attribute(self.book, self.body, "quickness") * RUSH
        if not self.between.own.engaged and self.between.distance > max(ARMS_LENGTH, pace):
            return Refusal(
                self.attempt.actor, "too_far", f"{sentence(called(target.name))} is too far off to strike."
            )
        theirs = weapon_at_hand(foe, melee=True)
        reach = self.weapon.reach - (theirs.weapon.reach if theirs.weapon is not None else 0)
        sight = sight_modifier(self.book, self.between.ground, eyes_of(self.book, self.body))
        other = self.between.other
        parts = (
            Modifier("Reach", -reach),
            Modifier("Lying down", 2 if self.between.own.prone else 0),
            Modifier("Target lying down", -2 if other.prone else 0),
            Modifier("On guard", other.ward),
            Modifier("Called shot", 4 if self.manner == "called" else 0),
            *([sight] if sight is not None else []),
            *self.between.own.natural,
        )
        dice, tn = self.defence(foe, theirs, reach)
        opposing: dict[str, Json] = {"dice": dice, "tn": tn}
        more: dict[str, Json] = {"opposing": opposing}
        return self._check(
            "dice_pool.melee", target, check_id, MELEE_TN, parts, 0, 1 if self.manner == "called" else 0, more
        )

    def defence(self, foe: Body, theirs: Item, reach: int) -> tuple[int, int]:
        """The pool and target number of whoever is struck at: skill alone; pool dice are for dodging."""
        skilled = pool_for(self.book, foe, skill_for(theirs)) or (0, ())
        sight = sight_modifier(self.book, self.between.ground, eyes_of(self.book, foe))
        parts = (*skilled[1], *state_modifiers(self.book, foe), *([sight] if sight is not None else []))
        lying = 2 if self.between.other.prone else 0
        return skilled[0], max(2, MELEE_TN + reach + lying + sum(part.value for part in parts))

    def _check(
        self,
        rule: str,
        target: Person,
        check_id: str,
        base: int,
        parts: tuple[Modifier, ...],
        power: int,
        up: int,
        more: dict[str, Json],
    ) -> Check | Refusal:
        skill = skill_for(self.item)
        pool = pool_for(self.book, self.body, skill)
        if pool is None:
            return Refusal(self.attempt.actor, "untrained", "That cannot be done untrained.")
        rating, penalty = pool
        combat = _combat_dice(self.book, self.body, self.attempt, rating)
        dice = rating + combat
        level = LEVELS[min(3, LEVELS.index(self.weapon.level) + up)]
        data: dict[str, Json] = {
            "base": base,
            "pool": dice,
            "rating": rating,
            "combat": combat,
            "skill": skill,
            "item": self.item.id,
            "weapon": self.item.name,
            "power": power_of(self.book, self.body, self.weapon) + power,
            "level": level,
            "track": "stun" if self.weapon.stun else "physical",
            **more,
        }
        return with_tn(
            Check(
                id=check_id,
                rule=rule,
                kind="attack",
                actor=self.attempt.actor,
                label=self.attempt.label or f"Attack: {self.item.name}",
                stat=SKILLS[skill].label,
                dice=pool_of(dice),
                modifiers=tuple(
                    part
                    for part in (
                        *penalty,
                        *parts,
                        *state_modifiers(self.book, self.body),
                        *helping(self.attempt),
                    )
                    if part.value
                ),
                difficulty=base,
                target=target.id,
                stakes=self.attempt.stakes,
                data=data,
            )
        )


def helping(attempt: Attempt) -> tuple[Modifier, ...]:
    """What a story adds to a check: what helps lowers the target number, 2 at most either way."""
    total, kept = 0, list[Modifier]()
    for part in attempt.modifiers:
        value = max(-SITUATION_LIMIT, min(SITUATION_LIMIT, total - part.value)) - total
        total += value
        if value:
            kept.append(Modifier(part.name, value))
    return tuple(kept)


def _combat_dice(book: Book, body: Body, attempt: Attempt, rating: int) -> int:
    """Combat dice put into an attack: as told in ``details.pool``, else half of what is left; the skill at most."""
    left = combat_left(book, body)
    told = attempt.details.get("pool")
    wanted = told if isinstance(told, int) and not isinstance(told, bool) else left // 2
    return max(0, min(wanted, left, rating))


def attack_odds(check: Check) -> float:
    """The exact chance that an attack hits somebody who does not dodge."""
    own = (dice_in(check), tn_of(check))
    bought = times(check, MORE_SUCCESS)
    opposing = check.data.get("opposing")
    if isinstance(opposing, Mapping):
        return ahead(
            own, (int(str(opposing["dice"])), int(str(opposing["tn"]))), ties=True, head_start=bought
        )
    return at_least(*own, needed=1 - bought)
