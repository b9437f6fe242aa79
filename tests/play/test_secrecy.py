"""What is one seat's alone reaches no other by any frame; what is the world's secret reaches no player at all."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from campaigns.models import DiceRoll, Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.entities import FactState, QuestState
from narrator.engines.house.engine import HouseEngine
from tests.sockets import Floor, Wire

PRIVATE = {
    "segment": "The amber key fits your own lock.",
    "note": "The chandler owes you eleven herrings.",
    "fact": "Only you saw the heron leave.",
    "quest": "Find the heron before dawn.",
    "aside": "Is the ninth bell cracked?",
}


def everything(wire: Wire) -> str:
    """All that a socket was ever sent."""
    return json.dumps(wire.frames, ensure_ascii=False)


def found(wire: Wire) -> set[str]:
    """Which of Bob's secrets a socket was sent."""
    text = everything(wire)
    return {name for name, words in PRIVATE.items() if words in text}


async def whisper(floor: Floor) -> None:
    """Bob is given something private of every kind."""
    await in_database(_whisper, floor)


async def reach_for_all(wire: Wire) -> None:
    """Ask for everything that one may ask for."""
    await wire.send("HISTORY", before_seq=10_000)
    await wire.send("JOURNAL_REQUEST")
    await wire.send("JOURNAL_REQUEST", filter="Lore")
    for line in ("/status", "/inventory", "/quests", "/map", "/journal", "/recap", "/tone", "/save"):
        await wire.act(line)
    await wire.settle()


async def test_what_is_bobs_reaches_bob_and_the_gm_and_nobody_else(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await whisper(floor)
    await bob.send("PLAYER_ACTION", action=PRIVATE["aside"], aside=True)
    await bob.until("ASIDE_ANSWER")
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await cleo.ended(1)
    for wire in (bob, cleo, alice):
        await reach_for_all(wire)
    assert found(bob) == set(PRIVATE)
    assert found(cleo) == set()
    assert {"segment", "note", "aside"} <= found(alice)


async def test_replay_and_every_panel_keep_it_too(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await whisper(floor)
    await bob.settle()
    await bob.leave()
    await cleo.leave()
    for last_seen in ({}, {"last_seen_seq": 0}):
        bob, cleo = await floor.seat("Bob", **last_seen), await floor.seat("Cleo", **last_seen)
        await reach_for_all(bob)
        await reach_for_all(cleo)
        assert found(bob) == set(PRIVATE) - {"aside"}
        assert found(cleo) == set()
        await bob.leave()
        await cleo.leave()


async def test_the_numbers_do_not_betray_that_there_was_something(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await whisper(floor)
    await bob.send("CHAT", text="Morning.")
    await cleo.until("CHAT")
    assert [seq for seq, _type in cleo.story()] == [1]
    await bob.settle()
    assert [seq for seq, _type in bob.story()] == [1, 2, 3]


async def test_what_somebody_writes_as_an_aside_is_not_shown_while_they_write_it(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.send("ACTION_REVEAL", action=PRIVATE["aside"], status="composing", aside=True)
    shown = await cleo.until("ACTION_REVEAL")
    assert shown["action"] == ""
    assert found(cleo) == set()


async def test_no_secret_of_the_world_reaches_a_player(opening) -> None:
    """Five turns with the offline narrator, who knows the whole pack, and every frame of both players."""
    floor: Floor = await opening(HouseEngine())
    await floor.among_people()
    bob, cleo = await floor.pair()
    doings = (
        ("I ask Berit about the lamp.", "I look around."),
        ("I tell Berit she has to talk to us.", "I search the room."),
        ("I go back to the quay.", "I follow."),
        ("I look at the wet footprints.", "I keep watch."),
        ("I go to the chandlery and ask Ansel for oil.", "I wait at the door."),
    )
    for round_, (bobs, cleos) in enumerate(doings, start=1):
        await bob.act(bobs)
        await cleo.act(cleos)
        await bob.ended(round_)
        await cleo.ended(round_)
    await reach_for_all(bob)
    await reach_for_all(cleo)
    again = await floor.seat("Bob")
    secrets = await in_database(_secrets, floor)
    assert len(secrets) >= 2
    for wire in (bob, cleo, again):
        assert wire.of("NARRATION")
        for secret in secrets:
            assert secret not in everything(wire)


async def test_seeds_stay_here_until_their_dice_have_fallen(floor: Floor) -> None:
    await floor.among_people()
    await floor.hand_throws("Bob")
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await bob.act("I attack Berit with my gaff!")
    await cleo.act("I watch.")
    request = await bob.until("DICE_REQUEST")
    again = await floor.seat("Bob")
    secret, chain = await in_database(_seeds, floor, request["request_id"])
    for wire in (bob, cleo, again, alice):
        await wire.settle()
        assert secret not in everything(wire)
        assert chain not in everything(wire)
    await bob.send("DICE_THROW", request_id=request["request_id"])
    await cleo.ended(1)
    assert secret in everything(cleo)
    assert chain not in everything(cleo)


@pytest.mark.parametrize("word", ["position", "public_index", "audience", "grants"])
async def test_the_logs_own_numbering_never_leaves(floor: Floor, word: str) -> None:
    bob, cleo = await floor.pair()
    await whisper(floor)
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    keys = set(_keys([frame for frame in bob.frames if "seq" in frame["payload"]]))
    assert "seq" in keys
    assert word not in keys


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _whisper(floor: Floor) -> None:
    session = Session.objects.get(pk=floor.table.session.pk)
    mine = floor.table.bob_seat.public_id
    append(
        session.pk,
        [
            Entry("NARRATION_SEGMENT", {"text": PRIVATE["segment"], "round": 0}, (mine,)),
            Entry("SECRET_NOTE", {"text": PRIVATE["note"], "gm_why": "he asked"}, (mine,)),
        ],
    )
    world = load_world(session.pk, session.state_version)
    bob = next(item for item in world.characters() if item.seat == mine)
    world.put(FactState("fact-heron", bob.id, PRIVATE["fact"], "Lore"))
    world.put(QuestState("quest-heron", "The heron", PRIVATE["quest"], audience=(mine,)))
    commit_world(session, session.state_version, world)


def _secrets(floor: Floor) -> set[str]:
    story = story_of(floor.table.session)
    texts = {entry.text for entry in story.lore.entries if entry.secret}
    texts |= {npc.secret.text for npc in story.npcs.npcs if npc.secret is not None}
    return texts


def _seeds(floor: Floor, request_id: str) -> tuple[str, str]:
    return DiceRoll.objects.get(request_id=request_id).server_seed, floor.table.session.chain_secret
