"""What peers see of each other's words before the close, and tables where nobody waits."""

from __future__ import annotations

from campaigns.models import Session
from tests.sockets import Floor


async def test_drafts_are_shown_while_they_are_written_but_not_to_their_writer(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.send("ACTION_REVEAL", action="I draw", status="composing", round=1)
    shown = await cleo.until("ACTION_REVEAL")
    assert shown["player_id"] == floor.table.bob.public_id
    assert (shown["character_name"], shown["action"]) == ("Ida Marsh", "I draw")
    await bob.settle()
    assert not bob.of("ACTION_REVEAL")


async def test_drafts_are_coalesced_and_the_last_one_always_comes(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    for letters in range(1, 16):
        await bob.send("ACTION_REVEAL", action="x" * letters)
    await cleo.until("ACTION_REVEAL", lambda shown: shown["action"] == "x" * 15)
    assert len(cleo.of("ACTION_REVEAL")) <= 6


async def test_at_a_sealed_table_the_words_stay_sealed_until_the_close(opening) -> None:
    floor: Floor = await opening(turn_mode=Session.TurnMode.STRUCTURED)
    bob, cleo = await floor.pair()
    await bob.send("ACTION_REVEAL", action="I draw my knife", status="composing")
    assert (await cleo.until("ACTION_REVEAL"))["action"] == ""
    await bob.act("I draw my knife.")
    await cleo.until("TURN_STATUS", lambda told: told["entries"][0]["status"] == "submitted")
    await cleo.settle()
    assert "knife" not in str(cleo.frames)
    await cleo.act("I watch.")
    await cleo.ended(1)
    assert "knife" in str(cleo.of("PLAYER_ACTION"))


async def test_in_free_play_each_word_is_resolved_by_itself(opening) -> None:
    floor: Floor = await opening(turn_mode=Session.TurnMode.FREE_PLAY)
    bob, cleo = await floor.pair()
    await bob.act("I knock.")
    await cleo.ended(1)
    await cleo.act("I follow.")
    await bob.ended(2)
    said = [(told["round"], told["action"]) for told in bob.of("PLAYER_ACTION")]
    assert said == [(1, "I knock."), (2, "I follow.")]


async def test_a_paused_table_keeps_what_is_said_and_goes_on_with_it(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await alice.act("/gm pause")
    await bob.until("GAME_PAUSED")
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await cleo.settle()
    assert not cleo.of("THINKING")
    await alice.act("/gm resume")
    await cleo.until("GAME_RESUMED")
    await cleo.ended(1)
