"""What a new level brings is chosen by its player, once, when nothing else happens; or taken as suggested."""

from __future__ import annotations

import pytest
from django.db import transaction

from campaigns.errors import Conflict, Forbidden, NotFound, RulesError, TurnError
from campaigns.models import Event, EventBody, RulingRecord, Save, Seat, Session, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.growing import growth_of
from campaigns.selectors.worlds import load_world
from campaigns.services.growing import choose_pace, grow, grow_as_suggested
from campaigns.services.saves import restore
from campaigns.services.worlds import commit_world
from campaigns.world.entities import EncounterState
from tests.campaigns.services.conftest import Hear
from tests.campaigns.services.play import play, say, tell
from tests.cast import Table
from tests.growth import character_in, chosen_by, level_up

pytestmark = pytest.mark.django_db

ALERT: dict[str, Json] = {"focus_2": ["alert"], "skills": {"sneak": 1}}


def offer(seat: Seat) -> str:
    return str(growth_of(seat.pk, {})["offer"])


def test_what_is_chosen_stands_on_the_sheet(table: Table) -> None:
    level_up(table.bob_seat)
    grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    now = chosen_by(table.bob_seat)

    assert now["foci"]["alert"] == 2  # type: ignore[index, call-overload]
    assert now["skills"]["sneak"] == 1  # type: ignore[index, call-overload]
    assert now["due"] == []
    assert growth_of(table.bob_seat.pk, {}) == {"due": False}


def test_nothing_chosen_is_as_suggested(table: Table) -> None:
    level_up(table.bob_seat)
    grow(table.bob_seat.pk, offer(table.bob_seat), {})
    by_bob = chosen_by(table.bob_seat)
    level_up(table.cleo_seat)
    grow_as_suggested(table.session.pk, character_in(table.cleo_seat).key)

    assert by_bob["due"] == chosen_by(table.cleo_seat)["due"] == []


def test_the_table_reads_it_the_gm_finds_the_ruling_and_it_is_saved(table: Table) -> None:
    level_up(table.bob_seat)
    grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    event = Event.objects.get(session=table.session, kind="CHARACTER_GROWN")
    ruling = RulingRecord.objects.get(session=table.session)

    assert event.audience is None
    assert "Ida Marsh has learned: Alert" in EventBody.objects.get(event=event).body["text"]
    assert (ruling.rule, ruling.actor, ruling.turn_id) == ("wwn.growth", "Ida Marsh", table.turn.pk)
    assert Save.objects.filter(session=table.session, reason="Ida Marsh grows").count() == 1


def test_the_notice_reaches_its_seat_alone_and_goes_when_it_is_done(table: Table, hear: Hear) -> None:
    with hear() as heard:
        level_up(table.bob_seat)
    assert heard.last("GROWTH").payload == {"due": True, "offer": offer(table.bob_seat)}
    assert heard.last("GROWTH").seats == (table.bob_seat.public_id,)
    with hear() as heard:
        grow(table.bob_seat.pk, offer(table.bob_seat), {})
    assert heard.last("GROWTH").payload == {"due": False}
    assert heard.types().count("GROWTH") == 1


def test_twice_has_one_effect(table: Table) -> None:
    level_up(table.bob_seat)
    mark = offer(table.bob_seat)
    grow(table.bob_seat.pk, mark, ALERT)
    once = chosen_by(table.bob_seat)

    with pytest.raises(Conflict):
        grow(table.bob_seat.pk, mark, ALERT)
    assert chosen_by(table.bob_seat) == once


def test_a_choice_among_what_was_offered_before_is_refused(table: Table) -> None:
    level_up(table.bob_seat)
    stale = offer(table.bob_seat)
    level_up(table.bob_seat)

    with pytest.raises(Conflict, match="something else"):
        grow(table.bob_seat.pk, stale, ALERT)
    assert chosen_by(table.bob_seat)["due"] == [3]


