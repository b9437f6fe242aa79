"""Rulesets by slug."""

import pytest

from campaigns.errors import UnknownRuleset
from campaigns.rules.registry import known_rulesets, ruleset_of


def test_a_known_slug_gives_its_rules() -> None:
    assert "wwn" in known_rulesets()
    assert ruleset_of("wwn").slug == "wwn"


def test_an_unknown_slug_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownRuleset) as refused:
        ruleset_of("thac0")

    assert "wwn" in refused.value.hint
