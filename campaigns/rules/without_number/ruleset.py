"""The Without Number games behind the Ruleset port: one class, a book for each game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Self

from campaigns.rules.base import BaseRuleset
from campaigns.rules.contracts import (
    Account,
    Attempt,
    Build,
    Capability,
    Check,
    CreationStep,
    Dice,
    EncounterSetup,
    Exposure,
    Json,
    Person,
    Refusal,
    Resolved,
    RoundResult,
    Rule,
    RulesetFacts,
    Ruling,
    Sense,
    Sheet,
    SheetView,
    Throw,
)
from campaigns.rules.hazards import endure
from campaigns.rules.without_number import (
    advancement,
    care,
    checks,
    creation,
    empowered,
    fitting,
    grounds,
    making,
    planning,
    settling,
    surgery,
    vitals,
)
from campaigns.rules.without_number.accounts import capabilities_of, magic_of, mutations_of
from campaigns.rules.without_number.ailing import company, exposing
from campaigns.rules.without_number.bodies import VERSION, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.state import read_state
from campaigns.rules.without_number.gear import read_gear
from campaigns.rules.without_number.homebrew import bound as own_book
from campaigns.rules.without_number.magic import asking, offering
from campaigns.rules.without_number.magic.brewing import with_magic
from campaigns.rules.without_number.seen import Views
from campaigns.rules.without_number.ships import refit
from campaigns.rules.without_number.tables import ATTRIBUTES


class WithoutNumber(BaseRuleset):
    """The rules of one book of the family; what each method does is said at the port."""

    version = VERSION

    def __init__(self, book: Book) -> None:
        self.slug = book.slug
        self.book = book
        self._views = Views(book)

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        book = self.book
        return RulesetFacts(
            name=book.name,
            attributes=tuple((name, name.capitalize()) for name in ATTRIBUTES),
            skills=tuple((skill.id, skill.label) for skill in book.skills.values()),
            difficulties=book.difficulties,
            difficulty_range=(6, 14),
            categories=book.categories,
            unsupported=book.unsupported,
            licence=book.licence,
            uses=book.uses,
            fighting=book.fighting,
            observant=book.observant,
            conjured=book.conjured,
            capabilities=capabilities_of(book),
            powers=offering.offerable(book),
        )

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name."""
        return self.book.rules

    def bound(self, homebrew: Mapping[str, Json]) -> Self:
        """These rules with a pack's own tables, classes, powers and injuries."""
        if not any(homebrew.values()):
            return self
        return type(self)(own_book(*with_magic(self.book, homebrew)))

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Disciplines, edges, implants and mutations, tradition, arts and spells, where the book has them."""
        return (*making.steps(self.book, build), *asking.steps(self.book, build))

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """A first-level character's sheet; raises RulesError with a hint when a choice is not legal."""
        return write(creation.new_hero(self.book, build, dice))

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """An opponent's sheet from a bestiary entry; hit points are thrown unless the entry fixes them."""
        return write(creation.new_foe(self.book, creature, dice))

    def validate(self, sheet: Sheet) -> None:
        """Raise RulesError, naming the place, when a sheet is not one of these rules."""
        read(self.book, sheet)

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        return self._views.of(sheet)

    def lost_senses(
        self, sheet: Sheet, who: str = "", state: Mapping[str, Json] | None = None
    ) -> frozenset[Sense]:
        """Who is down perceives nothing; what is laid on somebody in an encounter may blind them."""
        actor = read_state(state).actor(who) if state is not None else None
        blind = actor is not None and any(one.hold == "blind" for one in actor.bindings)
        return super().lost_senses(sheet) | (frozenset[Sense]({"sight"}) if blind else frozenset())

    def account(self, sheet: Sheet, of: Capability) -> Account:
        """Spells, arts and techniques for magic, mutations, else as every ruleset counts it."""
        own = {"magic": magic_of, "mutations": mutations_of}.get(of)
        if own is None or of not in capabilities_of(self.book):
            return super().account(sheet, of)
        return own(read(self.book, sheet))

    def difficulty(self, key: str) -> int:
        """The number behind a difficulty key or digits."""
        return checks.difficulty_of(self.book, key)

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter."""
        return planning.plan(self.book, attempt, actor, target, check_id)

    def odds(self, check: Check) -> float:
        """The exact chance of success."""
        return checks.odds(check)

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """What somebody can do now by name: powers, spells, arts, hardening, operations, work aboard, company."""
        body = read(self.book, actor.sheet, actor.name)
        near = tuple(people)
        own = (
            *empowered.deeds(body, actor.id, near),
            *offering.deeds(body, actor.id, near),
            *surgery.offered(self.book, actor, people),
            *refit.offered(self.book, actor, people),
        )
        return (*own, *company.deeds(body, actor.id, people)) if isinstance(body, Hero) else own

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves."""
        return settling.preview(check, throw)

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check outside an encounter."""
        if check.rule == self.book.rule("surgery"):
            return surgery.resolve(self.book, check, throw, people, dice)
        if check.rule == self.book.rule("ship_refit"):
            return refit.resolve(self.book, check, throw, people, dice)
        return settling.resolve(self.book, check, throw, people, dice)

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody and throw initiative."""
        return grounds.open_encounter(self.book, setup, people, dice)

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """What an actor may do now, with the chance of each."""
        return grounds.options(self.book, read_state(state), actor, people)

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws of a sealed round."""
        return grounds.plan_round(self.book, read_state(state), attempts, people)

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Settle a sealed round."""
        return grounds.resolve_round(self.book, read_state(state), attempts, throws, people, dice)

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Seat whoever comes in later."""
        return grounds.join(self.book, read_state(state), newcomers, people, dice)

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What everyone sees of an encounter."""
        return grounds.describe(self.book, read_state(state), people)

    def misfits(self, sheet: Sheet) -> tuple[str, ...]:
        """Armour in the way of magic, and weapons or decks without the skill."""
        body = read(self.book, sheet)
        return fitting.misfits(body) if isinstance(body, Hero) else ()

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after damage from outside an attack."""
        return write(vitals.harm(read(self.book, sheet), amount, lethal=lethal).body)

    def expose(self, exposure: Exposure, person: Person, near: Mapping[str, Person], dice: Dice) -> Resolved:
        """A peril that the book counts, by its save; any other hazard as every ruleset takes it."""
        if exposing.is_counted(self.book, exposure, read(self.book, person.sheet, person.name)):
            return exposing.expose(self.book, exposure, person, near, dice)
        return endure(self, exposure, person, dice, saves=self.book.saves)

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet after resting."""
        done = care.rest(read(self.book, sheet), kind, dice)
        return self.on_record(sheet, done, self.book.rule("rest"))

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Experience and the levels it brings."""
        return advancement.advance(read(self.book, sheet), xp, dice)

    def growth(self, sheet: Sheet, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Foci, attributes, skills, arts and spells that the last level brought."""
        return advancement.growth(read(self.book, sheet), choices)

    def grow(self, sheet: Sheet, choices: Mapping[str, Json]) -> Resolved:
        """Learn them."""
        return advancement.grow(read(self.book, sheet), choices)

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet with what is now carried; a stat line carries nothing of its own."""
        body = read(self.book, sheet)
        return write(replace(body, gear=read_gear(gear))) if isinstance(body, Hero) else write(body)
