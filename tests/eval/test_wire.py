"""Every byte that leaves for a player, searched while a blurting narrator tells the story at a real table.

``EVAL_TABLES`` says at how many tables; ``make eval`` plays at many.
"""

from __future__ import annotations

import json
import os
import random

import pytest

from campaigns.models import Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.entities import FactState, QuestState
from campaigns.world.truth import hidden_in
from tests.eval.blurting import Blurter
from tests.eval.plain import canary, found_in
from tests.sockets import Floor, Wire

TABLES = int(os.environ.get("EVAL_TABLES", "1"))
TURNS = 6
DOINGS = ("I look around.", "I wait.", "I listen at the door.", "I ask who is here.", "I search the place.")


class Canaries:
    """What is Bob's alone, Cleo's alone, the GM's, and the world's."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.bob, self.cleo = canary(chance, "debt"), canary(chance, "promise")
        self.goal, self.note = canary(chance, "goal"), canary(chance, "plan")
        self.sealed = canary(chance, "knot")
        self.world: list[str] = []

    def plant(self, floor: Floor) -> None:
        """Put each where it belongs; call it off the event loop."""
        session = Session.objects.get(pk=floor.table.session.pk)
        world = load_world(session.pk, session.state_version)
        seats = {one.seat: one.id for one in world.characters()}
        bob, cleo = (seat.public_id for seat in floor.seats.values())
        world.put(FactState("canary-bob", seats[bob], self.bob, "Lore"))
        world.put(FactState("canary-cleo", seats[cleo], self.cleo, "Lore"))
        world.put(QuestState("canary-goal", "A goal", self.goal, audience=(bob,)))
        commit_world(session, session.state_version, world)
        Session.objects.filter(pk=session.pk).update(note_from_gm=self.note)
        self.world = [one.text for one in hidden_in(world, story_of(session)) if not one.seats]

    def leaks(self, bob: Wire, cleo: Wire) -> list[str]:
        """What each was sent that is not theirs."""
        everybodys = [self.note, *self.world]
        return found_in(
            {
                "Bob": (json.dumps(bob.frames, ensure_ascii=False), [self.cleo, *everybodys]),
                "Cleo": (json.dumps(cleo.frames, ensure_ascii=False), [self.bob, self.goal, *everybodys]),
            }
        )


@pytest.mark.parametrize("seed", range(5, 5 + TABLES))
async def test_no_frame_holds_what_is_not_for_its_reader(opening, seed: int) -> None:
    canaries = Canaries(seed)
    blurter = Blurter([canaries.bob, canaries.cleo, canaries.goal, canaries.note], seed)
    floor: Floor = await opening(blurter)
    await in_database(canaries.plant, floor)
    blurter.secrets = [*blurter.secrets, *canaries.world]
    bob, cleo = await floor.pair()
    chance = random.Random(seed)
    for _turn in range(TURNS):
        await bob.act(chance.choice(DOINGS))
        await cleo.act(chance.choice(DOINGS))
        for wire in (bob, cleo):
            # A narrator with nothing but secrets to tell has told nothing: the turn is tried again.
            while not await _told(wire):
                await wire.send("RETRY")
    for wire in (bob, cleo):
        await ask(wire)
    assert len(bob.of("NARRATION")) >= TURNS
    assert found_in({"Bob": (json.dumps(bob.frames), [canaries.bob])}), "Bob is shown his own"
    assert not canaries.leaks(bob, cleo)


async def test_a_sealed_action_is_read_by_nobody_before_the_close(opening) -> None:
    canaries = Canaries(seed=9)
    floor: Floor = await opening(turn_mode=Session.TurnMode.STRUCTURED)
    bob, cleo = await floor.pair()
    await bob.send("ACTION_REVEAL", action=canaries.sealed, status="composing")
    await bob.act(canaries.sealed)
    await cleo.settle()
    assert not found_in({"Cleo": (json.dumps(cleo.frames), [canaries.sealed])})
    await cleo.act("I wait.")
    await cleo.ended(1)
    assert found_in({"Cleo": (json.dumps(cleo.frames), [canaries.sealed])})


async def ask(wire: Wire) -> None:
    """Ask for what may be asked for, within the frames that a second allows."""
    await wire.settle()
    await wire.send("HISTORY", before_seq=10_000)
    await wire.send("JOURNAL_REQUEST")
    await wire.act("/quests")
    await wire.act("/recap")
    await wire.settle()


async def _told(wire: Wire) -> bool:
    """Whether the turn that is being resolved is told; False when the narrator had nothing that may be told."""
    while True:
        frame = await wire.next()
        if frame["type"] == "NARRATION_END":
            return True
        if frame["type"] == "ERROR" and frame["payload"].get("retry"):
            return False
