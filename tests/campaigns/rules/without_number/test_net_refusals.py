"""What is refused in a run, and what a pack may not lay out."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Vitals
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import do
from tests.campaigns.rules.without_number.net_cast import demon, guard, net, run, runner


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        (do("bob", "net_kill", "hound"), "no_program"),
        (do("bob", "net_dance"), "no_program"),
        (do("bob", "net_stun", "hound"), "no_target"),
        (do("bob", "net_move_vault"), "no_way"),
        (do("bob", "net_jack_in"), "inside"),
        (do("cleo", "net_jack_in"), "no_deck"),
        (do("cleo", "net_unlock"), "not_inside"),
        (do("cleo", "net_juggle"), "no_task"),
        (do("mallory", "net_unlock"), "not_here"),
        (do("bob", "", beat="unknown"), "no_beat"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(attempt: Attempt, code: str) -> None:
    assert run().refused(attempt) == code


def test_the_fallen_do_nothing() -> None:
    place = run()
    down = place.rules.hurt(place.people["bob"].sheet, 20)
    place.people["bob"] = type(place.people["bob"])("bob", "Bob", "party", down, True)

    assert place.refused(do("bob", "net_unlock")) == "cannot_act"
    assert place.options("bob") == {}


def test_without_access_only_what_is_free_can_be_run() -> None:
    place = run(
        runner(gear=(), skills={"program": 0}, attributes={**runner().attributes, "intelligence": 10}),
        demon(),
    )
    place.round(do("bob", "net_unlock"), throws={"bob": (1, 1)}, dice=LoadedDice())

    assert net(place).runners[0].access == 0
    assert place.refused(do("bob", "net_ghost")) in ("no_access", "no_program")
    assert place.refused(do("bob", "net_unlock")) == ""


def test_a_throw_of_the_round_before_is_not_used_again() -> None:
    place = run()
    stale, _ = place.rules.plan_round(place.state, [do("bob", "net_unlock")], place.people)
    place.round()
    fresh, _ = place.rules.plan_round(place.state, [do("bob", "net_unlock")], place.people)

    assert stale[0].id != fresh[0].id


def test_what_is_over_stays_over() -> None:
    place = run(data={"nodes": [{"id": "a", "label": "a", "security": 7, "subject": "door"}]})
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)})
    before = place.state
    again = place.rules.resolve_round(place.state, [do("bob", "net_unlock")], {}, place.people, LoadedDice())

    assert place.refused(do("bob", "net_unlock")) == "over"
    assert again.state == before


@pytest.mark.parametrize(
    "nodes",
    [
        [{"id": "a", "label": "a", "security": 99}],
        [{"id": "a", "label": "a"}, {"id": "a", "label": "b"}],
        [{"id": "a", "label": "a", "next_to": ["b"]}],
        [{"id": "a", "label": "a", "goal": False}],
        [{"id": "a", "label": "a"}, {"id": "b", "label": "b"}, {"id": "c", "label": "c", "next_to": ["b"]}],
        [{"id": "a", "label": "a", "colour": "red"}],
    ],
)
def test_a_net_that_cannot_be_played_is_refused(nodes: list[Any]) -> None:
    with pytest.raises(RulesError) as refused:
        run(data={"nodes": nodes})
    assert refused.value.hint


def test_a_run_needs_somebody_and_something_against_them() -> None:
    with pytest.raises(RulesError):
        run(runner(), guard())
    with pytest.raises(RulesError):
        run(demon(), runner(vitals=Vitals(0, 8, condition="stable")))
