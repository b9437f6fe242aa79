"""Every byte that leaves for a player, searched while a blurting narrator tells the story at a real table.

``EVAL_TABLES`` says at how many tables; ``make eval`` plays at many.
"""

from __future__ import annotations

import json
import os
import random

import pytest

from campaigns.models import Memory, Session
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
        self.bobs, self.cleos = canary(chance, "letter"), canary(chance, "grudge")
        self.kept = canary(chance, "verdict")
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
        for key, text, audience in (
            ("bobs", self.bobs, f"|{bob}|"),
            ("cleos", self.cleos, f"|{cleo}|"),
            ("kept", self.kept, "|"),
        ):
            for kind in (Memory.Kind.FACT, Memory.Kind.TURN, Memory.Kind.SCENE, Memory.Kind.CAMPAIGN):
                Memory.objects.create(
                    session=session,
                    key=f"{key}-{kind}",
                    kind=kind,
                    text=text,
                    about="Bob Cleo door place room",
                    audience=audience,
                    weight=4,
                )
        commit_world(session, session.state_version, world)
        Session.objects.filter(pk=session.pk).update(note_from_gm=self.note)
        self.world = [one.text for one in hidden_in(world, story_of(session)) if not one.seats]

    def leaks(self, bob: Wire, cleo: Wire) -> list[str]:
        """What each was sent that is not theirs."""
        everybodys = [self.note, self.kept, *self.world]
        return found_in(
            {
                "Bob": (json.dumps(bob.frames, ensure_ascii=False), [self.cleo, self.cleos, *everybodys]),
                "Cleo": (
                    json.dumps(cleo.frames, ensure_ascii=False),
                    [self.bob, self.bobs, self.goal, *everybodys],
                ),
            }
        )

    def in_prompts(self, shown: list[str]) -> list[str]:
        """What single players or nobody may know and stands in what the narrator is given for both."""
        secret = [self.bob, self.cleo, self.goal, self.bobs, self.cleos, self.kept]
        return found_in({"prompt": ("\n".join(shown), secret)})


@pytest.mark.parametrize("seed", range(5, 5 + TABLES))
async def test_no_frame_holds_what_is_not_for_its_reader(
    opening, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
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
    assert not canaries.in_prompts(blurter.shown)
    late = [await floor.seat(name) for name in ("Bob", "Cleo")]
    for wire in late:
        await wonder(wire)
    assert not canaries.leaks(*late)
    logged = "\n".join(f"{one.getMessage()} {one.__dict__}" for one in caplog.records)
    assert not found_in({"log": (logged, [*blurter.secrets, canaries.bobs, canaries.cleos, canaries.kept])})


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


async def wonder(wire: Wire) -> None:
    """Ask what else may be asked for, and the narrator itself; call it on a socket that has asked nothing yet."""
    for command in ("/told", "/journal", "/status", "/inventory", "/map"):
        await wire.act(command)
    await wire.settle()
    await wire.send(
        "PLAYER_ACTION", action="What do I know of the letter, the grudge and the verdict?", aside=True
    )
    while (await wire.next())["type"] not in ("ASIDE_ANSWER", "ERROR"):
        pass


async def _told(wire: Wire) -> bool:
    """Whether the turn that is being resolved is told; False when the narrator had nothing that may be told."""
    while True:
        frame = await wire.next()
        if frame["type"] == "NARRATION_END":
            return True
        if frame["type"] == "ERROR" and frame["payload"].get("retry"):
            return False
