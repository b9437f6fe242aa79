"""Growing on the wire: the notice, one step after the other, the choice made once, and everything that is refused."""

from __future__ import annotations

import pytest

from campaigns.storage import in_database
from tests.growth import chosen_by, level_up
from tests.sockets import Floor, Payload, Wire


@pytest.fixture
async def grown(floor: Floor) -> tuple[Floor, Wire, Wire]:
    """Bob has come to the second level; Cleo is there."""
    bob, cleo = await floor.pair()
    await in_database(level_up, floor.table.bob_seat)
    return floor, bob, cleo


async def described(wire: Wire, **answers: object) -> Payload:
    await wire.send("GROWTH", answers=answers)
    return await wire.until("GROWTH", lambda payload: "steps" in payload)


async def test_a_player_is_told_and_asked_and_what_they_choose_is_told_to_the_table(
    grown: tuple[Floor, Wire, Wire],
) -> None:
    floor, bob, cleo = grown
    notice = await bob.until("GROWTH", lambda payload: payload["due"])
    first = await described(bob)
    second = await described(bob, focus_2=["specialist"])
    assert notice["offer"] == first["offer"] == second["offer"]
    assert [step["mechanics"]["id"] for step in first["steps"]] == ["focus_2", "raise_1", "skills"]
    assert second["steps"][1]["mechanics"]["id"] == "focus_skill_2"
    await bob.send(
        "GROW", offer=first["offer"], answers={"focus_2": ["specialist"], "focus_skill_2": ["notice"]}
    )
    told = await cleo.until("CHARACTER_GROWN")
    assert told["text"].startswith("Ida Marsh has learned: Specialist")
    assert (await bob.until("GROWTH"))["due"] is False
    chosen = await in_database(chosen_by, floor.table.bob_seat)
    assert chosen["foci"]["specialist"] == 1
    assert not any(payload["due"] for payload in cleo.of("GROWTH"))


async def test_who_comes_back_is_told_again(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, _bob, _cleo = grown
    again = await floor.seat("Bob")
    assert again.panel("GROWTH")["due"] is True


async def test_the_same_choice_sent_twice_counts_once(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, bob, _cleo = grown
    offer = (await described(bob))["offer"]
    await bob.send("GROW", offer=offer)
    await bob.until("CHARACTER_GROWN")
    once = await in_database(chosen_by, floor.table.bob_seat)
    await bob.send("GROW", offer=offer)
    refused = await bob.refused()
    assert refused["type"] == "CONFLICT"
    assert await in_database(chosen_by, floor.table.bob_seat) == once


async def test_an_offer_is_no_key_to_somebody_elses_sheet(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, bob, cleo = grown
    offer = (await described(bob))["offer"]
    before = await in_database(chosen_by, floor.table.bob_seat)
    await cleo.send("GROW", offer=offer, answers={"skills": {"sneak": 1}})
    assert (await cleo.refused())["type"] == "CONFLICT"
    assert await in_database(chosen_by, floor.table.bob_seat) == before


@pytest.mark.parametrize(
    ("answers", "type_"),
    [
        ({"focus_2": ["wings"]}, "RULES_REFUSED"),
        ({"focus_2": []}, "RULES_REFUSED"),
        ({"skills": {"sneak": 4}}, "RULES_REFUSED"),
        ({"skills": {"sneak": True}}, "RULES_REFUSED"),
        ({"wings": ["two"]}, "RULES_REFUSED"),
        ({"focus_2": "alert"}, "INVALID_REQUEST"),
    ],
)
async def test_what_is_not_legal_is_refused_and_the_choice_stays_open(
    grown: tuple[Floor, Wire, Wire], answers: Payload, type_: str
) -> None:
    floor, bob, _cleo = grown
    offer = (await described(bob))["offer"]
    await bob.send("GROW", offer=offer, answers=answers)
    assert (await bob.refused())["type"] == type_
    assert (await in_database(chosen_by, floor.table.bob_seat))["due"] == [2]


async def test_the_gm_without_a_seat_has_nothing_to_choose(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, _bob, _cleo = grown
    alice = await floor.knock("Alice")
    await alice.ready()
    await alice.send("GROW", offer="x")
    assert (await alice.refused())["type"] == "TURN_REFUSED"


async def test_mallory_is_not_let_in_to_choose(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, _bob, _cleo = grown
    mallory = await floor.knock("Mallory")
    assert await mallory.close_code() == 4403
    assert (await in_database(chosen_by, floor.table.bob_seat))["due"] == [2]


async def test_the_host_sets_the_pace_and_everybody_hears_of_it(grown: tuple[Floor, Wire, Wire]) -> None:
    floor, bob, cleo = grown
    await bob.send("TABLE_SETTINGS", automatic_growth=True)
    assert (await bob.refused())["type"] == "FORBIDDEN"
    alice = await floor.knock("Alice")
    await alice.ready()
    await alice.send("TABLE_SETTINGS", automatic_growth=True)
    heard = await cleo.until("SESSION_EVENT", lambda payload: payload["event"] == "settings")
    assert heard["automatic_growth"] is True
