"""Every encounter ends, decided by what is so."""

import pytest

from campaigns.rules.contracts import Attempt, EncounterSetup
from campaigns.rules.without_number.bodies import Used, Vitals
from tests.campaigns.rules.without_number.cast import KIT, SWORD, LoadedDice, foe, hero
from tests.campaigns.rules.without_number.table import FIGHT, RULES, attack, sit_down

MISS = [1, 1]
SPENT = Used(scene=("veterans_luck",))


def wait(actor: str) -> Attempt:
    return Attempt(actor, "wait", "I wait")


def test_it_is_won_when_no_opponent_stands() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(3, 5)))
    table.round(attack("bob"), throws={"bob": [15, 5]})

    assert table.last.outcome == "won"
    assert table.encounter.outcome == "won"
    assert RULES.options(table.state, table.people["bob"], table.people) == ()


def test_it_is_lost_when_the_whole_party_is_down_and_one_save_decides_over_life() -> None:
    for face, condition in ((16, "up"), (2, "dead")):
        table = sit_down(foe(attack=9), hero(archetype="expert", vitals=Vitals(2, 8), gear=()))
        table.round(wait("bob"), dice=LoadedDice([15, 6], face))

        assert table.last.outcome == "lost"
        assert table.body("bob").vitals.condition == condition
    assert any("dies of the wound" in told for told in table.told)


def test_who_wakes_after_a_mortal_injury_has_one_hit_point_and_is_frail() -> None:
    table = sit_down(foe(attack=9), hero(archetype="expert", vitals=Vitals(2, 8), gear=()))
    table.round(wait("bob"), dice=LoadedDice([15, 6], 16))

    assert table.body("bob").vitals == Vitals(1, 8, frail=True)


def test_the_frail_die_at_nought() -> None:
    frail = Vitals(2, 8, frail=True)
    table = sit_down(foe(attack=9), hero(archetype="expert", vitals=frail, gear=()), hero("Cleo"))
    table.tweak("drowner", engaged=("bob",))
    table.round(wait("cleo"), dice=LoadedDice([15, 6]))

    assert table.body("bob").vitals.condition == "dead"


def test_it_is_fled_when_all_got_away_and_conceded_when_somebody_yielded() -> None:
    fled = sit_down(hero(), foe())
    fled.round(Attempt("bob", "withdraw", ""))
    assert fled.last.outcome == "fled"

    conceded = sit_down(hero(), hero("Cleo"), foe())
    conceded.round(Attempt("bob", "withdraw", ""), Attempt("cleo", "yield", ""))
    assert conceded.last.outcome == "conceded"


def test_friends_save_the_dying_after_a_fight_that_was_won() -> None:
    medic = hero("Cleo", skills={"heal": 1, "stab": 0}, gear=(KIT, SWORD))
    bob = hero(archetype="expert", vitals=Vitals(1, 8), gear=())
    table = sit_down(foe(attack=9, vitals=Vitals(1, 5)), bob, medic)
    table.tweak("drowner", engaged=("bob",))
    table.round(attack("cleo", "drowner"), throws={"cleo": [15, 5]}, dice=LoadedDice([15, 6], [1, 1], [5, 4]))

    assert table.last.outcome == "won"
    assert [ruling.rule for ruling in table.last.rulings[-2:]] == ["wwn.stabilise", "wwn.stabilise"]
    assert table.body("bob").vitals == Vitals(1, 8, frail=True)


def test_the_dying_die_at_the_end_of_the_sixth_round() -> None:
    setup = EncounterSetup("e1", "x", "Hold", "fight", "survive_rounds", 12, morale_triggers=())
    bob = hero(archetype="expert", vitals=Vitals(1, 8), gear=())
    table = sit_down(foe(attack=9), bob, hero("Cleo", vitals=Vitals(90, 90)), setup=setup)
    table.tweak("drowner", engaged=("bob",))
    table.round(wait("cleo"), dice=LoadedDice([15, 6]))
    assert table.body("bob").vitals.condition == "mortal"
    for passed in range(1, 7):
        table.round(wait("cleo"), dice=LoadedDice(MISS))
        assert table.body("bob").vitals.down_rounds == passed

    assert table.body("bob").vitals.condition == "dead"
    assert "Bob dies of the wound." in table.told


def test_the_pack_may_spare_its_characters() -> None:
    setup = EncounterSetup("e1", "x", "Brawl", "fight", "hp_depletion", 1, verdict_pc="out_cold")
    table = sit_down(foe(attack=9), hero(archetype="expert", vitals=Vitals(1, 8), gear=()), setup=setup)
    table.round(dice=LoadedDice([15, 6]))

    assert table.last.outcome == "lost"
    assert table.body("bob").vitals == Vitals(1, 8)


