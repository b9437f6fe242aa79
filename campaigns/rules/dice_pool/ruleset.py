"""The dice pool behind the Ruleset port."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

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
    Json,
    Person,
    Refusal,
    Resolved,
    RoundResult,
    Rule,
    RulesetFacts,
    Ruling,
    Sheet,
    SheetView,
    Spend,
    Spent,
    Throw,
)
from campaigns.rules.dice_pool import (
    advancement,
    care,
    checks,
    creation,
    edge,
    foes,
    planning,
    settling,
    showing,
    steps,
    wounds,
)
from campaigns.rules.dice_pool.bodies import RULES, VERSION, read, write
from campaigns.rules.dice_pool.book import PUBLISHED, Book, bind
from campaigns.rules.dice_pool.encounter import display, offers, opening, walk
from campaigns.rules.dice_pool.encounter.coming import Coming
from campaigns.rules.dice_pool.encounter.state import read_state
from campaigns.rules.dice_pool.gear import read_gear
from campaigns.rules.dice_pool.rulebook import RULES as RULEBOOK
from campaigns.rules.dice_pool.tables import ATTRIBUTES, DIFFICULTIES, FIGHTING, SKILLS

FACTS = RulesetFacts(
    name="Dice pool",
    attributes=tuple((name, name.capitalize()) for name in ATTRIBUTES),
    skills=tuple((skill.id, skill.label) for skill in SKILLS.values()),
    difficulties=DIFFICULTIES,
    difficulty_range=(2, 12),
    categories=("fight", "duel", "chase", "social", "contest", "netrun"),
    unsupported={
        "debate": "These rules settle a debate as a social confrontation.",
        "ship": "These rules know no fights between ships.",
        "dogfight": "These rules know no dogfights.",
        "spirits": "These rules call up no spirits; conjuring is tested like any other skill.",
    },
    licence="General procedure of an exploding-d6 pool; all words, names and tables here are SideQuest's own.",
    uses={
        "persuade": "negotiation",
        "threaten": "intimidation",
        "steal": "sleight",
        "hide": "stealth",
        "heal": "medicine",
    },
    fighting=FIGHTING,
    observant=("perception", "streetwise", "hacking"),
    helped=-1,
    capabilities=("magic", "reserves", "netruns"),
)


class DicePool(BaseRuleset):
    """Exploding sixes against target numbers; what each method does is said at the port."""

    slug = RULES
    version = VERSION

    def __init__(self, book: Book = PUBLISHED) -> None:
        self.book = book

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        return FACTS

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name."""
        return RULEBOOK

    def bound(self, homebrew: Mapping[str, Json]) -> DicePool:
        """These rules with a pack's own tables; raises RulesError naming what is wrong."""
        book = bind(homebrew)
        tables = homebrew.get("tables")
        for id in book.opponents if isinstance(tables, Mapping) and "opponents" in tables else ():
            foes.new_foe(book, {"id": id, "name": f"tables.opponents.{id}"})
        return DicePool(book)

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Priorities or points, attributes, skills, spells, ware."""
        return steps.creation_steps(self.book, build)

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """A beginner's sheet; raises RulesError with a hint when a choice is not legal."""
        return write(creation.new_hero(self.book, build))

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """An opponent's sheet from the ``stats`` of a bestiary entry."""
        return write(foes.new_foe(self.book, creature))

    def validate(self, sheet: Sheet) -> None:
        """Raise RulesError, naming the place, when a sheet is not one of these rules."""
        read(sheet)

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        return showing.view(self.book, read(sheet))

    def account(self, sheet: Sheet, of: Capability) -> Account:
        """Spells with their pool for magic, else as every ruleset counts it."""
        return showing.magic_of(self.book, read(sheet)) if of == "magic" else super().account(sheet, of)

    def difficulty(self, key: str) -> int:
        """The target number behind a key or digits."""
        return checks.difficulty_of(key)

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter."""
        return planning.plan(self.book, attempt, actor, target, check_id)

    def odds(self, check: Check) -> float:
        """The exact chance of success."""
        return checks.odds(check)

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """The spells somebody can cast here."""
        return planning.deeds(self.book, actor, people)

    def spends(self, check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
        """What edge may do to dice that lie."""
        return edge.spends(check, throw, actor)

    def spend(self, check: Check, throw: Throw, spend: str, actor: Person, dice: Dice) -> Spent:
        """Spend edge."""
        return edge.spend(check, throw, spend, actor, dice)

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the first wave of a check reads."""
        return settling.preview(check, throw)

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check outside an encounter."""
        return settling.resolve(self.book, check, throw, people, dice)

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody and throw initiative; raises Unsupported for a category these rules do not have."""
        if setup.category not in FACTS.categories:
            raise self.refuse(setup.category)
        return opening.open_encounter(self.book, setup, people, dice)

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """What an actor may do now, with the chance of each."""
        return offers.options(self.book, read_state(state), actor, people)

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws of a sealed round."""
        return Coming(self.book, read_state(state), people).plan_round(attempts)

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Settle a sealed round."""
        return walk.resolve_round(self.book, read_state(state), attempts, throws, people, dice)

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Seat people who come in later."""
        return opening.join(self.book, read_state(state), newcomers, people, dice)

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What everyone sees of an encounter."""
        return display.describe(read_state(state), people)

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after so many boxes from outside an attack."""
        return write(wounds.harm(read(sheet), amount, lethal=lethal).body)

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet after resting."""
        return self.on_record(sheet, care.rest(self.book, read(sheet), kind, dice), "dice_pool.rest")

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Karma, and the edge it brings."""
        return advancement.advance(read(sheet), xp, self.book)

    def growth(self, sheet: Sheet, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """What karma buys: attributes, spells, skills."""
        return advancement.growth(read(sheet), choices, self.book)

    def grow(self, sheet: Sheet, choices: Mapping[str, Json]) -> Resolved:
        """Buy it."""
        return advancement.grow(read(sheet), choices, self.book)

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet with what is now carried; an opponent keeps what it came with."""
        body = read(sheet)
        return write(replace(body, gear=read_gear(gear, self.book.gear)) if body.kind == "hero" else body)
