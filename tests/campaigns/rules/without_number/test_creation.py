"""Making characters and opponents."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Build
from campaigns.rules.without_number.bodies import read
from campaigns.rules.without_number.books.wwn import CLASSES, SKILLS, WWN
from campaigns.rules.without_number.foci import FOCI
from campaigns.rules.without_number.gear import Shock
from campaigns.rules.without_number.ruleset import WithoutNumber
from campaigns.rules.without_number.tables import ATTRIBUTES, STANDARD_ARRAY
from tests.campaigns.rules.without_number.cast import LoadedDice

RULES = WithoutNumber(WWN)
ARRAY = dict(zip(ATTRIBUTES, STANDARD_ARRAY, strict=True))


def test_a_built_character_has_what_was_chosen() -> None:
    build = Build(
        "Bob", "sailor", "warrior", ARRAY, skills=("sail", "exert", "sail", "stab"), foci=("alert",)
    )
    made = read(WWN, RULES.new_sheet(build, LoadedDice(4)))

    assert made.attributes == ARRAY
    assert made.skills["sail"] == 1
    assert made.skills["exert"] == 0
    assert made.foci["alert"] == 1
    assert "notice" in made.skills  # the bonus skill of Alert
    assert made.vitals.hp == made.vitals.max_hp == 4 + 2 + 2  # d6, warrior +2, Die Hard picked for him +2


def test_attributes_are_thrown_in_order_and_one_becomes_14() -> None:
    faces = [3, 3, 3, 4, 4, 4, 1, 1, 1, 2, 2, 2, 6, 6, 6, 5, 5, 5]
    made = read(WWN, RULES.new_sheet(Build("Bob", "sailor", "warrior"), LoadedDice(faces, 3)))

    assert made.attributes == {
        "strength": 14,
        "dexterity": 12,
        "constitution": 3,
        "intelligence": 6,
        "wisdom": 18,
        "charisma": 15,
    }


def test_a_beginners_hit_die_counts_four_at_least_unless_the_table_wants_it_hard() -> None:
    easy = read(WWN, RULES.new_sheet(Build("Bob", "sailor", "expert", ARRAY), LoadedDice(1)))
    hard = read(WWN, RULES.new_sheet(Build("Bob", "sailor", "expert", ARRAY, sturdy=False), LoadedDice(1)))

    assert (easy.vitals.max_hp, hard.vitals.max_hp) == (4, 1)


def test_the_third_pick_of_a_skill_goes_elsewhere() -> None:
    build = Build("Bob", "sailor", "expert", ARRAY, skills=("sneak", "sneak", "sneak"))
    made = read(WWN, RULES.new_sheet(build, LoadedDice(4)))

    assert made.skills["sneak"] == 1
    assert max(made.skills.values()) == 1


def test_bonuses_raise_scores_no_higher_than_18() -> None:
    build = Build("Bob", "sailor", "expert", {**ARRAY, "strength": 18}, bonuses={"strength": 2, "wisdom": -1})
    made = read(WWN, RULES.new_sheet(build, LoadedDice(4)))

    assert made.attributes["strength"] == 18
    assert made.attributes["wisdom"] == ARRAY["wisdom"] - 1


def test_an_adventurer_has_three_foci_and_the_packs_name_for_the_class_is_known() -> None:
    made = read(
        WWN, RULES.new_sheet(Build("Cleo", "scribe", "adventurer_warrior_expert", ARRAY), LoadedDice(4))
    )

    assert made.archetype == "adventurer"
    assert sum(made.foci.values()) == 3
    assert {FOCI[focus].kind for focus in made.foci} == {"combat", "other"}


def test_a_background_of_the_rules_gives_its_skills_when_none_are_picked() -> None:
    made = read(WWN, RULES.new_sheet(Build("Cleo", "artisan", "expert", ARRAY), LoadedDice(4)))

    assert {"craft", "connect", "convince"} <= set(made.skills)


def test_what_was_filled_in_is_noted_as_automatic() -> None:
    made = read(WWN, RULES.new_sheet(Build("Cleo", "x", "expert", ARRAY, skills=("sneak",)), LoadedDice(4)))
    by_hand = [pick.choice for pick in made.picks if not pick.automatic]

    assert by_hand == ["sneak"]
    assert any(pick.automatic and pick.kind == "focus" for pick in made.picks)


@pytest.mark.parametrize(
    "build",
    [
        Build("", "x", "warrior", ARRAY),
        Build("Bob", "x", "wizard", ARRAY),
        Build("Bob", "x", "warrior", {"strength": 10}),
        Build("Bob", "x", "warrior", {**ARRAY, "strength": 19}),
        Build("Bob", "x", "warrior", {**ARRAY, "luck": 10}),
        Build("Bob", "x", "warrior", ARRAY, skills=("juggling",)),
        Build("Bob", "x", "warrior", ARRAY, skills=("stab",) * 13),
        Build("Bob", "x", "warrior", ARRAY, foci=("flying",)),
        Build("Bob", "x", "warrior", ARRAY, foci=("alert", "armsmaster", "deadeye")),
        Build("Bob", "x", "warrior", ARRAY, foci=("connected", "specialist")),
        Build("Bob", "x", "warrior", ARRAY, foci=("polymath",)),
        Build("Bob", "x", "warrior", dict.fromkeys(ATTRIBUTES, 12), foci=("lucky",)),
        Build("Bob", "x", "warrior", ARRAY, gear=({"id": "x", "name": "X", "damage": "lots"},)),
        Build("Bob", "x", "warrior", ARRAY, gear=({"name": "Nameless"},)),
    ],
)
def test_an_illegal_choice_is_refused_with_a_hint(build: Build) -> None:
    with pytest.raises(RulesError) as refused:
        RULES.new_sheet(build, SeededDice.from_label("x"))

    assert refused.value.hint


def test_an_opponent_is_made_from_the_bestiary() -> None:
    entry = {
        "id": "drowner",
        "name": "Drowner",
        "description": "…",
        "hd": 2,
        "ac": 13,
        "attack": 3,
        "damage": "1d8+1",
        "weapon": "hooked claws",
        "shock": {"damage": 2, "ac": 13},
        "morale": 9,
        "save": 14,
        "look": ["a pale arm"],
    }
    made = read(WWN, RULES.foe_sheet(entry, LoadedDice([4, 5])))

    assert made.vitals.max_hp == 9
    assert (made.ac, made.attack, made.damage, made.shock) == (13, 3, "1d8+1", Shock(2, 13))
    assert not made.ranged
    assert not made.named


def test_fixed_hit_points_are_not_thrown_and_an_archer_shoots() -> None:
    made = read(
        WWN,
        RULES.foe_sheet(
            {
                "name": "Archer",
                "hd": 1,
                "hp": 6,
                "ac": 12,
                "attack": 1,
                "damage": "1d8",
                "weapon": "a yew bow",
            },
            LoadedDice(),
        ),
    )

    assert made.vitals.hp == 6
    assert made.ranged


@pytest.mark.parametrize("entry", [{"name": "Ghost", "hd": 0}, {"name": "Ghost", "hd": 1, "hp": 3, "ac": 99}])
def test_an_entry_that_cannot_fight_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(RulesError):
        RULES.foe_sheet(entry, SeededDice.from_label("x"))  # type: ignore[arg-type]


LEGAL = st.builds(
    Build,
    name=st.text("abcdefgh", min_size=1, max_size=12),
    background=st.sampled_from(["artisan", "barbarian", "sailor"]),
    archetype=st.sampled_from([*CLASSES, "adventurer_warrior_expert"]),
    attributes=st.one_of(
        st.just({}), st.fixed_dictionaries({name: st.integers(3, 18) for name in ATTRIBUTES})
    ),
    skills=st.lists(st.sampled_from(sorted(SKILLS)), max_size=12).map(tuple),
    bonuses=st.dictionaries(st.sampled_from(ATTRIBUTES), st.integers(-2, 2)),
)


@settings(max_examples=50, deadline=None)
@given(LEGAL, st.integers(0, 20))
def test_any_legal_build_makes_a_valid_sheet(build: Build, seed: int) -> None:
    sheet = RULES.new_sheet(build, SeededDice.from_label(f"build-{seed}"))
    RULES.validate(sheet)
    made, shown = read(WWN, sheet), RULES.view(sheet)

    assert 1 <= made.vitals.hp == made.vitals.max_hp
    assert max(made.skills.values()) <= 1
    assert sum(made.foci.values()) == len(CLASSES[made.archetype].focus_picks)
    assert shown.can_act
    assert not shown.dead
    assert sheet == RULES.new_sheet(build, SeededDice.from_label(f"build-{seed}"))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(set(FOCI) - {"lucky"})), st.sampled_from(sorted(CLASSES)))
def test_every_focus_can_be_taken_by_the_classes_it_is_for(focus: str, archetype: str) -> None:
    assume(not FOCI[focus].only or archetype in FOCI[focus].only)
    fits = FOCI[focus].kind in CLASSES[archetype].focus_picks or "any" in CLASSES[archetype].focus_picks
    assume(fits)
    build = Build("Bob", "x", archetype, ARRAY, foci=(focus,))

    assert read(WWN, RULES.new_sheet(build, SeededDice.from_label("focus"))).foci[focus] == 1
