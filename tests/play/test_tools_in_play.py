"""What a narrator does with its tools in play is seen on the players' pages, by whom it is for, and counts once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from campaigns.models import DiceRoll, ToolCall
from campaigns.selectors.worlds import load_world
from campaigns.storage import in_database
from narrator.contracts import Json
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from narrator.errors import EngineUnavailable
from tests.sockets import Floor, Wire

SHIPPED = Path(__file__).parents[2] / "genre_packs" / "packs"
ROPE: dict[str, Json] = {
    "label": "a coil of rope",
    "kind": "thing",
    "mode": "narrator_proactive",
    "engagement": "engage",
}
FACT: dict[str, Json] = {
    "text": "The bell in the harbour is cracked.",
    "source": "a whisper",
    "category": "Place",
    "character_ids": ["Ida Marsh"],
}
OMEN: dict[str, Json] = {"notation": "1d6", "reason": "Which omen shows itself."}


def telling(*calls: tuple[str, dict[str, Json]], **more: object) -> Script:
    """A turn in which the narrator calls tools before it tells."""
    return Script(calls=tuple(ScriptedCall(name, arguments) for name, arguments in calls), **more)  # type: ignore[arg-type]


async def turn(bob: Wire, cleo: Wire, round_: int, words: str = "I wait.") -> None:
    """One round in which Bob says something."""
    await bob.act(words)
    await cleo.act("I watch.")
    await bob.ended(round_)
    await cleo.ended(round_)
    await bob.settle()


async def journal(wire: Wire) -> str:
    """What somebody's journal holds."""
    await wire.send("JOURNAL_REQUEST")
    return repr(await wire.until("JOURNAL_RESPONSE"))


async def test_a_private_fact_is_in_one_journal_alone(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(telling(("commit_known_fact", FACT))))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1)

    assert "cracked" in await journal(bob)
    assert "cracked" not in await journal(cleo)
    assert "cracked" not in repr(cleo.frames)


async def test_what_was_minted_can_be_taken(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(telling(("resolve_location_entity", ROPE)), telling()))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1)
    await turn(bob, cleo, 2, "I take the coil of rope.")
    await bob.act("/inventory")

    assert "coil of rope" in (await bob.until("COMMAND_RESULT"))["text"]


async def test_a_promise_is_in_every_journal(opening) -> None:
    word: dict[str, Json] = {
        "kind": "promise",
        "by": "Ida Marsh",
        "to": "Tam Reed",
        "what": "the first watch",
    }
    floor: Floor = await opening(ScriptedEngine(telling(("note_promise", word))))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1, "I search the quay.")

    for wire in (bob, cleo):
        assert "Ida Marsh has promised Tam Reed: the first watch." in await journal(wire)


async def test_a_call_is_kept_with_whose_eyes_it_looked_through(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(telling(("query_ways", {}), ("query_aspects", {}))))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1)
    kept = await in_database(_calls, floor)

    assert [(call.name, call.category, call.status) for call in kept] == [
        ("query_ways", "READ", "ok"),
        ("query_aspects", "READ", "error_recoverable"),
    ]
    assert sorted(kept[0].perspective.values()) == ["Ida Marsh", "Tam Reed"]
    assert "lamp_room" in repr(kept[0].result)
    assert "has no aspects" in repr(kept[1].result)


async def test_a_turn_told_again_writes_once_and_leaves_the_dice_as_they_lie(opening) -> None:
    calls = (("commit_known_fact", {**FACT, "character_ids": []}), ("roll_dice", OMEN))
    broken = telling(*calls, error=EngineUnavailable("The line was cut."), fail_after=2)
    floor: Floor = await opening(ScriptedEngine(broken, telling(*calls)))
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.refused()
    await bob.send("RETRY")
    await bob.ended(1)
    kept = await in_database(_calls, floor)
    rolls = [call.result for call in kept if call.name == "roll_dice"]

    assert [call.attempt for call in kept] == [1, 1, 2, 2]
    assert rolls[0] == rolls[1]
    assert await in_database(_omens, floor) == 1
    assert await in_database(_facts, floor) == 1


async def test_rulings_of_a_turn_can_be_looked_up(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(telling(), telling(("query_rulings", {"limit": 3}))))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1, "I climb the wall of the harbour.")
    await turn(bob, cleo, 2)
    kept = await in_database(_calls, floor)

    assert "Ida Marsh" in repr(kept[0].result["rulings"])


@pytest.fixture
def shipped(settings: Settings) -> None:
    """Play in the packs that are shipped."""
    settings.SIDEQUEST_GENRE_PACKS = SHIPPED


async def test_a_temptation_is_shown_and_pays_who_takes_it_up(shipped: None, opening) -> None:
    offer: dict[str, Json] = {
        "actor": "Ida Marsh",
        "aspect_text": "trouble",
        "compel_reason": "The bell would be heard all over the valley.",
    }
    engine = ScriptedEngine(telling(("propose_compel", offer)), telling())
    floor: Floor = await opening(engine, world=("answerback", "seven_years_late"))
    bob, cleo = await floor.pair()
    before = await in_database(_fate_points, floor)
    await turn(bob, cleo, 1, "I look at the ceiling.")
    shown = repr(bob.panel("PARTY_STATUS"))
    await turn(bob, cleo, 2, "I accept the compel.")

    assert "The bell would be heard all over the valley." in shown
    assert await in_database(_fate_points, floor) == before + 1
    assert "all over the valley" not in repr(bob.panel("PARTY_STATUS"))


def _calls(floor: Floor) -> list[ToolCall]:
    return list(ToolCall.objects.filter(turn__session=floor.table.session).order_by("pk"))


def _omens(floor: Floor) -> int:
    return DiceRoll.objects.filter(session=floor.table.session, label=OMEN["reason"]).count()


def _facts(floor: Floor) -> int:
    session = floor.table.session
    session.refresh_from_db()
    facts = load_world(session.pk, session.state_version).facts()
    return sum(one.content == FACT["text"] for one in facts)


def _fate_points(floor: Floor) -> int:
    session = floor.table.session
    session.refresh_from_db()
    found = load_world(session.pk, session.state_version).characters()
    return next(int(str(one.sheet["fate_points"])) for one in found if one.name == "Ida Marsh")