def test_harm_in_between_makes_no_offer_stale(table: Table) -> None:
    level_up(table.bob_seat)
    mark = offer(table.bob_seat)
    sheet = character_in(table.bob_seat).sheet
    hurt = {**sheet, "vitals": {**sheet["vitals"], "hp": 1}}
    world = load_world(table.session.pk, Session.objects.get(pk=table.session.pk).state_version)
    bob = world.character(character_in(table.bob_seat).key)
    assert bob is not None
    world.amend(bob, sheet=hurt)
    _keep(table, world)

    grow(table.bob_seat.pk, mark, ALERT)
    assert character_in(table.bob_seat).sheet["vitals"]["hp"] == 1


def _keep(table: Table, world) -> None:  # type: ignore[no-untyped-def]
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=table.session.pk)
        commit_world(session, session.state_version, world)


def test_a_choice_that_is_not_legal_changes_nothing(table: Table) -> None:
    level_up(table.bob_seat)
    before = chosen_by(table.bob_seat)

    with pytest.raises(RulesError):
        grow(table.bob_seat.pk, offer(table.bob_seat), {"focus_2": ["wings"]})
    assert chosen_by(table.bob_seat) == before


def test_nobody_chooses_in_the_middle_of_a_confrontation(table: Table) -> None:
    level_up(table.bob_seat)
    world = load_world(table.session.pk, Session.objects.get(pk=table.session.pk).state_version)
    world.put(
        EncounterState(
            "e", "main", "brawl", "A brawl", "fight", participants=(character_in(table.bob_seat).key,)
        )
    )
    _keep(table, world)

    with pytest.raises(TurnError, match="middle"):
        grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)


def test_nobody_chooses_while_a_turn_is_being_told(table: Table) -> None:
    level_up(table.bob_seat)
    turn = say(table)
    assert turn.status == Turn.Status.CLOSED

    with pytest.raises(TurnError, match="being told"):
        grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    tell(turn)
    grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    assert chosen_by(table.bob_seat)["due"] == []


def test_going_back_to_a_save_brings_the_choice_back(table: Table) -> None:
    level_up(table.bob_seat)
    kept = Save.objects.filter(session=table.session).latest("number")
    grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    restore(kept.pk)

    assert chosen_by(table.bob_seat)["due"] == [2]


def test_the_gm_takes_nothing_for_nobody_or_for_who_has_nothing_to_choose(table: Table) -> None:
    with pytest.raises(NotFound):
        grow_as_suggested(table.session.pk, "nobody")
    with pytest.raises(Conflict):
        grow_as_suggested(table.session.pk, character_in(table.cleo_seat).key)


def test_the_host_may_have_new_levels_taken_as_suggested(table: Table, hear: Hear) -> None:
    with hear() as heard:
        choose_pace(table.session.pk, table.alice, automatic=True)

    assert heard.last("SESSION_EVENT").payload == {"event": "settings", "automatic_growth": True}
    assert Session.objects.get(pk=table.session.pk).automatic_growth


def test_a_player_does_not_choose_the_pace_of_the_table(table: Table) -> None:
    with pytest.raises(Forbidden):
        choose_pace(table.session.pk, table.bob, automatic=True)


def test_a_turn_that_brings_a_level_asks_its_player_and_one_that_does_not_asks_nobody(
    table: Table, hear: Hear
) -> None:
    for seat in (table.bob_seat, table.cleo_seat):
        level_up(seat, xp=2)
    with hear() as heard:
        play(table, 3, "I go to the lamp room.", "I ask Berit about the light.", "I go to the chandlery.")
    assert "GROWTH" not in heard.types()
    with hear() as heard:
        play(table, 1, "I buy the oil for the lamp from Ansel.")
    assert heard.types().count("GROWTH") == 2
    assert chosen_by(table.bob_seat)["due"] == [2]
    grow(table.bob_seat.pk, offer(table.bob_seat), ALERT)
    assert chosen_by(table.bob_seat)["due"] == []
