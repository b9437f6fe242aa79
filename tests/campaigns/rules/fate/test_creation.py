"""Making a character: aspects, pyramid, stunts and what they cost; opponents from a bestiary."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, Json
from campaigns.rules.fate.stunts import STUNTS
from campaigns.rules.fate.tables import PYRAMID
from campaigns.rules.fate.templates import TEMPLATES
from tests.campaigns.rules.fate.cast import RULES, Loaded, being_of, bob


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_what_is_suggested_for_a_template_is_a_whole_character(template: str) -> None:
    being = being_of(bob(template))

    assert tuple(sorted(being.skills.values(), reverse=True)) == PYRAMID
    assert len(being.aspects) == 5
    assert len(being.stunts) == 3
    assert (being.refresh, being.fate_points) == (3, 3)
    assert len(STUNTS) >= 24


def test_every_stunt_beyond_three_costs_refresh() -> None:
    being = being_of(bob(stunts=["first_blow", "thick_skin", "cornered", "slippery", "dead_aim"]))

    assert (being.refresh, being.fate_points) == (1, 1)


def test_a_players_own_words_stand() -> None:
    own = {
        slot: f"{slot} of mine" for slot in ("high_concept", "trouble", "relationship", "free_1", "free_2")
    }

    being = being_of(bob(aspects=dict(own)))

    assert {one.id: one.text for one in being.aspects} == own


@pytest.mark.parametrize(
    "choices",
    [
        {"skills": {"fight": 4, "will": 4, "lore": 3}},
        {"skills": {"magic": 4}},
        {"stunts": ["first_blow", "first_blow"]},
        {"stunts": ["nothing_like_it"]},
        {"stunts": list(STUNTS)[:6]},
        {"aspects": {"high_concept": "Alone"}},
    ],
)
def test_what_is_not_legal_is_refused_with_a_hint(choices: dict[str, Json]) -> None:
    with pytest.raises(RulesError) as refused:
        bob(**choices)

    assert refused.value.hint


def test_an_unknown_template_is_refused_naming_the_known_ones() -> None:
    with pytest.raises(RulesError) as refused:
        RULES.new_sheet(Build(name="Bob", background="", archetype="wizard"), Loaded())

    assert "brawler" in refused.value.hint


@pytest.mark.parametrize(
    "stats",
    [
        {},
        {"skills": {"will": 3}},
        {"skills": {"fight": 2, "magic": 1}},
        {"skills": {"fight": 1}, "consequences": [3]},
    ],
)
def test_an_opponent_that_could_not_take_part_is_refused(stats: dict[str, Json]) -> None:
    with pytest.raises(RulesError):
        RULES.foe_sheet({"name": "Nobody", "stats": stats}, Loaded())


def test_a_pack_adds_stunts_and_templates_and_picks_the_edition() -> None:
    skills: Json = dict(
        zip(
            ("lore", "will", "notice", "fight", "shoot", "drive", "crafts", "rapport", "empathy", "stealth"),
            PYRAMID,
            strict=True,
        )
    )
    rules = RULES.bound(
        {
            "tables": {"edition": "core"},
            "powers": [
                {"id": "tide_sense", "label": "Tide sense", "text": "+2 to Lore at sea.", "skill": "lore"}
            ],
            "classes": [{"id": "pilot", "label": "Pilot", "skills": skills, "stunts": ["tide_sense"]}],
        }
    )

    sheet = rules.new_sheet(Build(name="Bob", background="", archetype="pilot"), Loaded())

    assert rules.view(sheet).archetype == "Pilot"
    assert [ability["label"] for ability in rules.view(sheet).abilities] == ["Tide sense"]
    assert sheet["edition"] == "core"


@pytest.mark.parametrize(
    "homebrew",
    [
        {"tables": {"edition": "second"}},
        {"powers": [{"id": "x", "label": "X", "text": "?", "skill": "magic"}]},
        {"classes": [{"id": "x", "label": "X", "skills": {"fight": 4}}]},
        {"conditions": [{"id": "x"}]},
    ],
)
def test_homebrew_that_the_rules_cannot_take_in_is_refused(homebrew: dict[str, Json]) -> None:
    with pytest.raises(RulesError, match=r"homebrew\.yaml"):
        RULES.bound(homebrew)
