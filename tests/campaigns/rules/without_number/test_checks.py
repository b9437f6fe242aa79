"""Checks outside an encounter: what is asked for, how likely it is, what comes of it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, DieSpec, Modifier, Refusal, Throw
from campaigns.rules.without_number.bodies import Used, Vitals, read
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person, thrown

RULES = WithoutNumber(WWN)
BOB = person(hero(skills={"sneak": 1, "convince": 0, "notice": 0}), "bob")
GUARD = person(foe("guard", skill=2), "guard")


def plan(attempt: Attempt, actor=BOB, target=None) -> Check:  # type: ignore[no-untyped-def]
    planned = RULES.plan(attempt, actor, target, "c1")
    assert isinstance(planned, Check)
    return planned


def throw(check: Check, *faces: int) -> Throw:
    return Throw("t", check.dice, faces)


def test_a_check_is_two_dice_with_skill_and_attribute_against_the_difficulty() -> None:
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="hard", stakes="The watch."))

    assert check.dice == (DieSpec(6, 2),)
    assert check.difficulty == 12
    assert check.modifier == 1
    assert check.stat == "Dex/Sneak"
    assert check.stakes == "The watch."


@pytest.mark.parametrize(
    ("key", "number"),
    [("easy", 6), ("routine", 8), ("tricky", 10), ("hard", 12), ("formidable", 14), ("", 8), ("11", 11)],
)
def test_difficulties(key: str, number: int) -> None:
    assert RULES.difficulty(key) == number


def test_an_unknown_difficulty_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RulesError) as refused:
        RULES.difficulty("impossible")

    assert "routine" in refused.value.hint


def test_the_total_decides_and_the_ruling_says_why() -> None:
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="routine"))
    done = RULES.resolve(check, throw(check, 3, 4), {"bob": BOB}, LoadedDice())
    ruling = done.rulings[0]

    assert ruling.succeeded
    assert (ruling.total, ruling.difficulty, ruling.margin) == (8, 8, 0)
    assert ruling.check == "c1"
    assert ruling.source == "WWN SRD 2.3.0"
    assert "Bob succeeds" in ruling.summary
    assert not done.sheets


def test_without_a_skill_the_words_name_one() -> None:
    assert plan(Attempt("bob", "skill", "I creep along the wall", difficulty="8")).stat == "Dex/Sneak"
    assert plan(Attempt("bob", "skill", "I persuade the clerk", difficulty="8")).stat == "Cha/Convince"
    assert plan(Attempt("bob", "skill", "hm", difficulty="8")).stat.endswith("Notice")


def test_against_somebody_a_check_without_difficulty_is_opposed_and_a_tie_is_the_characters() -> None:
    check = plan(Attempt("bob", "skill", "", "guard", skill="sneak"), target=GUARD)
    people = {"bob": BOB, "guard": GUARD}
    tie = RULES.resolve(check, throw(check, 4, 4), people, LoadedDice([3, 4]))
    lost = RULES.resolve(check, throw(check, 4, 4), people, LoadedDice([4, 4]))

    assert check.kind == "opposed"
    assert tie.rulings[0].succeeded
    assert tie.rulings[0].difficulty == 9
    assert not lost.rulings[0].succeeded


def test_situations_count_two_at_most_either_way() -> None:
    modifiers = (Modifier("Rain", -1), Modifier("Dark", -2), Modifier("Mud", -1))
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="8", modifiers=modifiers))

    assert check.modifier == 1 - 2


def test_a_save_has_its_own_target_and_1_and_20_decide() -> None:
    check = plan(Attempt("bob", "skill", "", skill="evasion"))
    outcomes = [
        RULES.resolve(check, throw(check, face), {"bob": BOB}, LoadedDice()).rulings[0].outcome
        for face in (1, 14, 15, 20)
    ]

    assert (check.kind, check.difficulty) == ("save", 15)
    assert outcomes == ["critical_failure", "failure", "success", "critical_success"]


def test_what_needs_no_dice_asks_for_none() -> None:
    assert RULES.plan(Attempt("bob", "wait", "I wait"), BOB, None, "c") is None
    assert RULES.plan(Attempt("bob", "use_item", "I light the lamp", item="lamp"), BOB, None, "c") is None


def test_the_fallen_are_refused() -> None:
    down = person(hero(vitals=Vitals(0, 8, "mortal")), "bob")
    refused = RULES.plan(Attempt("bob", "skill", ""), down, None, "c")

    assert isinstance(refused, Refusal)
    assert refused.code == "cannot_act"


def test_an_attack_needs_somebody_standing() -> None:
    dead = person(foe(vitals=Vitals(0, 5, "dead")), "guard")

    for target in (None, dead):
        assert isinstance(RULES.plan(Attempt("bob", "attack", ""), BOB, target, "c"), Refusal)


def test_a_blow_at_somebody_who_has_fallen_meanwhile_is_wasted() -> None:
    check = plan(Attempt("bob", "attack", "", "guard"), target=GUARD)
    fallen = person(foe("guard", vitals=Vitals(0, 5, "out")), "guard")
    done = RULES.resolve(check, throw(check, 20, 2), {"bob": BOB, "guard": fallen}, LoadedDice())

    assert not done.rulings[0].succeeded
    assert "already out of it" in done.rulings[0].summary
    assert not done.sheets


def test_who_has_a_part_in_a_check_has_to_be_handed_in() -> None:
    check = plan(Attempt("bob", "attack", "", "guard"), target=GUARD)

    with pytest.raises(RulesError):
        RULES.resolve(check, throw(check, 20, 2), {"bob": BOB}, LoadedDice())


def test_masterful_expertise_turns_a_failure_once_a_scene() -> None:
    cleo = person(hero("Cleo", archetype="expert", skills={"sneak": 0}), "cleo")
    check = plan(Attempt("cleo", "skill", "", skill="sneak", difficulty="8"), actor=cleo)
    done = RULES.resolve(check, throw(check, 1, 2), {"cleo": cleo}, LoadedDice([5, 5]))

    assert done.rulings[0].succeeded
    assert done.rulings[0].total == 10
    assert "Masterful Expertise" in done.notes[0]
    spent = person(read(WWN, done.sheets["cleo"]), "cleo")
    again = RULES.resolve(check, throw(check, 1, 2), {"cleo": spent}, LoadedDice())
    assert not again.rulings[0].succeeded
    fresh = RULES.rest(spent.sheet, "scene", LoadedDice())
    assert read(WWN, fresh.sheets["self"]).used == Used()


def test_a_worse_second_throw_does_not_count() -> None:
    cleo = person(hero("Cleo", archetype="expert", skills={"sneak": 0}), "cleo")
    check = plan(Attempt("cleo", "skill", "", skill="sneak", difficulty="8"), actor=cleo)
    done = RULES.resolve(check, throw(check, 3, 3), {"cleo": cleo}, LoadedDice([1, 1]))

    assert done.rulings[0].total == 6
    assert done.rulings[0].throw == throw(check, 3, 3)


def test_a_specialist_throws_more_dice_and_keeps_two() -> None:
    sly = person(hero(skills={"sneak": 0}, foci={"specialist": 2}, specialty="sneak"), "bob")
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="8"), actor=sly)
    done = RULES.resolve(check, throw(check, 1, 5, 2, 4), {"bob": sly}, LoadedDice())

    assert check.dice == (DieSpec(6, 4),)
    assert done.rulings[0].total == 9


def test_diplomatic_grace_throws_ones_again() -> None:
    envoy = person(hero(skills={"convince": 0}, foci={"diplomatic_grace": 1}), "bob")
    check = plan(Attempt("bob", "skill", "", skill="convince", difficulty="8"), actor=envoy)
    done = RULES.resolve(check, throw(check, 1, 3), {"bob": envoy}, LoadedDice(6))

    assert done.rulings[0].total == 9


def test_faces_that_do_not_fit_are_refused() -> None:
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="8"))

    for faces in ((3,), (3, 7), (0, 4)):
        with pytest.raises(RulesError):
            RULES.resolve(check, throw(check, *faces), {"bob": BOB}, LoadedDice())


def test_a_preview_reads_the_dice_alone() -> None:
    check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="8"))

    assert RULES.preview(check, throw(check, 6, 6)).succeeded
    assert RULES.preview(check, throw(check, 1, 1)).outcome == "failure"


def test_a_salve_restores_what_its_dice_say_and_is_spent() -> None:
    salve = {"id": "c.salve", "name": "Salve", "category": "consumable", "heals": "1d6+1"}
    hurt = person(read(WWN, RULES.with_gear(person(hero(vitals=Vitals(2, 8))).sheet, (salve,))), "bob")
    check = plan(Attempt("bob", "use_item", "", item="salve"), actor=hurt)
    done = RULES.resolve(check, throw(check, 4), {"bob": hurt}, LoadedDice())

    assert check.dice == (DieSpec(6, 1),)
    assert read(WWN, done.sheets["bob"]).vitals.hp == 7
    assert done.used_items == (("bob", "c.salve"),)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 14), st.integers(-1, 4), st.sampled_from([1, 2, 3]), st.integers(3, 18), st.booleans())
def test_odds_are_exactly_the_share_of_throws_that_succeed(
    difficulty: int, level: int, dice: int, score: int, opposed: bool
) -> None:
    body = hero(
        skills={} if level < 0 else {"sneak": level},
        foci={"specialist": dice - 1} if dice > 1 else {},
        specialty="sneak",
        attributes={**hero().attributes, "dexterity": score, "wisdom": 3},
    )
    actor = person(body, "bob")
    attempt = Attempt("bob", "skill", "", "guard" if opposed else None, skill="sneak")
    if not opposed:
        attempt = Attempt("bob", "skill", "", skill="sneak", difficulty=str(difficulty))
    check = plan(attempt, actor=actor, target=GUARD if opposed else None)
    people = {"bob": actor, "guard": GUARD}
    wins = total = 0
    others = product(range(1, 7), repeat=2) if opposed else [()]
    for other in others:
        for faces in product(range(1, 7), repeat=check.dice[0].count):
            kept = sum(sorted(faces)[-2:]) + check.modifier
            wins += kept >= (sum(other) + 2 if opposed else difficulty)
            total += 1
    one = RULES.resolve(check, throw(check, *([6] * check.dice[0].count)), people, LoadedDice([1, 1]))

    assert RULES.odds(check) == pytest.approx(float(Fraction(wins, total)))
    assert one.rulings[0].total == 12 + check.modifier


@settings(max_examples=40)
@given(st.integers(-4, 12), st.integers(8, 24))
def test_the_odds_of_an_attack_count_the_faces_of_a_d20(bonus: int, ac: int) -> None:
    dice = (DieSpec(20, 1), DieSpec(6, 1))
    check = Check("c", "wwn.attack", "attack", "b", "", "", dice, (Modifier("m", bonus),), ac)

    assert RULES.odds(check) == sum(face + bonus >= ac for face in range(1, 21)) / 20


def test_the_total_is_always_the_dice_and_the_modifiers() -> None:
    for faces in product((1, 3, 6), repeat=2):
        check = plan(Attempt("bob", "skill", "", skill="sneak", difficulty="8"))
        ruling = RULES.resolve(check, thrown(*faces, dice=check.dice), {"bob": BOB}, LoadedDice()).rulings[0]
        assert ruling.total - sum(part.value for part in ruling.modifiers) == sum(faces)
