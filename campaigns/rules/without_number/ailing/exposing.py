"""Exposure: the save against what a place or a thing does to a body or a mind, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from campaigns.errors import RulesError
from campaigns.rules.contracts import Dice, DieSpec, Exposure, Modifier, Person, Resolved, Ruling, Throw
from campaigns.rules.without_number.ailing.nerves import shaken
from campaigns.rules.without_number.ailing.toll import Ailment
from campaigns.rules.without_number.bodies import Body, Foe, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import has_healers_kit, save_target, skill_level, strain_limit
from campaigns.rules.without_number.gear import damage_dice
from campaigns.rules.without_number.grown import constitution_left, is_immune, save_bonus
from campaigns.rules.without_number.mutating import mutated
from campaigns.rules.without_number.perils import Peril
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import add_strain, harm
from campaigns.rules.without_number.wording import called, sentence

D4, D6, D10, D12 = (DieSpec(sides, 1) for sides in (4, 6, 10, 12))
LEAST_CONSTITUTION = 3
SEVERITIES = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2)
"""Severity by the face of a d10: 1 to 6 mild, 7 to 9 severe, 10 lethal."""
HOURS_A_NIGHT = 24


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody meeting a peril: the save that decides, thrown, and everything that is told of it."""

    hero: Hero
    name: str
    peril: Peril
    face: int
    modifiers: tuple[Modifier, ...]
    target: int
    throw: Throw

    @property
    def total(self) -> int:
        """The d20 and what is added to it."""
        return self.face + sum(part.value for part in self.modifiers)

    @property
    def withstood(self) -> bool:
        """Whether the save succeeds; a 1 never does, a 20 always."""
        return self.face == 20 or (self.face != 1 and self.total >= self.target)


def is_counted(book: Book, exposure: Exposure, body: Body) -> bool:
    """Whether the book counts this kind of peril for this body; else it is plain harm."""
    return isinstance(body, Hero) and exposure.kind in book.afflictions.counted


def expose(
    book: Book, exposure: Exposure, person: Person, near: Mapping[str, Person], dice: Dice
) -> Resolved:
    """What a peril does to a character: its save, and what failing or passing it brings.

    Raises RulesError when the exposure names no peril of the book.
    """
    body = read(book, person.sheet, person.name)
    peril = _peril_of(book, exposure)
    if isinstance(body, Foe) or body.vitals.condition == "dead":
        return Resolved()
    if is_immune(body, peril.kind):
        told = f"{sentence(called(person.name))} takes no harm from {exposure.label}."
        return Resolved((plain_ruling(book.rule(peril.kind), person.id, peril.label, told, kind="save"),))
    met = _met(body, peril, exposure, person, near, dice)
    if peril.kind == "stress":
        return _frightened(met, person, dice)
    after, told = _SUFFERING[peril.kind](met, dice)
    rulings: list[Ruling] = [_ruling(met, person, told)]
    if peril.kind == "radiation":
        after, change = _changed(met, after, dice)
        rulings.extend(_told_change(person, book, change))
    return Resolved(tuple(rulings), {person.id: write(after)} if after != body else {})


def _peril_of(book: Book, exposure: Exposure) -> Peril:
    perils = book.afflictions.perils
    if exposure.peril:
        found = perils.get(exposure.peril)
        if found is None or found.kind != exposure.kind:
            known = [peril.id for peril in perils.values() if peril.kind == exposure.kind]
            raise RulesError(
                f"There is no {exposure.kind} '{exposure.peril}'.", hint=f"Use {', '.join(known)}."
            )
        return found
    plain = {"damage": exposure.damage} if exposure.kind == "poison" else {}
    label = exposure.label[:1].upper() + exposure.label[1:]
    return Peril("", label, "", exposure.kind, **plain)  # type: ignore[arg-type]  # a kind the book counts


def _met(
    hero: Hero, peril: Peril, exposure: Exposure, person: Person, near: Mapping[str, Person], dice: Dice
) -> Met:
    save = "mental" if peril.kind == "stress" else "physical"
    parts = [
        Modifier(peril.label, max(-4, min(4, peril.bonus - exposure.strength))),
        Modifier("Gifts", save_bonus(hero, peril.kind)),
    ]
    if peril.kind == "poison":
        parts.append(Modifier("A medic at hand", _medic(hero.book, near, person.id)))
    throw = dice.throw((D20,), reason=f"{person.name}: {save} save against {exposure.label}")
    kept = tuple(part for part in parts if part.value)
    return Met(hero, person.name, peril, throw.faces[0], kept, save_target(hero, save), throw)


def _medic(book: Book, near: Mapping[str, Person], patient: str) -> int:
    """Twice the Heal skill of the best medic who stands by with a kit, 1 for Heal-0 (2.5.5)."""
    best = 0
    for person in near.values():
        body = read(book, person.sheet, person.name)
        if person.id == patient or body.vitals.condition != "up" or not has_healers_kit(body):
            continue
        level = skill_level(body, "heal") if isinstance(body, Hero) else None
        best = max(best, 0 if level is None else max(1, 2 * level))
    return best


def _irradiated(met: Met, dice: Dice) -> tuple[Hero, str]:
    """1d4 System Strain for who withstands it, and what is above the limit from Constitution; else 1d6 of that."""
    hero = met.hero
    if met.withstood:
        strain = dice.throw((D4,), reason=f"{met.name}: strain of radiation").faces[0]
        over = max(0, hero.vitals.strain + strain - strain_limit(hero))
        after = _lose(add_strain(hero, strain), over)
        told = f"{strain} System Strain" + (f", and {over} Constitution more than it bears" if over else "")
        return _doom(after, met.name, dice), told
    lost = dice.throw((D6,), reason=f"{met.name}: Constitution lost to radiation").faces[0]
    return _doom(_lose(hero, lost), met.name, dice), f"{lost} Constitution lost"