def test_surviving_long_enough_is_winning() -> None:
    setup = EncounterSetup("e1", "x", "Hold", "fight", "survive_rounds", 2, morale_triggers=())
    table = sit_down(hero(), foe(), setup=setup)
    table.round(wait("bob"), dice=LoadedDice(MISS))
    assert table.last.outcome is None
    table.round(wait("bob"), dice=LoadedDice(MISS))

    assert table.last.outcome == "won"


@pytest.mark.parametrize(("party", "opposition", "outcome"), [(8, 2, "won"), (2, 5, "fled"), (8, 5, "truce")])
def test_a_fight_without_end_is_ended_by_who_is_stronger(party: int, opposition: int, outcome: str) -> None:
    setup = EncounterSetup("e1", "x", "X", "fight", "hp_depletion", 1, max_rounds=1, morale_triggers=())
    table = sit_down(hero(vitals=Vitals(party, 8)), foe(vitals=Vitals(opposition, 5)), setup=setup)
    table.round(wait("bob"), dice=LoadedDice(MISS))

    assert table.last.outcome == outcome


def test_what_is_over_stays_over() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(3, 5)))
    table.round(attack("bob"), throws={"bob": [15, 5]})
    before = table.state
    table.round(attack("bob"))

    assert table.state == before
    assert table.last.outcome == "won"
    assert table.refusals[0].code == "over"


def morale(*triggers: str, **more: object) -> EncounterSetup:
    return EncounterSetup("e1", "x", "X", "fight", "hp_depletion", 1, morale_triggers=triggers, **more)  # type: ignore[arg-type]


def test_the_first_to_fall_may_break_the_rest() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(3, 5)), foe("eel", morale=7), setup=morale("first_blood"))
    table.round(attack("bob", "drowner"), throws={"bob": [15, 5]}, dice=LoadedDice([4, 4]))

    assert table.last.outcome == "won"
    assert "The eel turns and flees as the first of them falls." in table.told


def test_who_holds_fights_on() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(3, 5)), foe("eel", morale=8), setup=morale("first_blood"))
    table.round(attack("bob", "drowner"), throws={"bob": [15, 5]}, dice=LoadedDice([4, 4], MISS))

    assert table.last.outcome is None


def test_several_causes_at_once_are_one_throw() -> None:
    setup = morale("first_blood", "half_down", "leader_down", leaders=("drowner",), on_break="surrender")
    table = sit_down(hero(), foe(vitals=Vitals(3, 5)), foe("eel"), setup=setup)
    table.round(attack("bob", "drowner"), throws={"bob": [15, 5]}, dice=LoadedDice([6, 6]))

    assert [ruling.kind for ruling in table.last.rulings] == ["attack", "morale"]
    assert table.encounter.actor("eel").standing == "yielded"  # type: ignore[union-attr]


def test_the_mindless_never_break() -> None:
    table = sit_down(
        hero(), foe(vitals=Vitals(3, 5)), foe("eel", mindless=True, morale=2), setup=morale("first_blood")
    )
    table.round(attack("bob", "drowner"), throws={"bob": [15, 5]}, dice=LoadedDice(MISS))

    assert table.last.outcome is None


def test_words_may_end_a_fight() -> None:
    bob = hero(skills={"lead": 1})
    table = sit_down(bob, foe(skill=0), setup=FIGHT)
    plea = Attempt("bob", "skill", "Throw down your arms!", skill="lead")
    table.round(plea, throws={"bob": [5, 4]}, dice=LoadedDice([3, 3], [5, 4]))

    assert table.last.outcome == "won"
    assert any("words strike home" in told for told in table.told)


def test_words_break_nobody_twice_but_still_make_them_falter() -> None:
    table = sit_down(hero(skills={"lead": 1}), foe(skill=0), setup=FIGHT)
    plea = Attempt("bob", "skill", "Throw down your arms!", "drowner", skill="lead")
    table.round(plea, throws={"bob": [5, 4]}, dice=LoadedDice([3, 3], [3, 3], MISS))
    table.round(plea, throws={"bob": [5, 4]}, dice=LoadedDice([3, 3], [12, 3]))

    assert table.last.rulings[-1].total == 12 + 1 - 2


DEBATE = EncounterSetup("e1", "court", "The hearing", "debate", "dial_threshold", 2, opposition_threshold=2)


def argue(actor: str) -> Attempt:
    return Attempt(actor, "skill", "I argue", "drowner", skill="convince", difficulty="8")


