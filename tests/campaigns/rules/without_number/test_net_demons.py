"""What demons run in the net: command lines in their order, a turn lost, Access gone, harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.autoplay import QuickDice
from campaigns.rules.without_number.bodies import Foe, Vitals
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.creation import new_foe
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import Place, do
from tests.campaigns.rules.without_number.net_cast import demon, net, run, runner

NODES = [{"id": "a", "label": "a", "demons": 1, "security": 7}, {"id": "b", "label": "b"}]


def met(*knows: str, **more: Any) -> Place:
    """Bob at a node with a demon whose call has gone out already."""
    place = run(demon(knows=knows, vitals=Vitals(9, 9), **more), runner(), data={"nodes": NODES})
    place.round(do("bob", "net_regroup"), throws={"bob": [6, 6]}, dice=LoadedDice())
    return place


def struck(place: Place, *faces: Any, **throws: Any) -> Place:
    place.round(do("bob", "net_regroup"), throws={"bob": [6, 6]}, dice=LoadedDice(*faces))
    return place


def test_it_runs_what_it_lists_first_and_that_once() -> None:
    place = struck(met("paralyse", "kill"), [6, 6])
    first = place.last.rulings[0].summary
    place = struck(place, [6, 5], 7)

    assert (
        first
        == "The hound runs Paralyse against Bob and bites (11 against 9). Bob cannot move, and loses a turn."
    )
    assert place.last.rulings[0].summary.startswith(
        "The hound runs Kill against Bob and bites (11 against 9)."
    )


def test_the_paralysed_lose_their_turn_and_no_more() -> None:
    place = struck(met("paralyse"), [6, 6])
    told = list(place.last.notes)
    place = struck(place, [1, 1])

    assert "Bob cannot move a finger, in there or out here." in told
    assert any(ruling.actor == "bob" for ruling in place.last.rulings)


def test_a_glitch_takes_access_and_what_runs() -> None:
    place = met("glitch")
    before = net(place).runners[0].access
    place.round(do("bob", "net_move_b"), dice=LoadedDice([6, 6]))

    assert net(place).runners[0].access == before - 2


def test_without_access_left_it_bites() -> None:
    place = met("glitch")
    place.tweak(net=_drained(place))
    struck(place, [6, 6], 3)

    assert "strikes at Bob" in place.last.rulings[0].summary


def test_a_miss_does_nothing() -> None:
    place = struck(met("paralyse"), [1, 2])
    body = place.body("hound")

    assert isinstance(body, Foe)
    assert body.used.scene == ()


def test_programs_are_for_the_city_alone() -> None:
    entry = {
        "name": "x",
        "hd": 1,
        "hp": 3,
        "ac": 10,
        "attack": 0,
        "damage": "1d4",
        "stats": {"knows": ["hijack"]},
    }
    with pytest.raises(RulesError, match=r"stats\.knows\.0"):
        new_foe(CWN, entry, QuickDice(1))  # type: ignore[arg-type]


def _drained(place: Place) -> Any:
    own = net(place)
    return replace(own, runners=tuple(replace(one, access=0) for one in own.runners))
