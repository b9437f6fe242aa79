"""Which published rules are installed, by slug, and how a pack's own tables are laid over them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from campaigns.errors import UnknownRuleset
from campaigns.rules.contracts import Json, Ruleset
from campaigns.rules.dial.ruleset import Dial
from campaigns.rules.dice_pool.ruleset import DicePool
from campaigns.rules.fate.ruleset import Fate
from campaigns.rules.without_number.books import BOOKS
from campaigns.rules.without_number.ruleset import WithoutNumber

_PUBLISHED: tuple[Ruleset, ...] = (
    *(WithoutNumber(book) for book in BOOKS.values()),
    Fate(),
    Dial(),
    DicePool(),
)
_RULESETS: dict[str, Ruleset] = {ruleset.slug: ruleset for ruleset in _PUBLISHED}


def known_rulesets() -> tuple[str, ...]:
    """The slugs of all installed rulesets, sorted."""
    return tuple(sorted(_RULESETS))


def ruleset_of(slug: str) -> Ruleset:
    """The ruleset of that slug as published; raises UnknownRuleset naming the known ones."""
    try:
        return _RULESETS[slug]
    except KeyError:
        raise UnknownRuleset(
            f"No ruleset '{slug}' is installed.", hint=f"Known rulesets: {', '.join(known_rulesets())}."
        ) from None


def bound_ruleset(slug: str, homebrew: Mapping[str, Json]) -> Ruleset:
    """The ruleset with a pack's own tables; the same homebrew gives the same object.

    Raises UnknownRuleset, or RulesError for what the rules cannot take in.
    """
    return _bound(slug, json.dumps(homebrew, sort_keys=True)) if homebrew else ruleset_of(slug)


@lru_cache(maxsize=64)
def _bound(slug: str, homebrew: str) -> Ruleset:
    return ruleset_of(slug).bound(json.loads(homebrew))
