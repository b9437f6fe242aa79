"""One scripted evening for two, to be played through any engine, and everything mechanical that it came to."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.db.models import F
from django.test import Client
from django.urls import reverse

from campaigns.models import Character, RulingRecord, Session, ToolCall, Turn
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.dicebox import StoringDice
from campaigns.services.memories import keep
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.binding import rules_of
from campaigns.world.fights import begin
from campaigns.world.remembering import Remembered
from campaigns.world.state import dump_entity
from campaigns.world.unfolding import Unfolding
from narrator.contracts import Engine
from tests.cast import user
from tests.narrator.standins.script import Answer, Tool, text, tool
from tests.sockets import Floor, Payload, Wire

CHOICES = (
    ("I look around.", "I wait."),
    ("I climb the wall.", "I search the room."),
    ("I ask Berit about the lamp.", "I think of the heron and the brass key."),
    ("I attack!", "I attack!"),
    ("I attack!", "I defend myself."),
    ("I defend myself.", "I attack!"),
    ("I attack!", "I attack!"),
    ("I look around.", "I wait."),
    ("I search the room.", "I help."),
)
AMBUSHED = 4
"""The round in which something comes at them."""
ASKED = "Is the ninth bell cracked?"
HERON = "The heron carried a brass key over the marsh."
"""What Cleo alone knows."""
FATE = {"seed": "5a" * 32, "chain_secret": "c3" * 32, "slug": "the-same-table"}
STORY = "It happens as it must. Nobody says a word."
FACT = {"text": "The lamp was lit from outside.", "source": "They saw it.", "category": "Place"}
_REQUESTS = 'id="narrator_calls-group"'
_SAID = re.compile(r'<td class="field-(?:outcome|error)">\s*<p>([^<]*)</p>')
CALLS = (("list_npcs_in_scene", {}), ("summon_dragon", {}), ("commit_known_fact", FACT))
"""What every turn of the scripted model calls: something read, something there is not, something written."""


@dataclass
class Model:
    """A mind that plays the same evening in any protocol: it calls, then tells; ``faults`` go wrong once each.

    ``round`` is the one that is being told; a fault named ``first`` comes instead of its first answer, one named
    ``last`` instead of the story.
    """

    faults: Mapping[tuple[int, str], Callable[[ModuleType], Answer]] = field(default_factory=dict)
    garbled: int = 0
    loops: int = 0
    round: int = 0
    had: set[tuple[int, str]] = field(default_factory=set)

    def __call__(self, protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        """The answer to a request."""
        if "tools" not in request:
            return Answer([text('{"answer": "Nobody knows.", "facts": []}')])
        done = len(protocol.results(request))
        calls = [tool(name, arguments, f"{done}.{number}") for number, (name, arguments) in enumerate(CALLS)]
        if self.round == self.garbled:
            calls.insert(0, tool("set_stakes", "{oops", f"{done}.9"))
        if done == 0 and (fault := self._fault("first")) is not None:
            return fault(protocol)
        if done < len(calls):
            return self._calling(calls[done : done + 2])
        if self.round == self.loops and protocol.tools_allowed(request):
            return self._calling([tool("list_npcs_in_scene", {}, f"{done}.loop")])
        if (fault := self._fault("last")) is not None:
            return fault(protocol)
        return Answer([text(f"<story>{STORY}</story>"), tool("close_turn", {"mood": "tense"})], stop="tools")

    def _calling(self, calls: list[Tool]) -> Answer:
        return Answer([*calls], stop="tools")

    def _fault(self, when: str) -> Callable[[ModuleType], Answer] | None:
        key = (self.round, when)
        if key in self.had:
            return None
        self.had.add(key)
        return self.faults.get(key)


@dataclass(frozen=True)
class Account:
    """What an evening came to: the world without what was learned, the facts, the rulings, what was written down,
    and for each seat the private notes and the answers it was sent."""

    state: dict[str, list[str]]
    facts: list[str]
    rulings: list[tuple[object, ...]]
    written: list[tuple[str, str]]
    notes: dict[str, list[str]]
    answers: dict[str, int]
    refused: list[int]
    pages: dict[int, str]

    @property
    def mechanics(self) -> tuple[object, ...]:
        """What has to be the same whoever tells it."""
        return self.state, self.rulings, self.notes, self.answers


async def play(opening: Any, engine: Engine, model: Model, door: asyncio.Event | None = None) -> Account:
    """Play the evening. A turn that fails is resumed by Bob; where ``door`` is given, what is late comes once Alice
    has seen that everybody waits. Returns what came of it, with Alice's page of every turn."""
    floor: Floor = await opening(engine)
    await floor.change(physical_dice=True, **FATE)
    await in_database(_prepare, floor)
    await in_database(floor.table.session.refresh_from_db)
    await floor.hand_throws("Bob", "Cleo")
    await floor.among_people()
    bob, cleo = await floor.pair()
    await bob.send("PLAYER_ACTION", action=ASKED, aside=True)
    await bob.until("ASIDE_ANSWER")
    refused: list[int] = []
    for round_, choices in enumerate(CHOICES, start=1):
        model.round = round_
        if round_ == AMBUSHED:
            await in_database(_ambush, floor)
        await bob.act(choices[0])
        await cleo.act(choices[1])
        await asyncio.gather(_sit(bob, round_, door, refused), _sit(cleo, round_, None, None))
    for wire in (bob, cleo):
        await wire.settle()
    notes = {name: [one["text"] for one in wire.of("NARRATION_SEGMENT")] for name, wire in _named(bob, cleo)}
    answers = {name: len(wire.of("ASIDE_ANSWER")) for name, wire in _named(bob, cleo)}
    await floor.clear()
    return await in_database(_account, floor, notes, answers, refused)