def test_success_moves_the_partys_dial_and_nobody_draws_steel() -> None:
    table = sit_down(hero(), foe(), setup=DEBATE)
    table.round(argue("bob"), throws={"bob": [6, 4]})
    shown = RULES.describe(table.state, table.people)

    assert shown["player_metric"] == {"name": "Headway", "current": 1, "threshold": 2}
    table.round(argue("bob"), throws={"bob": [6, 4]})
    assert table.last.outcome == "won"


def test_failure_or_silence_moves_the_other() -> None:
    table = sit_down(hero(), foe(), setup=DEBATE)
    table.round(argue("bob"), throws={"bob": [1, 2]})
    table.round(wait("bob"))

    assert table.last.outcome == "lost"


def test_a_clear_success_moves_two() -> None:
    table = sit_down(hero(), hero("Cleo"), foe(), setup=DEBATE)
    table.round(argue("bob"), argue("cleo"), throws={"bob": [6, 4], "cleo": [6, 4]})

    assert table.last.outcome == "won"


def test_a_blow_turns_words_into_a_fight() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(20, 20)), setup=DEBATE)
    table.round(attack("bob"), throws={"bob": [15, 3]}, dice=LoadedDice([2, 2]))

    assert table.encounter.hostile


def beat(beat_id: str, **more: object) -> dict[str, object]:
    return {"id": beat_id, "label": "Swing the lantern", "description": "…", "verbs": ["swing"], **more}


def with_beats(*beats: dict[str, object], **more: object) -> EncounterSetup:
    return EncounterSetup("e1", "x", "X", "fight", "hp_depletion", 1, beats=beats, morale_triggers=(), **more)  # type: ignore[arg-type]


def test_an_authored_beat_does_what_it_says() -> None:
    burn = beat("burn", skill="exert", difficulty=8, success={"damage": "1d6"}, failure={"backfire": "2"})
    table = sit_down(hero(skills={"exert": 0}), foe(vitals=Vitals(20, 20)), setup=with_beats(burn))
    swing = Attempt("bob", "skill", "I swing the lantern", "drowner", beat="burn")
    table.round(swing, throws={"bob": [4, 4]}, dice=LoadedDice(4, MISS))
    assert table.body("drowner").vitals.hp == 16
    table.round(swing, throws={"bob": [1, 1]}, dice=LoadedDice(MISS))

    assert table.body("bob").vitals.hp == 6
    assert [(done.beat, done.succeeded) for done in table.last.beats] == [("burn", False)]


def test_beats_may_strike_defend_shake_and_let_one_leave() -> None:
    setup = with_beats(
        beat("lunge", success={"strike": True}),
        beat("crouch", success={"defend": 4}),
        beat("roar", success={"morale_check": True}),
        beat("door", success={"leave": True}),
    )
    table = sit_down(hero(), foe(vitals=Vitals(20, 20)), setup=setup)
    table.round(Attempt("bob", "attack", "", beat="lunge"), throws={"bob": [15, 3]}, dice=LoadedDice(MISS))
    assert table.body("drowner").vitals.hp == 16
    table.round(Attempt("bob", "skill", "", beat="crouch"), dice=LoadedDice([12, 3]))
    assert table.body("bob").vitals.hp == 8
    table.round(Attempt("bob", "skill", "", beat="roar"), dice=LoadedDice([2, 2], MISS))
    table.round(Attempt("bob", "skill", "", beat="door"))

    assert table.last.outcome == "fled"


def test_a_beat_may_ask_for_a_thing() -> None:
    setup = with_beats(beat("burn", requires_item="lantern", success={"damage": "1d6"}))
    table = sit_down(hero(), foe(), setup=setup)
    _checks, refusals = RULES.plan_round(
        table.state, [Attempt("bob", "skill", "", beat="burn")], table.people
    )

    assert refusals[0].code == "no_item"


def test_beats_move_dials() -> None:
    point = beat("point", success={"player": 2})
    setup = EncounterSetup("e1", "x", "X", "social", "dial_threshold", 2, beats=(point,))
    table = sit_down(hero(), foe(), setup=setup)
    table.round(Attempt("bob", "skill", "", beat="point"))

    assert table.last.outcome == "won"


def test_nothing_that_was_handed_in_is_changed() -> None:
    table = sit_down(hero(used=SPENT), foe(vitals=Vitals(20, 20)))
    state, sheets = dict(table.state), {key: dict(found.sheet) for key, found in table.people.items()}
    RULES.resolve_round(table.state, [attack("bob")], {}, table.people, LoadedDice([15, 3], MISS))

    assert table.state == state
    assert {key: found.sheet for key, found in table.people.items()} == sheets
