"""Which published rules are installed, by slug."""

from __future__ import annotations

from campaigns.errors import UnknownRuleset
from campaigns.rules.contracts import Ruleset
from campaigns.rules.wwn.ruleset import WorldsWithoutNumber

_RULESETS: dict[str, Ruleset] = {ruleset.slug: ruleset for ruleset in (WorldsWithoutNumber(),)}


def known_rulesets() -> tuple[str, ...]:
    """The slugs of all installed rulesets, sorted."""
    return tuple(sorted(_RULESETS))


def ruleset_of(slug: str) -> Ruleset:
    """The ruleset of that slug; raises UnknownRuleset naming the known ones."""
    try:
        return _RULESETS[slug]
    except KeyError:
        raise UnknownRuleset(
            f"No ruleset '{slug}' is installed.", hint=f"Known rulesets: {', '.join(known_rulesets())}."
        ) from None
