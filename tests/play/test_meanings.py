"""Memories are found in other words where an operator has set up who knows what words mean, and by words elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from campaigns.models import EngineProfile, Memory, MemoryVector, NarratorCall, Turn
from campaigns.sealing import seal
from campaigns.selectors.health import health
from campaigns.services.meanings import AT_IT, catch_up
from campaigns.services.memories import keep
from campaigns.storage import in_database
from campaigns.world.remembering import NOBODY, Remembered
from narrator.engines.catalogue import Price
from narrator.prompting import compose
from tests.cast import Table, user
from tests.narrator.standins.embeddings import Meanings, meaning_things
from tests.play.test_memory import HERON, OIL, Listening
from tests.sockets import Floor

SECRET = "The lamp keeper is long dead."
IN_OTHER_WORDS = ("I settle for the casks with fuel.", "I call a bird with my opener from this swamp.")


@dataclass
class House:
    """A table far into its story, whose narrator listens, and the service that knows what words mean."""

    floor: Floor
    engine: Listening
    service: Meanings

    async def turn(self) -> str:
        """Play a turn in which both speak of old things in other words; gives back the prompt."""
        bob, cleo = await self.floor.pair()
        await asyncio.gather(bob.act(IN_OTHER_WORDS[0]), cleo.act(IN_OTHER_WORDS[1]))
        await asyncio.gather(bob.ended(50), cleo.ended(50))
        return compose(self.engine.briefs[0]).user


@pytest.fixture
async def house(opening: Any) -> AsyncIterator[House]:
    async with meaning_things() as (service, address):
        engine = Listening()
        floor: Floor = await opening(engine)
        await in_database(_remember, floor.table)
        await in_database(_set_up, address)
        yield House(floor, engine, service)
        await floor.clear()


def _remember(table: Table) -> None:
    """Everybody once heard of the oil, Cleo of the heron, and only the GM of who is dead."""
    keep(
        table.session.pk,
        [
            Remembered("oil", "event", OIL, weight=4),
            Remembered("heron", "event", HERON, audience=f"|{table.cleo_seat.public_id}|"),
            Remembered("secret", "lore", SECRET, audience=NOBODY),
        ],
    )
    Turn.objects.filter(session=table.session).update(number=50)


def _set_up(address: str) -> None:
    wish = {"base_url": address, "sealed_key": seal("sk-1"), "embedding_model": "nomic-embed-text"}
    EngineProfile.objects.create(name="Meanings", kind="openai", offered=False, **wish)


async def test_what_means_the_same_comes_back_and_is_on_record(house: House) -> None:
    await catch_up()
    assert OIL in await house.turn()
    assert "\n".join(IN_OTHER_WORDS) in house.service.asked
    assert house.service.headers[-1]["authorization"] == "Bearer sk-1"
    calls = await in_database(list, NarratorCall.objects.values_list("purpose", "outcome", "model"))
    assert ("embed", "ok", "nomic-embed-text") in calls
    assert (await health()).embeddings == "ok"


async def test_by_words_alone_it_does_not(house: House) -> None:
    await in_database(EngineProfile.objects.all().delete)
    assert await catch_up() == 0
    assert OIL not in await house.turn()
    assert house.service.asked == []
    assert (await health()).embeddings == "none"


async def test_what_one_player_alone_knows_is_found_for_no_prompt_of_others(house: House) -> None:
    await catch_up()
    assert HERON in house.service.asked
    assert HERON not in await house.turn()


async def test_what_the_gm_alone_knows_is_sent_to_nobody(house: House) -> None:
    await catch_up()
    await house.turn()
    assert SECRET not in "".join(house.service.asked)


async def test_a_service_that_is_away_costs_no_turn_and_the_gm_reads_why(house: House) -> None:
    await catch_up()
    house.service.down = 500
    assert OIL not in await house.turn()
    page = await in_database(_page)
    assert "no such model" in page


async def test_a_service_that_is_away_is_seen_by_whoever_runs_the_server_until_it_is_back(
    house: House,
) -> None:
    house.service.down = 500
    assert await catch_up() == 0
    assert (await health()).embeddings == "down"
    profile = await in_database(EngineProfile.objects.get)
    assert "no such model" in profile.embedding_trouble
    house.service.down = 0
    assert await catch_up() > 1
    assert (await health()).embeddings == "ok"


async def test_one_worker_at_a_time_is_at_it(house: House) -> None:
    cache.add(AT_IT, 1)
    assert await catch_up() == 0
    assert house.service.asked == []
    cache.delete(AT_IT)
    assert await catch_up() > 1


async def test_a_table_without_money_is_passed_over_and_nobody_elses_trouble(
    house: House, settings: Settings
) -> None:
    settings.SIDEQUEST_MODEL_PRICES = {"nomic-embed-text": Price(1000, 0, 0, 0)}
    settings.SIDEQUEST_SESSION_COST_CEILING_USD = 0.0
    assert await catch_up() == 0
    assert house.service.asked == []
    assert (await health()).embeddings == "ok"
    assert OIL not in await house.turn()


async def test_only_what_is_new_or_has_other_words_is_asked_for(house: House) -> None:
    first = await catch_up()
    asked = len(house.service.asked)
    assert first == asked > 1
    assert await catch_up() == 0
    await in_database(Memory.objects.filter(key="oil").update, text="Ida Marsh owes Ansel a goose.")
    assert await catch_up() == 1
    assert house.service.asked[asked:] == ["Ida Marsh owes Ansel a goose."]
    assert await in_database(MemoryVector.objects.count) == first


async def test_words_that_were_changed_are_not_found_by_what_they_meant(house: House) -> None:
    await catch_up()
    await in_database(Memory.objects.filter(key="oil").update, text="Nobody remembers anything.")
    assert "Nobody remembers anything." not in await house.turn()


def _page() -> str:
    """What the GM reads of the turn."""
    browser = Client()
    browser.force_login(user("Alice"))
    turn = Turn.objects.get(number=50)
    return browser.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
