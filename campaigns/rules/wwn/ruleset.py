"""Worlds Without Number behind the Ruleset port."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from campaigns.rules.base import BaseRuleset
from campaigns.rules.contracts import (
    Attempt,
    Build,
    Check,
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
    Throw,
)
from campaigns.rules.wwn import advancement, care, checks, creation, planning, settling, vitals
from campaigns.rules.wwn.bodies import RULES, VERSION, Hero, read, write
from campaigns.rules.wwn.encounter import display, offers, opening, sealing, walk
from campaigns.rules.wwn.encounter.state import read_state
from campaigns.rules.wwn.gear import read_gear
from campaigns.rules.wwn.rulebook import RULES as RULEBOOK
from campaigns.rules.wwn.seen import VIEWS
from campaigns.rules.wwn.tables import ATTRIBUTES, COMBAT_SKILLS, DIFFICULTIES, SKILLS

FACTS = RulesetFacts(
    name="Worlds Without Number",
    attributes=tuple((name, name.capitalize()) for name in ATTRIBUTES),
    skills=tuple((skill.id, skill.label) for skill in SKILLS.values()),
    difficulties=DIFFICULTIES,
    difficulty_range=(6, 14),
    categories=("fight", "chase", "duel", "debate", "social"),
    unsupported={
        "magic": "These rules are played without magic.",
        "netrun": "There is no net to run in these rules.",
        "ship": "These rules know no fights between ships.",
        "dogfight": "These rules know no dogfights.",
        "reinforcements": "Nobody comes into a running encounter in these rules.",
    },
    licence="Uses the Worlds Without Number SRD by Kevin Crawford, released under CC0.",
    uses={
        "persuade": "convince",
        "threaten": "lead",
        "steal": "sneak",
        "hide": "sneak",
        "heal": "heal",
    },
    fighting=COMBAT_SKILLS,
    observant=("notice", "know", "survive"),
)


class WorldsWithoutNumber(BaseRuleset):
    """The rules of the WWN SRD 1.0 without magic; what each method does is said at the port."""

    slug = RULES
    version = VERSION

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        return FACTS

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name."""
        return RULEBOOK

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """A first-level character's sheet; raises RulesError with a hint when a choice is not legal."""
        return write(creation.new_hero(build, dice))

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """An opponent's sheet from a bestiary entry; hit points are thrown unless the entry fixes them."""
        return write(creation.new_foe(creature, dice))

    def validate(self, sheet: Sheet) -> None:
        """Raise RulesError, naming the place, when a sheet is not one of these rules."""
        read(sheet)

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        return VIEWS.of(sheet)

    def difficulty(self, key: str) -> int:
        """The number behind a difficulty key or digits."""
        return checks.difficulty_of(key)

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter."""
        return planning.plan(attempt, actor, target, check_id)

    def odds(self, check: Check) -> float:
        """The exact chance of success."""
        return checks.odds(check)

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves."""
        return settling.preview(check, throw)

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check outside an encounter."""
        return settling.resolve(check, throw, people, dice)

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody and throw initiative."""
        return opening.open_encounter(setup, people, dice)

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

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What everyone sees of an encounter."""
        return display.describe(read_state(state), people)

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after damage from outside an attack."""
        return write(vitals.harm(read(sheet), amount, lethal=lethal).body)

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet after resting."""
        return care.rest(read(sheet), kind, dice)

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Experience and the levels it brings."""
        return advancement.advance(read(sheet), xp, dice)

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet with what is now carried; a stat line carries nothing of its own."""
        body = read(sheet)
        return write(replace(body, gear=read_gear(gear))) if isinstance(body, Hero) else write(body)
