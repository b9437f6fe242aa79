"""What those do who sit with the runners' bodies."""

import pytest

from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Vitals
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import do
from tests.campaigns.rules.without_number.net_cast import demon, guard, net, run, runner


def test_who_has_no_deck_is_offered_five_things_to_do() -> None:
    offered = run().options("cleo")

    tasks = {"net_cover", "net_distract", "net_cable", "net_guard", "net_door"}
    assert tasks <= set(offered)
    assert all(offered[task]["odds"] for task in tasks)
    assert "net_unlock" not in offered


def test_covering_tracks_lowers_the_alarm() -> None:
    place = run()
    place.round(
        do("bob", "net_unlock"),
        do("cleo", "net_cover"),
        throws={"bob": (1, 1), "cleo": (6, 6)},
        dice=LoadedDice(),
    )
    assert place.encounter.opposition_dial.current == 0


def test_a_cut_line_costs_a_demon_its_turn() -> None:
    nodes = [{"id": "a", "label": "a", "demons": 1}, {"id": "b", "label": "b"}]
    place = run(data={"nodes": nodes})
    place.round(do("cleo", "net_cable", "hound"), throws={"cleo": (6, 6)})

    assert place.encounter.opposition_dial.current == 0
    assert any("stands still" in told for told in place.told)


def test_watching_over_a_runner_adds_shielding() -> None:
    place = run()
    place.round(do("cleo", "net_guard", "bob"), throws={"cleo": (6, 6)})

    assert net(place).runners[0].shielding == 4 + 3


def test_a_barred_door_holds_and_an_open_one_does_not() -> None:
    place = run()
    dial = place.encounter.opposition_dial
    place.tweak(opposition_dial=type(dial)(dial.name, 3, dial.threshold))
    place.round(do("cleo", "net_door"), throws={"cleo": (4, 4)}, dice=LoadedDice())
    assert any("it holds" in told for told in place.told)
    assert place.body("cleo").vitals.hp == 8

    place.round(dice=LoadedDice([1, 1], 15, 3))
    assert place.body("cleo").vitals.hp == 8 - 3
    assert place.last.rulings[-1].rule == "cwn.net_door"


def test_words_alone_find_the_task() -> None:
    place = run()
    checks, _ = place.rules.plan_round(
        place.state, [Attempt("cleo", "skill", "I push the cupboard and block the door")], place.people
    )
    assert checks[0].data["net"] == "net_door"


def test_the_fallen_can_be_saved_from_the_room() -> None:
    fallen = runner(vitals=Vitals(8, 8))
    place = run(fallen, runner("Dot"), guard(), demon())
    hurt = place.rules.hurt(place.people["bob"].sheet, 20)
    place.people["bob"] = type(place.people["bob"])("bob", "Bob", "party", hurt, True)

    assert place.options("cleo")["stabilise"]["targets"] == ["bob"]


@pytest.mark.parametrize("jacked", [True, False])
def test_somebody_with_program_may_go_in_later(jacked: bool) -> None:
    place = run(runner(), runner("Dot"), demon())
    place.round(do("dot", "net_jack_out", kind="withdraw"))
    assert "net_jack_in" in place.options("dot")
    if jacked:
        place.round(do("dot", "net_jack_in", kind="move"))
        assert "net_jack_out" in place.options("dot")