def _named(bob: Wire, cleo: Wire) -> tuple[tuple[str, Wire], ...]:
    return ("Bob", bob), ("Cleo", cleo)


async def _throw(wire: Wire, request: Payload) -> None:
    """Real dice, which fall the same way for everybody who is asked the same."""
    faces = [
        1 + (len(request["label"]) + index) % 6 for die in request["dice"] for index in range(die["count"])
    ]
    await wire.send("DICE_THROW", request_id=request["request_id"], face=faces)


async def _sit(wire: Wire, round_: int, door: asyncio.Event | None, refused: list[int] | None) -> None:
    """Throw whatever is asked for until a round is told; whoever keeps ``refused`` resumes what has failed."""
    while True:
        frame = await wire.next()
        payload = frame["payload"]
        if frame["type"] == "DICE_REQUEST":
            await _throw(wire, payload)
        if frame["type"] == "THINKING" and door is not None and round_ == len(CHOICES):
            assert not [one for one in wire.of("NARRATION_DELTA") if one["round"] == round_]
            door.set()
        if frame["type"] == "ERROR" and refused is not None:
            refused.append(round_)
            await wire.send("RETRY")
        if frame["type"] == "NARRATION_END" and payload["round"] == round_:
            return


def _prepare(floor: Floor) -> None:
    """Give everybody the same points to begin with (making a character draws them by lot), and Cleo something that
    she alone remembers."""
    session = floor.table.session
    for row in Character.objects.filter(session=session):
        row.sheet["vitals"] |= {"hp": 40, "max_hp": 40}
        row.save()
    keep(session.pk, [Remembered("heron", "event", HERON, audience=f"|{floor.table.cleo_seat.public_id}|")])
    # A process that has the state at hand reads it anew.
    Session.objects.filter(pk=session.pk).update(state_version=F("state_version") + 1)


def _ambush(floor: Floor) -> None:
    """The pack's own fight begins."""
    session = Session.objects.get(pk=floor.table.session.pk)
    story, dice = story_of(session), StoringDice(session.pk)
    world = load_world(session.pk, session.state_version)
    paper = Unfolding.of(world, "main", story, rules_of(story), dice, seed=session.seed, turn=AMBUSHED)
    begin(paper, next(one for one in story.encounters.encounters if one.category == "fight"))
    paper.keep()
    commit_world(session, session.state_version, world)


def _account(
    floor: Floor, notes: dict[str, list[str]], answers: dict[str, int], refused: list[int]
) -> Account:
    """Everything mechanical that an evening came to; the table is then put away."""
    session = Session.objects.get(pk=floor.table.session.pk)
    world = load_world(session.pk, session.state_version)
    names = {floor.table.bob_seat.public_id: "Bob", floor.table.cleo_seat.public_id: "Cleo"}
    names |= {one.id: one.name for one in world.characters()}
    kinds = ("character", "npc", "encounter", "item", "clock", "place", "quest", "scene")
    rulings = RulingRecord.objects.filter(session=session).order_by("pk")
    settled = ToolCall.objects.filter(turn__session=session, attempt=F("turn__attempt"), category="WRITE")
    found = Account(
        {kind: _dumped(world, kind, names) for kind in kinds},
        _dumped(world, "fact", names),
        list(rulings.values_list("rule", "label", "total", "difficulty", "outcome", "summary")),
        list(settled.order_by("pk").values_list("name", "status")),
        notes,
        answers,
        refused,
        _pages(session),
    )
    session.campaign.delete()
    return found


def _pages(session: Session) -> dict[int, str]:
    """What the GM reads of the requests to a model on the page of each turn."""
    browser = Client()
    browser.force_login(user("Alice"))
    turns = Turn.objects.filter(session=session, number__gt=0)
    pages = {
        turn.number: browser.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
        for turn in turns
    }
    return {number: " ".join(_SAID.findall(page.partition(_REQUESTS)[2])) for number, page in pages.items()}


def _dumped(world: Any, kind: str, names: Mapping[str, str]) -> list[str]:
    """Entities as text in which seats and characters, whose ids are drawn by lot, go by name."""
    found = []
    for entity in world:
        if entity.kind == kind:
            written = json.dumps(dump_entity(entity), sort_keys=True)
            for id_, name in names.items():
                written = written.replace(id_, name)
            found.append(written)
    return sorted(found)
