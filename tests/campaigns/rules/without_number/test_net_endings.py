"""How runs end: everything open, part of it, nothing; and that every run ends."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.autoplay import QuickDice, Temper
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.registry import ruleset_of
from campaigns.rules.running import Dial
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.encounter.state import read_state
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import EVERY_TEMPER, PARTIES, autoplay, do
from tests.campaigns.rules.without_number.net_cast import NODES, demon, guard, net, run, runner

HOUND: dict[str, Any] = {
    "name": "hound", "hd": 1, "hp": 6, "ac": 10, "attack": 1, "damage": "1d6", "skill": 1, "mindless": True,
}  # fmt: skip


def test_everything_open_is_won() -> None:
    place = run()
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice())
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice())

    assert place.last.outcome == "won"
    assert "Open: the lock gate and the ledger." in place.told


def test_a_full_alarm_cuts_the_line_and_hurts() -> None:
    place = run()
    place.tweak(opposition_dial=Dial("Alarm", 5, 6))
    place.round(do("bob", "net_unlock"), throws={"bob": (1, 1)}, dice=LoadedDice(6))

    assert place.last.outcome == "lost"
    assert place.body("bob").vitals.hp == 8 - 2


def test_half_of_it_is_part_of_what_one_came_for() -> None:
    place = run()
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice())
    place.tweak(opposition_dial=Dial("Alarm", 5, 6))
    place.round(do("bob", "net_unlock"), throws={"bob": (1, 1)}, dice=LoadedDice(1))

    assert place.last.outcome == "truce"


def test_jacking_out_with_nothing_is_flight() -> None:
    place = run()
    place.round(do("bob", "net_jack_out", kind="withdraw"))

    assert place.last.outcome == "fled"
    assert place.last.rulings[0].rule == "cwn.net_jack_out"


def test_jacking_out_past_a_demon_has_its_price() -> None:
    nodes = [{"id": "a", "label": "a", "demons": 1}, {"id": "b", "label": "b"}]
    place = run(runner(), guard(), demon(), data={"nodes": nodes})
    place.round(do("bob", "net_jack_out", kind="withdraw"), dice=LoadedDice([6, 6], 5))

    assert place.body("bob").vitals.hp == 8 - 1
    assert place.last.outcome == "fled"


def test_yielding_is_conceding() -> None:
    place = run(runner(), demon())
    place.round(do("bob", "yield", kind="yield"))

    assert place.last.outcome == "conceded"


def test_the_last_round_closes_the_window() -> None:
    place = run(max_rounds=1)
    place.round(dice=LoadedDice(1))

    assert place.last.outcome == "lost"


@pytest.mark.parametrize("temper", EVERY_TEMPER)
@pytest.mark.parametrize("size", PARTIES)
def test_whole_runs_are_played_to_an_end_and_nobody_idles(size: int, temper: Temper) -> None:
    rules = ruleset_of("cwn")
    classes = ["hacker", "soldier", "face", "ghost"][:size]
    setup = EncounterSetup("e", "run", "Run", "netrun", "dial_threshold", 3)
    for seed in range(12):
        played = autoplay(rules, setup, classes, [HOUND] * max(1, size // 2), seed, temper)
        assert played.outcome is not None
        assert played.idle == ()
        assert played.refused == {}


def test_runs_are_won_and_lost() -> None:
    rules = ruleset_of("cwn")
    setup = EncounterSetup("e", "run", "Run", "netrun", "dial_threshold", 4)
    ends = [autoplay(rules, setup, ["hacker"], [HOUND], seed, temper).outcome
            for seed in range(25) for temper in EVERY_TEMPER]  # fmt: skip

    assert {"won", "lost", "truce"} <= set(ends)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(("net_unlock", "net_sense", "net_ghost", "net_blind", "net_regroup", "net_jack_out")),
                min_size=1, max_size=12), st.integers(0, 10**6))  # fmt: skip
def test_numbers_stay_within_their_bounds(deeds: list[str], seed: int) -> None:
    from_seed = QuickDice(seed)
    place = run(runner(), guard(), demon(), data={"nodes": NODES})
    for deed in deeds:
        if place.last.outcome is not None:
            break
        before = dict(place.state)
        place.round(do("bob", deed), do("cleo", "net_door"), dice=from_seed)
        encounter = read_state(place.state)
        net = encounter.net
        assert net is not None
        (bob,) = net.runners
        assert 0 <= bob.access <= bob.max_access
        assert bob.shielding >= 0
        assert len(bob.held) <= bob.cpu
        assert net.barred >= 0
        assert encounter.party_dial.current == sum(node.open for node in net.nodes if node.goal)
        assert before["round"] == encounter.round - 1


def test_demons_that_are_all_down_decide_where_hit_points_do() -> None:
    place = run(runner(), demon(vitals=Vitals(1, 5)), win_condition="hp_depletion", threshold=0, data={})
    assert [node.id for node in net(place).nodes] == ["gate", "desk", "files"]
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice())
    place.round(do("bob", "net_stun"), throws={"bob": (6, 6)}, dice=LoadedDice(1))

    assert place.last.outcome == "won"


def test_a_beat_of_the_pack_moves_the_dials_too() -> None:
    beat = {"id": "answer", "label": "Answer", "skill": "talk", "difficulty": 8, "success": {"player": 1}}
    place = run(beats=(beat,))
    assert "answer" in place.options("cleo")
    place.round(do("cleo", "answer", beat="answer"), throws={"cleo": (6, 6)}, dice=LoadedDice())

    assert place.encounter.party_dial.current == 1
