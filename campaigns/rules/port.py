"""The Ruleset port: what the game asks of a ruleset."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, Protocol

from campaigns.rules.attempts import Attempt, Refusal, Resolved, Spend, Spent
from campaigns.rules.encounters import EncounterSetup, RoundResult
from campaigns.rules.exposures import Exposure
from campaigns.rules.sheets import Account, Build, Capability, CreationStep, RulesetFacts, Sense, SheetView
from campaigns.rules.values import Check, Dice, Json, Person, Rule, Ruling, Sheet, Throw


class Ruleset(Protocol):
    """One published set of rules. Pure: no clock, no randomness of its own, no input is changed in place."""

    slug: str
    version: int

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        ...

    def rulebook(self) -> Mapping[str, Rule]:
        """Every rule that a ruling can name, by id."""
        ...

    def bound(self, homebrew: Mapping[str, Json]) -> Ruleset:
        """These rules with a pack's own tables, classes, powers and conditions; raises ``RulesError``.

        ``homebrew`` has the keys of the pack's homebrew.yaml; an empty mapping gives the rules as published.
        """
        ...

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """What the rules ask beside the pack's scenes, given what was chosen so far.

        ``rolled`` is what ``creation_throws`` gave for this character.
        """
        ...

    def creation_throws(self, dice: Dice) -> dict[str, Json]:
        """The dice of creation, thrown once for each character in the making, so that nobody fishes for scores."""
        ...

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """Make a legal sheet; raises ``RulesError`` with a hint when a choice is not legal."""
        ...

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """Make the sheet of an opponent from a bestiary entry; hit points are thrown."""
        ...

    def validate(self, sheet: Sheet) -> None:
        """Raise ``RulesError`` when a sheet is not one of this version of the rules."""
        ...

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        ...

    def lost_senses(
        self, sheet: Sheet, who: str = "", state: Mapping[str, Json] | None = None
    ) -> frozenset[Sense]:
        """What somebody cannot perceive with now; ``state`` is that of an encounter that ``who`` takes part in."""
        ...

    def account(self, sheet: Sheet, of: Capability) -> Account:
        """What a sheet holds of a capability; raises ``Unsupported`` for one that ``facts`` does not name."""
        ...

    def tempt(self, sheet: Sheet, aspect: str, reason: str) -> Sheet:
        """The sheet with a complication on offer (capability ``compels``): ``aspect`` gets in the way, for ``reason``.

        It pays whoever takes it up as a deed, and costs nothing to let pass. Raises ``Unsupported``, or ``RulesError``
        where the sheet has no such aspect or nothing may be offered now.
        """
        ...

    def difficulty(self, key: str) -> int:
        """The number behind a key ("easy", "routine", "tricky", "hard", "formidable") or digits."""
        ...

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter; None when it needs no roll."""
        ...

    def odds(self, check: Check) -> float:
        """The exact chance, 0 to 1, that the check succeeds."""
        ...

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """What somebody can do by the rules outside an encounter that has a name of its own: spells, arts, gear.

        As ``options``: {id, label, description, kind, verbs, targets, odds, difficulty, cost}. ``verbs`` are words
        in a player's sentence that mean it.
        """
        ...

    def spends(self, check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
        """What may be spent on a check as its dice lie; empty when nothing would help."""
        ...

    def spend(self, check: Check, throw: Throw, spend: str, actor: Person, dice: Dice) -> Spent:
        """Spend it; raises ``RulesError`` when it is not on offer. Rerolls are thrown with ``dice``."""
        ...

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves, before any consequence, as they have fallen."""
        ...

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check with its faces; may throw further dice for consequences."""
        ...

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody, throw initiative; the first state of an encounter (a JSON object)."""
        ...

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """The beats an actor may choose now: {id, label, description, difficulty, odds, kind, verbs, targets}.

        ``kind`` is an ActionKind and ``verbs`` are words in a player's sentence that mean it. ``people`` are all
        who take part, by id. Further keys (skill, weapon, item, beat) fill an Attempt.
        """
        ...

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws that players make for a sealed round; who can do nothing is refused with a reason."""
        ...

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Walk the initiative: players' checks (throws by check id), the opposition, morale, the end.

        A check without a throw is thrown with ``dice``. Keep what is returned: it is decided once.
        """
        ...

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Seat people who come in later: reinforcements, somebody summoned, a part of the party that catches up.

        ``people`` are all who take part then, by id.
        """
        ...

    def release(self, state: Mapping[str, Json], ids: Collection[str]) -> dict[str, Json]:
        """The state of an encounter without people who have left the place of it; they may ``join`` it again."""
        ...

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What CONFRONTATION shows: metrics, actors with bands of health, initiative order, round."""
        ...

    def misfits(self, sheet: Sheet) -> tuple[str, ...]:
        """What somebody carries and cannot well use, each as a sentence; for those who write packs."""
        ...

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after damage from outside an attack (a fall, a trap)."""
        ...

    def expose(self, exposure: Exposure, person: Person, near: Mapping[str, Person], dice: Dice) -> Resolved:
        """What a hazard does to somebody; ``near`` are those who may help, by id. Nothing is thrown by a player.

        The sheet comes back under the person's id when it changed.
        """
        ...

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet (under id "self") after resting."""
        ...

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Award experience; levels that are reached are taken (sheet under id "self").

        What comes of itself comes at once; what is to be chosen is due then. What was due before such a level and not
        chosen is settled as ``growth`` suggests.
        """
        ...

    def growth(self, sheet: Sheet, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """What somebody who has grown may choose now, given the choices made so far (by step id); empty when nothing.

        A later step may depend on the answers before it. Raises ``RulesError`` for a choice that is not legal.
        """
        ...

    def grow(self, sheet: Sheet, choices: Mapping[str, Json]) -> Resolved:
        """Make the choices that are due, all of them (sheet under id "self"); a missing one is made as suggested.

        Raises ``RulesError`` for a choice that is not legal, and when nothing is due; nothing is thrown.
        """
        ...

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet after what is carried or equipped has changed; the rows own the items."""
        ...
