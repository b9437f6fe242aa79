"""What most rulesets do alike: the parts of the port that a module need not write when it has nothing to add."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Self, cast

from campaigns.errors import RulesError, Unsupported
from campaigns.rules.contracts import (
    Account,
    Build,
    Capability,
    Check,
    CreationStep,
    Dice,
    Exposure,
    Json,
    Person,
    Resolved,
    RoundResult,
    Ruleset,
    RulesetFacts,
    Sense,
    Sheet,
    Spend,
    Spent,
    Throw,
)
from campaigns.rules.hazards import endure
from campaigns.rules.recovering import with_gains


class BaseRuleset:
    """Plain answers to the optional parts of the Ruleset port; what a module does not do it refuses by name."""

    slug: str
    version: int

    def facts(self) -> RulesetFacts:
        """What the rules are and what they leave out."""
        raise NotImplementedError

    def bound(self, homebrew: Mapping[str, Json]) -> Self:
        """These rules as published; raises RulesError when a pack brings something they cannot take in."""
        brought = [key for key, value in homebrew.items() if value]
        if brought:
            raise RulesError(
                f"{self.facts().name} takes no {brought[0]} from a pack.",
                hint="Remove it from homebrew.yaml.",
            )
        return self

    def creation_steps(self, build: Build, rolled: Mapping[str, Json]) -> tuple[CreationStep, ...]:
        """Nothing beside the pack's own scenes."""
        return ()

    def creation_throws(self, dice: Dice) -> dict[str, Json]:
        """No dice."""
        return {}

    def lost_senses(
        self: Ruleset, sheet: Sheet, who: str = "", state: Mapping[str, Json] | None = None
    ) -> frozenset[Sense]:
        """Who is down perceives nothing; nothing else takes a sense away."""
        return frozenset({"awareness"}) if self.view(sheet).down else frozenset()

    def account(self: Ruleset, sheet: Sheet, of: Capability) -> Account:
        """The tracks that count it, for what a sheet's view tells of by tracks: reserves and strain."""
        if of not in self.facts().capabilities:
            raise Unsupported(f"{self.facts().name} has no {of}.", hint="Choose something else.")
        kind = {"reserves": "points", "strain": "strain"}.get(of)
        return Account(tracks=tuple(track for track in self.view(sheet).tracks if track.kind == kind))

    def tempt(self, sheet: Sheet, aspect: str, reason: str) -> Sheet:
        """Refuses: nothing is offered for one's own trouble."""
        raise self.refuse("compels")

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """Nothing that has a name of its own."""
        return ()

    def misfits(self, sheet: Sheet) -> tuple[str, ...]:
        """Nothing is looked at."""
        return ()

    def spends(self, check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
        """Nothing to spend."""
        return ()

    def spend(self, check: Check, throw: Throw, spend: str, actor: Person, dice: Dice) -> Spent:
        """Refuses: there is nothing to spend."""
        raise RulesError("There is nothing to spend on that throw.", hint="Take it as it lies.")

    def join(
        self,
        state: Mapping[str, Json],
        newcomers: Sequence[Person],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Refuses: nobody can come in later."""
        raise self.refuse("reinforcements")

    def release(self, state: Mapping[str, Json], ids: Collection[str]) -> dict[str, Json]:
        """The state without these among its actors."""
        actors = cast("list[dict[str, Json]]", state["actors"])
        return {**state, "actors": [actor for actor in actors if actor["id"] not in ids]}

    def expose(
        self: Ruleset, exposure: Exposure, person: Person, near: Mapping[str, Person], dice: Dice
    ) -> Resolved:
        """The check that the hazard names keeps it off; else it does its damage and kills nobody outright."""
        return endure(self, exposure, person, dice)

    def on_record(self: Ruleset, sheet: Sheet, done: Resolved, rule: str) -> Resolved:
        """A rest with what it has given back on record, by the id of the rule that gives it."""
        after = done.sheets.get("self")
        if after is None:
            return done
        name = str(sheet.get("name") or "Somebody")
        return with_gains(done, self.view(sheet), self.view(after), self.rulebook()[rule], name)

    def refuse(self, what: str) -> Unsupported:
        """The error that says by name what these rules do not do."""
        facts = self.facts()
        reason = facts.unsupported.get(what, f"{facts.name} has no rule for {what}.")
        return Unsupported(reason, hint="Choose something else, or a pack with other rules.")
