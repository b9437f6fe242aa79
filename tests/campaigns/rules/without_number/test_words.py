"""What a player's words mean where the router has not said."""

import pytest

from campaigns.rules.without_number.rulebook import RULES
from campaigns.rules.without_number.wording import called, listed, with_weapon
from campaigns.rules.without_number.words import presses_luck, screens, skill_in, spares


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("I sneak along the wall", "sneak"),
        ("I'm hiding behind the cart", "sneak"),
        ("I search the desk", "notice"),
        ("Cleo climbs the drainpipe", "exert"),
        ("I threaten the clerk", "lead"),
        ("I bandage his arm", "heal"),
        ("I shoot the lamp", "shoot"),
        ("hm", "notice"),
        ("", "notice"),
    ],
)
def test_the_first_telling_word_names_the_skill(text: str, skill: str) -> None:
    assert skill_in(text) == skill


def test_sparing_screening_and_luck_are_heard() -> None:
    assert spares("I knock him out with the hilt")
    assert not spares("I run him through")
    assert screens("I stand in front of Cleo")
    assert not screens("I hand Cleo the rope")
    assert presses_luck("I strike, at all costs")
    assert not presses_luck("I strike")


@pytest.mark.parametrize(
    ("name", "inside"), [("drowner", "the drowner"), ("the eel", "the eel"), ("Bob", "Bob"), ("", "somebody")]
)
def test_names_stand_in_sentences_with_their_article(name: str, inside: str) -> None:
    assert called(name) == inside


def test_weapons_and_lists_read_as_english() -> None:
    assert with_weapon("Short sword") == " with the short sword"
    assert with_weapon("a rusty billhook") == " with a rusty billhook"
    assert with_weapon("") == ""
    assert listed(["Bob", "Cleo", "Alice"]) == "Bob, Cleo and Alice"


def test_every_rule_has_words_and_a_source() -> None:
    for rule_id, rule in RULES.items():
        assert rule.id == rule_id
        assert rule.text.endswith(".")
        assert "SRD" in rule.source or not rule_id.startswith("wwn.")
        assert rule.source
