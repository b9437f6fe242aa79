"""Who tells a campaign's story: chosen at the table, agreed to before it costs, its key sealed and never shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from campaigns import storage
from campaigns.models import EngineProfile, Event
from campaigns.sealing import CannotOpen, seal, unseal
from campaigns.services.commands import run
from campaigns.services.engines import Engines, config_of
from campaigns.storage import in_database
from narrator.contracts import Question
from narrator.engines.chain import ChainEngine
from narrator.engines.house import HouseEngine
from narrator.engines.openai import OpenAIEngine
from narrator.engines.scripted import ScriptedEngine
from narrator.errors import EngineMisconfigured
from tests.cast import Table, set_table
from tests.narrator.sample import VOICE, RecordingLedger


def profile(**more: object) -> EngineProfile:
    """A narrator that costs money."""
    wish = {"name": "Grok", "kind": "openai", "narration_model": "grok-4", "sealed_key": seal("sk-1"), **more}
    return EngineProfile.objects.create(**wish)


def ask(table: Table, line: str, who: str = "alice") -> dict[str, object]:
    """What ``/model`` answers."""
    seat = {"alice": None, "bob": table.bob_seat.pk}[who]
    return run(getattr(table, who).pk, table.session.pk, seat, f"/model {line}")


def chosen(table: Table) -> str:
    """The name of the campaign's narrator."""
    table.session.campaign.refresh_from_db()
    return str(table.session.campaign.engine or "")


def test_everybody_may_read_who_tells_and_what_a_turn_costs(table: Table) -> None:
    profile()
    told = str(ask(table, "", "bob")["text"])
    assert told.startswith("* 0: the server's own, free")
    assert "Grok (grok-4), about $0.0" in told
    assert "<number>" not in told


def test_what_costs_money_is_agreed_to_first(table: Table) -> None:
    number = profile().pk
    assert "/model" in str(ask(table, str(number))["text"])
    assert chosen(table) == ""
    ask(table, f"{number} yes")
    assert chosen(table) == "Grok"
    assert f"* {number}: Grok" in str(ask(table, "")["text"])


def test_the_switch_is_in_the_log_for_the_gm(table: Table) -> None:
    ask(table, f"{profile().pk} yes")
    event = Event.objects.filter(session=table.session, kind="GM_ACTION").latest("position")
    assert "Grok" in event.stored.body["text"]
    assert event.audience == []


def test_what_is_free_is_chosen_at_once_and_given_up_again(table: Table) -> None:
    house = profile(name="House", kind="house", narration_model="", sealed_key="")
    ask(table, str(house.pk))
    assert chosen(table) == "House"
    ask(table, "0")
    assert chosen(table) == ""


def test_a_player_chooses_nothing(table: Table) -> None:
    number = profile().pk
    assert ask(table, f"{number} yes", "bob")["ok"] is False
    assert chosen(table) == ""


@pytest.mark.parametrize("line", ["999", "x", "-1", "0 perhaps"])
def test_what_is_not_on_the_list_is_refused(table: Table, line: str) -> None:
    assert ask(table, line)["ok"] is False


def test_what_is_not_offered_is_not_on_the_list(table: Table) -> None:
    hidden = profile(offered=False)
    assert "Grok" not in str(ask(table, "")["text"])
    assert ask(table, f"{hidden.pk} yes")["ok"] is False


def test_a_key_is_sealed_and_opens_after_a_new_secret_is_put_in_front(settings) -> None:
    settings.SIDEQUEST_KEYS_SECRET = ["old"]
    sealed = seal("sk-secret")
    assert "sk-secret" not in sealed
    settings.SIDEQUEST_KEYS_SECRET = ["new", "old"]
    assert unseal(sealed) == "sk-secret"
    settings.SIDEQUEST_KEYS_SECRET = ["new"]
    with pytest.raises(CannotOpen):
        unseal(sealed)


def test_stand_ins_are_part_of_a_configuration(db: None) -> None:
    house = profile(name="House", kind="house", narration_model="")
    config = config_of(profile(fallback=house))
    assert (config.api_key, config.fallback and config.fallback.backend) == ("sk-1", "house")


def test_stand_ins_that_go_round_in_a_circle_are_refused(db: None) -> None:
    one = profile()
    one.fallback = profile(name="Other", fallback=one)
    with pytest.raises(EngineMisconfigured, match="stand in"):
        config_of(one)


@pytest.fixture
def shared(transactional_db: None) -> Iterator[Table]:
    """A table that other threads see."""
    yield set_table()
    storage.shut_down()


async def test_each_campaign_is_told_by_its_own_narrator(shared: Table) -> None:
    own = ScriptedEngine()
    engines = Engines(own)
    assert await engines.of_session(shared.session.pk) is own
    house = await in_database(lambda: profile(name="House", kind="house", narration_model=""))
    grok = await in_database(lambda: profile(fallback=house))
    await in_database(ask, shared, f"{grok.pk} yes")
    found = await engines.of_session(shared.session.pk)
    assert isinstance(found, ChainEngine)
    turn, seat = await in_database(lambda: (shared.turn.pk, shared.bob_seat.pk))
    assert await engines.of_turn(turn) is found
    assert await engines.of_seat(seat) is found


async def test_a_profile_that_was_changed_makes_another_engine(shared: Table) -> None:
    engines = Engines(HouseEngine())
    grok = await in_database(profile)
    await in_database(ask, shared, f"{grok.pk} yes")
    first = await engines.of_session(shared.session.pk)
    assert isinstance(first, OpenAIEngine)
    await in_database(EngineProfile.objects.filter(pk=grok.pk).update, narration_model="grok-4-fast")
    assert await engines.of_session(shared.session.pk) is not first


async def test_a_key_that_cannot_be_opened_is_told_when_it_is_needed(shared: Table) -> None:
    grok = await in_database(lambda: profile(sealed_key="no seal of ours"))
    await in_database(ask, shared, f"{grok.pk} yes")
    engine = await Engines(HouseEngine()).of_session(shared.session.pk)
    with pytest.raises(EngineMisconfigured, match="Grok"):
        await engine.answer(Question("s", "Ida", "Who?", (), "s", VOICE), RecordingLedger())
