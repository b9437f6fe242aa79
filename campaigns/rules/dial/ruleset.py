"""The dial rules behind the Ruleset port."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, Self

from campaigns.rules.base import BaseRuleset
from campaigns.rules.contracts import (
    Attempt,
    Build,
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
from campaigns.rules.dial import advancement, care, checks, creation, rulings, showing, spending, vitals
from campaigns.rules.dial.bodies import RULES, VERSION, Hero, read, write
from campaigns.rules.dial.book import PUBLISHED, Book, with_homebrew
from campaigns.rules.dial.encounter import display, offers, opening, sealing, walk
from campaigns.rules.dial.encounter.state import read_state
from campaigns.rules.dial.encounter.stock import STOCK
from campaigns.rules.dial.gear import read_gear
from campaigns.rules.dial.rulebook import RULES as RULEBOOK
from campaigns.rules.dial.tables import (
    ATTRIBUTES,
    DIFFICULTIES,
    FIGHTING_SKILLS,
    LEAST_DIFFICULTY,
    MOST_DIFFICULTY,
    SKILLS,
)

FACTS: Final = RulesetFacts(
    name="SideQuest dial rules",
    attributes=tuple((name, name.capitalize()) for name in ATTRIBUTES),
    skills=tuple((skill.id, skill.label) for skill in SKILLS.values()),
    difficulties=DIFFICULTIES,
    difficulty_range=(LEAST_DIFFICULTY, MOST_DIFFICULTY),
    categories=tuple(STOCK),
    unsupported={
        "netrun": "There is no net to run in these rules.",
        "powers": "These rules know no powers of that kind.",
        "zones": "These rules keep no distances.",
        "conditions": "These rules take no conditions from a pack.",
    },
    licence="The dial rules are SideQuest's own, under the licence of the project.",
    uses={
        "persuade": "convince",
        "threaten": "threaten",
        "steal": "steal",
        "hide": "sneak",
        "heal": "heal",
    },
    fighting=FIGHTING_SKILLS,
    observant=("notice", "know", "survive"),
    helped=2,
    capabilities=("reserves", "ships"),
)


class Dial(BaseRuleset):
    """A d20 with five tiers, and encounters of beats that move dials; what each method does is said at the port."""

    slug = RULES
    version = VERSION

    def __init__(self, book: Book = PUBLISHED) -> None:
        self._book = book

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        return replace(FACTS, difficulties=self._book.difficulties)

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name."""
        return RULEBOOK

    def bound(self, homebrew: Mapping[str, Json]) -> Self:
        """The rules with a pack's tables, archetypes, knacks and flaws; raises RulesError naming the place."""
        return type(self)(with_homebrew(self._book, homebrew))

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Scores, knacks, a flaw."""
        return creation.steps(self._book, build)

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """A first-level character's sheet; nothing is thrown."""
        return write(creation.new_hero(self._book, build))

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """An opponent's sheet from a bestiary entry and its ``stats``."""
        return write(creation.new_foe(creature, dice))

    def validate(self, sheet: Sheet) -> None:
        """Raise RulesError, naming the place, when a sheet is not one of these rules."""
        read(sheet)

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        return showing.view(sheet)

    def difficulty(self, key: str) -> int:
        """The number behind a difficulty key or digits."""
        return checks.difficulty_of(self._book, key)

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter."""
        return checks.plan(self._book, attempt, actor, target, check_id)

    def odds(self, check: Check) -> float:
        """The exact chance of success or better."""
        return rulings.odds(check)

    def spends(self, check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
        """Edge: 2 more, or another throw."""
        return spending.spends(check, throw, actor)

    def spend(self, check: Check, throw: Throw, spend: str, actor: Person, dice: Dice) -> Spent:
        """Take a point of edge; raises RulesError when that is not on offer."""
        return spending.spend(check, throw, spend, actor, dice)

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves."""
        return checks.preview(check, throw)

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check outside an encounter."""
        return checks.resolve(check, throw, people, dice)

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody and throw initiative; raises Unsupported for a category these rules do not have."""
        if setup.category not in STOCK:
            raise self.refuse(setup.category)
        return opening.open_encounter(self._book, setup, people, dice)

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """What an actor may do now, with the chance of each."""
        return offers.options(read_state(state), actor, people)

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws of a sealed round."""
        return sealing.plan_round(read_state(state), attempts, people)

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Settle a sealed round."""
        return walk.resolve_round(read_state(state), attempts, throws, people, dice)

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Seat people who come in later."""
        return opening.join(read_state(state), newcomers, people, dice)

    def release(self, state: Mapping[str, Json], ids: Collection[str]) -> dict[str, Json]:
        """The state without these among its actors, and without their hands where it is a game at a table."""
        left = super().release(state, ids)
        table = left.get("table")
        if isinstance(table, dict) and isinstance(hands := table["hands"], dict):
            left["table"] = {**table, "hands": {one: hand for one, hand in hands.items() if one not in ids}}
        return left

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What everyone sees of an encounter."""
        return display.describe(read_state(state), people)

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after harm from outside an attack."""
        return write(vitals.harm(read(sheet), amount, lethal=lethal).body)

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet after resting."""
        return self.on_record(sheet, care.rest(read(sheet), kind, dice), "dial.rest")

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Experience and the levels it brings."""
        return advancement.advance(self._book, read(sheet), xp)

    def growth(self, sheet: Sheet, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Scores and knacks."""
        return advancement.growth(self._book, read(sheet), choices)

    def grow(self, sheet: Sheet, choices: Mapping[str, Json]) -> Resolved:
        """Take them."""
        return advancement.grow(self._book, read(sheet), choices)

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet with what is now carried; a stat line carries nothing of its own."""
        body = read(sheet)
        return write(replace(body, gear=read_gear(gear))) if isinstance(body, Hero) else write(body)
