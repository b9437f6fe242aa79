"""Fate behind the Ruleset port."""

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
    Sense,
    Sheet,
    SheetView,
    Spend,
    Spent,
    Throw,
)
from campaigns.rules.fate import acting, checks, creation, growing, invoking
from campaigns.rules.fate.book import PUBLISHED, Book, book_of
from campaigns.rules.fate.compels import temptable, tempted
from campaigns.rules.fate.conflict import display, offers, opening, sealing, walk
from campaigns.rules.fate.conflict.state import read_state
from campaigns.rules.fate.figures import stunts_of
from campaigns.rules.fate.gearing import with_gear
from campaigns.rules.fate.harm import absorb, breathe, sleep
from campaigns.rules.fate.rulebook import LICENCE, RULES
from campaigns.rules.fate.sheet import RULES as SLUG
from campaigns.rules.fate.sheet import VERSION, read, write
from campaigns.rules.fate.showing import aspects_of, view
from campaigns.rules.fate.tables import DIFFICULTIES, HIGHEST_DIFFICULTY, LOWEST_DIFFICULTY, SKILLS

FACTS = RulesetFacts(
    name="Fate",
    attributes=(),
    skills=tuple((skill.id, skill.label) for skill in SKILLS.values()),
    difficulties=DIFFICULTIES,
    difficulty_range=(LOWEST_DIFFICULTY, HIGHEST_DIFFICULTY),
    categories=("fight", "duel", "chase", "debate", "social", "contest"),
    unsupported={
        "netrun": "Fate here has no net of its own; break in with Burglary or Crafts.",
        "ship": "Fate here has no fights between ships.",
        "dogfight": "Fate here has no dogfights; race with Drive.",
        "magic": "Fate here has no spells; what is uncanny is an aspect or a stunt.",
    },
    licence=LICENCE,
    uses={
        "persuade": "rapport",
        "threaten": "provoke",
        "steal": "burglary",
        "hide": "stealth",
        "heal": "academics",
    },
    fighting=("fight", "shoot"),
    observant=("notice", "investigate", "lore"),
    capabilities=("aspects", "compels", "reserves"),
)


class Fate(BaseRuleset):
    """Fate Condensed, with Fate Core's stress where a pack asks for it; each method is said at the port."""

    slug = SLUG
    version = VERSION

    def __init__(self, book: Book = PUBLISHED) -> None:
        self.book = book

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        return FACTS

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name."""
        return RULES

    def bound(self, homebrew: Mapping[str, Json]) -> Fate:
        """The rules with a pack's edition, stunts and templates."""
        return Fate(book_of(homebrew)) if homebrew else self

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Aspects, pyramid and stunts."""
        return creation.steps(build, self.book)

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """A starting character's sheet."""
        return write(creation.new_being(build, self.book))

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """An opponent's sheet from a bestiary entry's stats."""
        return write(creation.new_foe(creature, self.book))

    def validate(self, sheet: Sheet) -> None:
        """Raise RulesError, naming the place, when a sheet is not one of these rules."""
        read(sheet)

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        return view(read(sheet), self.book)

    def lost_senses(
        self, sheet: Sheet, who: str = "", state: Mapping[str, Json] | None = None
    ) -> frozenset[Sense]:
        """Who was taken out perceives nothing; who conceded is out of it with open eyes."""
        return frozenset({"awareness"}) if read(sheet).out == "taken_out" else frozenset()

    def account(self, sheet: Sheet, of: Capability) -> Account:
        """Aspects and consequences with their free invokes; who can be tempted; else as every ruleset counts it."""
        if of == "aspects":
            return aspects_of(read(sheet))
        return temptable(read(sheet)) if of == "compels" else super().account(sheet, of)

    def tempt(self, sheet: Sheet, aspect: str, reason: str) -> Sheet:
        """The sheet with a compel on offer."""
        return write(tempted(read(sheet), aspect, reason))

    def difficulty(self, key: str) -> int:
        """The number behind a difficulty key or digits."""
        return checks.difficulty_of(key)

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter."""
        return acting.plan(attempt, actor, target, check_id, self.book)

    def odds(self, check: Check) -> float:
        """The exact chance of success."""
        return checks.odds(check)

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """Giving in to one's trouble, and treating the hurt."""
        return acting.deeds(actor, people)

    def spends(self, check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
        """Invokes, and stunts that help once a scene."""
        return invoking.spends(check, throw, actor, self.book)

    def spend(self, check: Check, throw: Throw, spend: str, actor: Person, dice: Dice) -> Spent:
        """Invoke an aspect or use a stunt."""
        return invoking.spend(check, throw, spend, actor, dice, self.book)

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves."""
        return checks.preview(check, throw)

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check outside an encounter."""
        return acting.resolve(check, throw, people, dice, self.book)

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody in the order of play; raises Unsupported for a category these rules do not play."""
        if setup.category not in FACTS.categories:
            raise self.refuse(setup.category)
        return opening.open_exchange(setup, people, dice, self.book)

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """What an actor may do now, with the chance of each."""
        return offers.options(read_state(state), actor, people, self.book)

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws of a sealed exchange, defences among them."""
        return sealing.plan_exchange(read_state(state), attempts, people, self.book)

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Settle a sealed exchange."""
        return walk.resolve_exchange(read_state(state), attempts, throws, people, dice, self.book)

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Seat people who come in later."""
        return opening.join(read_state(state), newcomers, people, dice, self.book)

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What everyone sees of a conflict or contest."""
        return display.describe(read_state(state), people)

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after a hit of so many shifts from outside an attack."""
        being = read(sheet)
        return write(absorb(being, amount, "physical", stunts_of(being, self.book)).being)

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """A scene's end clears stress, a night heals what was treated and brings refresh; first aid is a check."""
        being = read(sheet)
        after = sleep(being) if kind == "night" else breathe(being) if kind == "scene" else being
        return self.on_record(sheet, Resolved(sheets={"self": write(after)}), "fate.rest")

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Experience and the milestones it brings."""
        return growing.advance(read(sheet), xp, self.book)

    def growth(self, sheet: Sheet, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """One thing rearranged, and steps of skills."""
        return growing.growth(read(sheet), choices, self.book)

    def grow(self, sheet: Sheet, choices: Mapping[str, Json]) -> Resolved:
        """Change so."""
        return growing.grow(read(sheet), choices, self.book)

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet with what is now carried; a stat line carries nothing of its own."""
        being = read(sheet)
        return write(with_gear(being, gear) if being.hero else replace(being))
