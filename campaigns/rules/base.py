"""What most rulesets do alike: the parts of the port that a module need not write when it has nothing to add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from campaigns.errors import RulesError, Unsupported
from campaigns.rules.contracts import (
    Build,
    Check,
    CreationStep,
    Dice,
    Json,
    Person,
    RoundResult,
    RulesetFacts,
    Spend,
    Spent,
    Throw,
)


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

    def deeds(self, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
        """Nothing that has a name of its own."""
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

    def refuse(self, what: str) -> Unsupported:
        """The error that says by name what these rules do not do."""
        facts = self.facts()
        reason = facts.unsupported.get(what, f"{facts.name} has no rule for {what}.")
        return Unsupported(reason, hint="Choose something else, or a pack with other rules.")
