"""Experience and levels."""

from campaigns.rules.growing import as_suggested
from campaigns.rules.without_number.bodies import Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero

RULES = WithoutNumber(WWN)


def test_enough_experience_brings_a_level() -> None:
    done = as_suggested(
        RULES, RULES.advance(write(hero(foci={"die_hard": 1, "alert": 1})), 3, LoadedDice([5, 5]))
    )
    bob = read(WWN, done.sheets["self"])

    assert (bob.level, bob.xp) == (2, 3)
    assert bob.vitals.max_hp == 2 * (5 + 2 + 2)
    assert bob.foci == {"die_hard": 2, "alert": 1}
    assert "Bob reaches level 2" in done.notes[0]
    assert done.rulings[0].source == "WWN SRD 2.7"


def test_too_little_brings_none() -> None:
    done = RULES.advance(write(hero()), 2, LoadedDice())

    assert read(WWN, done.sheets["self"]).level == 1
    assert not done.notes


def test_a_poor_throw_still_brings_one_hit_point() -> None:
    bob = read(
        WWN,
        RULES.advance(write(hero(vitals=Vitals(5, 14), foci={"alert": 1})), 3, LoadedDice([1, 1])).sheets[
            "self"
        ],
    )

    assert bob.vitals == Vitals(6, 15)


def test_several_levels_may_come_at_once() -> None:
    done = RULES.advance(write(hero()), 6, LoadedDice([3, 3], [3, 3, 3]))

    assert read(WWN, done.sheets["self"]).level == 3
    assert len(done.rulings) == 2


def test_the_slow_track_asks_for_more() -> None:
    slow = write(hero(xp_track="slow"))

    assert read(WWN, RULES.advance(slow, 5, LoadedDice()).sheets["self"]).level == 1
    assert read(WWN, RULES.advance(slow, 6, LoadedDice([3, 3])).sheets["self"]).level == 2


def test_skill_points_are_spent_as_the_class_would_and_noted() -> None:
    cleo = hero("Cleo", archetype="expert", skills={"sneak": 1}, foci={"alert": 1})
    grown = read(WWN, as_suggested(RULES, RULES.advance(write(cleo), 3, LoadedDice([3, 3]))).sheets["self"])
    learned = [pick for pick in grown.picks if pick.kind == "skill"]

    assert learned
    assert all(pick.automatic and pick.level == 2 for pick in learned)
    assert grown.skills["sneak"] == 1  # level-2 is not for the second level
    assert grown.skill_points >= 0


def test_nobody_rises_above_the_tenth_level_and_stat_lines_do_not_grow() -> None:
    top = write(hero(level=10, xp=93))

    assert read(WWN, RULES.advance(top, 50, LoadedDice()).sheets["self"]).level == 10
    assert read(WWN, RULES.advance(write(foe()), 50, LoadedDice()).sheets["self"]) == foe()


def test_a_new_focus_brings_its_skill_whatever_the_level() -> None:
    cleo = hero("Cleo", archetype="expert", skills={"sneak": 1}, foci={"alert": 2})
    grown = read(WWN, as_suggested(RULES, RULES.advance(write(cleo), 3, LoadedDice([3, 3]))).sheets["self"])

    assert grown.foci == {"alert": 2, "specialist": 1}
    assert (grown.specialty, grown.skills["sneak"]) == ("sneak", 2)
