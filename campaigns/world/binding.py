"""Which rules a world is played by: the ruleset its pack binds, with the pack's own tables."""

from __future__ import annotations

from typing import cast

from campaigns.rules.contracts import Json, Ruleset
from campaigns.rules.registry import bound_ruleset
from genre_packs.resolved import ResolvedWorld


def rules_of(story: ResolvedWorld) -> Ruleset:
    """The rules of a world; raises UnknownRuleset or RulesError when the pack cannot be played by them."""
    return bound_ruleset(story.rules.ruleset, cast("dict[str, Json]", story.own_rules))
