"""What a player says is read while the others still write: by rules, by a model where those are unsure, and seen."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import NarratorCall, Submission, Turn
from campaigns.storage import in_database
from tests.cast import user
from tests.narrator.standins.desks import ENGINES, engine_at
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import StandIn, serving
from tests.sockets import PATIENCE, Floor

ODD = "I fuss over those for a bit."
"""Words of which the rules make nothing."""
STORY = "<story>It happens as it must. Nobody says a word.</story>"


def sorts(request: Mapping[str, Any]) -> bool:
    """Whether a request asks what a player means."""
    return "You sort what a player" in json.dumps(request)


def chooses(label: str, kind: str = "search", surety: str = "sure") -> Answer:
    """A placeholder for the reference of a label, which is known from the request alone."""
    return Answer([text(json.dumps({"kind": kind, "who": "", "what": f"@{label}", "surety": surety}))])


def mind(answer: Answer) -> Callable[[ModuleType, Mapping[str, Any]], Answer]:
    """A model that reads as it is told, and tells every turn the same."""

    def think(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        if not sorts(request):
            return Answer([text(STORY), tool("close_turn", {"mood": "tense"})], stop="tools")
        if answer.status != 200 or answer.hang:
            return answer
        choice = "".join(answer.parts[0].pieces)
        wanted = re.search(r"@([^\"]+)", choice)
        if wanted is None:
            return answer
        ref = re.search(rf"(t\d+) = {re.escape(wanted[1])}", json.dumps(request))
        return Answer([text(choice.replace(wanted[0], ref[1] if ref else "t99"))])

    return think


async def routed(floor: Floor) -> dict[str, Any]:
    """The package of the first submission of a turn, once whoever was asked has answered."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await in_database(
                lambda: Submission.objects.filter(turn=floor.table.turn, dispatch__isnull=False).first()
            )
            if found is not None and found.dispatch["trouble"] != "unanswered":
                return found.dispatch
            await asyncio.sleep(0.01)


async def asked(app: StandIn) -> None:
    """Wait until the model has been asked what somebody means."""
    async with asyncio.timeout(PATIENCE):
        while not any(sorts(request) for request in app.requests):  # noqa: ASYNC110  # the service has no event for it
            await asyncio.sleep(0.01)


def read(floor: Floor) -> dict[str, Any]:
    """How the first of the last told turn's submissions was read in the end, and what was done about it."""
    turn = Turn.objects.filter(session=floor.table.session, plan__isnull=False).latest("number")
    return {**turn.plan["routed"][0], "done": turn.plan["acts"][0]["intent"], "number": turn.number}


@pytest.mark.parametrize("kind", ENGINES)
async def test_a_models_reading_counts_where_the_rules_are_unsure(opening: Any, kind: str) -> None:
    async with serving(mind=mind(chooses("wet footprints"))) as (app, address):
        engine = engine_at(kind, address)
        floor: Floor = await opening(engine)
        alice = await floor.seat("Alice")
        bob, cleo = await floor.pair()
        await bob.act(ODD)
        package = await routed(floor)
        assert (package["made_by"], package["intent"]["feature"]) == ("model", "wet_prints")
        await cleo.act("I wait.")
        for wire in (alice, bob, cleo):
            await wire.ended(1)
        found = await in_database(read, floor)
        assert (found["made_by"], found["kind"], found["trouble"]) == ("model", "search", "")
        assert (found["done"]["feature"], found["done"]["text"]) == ("wet_prints", ODD)
        assert sum(sorts(request) for request in app.requests) == 1
        assert "gm_routing" not in json.dumps(alice.frames)
        asked = await in_database(
            lambda: list(NarratorCall.objects.values_list("purpose", "outcome", "turn__number"))
        )
        assert ("routing", "ok", 1) in asked
        await floor.clear()
        await engine.close()


async def test_a_router_that_fails_is_told_to_the_gm_and_to_nobody_else(opening: Any) -> None:
    async with serving(mind=mind(Answer(status=529, error="overloaded_error"))) as (app, address):
        engine = engine_at("anthropic", address)
        floor: Floor = await opening(engine)
        alice = await floor.seat("Alice")
        bob, cleo = await floor.pair()
        await bob.act(ODD)
        assert (await routed(floor))["trouble"] == "engine_unavailable"
        await cleo.act("I wait.")
        for wire in (alice, bob, cleo):
            await wire.ended(1)
        found = await in_database(read, floor)
        assert (found["made_by"], found["kind"], found["done"]["text"]) == ("rules", "other", ODD)
        assert sum(sorts(request) for request in app.requests) == 1
        told = alice.of("NARRATION")[-1]["gm_routing"]
        assert told == [
            "Ida Marsh was read by the rules. The model's service could not be reached or is overloaded."
        ]
        for wire in (bob, cleo):
            assert "gm_routing" not in json.dumps(wire.frames)
            assert "overloaded" not in json.dumps(wire.frames)
        page = await in_database(_page, found["number"], floor)
        assert "How it was read" in page
        assert "could not be reached or is overloaded" in page
        await floor.clear()
        await engine.close()


async def test_a_model_that_does_not_answer_holds_nobody_up(opening: Any) -> None:
    async with serving(mind=mind(Answer([text("{")], hang=True))) as (app, address):
        engine = engine_at("openai", address)
        floor: Floor = await opening(engine)
        bob, cleo = await floor.pair()
        await bob.act(ODD)
        await asked(app)
        await cleo.act("I wait.")
        await bob.ended(1)
        await cleo.ended(1)
        found = await in_database(read, floor)
        assert (found["made_by"], found["kind"], found["trouble"]) == ("rules", "other", "unanswered")
        await floor.clear()
        await engine.close()


async def test_what_is_sure_asks_no_model(opening: Any) -> None:
    async with serving(mind=mind(chooses("wet footprints"))) as (app, address):
        engine = engine_at("openai", address)
        floor: Floor = await opening(engine)
        bob, cleo = await floor.pair()
        await bob.act("I examine the wet footprints.")
        assert (await routed(floor))["made_by"] == "rules"
        await cleo.act("I wait.")
        await bob.ended(1)
        assert not any(sorts(request) for request in app.requests)
        await floor.clear()
        await engine.close()


@pytest.mark.parametrize("mode", ["cinematic", "structured"])
async def test_how_one_was_read_reaches_no_other_player(opening: Any, mode: str) -> None:
    async with serving(mind=mind(chooses("wet footprints"))) as (_app, address):
        engine = engine_at("openai", address)
        floor: Floor = await opening(engine, turn_mode=mode)
        bob, cleo = await floor.pair()
        await bob.act(ODD)
        package = await routed(floor)
        await cleo.settle()
        sent = json.dumps([*bob.frames, *cleo.frames])
        for word in ("dispatch", "made_by", "wet_prints", "subsystems", package["key"]):
            assert word not in sent
        await floor.clear()
        await engine.close()


def _page(number: int, floor: Floor) -> str:
    """The turn's page as Alice sees it in the admin."""
    alice = user("Alice")
    client = Client()
    client.force_login(alice)
    turn = Turn.objects.get(session=floor.table.session, number=number)
    return client.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
