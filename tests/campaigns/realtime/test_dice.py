"""Dice on the wire: asked of one seat, promised before, thrown once, and for anybody to verify."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.models import DiceRoll, Turn
from campaigns.rules.contracts import DieSpec
from campaigns.rules.fairness import verify
from campaigns.storage import in_database
from tests.sockets import Floor, Payload, Wire

BLOW = "I attack Berit with my gaff!"


@pytest.fixture
async def fight(floor: Floor) -> tuple[Floor, Wire, Wire]:
    """Bob has struck and is asked to throw; Cleo waits."""
    await floor.among_people()
    await floor.hand_throws("Bob", "Cleo")
    bob, cleo = await floor.pair()
    await bob.act(BLOW)
    await cleo.act("I wait.")
    return floor, bob, cleo


def dice_of(request: Payload) -> list[DieSpec]:
    """The dice of a request."""
    return [DieSpec(die["sides"], die["count"]) for die in request["dice"]]


def honest(request: Payload, result: Payload) -> bool:
    """Whether a result keeps the promise of its request."""
    faces = [face for roll in result["rolls"] for face in roll["faces"]]
    return verify(
        result["server_seed"],
        result["client_seed"],
        result["nonce"],
        dice_of(request),
        faces,
        promised=request["commitment"],
    )


async def test_a_request_has_odds_and_a_promise_and_goes_to_its_seat(fight: tuple[Floor, Wire, Wire]) -> None:
    floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    assert request["rolling_player_id"] == floor.table.bob.public_id
    assert 0 < request["odds"] < 1
    assert request["difficulty"] >= 1
    assert len(bytes.fromhex(request["commitment"])) == 32
    assert "server_seed" not in str(request)
    await cleo.settle()
    assert not cleo.of("DICE_REQUEST")


async def test_a_throw_is_shown_to_all_and_keeps_its_promise(fight: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    await bob.send("DICE_THROW", request_id=request["request_id"], client_seed="my own words")
    for wire in (bob, cleo):
        result = await wire.until("DICE_RESULT")
        assert result["request_id"] == request["request_id"]
        assert result["client_seed"] == "my own words"
        assert result["nonce"] == 0
        assert honest(request, result)
        assert result["total"] is not None
        await wire.ended(1)


async def test_a_gesture_is_a_client_seed_and_faces_sent_by_the_client_are_ignored(
    fight: tuple[Floor, Wire, Wire],
) -> None:
    _floor, bob, _cleo = fight
    request = await bob.until("DICE_REQUEST")
    gesture = {"velocity": [1.5, 0, -2], "angular": [0, 0, 1], "position": [0.5, 0.25]}
    await bob.send(
        "DICE_THROW", request_id=request["request_id"], throw_params=gesture, face=[20, 6], faces=[20, 6]
    )
    result = await bob.until("DICE_RESULT")
    assert len(bytes.fromhex(result["client_seed"])) == 32
    assert honest(request, result)


async def test_somebody_elses_dice_are_not_thrown(fight: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    await cleo.send("DICE_THROW", request_id=request["request_id"], client_seed="mine")
    assert (await cleo.refused())["code"] == 2014
    roll = await in_database(DiceRoll.objects.get, request_id=request["request_id"])
    assert roll.status == DiceRoll.Status.OPEN
    assert await bob.settle() == []


async def test_dice_fall_once(fight: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    for seed in ("one", "two"):
        await bob.send("DICE_THROW", request_id=request["request_id"], client_seed=seed)
    assert (await bob.refused())["code"] == 2014
    await cleo.ended(1)
    thrown = [result for result in cleo.of("DICE_RESULT") if result["request_id"] == request["request_id"]]
    assert [result["client_seed"] for result in thrown] == ["one"]


async def test_a_request_nobody_made_is_refused(fight: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, _cleo = fight
    await bob.until("DICE_REQUEST")
    await bob.send("DICE_THROW", request_id="17.t1-made-up")
    assert (await bob.refused())["type"] == "TURN_REFUSED"


async def test_after_a_reload_the_open_request_is_there_again_for_its_seat_alone(
    fight: tuple[Floor, Wire, Wire],
) -> None:
    floor, bob, _cleo = fight
    request = await bob.until("DICE_REQUEST")
    await bob.leave()
    assert (await floor.seat("Bob")).of("DICE_REQUEST") == [request]
    assert not (await floor.seat("Cleo")).of("DICE_REQUEST")


async def test_dice_that_nobody_throws_in_time_fall_by_themselves(fight: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    over = timezone.now() - timedelta(seconds=1)
    await in_database(Turn.objects.filter(status=Turn.Status.AWAITING_ROLLS).update, rolls_due_at=over)
    result = await cleo.until("DICE_RESULT")
    assert result["client_seed"] == ""
    assert honest(request, result)
    await bob.ended(1)
    await bob.send("DICE_THROW", request_id=request["request_id"], client_seed="too late")
    assert (await bob.refused())["code"] == 2014


async def test_who_lets_the_table_throw_is_not_asked(fight: tuple[Floor, Wire, Wire]) -> None:
    floor, bob, cleo = fight
    request = await bob.until("DICE_REQUEST")
    await bob.send("PREFERENCE", table_throws=True)
    await bob.send("DICE_THROW", request_id=request["request_id"])
    await bob.until("TURN_STATUS", lambda payload: payload["round"] == 2)
    await cleo.ended(1)
    await bob.act(BLOW)
    await cleo.act("I wait.")
    await bob.ended(2)
    assert len(bob.of("DICE_REQUEST")) == 1
    assert floor.table.bob.public_id in {result["rolling_player_id"] for result in bob.of("DICE_RESULT")}


def linked(result: Payload, previous: str) -> bool:
    """Whether a roll that nobody threw follows from the seed that was revealed before it."""
    faces = [face for roll in result["rolls"] for face in roll["faces"]]
    dice = [DieSpec(roll["spec"]["sides"], roll["spec"]["count"]) for roll in result["rolls"]]
    return verify(
        result["server_seed"], result["client_seed"], result["nonce"], dice, faces, previous=previous
    )


async def test_rolls_in_the_open_link_into_the_chain_whose_end_was_announced(floor: Floor) -> None:
    bob, _cleo = await floor.pair()
    cleo = await floor.knock("Cleo")
    previous = (await cleo.ready())["dice_anchor"]
    for notation in ("2d6+1", "1d20", "4dF"):
        await bob.act(f"/roll {notation}")
        result = await cleo.until("DICE_RESULT")
        assert result["client_seed"] == floor.slug
        assert linked(result, previous), notation
        previous = result["server_seed"]