def _lose(hero: Hero, points: int, cause: str = "radiation") -> Hero:
    """Constitution lost to a cause; System Strain above the lower limit is gone with it."""
    if not points:
        return hero
    toll = replace(hero.toll, lost={**hero.toll.lost, cause: hero.toll.lost.get(cause, 0) + points})
    return add_strain(replace(hero, toll=toll), 0)


def _doom(hero: Hero, name: str, dice: Dice) -> Hero:
    """Below 3 Constitution a body has 3d12 hours left, counted in nights."""
    if hero.toll.doomed or constitution_left(hero) >= LEAST_CONSTITUTION:
        return hero
    hours = sum(dice.throw((DieSpec(12, 3),), reason=f"{name}: hours left").faces)
    return replace(hero, toll=replace(hero.toll, doomed=ceil(hours / HOURS_A_NIGHT)))


def _infected(met: Met, dice: Dice) -> tuple[Hero, str]:
    if met.withstood:
        return met.hero, "no trace of it"
    if any(ailment.id == met.peril.id for ailment in met.hero.toll.ailments) or not met.peril.id:
        return met.hero, "nothing that is not there already"
    severity = met.peril.severity
    if severity is None:
        severity = SEVERITIES[
            dice.throw((D10,), reason=f"{met.name}: how bad it is", public=False).faces[0] - 1
        ]
    ailment = Ailment(met.peril.id, severity, _nights(met.peril.onset, dice, met.name))
    return _with_ailment(met.hero, ailment), "something that will show in a night or more"


def _poisoned(met: Met, dice: Dice) -> tuple[Hero, str]:
    if met.withstood:
        return met.hero, "nothing worse than the taste"
    if met.peril.onset:
        return (
            _with_ailment(met.hero, Ailment(met.peril.id, 0, _nights(met.peril.onset, dice, met.name))),
            "a night before it is felt",
        )
    return bitten(met.hero, met.peril, met.name, dice)


def bitten(hero: Hero, peril: Peril, name: str, dice: Dice) -> tuple[Hero, str]:
    """A poison takes hold: damage, System Strain, what is felt for some nights; a deadly one leaves one dying."""
    amount = hero.vitals.hp if peril.deadly else hero.vitals.max_hp // 2 if peril.halves else 0
    if peril.damage:
        thrown, flat = damage_dice(peril.damage)
        amount += flat + (sum(dice.throw(thrown, reason=f"{name}: {peril.label}").faces) if thrown else 0)
    done = harm(hero, amount, lethal=peril.deadly)
    after: Body = done.body
    told = [f"{done.taken} damage"] if done.taken else []
    if peril.strain:
        strain = _count(peril.strain, dice, f"{name}: strain of {peril.label}")
        after = add_strain(after, strain)
        told.append(f"{strain} System Strain")
    if not isinstance(after, Hero):
        return hero, "nothing"
    if peril.lasting is not None:
        after = _with_ailment(after, Ailment(peril.id, 0, _nights(peril.nights, dice, name), felt=True))
        told.append(peril.lasting.label.lower())
    return after, " and ".join(told) or "nothing"


def _with_ailment(hero: Hero, ailment: Ailment) -> Hero:
    others = tuple(one for one in hero.toll.ailments if one.id != ailment.id)
    return replace(hero, toll=replace(hero.toll, ailments=(*others, ailment)))


def _nights(notation: str, dice: Dice, name: str) -> int:
    return max(1, _count(notation, dice, f"{name}: nights", public=False))


def _count(notation: str, dice: Dice, reason: str, *, public: bool = True) -> int:
    thrown, flat = damage_dice(notation or "1")
    return flat + (sum(dice.throw(thrown, reason=reason, public=public).faces) if thrown else 0)


def _changed(met: Met, hero: Hero, dice: Dice) -> tuple[Hero, str]:
    """Where bodies change, a 20 against radiation brings a gift and a 1 a flaw; nobody hardened against it."""
    if not hero.book.gift_groups or met.face not in (1, 20) or save_bonus(hero, "radiation"):
        return hero, ""
    return mutated(hero, flaw=met.face == 1, name=met.name, dice=dice)


def _told_change(person: Person, book: Book, change: str) -> tuple[Ruling, ...]:
    if not change:
        return ()
    told = f"{sentence(called(person.name))} is not the same any more: {change}"
    return (plain_ruling(book.rule("radiation"), person.id, "Mutation", told),)


def _frightened(met: Met, person: Person, dice: Dice) -> Resolved:
    """1 Stress for who bears the sight, 1d4 for who does not; above the limit the mind may break."""
    gained = 1 if met.withstood else dice.throw((D4,), reason=f"{met.name}: stress").faces[0]
    shook = shaken(met.hero, gained, met.name, person.id, dice)
    return Resolved(
        (_ruling(met, person, f"{gained} Stress"), *shook.rulings), {person.id: write(shook.hero)}
    )


def _ruling(met: Met, person: Person, told: str) -> Ruling:
    how = "withstands" if met.withstood else "does not withstand"
    label = met.peril.label[:1].lower() + met.peril.label[1:]
    return plain_ruling(
        met.hero.book.rule(met.peril.kind),
        person.id,
        met.peril.label,
        f"{sentence(called(met.name))} {how} {label} ({met.total} against {met.target}): {told}.",
        kind="save",
        outcome="success" if met.withstood else "failure",
        total=met.total,
        difficulty=met.target,
        stat="Mental save" if met.peril.kind == "stress" else "Physical save",
        modifiers=met.modifiers,
        throw=met.throw,
    )


_SUFFERING = {"radiation": _irradiated, "disease": _infected, "poison": _poisoned}
