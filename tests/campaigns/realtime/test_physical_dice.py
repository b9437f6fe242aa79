"""Real dice on the wire: asked for as such, their faces checked, counted once and marked for everybody, for good."""

from __future__ import annotations

import pytest

from campaigns.models import DiceRoll, Session
from campaigns.rules.contracts import DieSpec
from campaigns.rules.fairness import verify
from campaigns.storage import in_database
from tests.sockets import Floor, Payload, Wire

BLOW = "I attack Berit with my gaff!"


@pytest.fixture
async def fight(floor: Floor) -> tuple[Floor, Wire, Wire, Payload]:
    """At a table with real dice Bob has struck and is asked to throw; Cleo waits."""
    await floor.change(physical_dice=True)
    await floor.among_people()
    await floor.hand_throws("Bob", "Cleo")
    bob, cleo = await floor.pair()
    await bob.act(BLOW)
    await cleo.act("I wait.")
    request = await bob.until("DICE_REQUEST")
    assert (request["physical"], request["throw_within"]) == (True, 60)
    return floor, bob, cleo, request


def ones(request: Payload) -> list[int]:
    """The lowest face of every die that is asked for."""
    return [1 for die in request["dice"] for _index in range(die["count"])]


def is_by_hand(result: Payload, request: Payload) -> bool:
    """Whether a result shows the faces of ``ones`` and their mark."""
    faces = [face for roll in result["rolls"] for face in roll["faces"]]
    return result["physical"] is True and result["server_seed"] == "" and faces == ones(request)


async def test_the_faces_are_shown_to_all_with_their_mark(fight: tuple[Floor, Wire, Wire, Payload]) -> None:
    _floor, bob, cleo, request = fight
    await bob.send("DICE_THROW", request_id=request["request_id"], face=ones(request))
    for wire in (bob, cleo):
        result = await wire.until("DICE_RESULT")
        assert result["request_id"] == request["request_id"]
        assert is_by_hand(result, request)
        await wire.ended(1)


async def test_dice_of_the_chain_stay_verifiable(fight: tuple[Floor, Wire, Wire, Payload]) -> None:
    floor, bob, cleo, _request = fight
    await bob.act("/roll 2d6")
    rolled = await cleo.until("DICE_RESULT")
    assert "physical" not in rolled
    faces = [face for roll in rolled["rolls"] for face in roll["faces"]]
    assert verify(rolled["server_seed"], floor.slug, 0, [DieSpec(6, 2)], faces, promised=rolled["commitment"])


async def test_the_mark_is_there_after_a_reload_and_on_older_pages(
    fight: tuple[Floor, Wire, Wire, Payload],
) -> None:
    floor, bob, _cleo, request = fight
    await bob.send("DICE_THROW", request_id=request["request_id"], face=ones(request))
    await bob.ended(1)
    again = await floor.seat("Cleo")
    replayed = next(r for r in again.of("DICE_RESULT") if r["request_id"] == request["request_id"])
    assert is_by_hand(replayed, request)
    await again.send("HISTORY", before_seq=replayed["seq"] + 1)
    await again.until("HISTORY")
    older = await again.until("DICE_RESULT", lambda result: result["request_id"] == request["request_id"])
    assert older == replayed


async def test_after_a_reload_real_dice_are_asked_for_again(fight: tuple[Floor, Wire, Wire, Payload]) -> None:
    floor, bob, _cleo, request = fight
    await bob.leave()
    assert (await floor.seat("Bob")).of("DICE_REQUEST") == [request]


@pytest.mark.parametrize("face", [None, [], [0, 0], [1000], ["x"], [1.5, {}]], ids=str)
async def test_wrong_faces_are_refused_and_the_request_stays_open(
    fight: tuple[Floor, Wire, Wire, Payload], face: list | None
) -> None:
    _floor, bob, cleo, request = fight
    await bob.send("DICE_THROW", request_id=request["request_id"], face=face)
    refused = await bob.refused()
    assert refused["type"] == "INVALID_REQUEST"
    assert refused["details"]["request_id"] == request["request_id"]
    roll = await in_database(DiceRoll.objects.get, request_id=request["request_id"])
    assert (roll.status, roll.faces) == (DiceRoll.Status.OPEN, None)
    await cleo.settle()
    assert not cleo.of("DICE_RESULT")


async def test_faces_are_not_sent_twice(fight: tuple[Floor, Wire, Wire, Payload]) -> None:
    _floor, bob, cleo, request = fight
    await bob.send("DICE_THROW", request_id=request["request_id"], face=ones(request))
    await bob.send("DICE_THROW", request_id=request["request_id"], face=[2 for _one in ones(request)])
    assert (await bob.refused())["code"] == 2014
    await cleo.ended(1)
    thrown = [result for result in cleo.of("DICE_RESULT") if result["request_id"] == request["request_id"]]
    assert len(thrown) == 1
    assert is_by_hand(thrown[0], request)


async def test_the_host_changes_the_dice_for_all_to_see(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    alice = await floor.knock("Alice")
    assert (await alice.ready())["physical_dice"] is False
    await alice.send("TABLE_SETTINGS", physical_dice=True)
    for wire in (bob, cleo, alice):
        told = await wire.until("SESSION_EVENT", lambda payload: payload["event"] == "settings")
        assert told["physical_dice"] is True
    late = await floor.knock("Cleo")
    assert (await late.ready())["physical_dice"] is True


async def test_a_player_does_not(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.send("TABLE_SETTINGS", physical_dice=True)
    assert (await bob.refused())["type"] == "FORBIDDEN"
    session = await in_database(Session.objects.get, pk=floor.table.session.pk)
    assert session.physical_dice is False
    await cleo.settle()
    assert not [event for event in cleo.of("SESSION_EVENT") if event["event"] == "settings"]
