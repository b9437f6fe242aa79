"""Sealed exchanges: defences as a second set of throws, dead premises, concessions, mobs, zones."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Person, RoundResult, Zone
from campaigns.rules.fate.sheet import read
from tests.campaigns.rules.fate.cast import (
    RULES,
    Loaded,
    begun,
    being_of,
    bob,
    cleo,
    contest,
    fell,
    fight,
    foe,
    with_being,
)


def settled(
    result: RoundResult,
    people: dict[str, Person],
    *attempts: Attempt,
    dice: Loaded | None = None,
    **throws: object,
) -> RoundResult:
    return RULES.resolve_round(result.state, attempts, throws, people, dice or Loaded())  # type: ignore[arg-type]


def test_whoever_is_attacked_is_asked_for_a_defence_as_well() -> None:
    result, people = begun(fight(), bob(), cleo(), foe())

    checks, refusals = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "rusk")], people)

    assert refusals == ()
    assert (checks[0].kind, checks[0].actor) == ("attack", "bob")
    (defence,) = [check for check in checks if check.kind == "defence"]
    assert defence.target == "rusk"
    assert defence.id.endswith("-defends")


def test_a_defence_nobody_threw_is_thrown_by_the_dice() -> None:
    result, people = begun(fight(), bob(), foe())
    dice = Loaded()

    settled(result, people, Attempt("bob", "total_defense", ""), dice=dice)

    assert "Defend against Rusk" in dice.asked


def test_a_thrown_defence_is_the_one_that_counts() -> None:
    result, people = begun(fight(), bob(), foe())
    checks, _ = RULES.plan_round(result.state, [], people)

    held = settled(result, people, dice=Loaded((1, 1, 1, 1)), **{checks[0].id: fell(1, 1, 1, 1)})
    struck = settled(result, people, dice=Loaded((1, 1, 1, 1)), **{checks[0].id: fell(-1, -1, -1, -1)})

    assert "bob" not in held.sheets or not any(read(held.sheets["bob"]).physical)
    assert any(read(struck.sheets["bob"]).physical) or read(struck.sheets["bob"]).consequences


def test_full_defence_adds_two() -> None:
    result, people = begun(fight(), bob(), foe())

    plain, _ = RULES.plan_round(result.state, [Attempt("bob", "wait", "")], people)
    full, _ = RULES.plan_round(result.state, [Attempt("bob", "total_defense", "")], people)

    assert full[0].modifier == plain[0].modifier + 2


def test_an_attack_at_somebody_who_is_gone_is_wasted_and_told() -> None:
    quick = bob("sharpshooter")
    weak = foe(stress={"physical": 0, "mental": 0})
    result, people = begun(fight(), quick, cleo("brawler"), weak, foe("pike", "Pike"))
    attempts = (Attempt("bob", "attack", "", "rusk"), Attempt("cleo", "attack", "", "rusk"))
    checks, _ = RULES.plan_round(result.state, attempts, people)
    throws = {check.id: fell(1, 1, 1, 1) for check in checks if check.kind == "attack"}

    done = settled(result, people, *attempts, **throws)

    wasted = [ruling for ruling in done.rulings if "The action is wasted." in ruling.changes]
    assert [ruling.target for ruling in wasted] == ["rusk"]
    assert read(done.sheets["rusk"]).out == "dead"


def test_conceding_leaves_on_ones_own_terms_with_fate_points() -> None:
    result, people = begun(fight(), bob(), foe())

    done = settled(result, people, Attempt("bob", "concede", ""))

    assert read(done.sheets["bob"]).fate_points == 4
    assert done.outcome == "conceded"


def test_opponents_who_have_taken_enough_give_up() -> None:
    result, people = begun(fight(), bob(), foe(consequences=[2, 4], concedes=1, stress={"physical": 0}))
    checks, _ = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "rusk")], people)

    done = settled(
        result, people, Attempt("bob", "attack", "", "rusk"), dice=Loaded((0, 0, 0, 0)),
        **{checks[0].id: fell(0, 0, 0, 0)},
    )  # fmt: skip

    assert done.outcome == "won"


def test_a_mob_strikes_with_its_numbers_and_loses_members() -> None:
    result, people = begun(fight(), bob(), foe("crowd", "Crowd", mob=4))
    checks, _ = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "crowd")], people)
    defence = next(check for check in checks if check.kind == "defence")

    done = settled(result, people, Attempt("bob", "attack", "", "crowd"), **{checks[0].id: fell(1, 1, 0, 0)})

    assert defence.difficulty == 2 + 3
    assert read(done.sheets["crowd"]).members < 4


def test_what_is_two_zones_off_is_out_of_reach_until_one_moves() -> None:
    zones = (
        Zone("door", "The door", ("hall",)),
        Zone("hall", "The hall", ("stair",)),
        Zone("stair", "The stair"),
    )
    result, people = begun(fight(zones=zones), bob(), foe())

    _, refused = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "rusk")], people)
    moved = settled(result, people, Attempt("bob", "move", "", option="move:hall"))

    assert [refusal.code for refusal in refused] == ["too_far"]
    assert RULES.plan_round(moved.state, [Attempt("bob", "attack", "", "rusk")], people)[1] == ()


def test_an_advantage_gives_free_invokes_to_whoever_made_it() -> None:
    result, people = begun(fight(), bob(), foe())
    attempt = Attempt("bob", "advantage", "", "rusk", skill="athletics", label="Above them")
    checks, _ = RULES.plan_round(result.state, [attempt], people)

    done = settled(result, people, attempt, **{checks[0].id: fell(1, 1, 0, 0)})

    (made,) = [one for one in read(done.sheets["bob"]).aspects if one.id.startswith("made")]
    assert (made.free, made.passing) == (2, True)


def test_whoever_comes_in_later_acts_from_the_next_exchange() -> None:
    result, people = begun(fight(), bob(), foe())
    late = foe("pike", "Pike")

    joined = RULES.join(result.state, [late], {**people, "pike": late}, Loaded())

    shown = RULES.describe(joined.state, {**people, "pike": late})
    assert sorted(actor["id"] for actor in shown["actors"]) == ["bob", "pike", "rusk"]  # type: ignore[index, union-attr, call-overload]


def test_whoever_is_out_is_refused_and_never_acts() -> None:
    result, people = begun(fight(), bob(), cleo(), foe())
    people["bob"] = with_being(people["bob"], replace(being_of(people["bob"]), out="taken_out"))

    _, refused = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "rusk")], people)

    assert [refusal.code for refusal in refused] == ["cannot_act"]
    assert RULES.options(result.state, people["bob"], people) == ()


def test_a_blow_wins_no_argument() -> None:
    result, people = begun(contest(category="debate"), bob(), foe())

    _, refused = RULES.plan_round(result.state, [Attempt("bob", "attack", "", "rusk")], people)
    done = settled(result, people, Attempt("bob", "attack", "", "rusk"))

    assert [refusal.code for refusal in refused] == ["no_blows"]
    assert done.state["party_dial"]["current"] == 0  # type: ignore[index, call-overload]
