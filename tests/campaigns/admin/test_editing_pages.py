"""The GM changes the world by the forms: all of it moves together, and a stale page changes nothing."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Character, Event, Npc, Save, Session
from campaigns.selectors.worlds import load_world
from campaigns.services.editing import edit_entity
from tests.campaigns.admin.conftest import House


@pytest.fixture
def npc(house: House) -> Npc:
    """Somebody of the world."""
    return Npc.objects.filter(session=house.table.session).order_by("pk").first()


def _sent_back(page) -> dict[str, object]:
    """What a browser sends when the form is submitted as it is, with what it remembers of each field."""
    form = page.context["adminform"].form
    sent: dict[str, object] = {}
    for name in form.fields:
        bound = form[name]
        value = bound.value()
        shown = bound.field.prepare_value(value) if not isinstance(value, bool) else value
        sent[bound.html_initial_name] = "" if shown is None else str(shown)
        if shown is True:
            sent[bound.html_name] = "on"
        elif shown is not False:
            sent[bound.html_name] = "" if shown is None else str(shown)
    for formset in page.context["inline_admin_formsets"]:
        sent |= {field.html_name: field.value() for field in formset.formset.management_form}
    return sent


def _page(gm: Client, row) -> str:
    return reverse(f"admin:campaigns_{row._meta.model_name}_change", args=(row.pk,))


def test_an_edit_moves_rows_state_save_and_log(house: House, gm: Client, npc: Npc) -> None:
    saves = Save.objects.filter(session=npc.session).count()
    sent = _sent_back(gm.get(_page(gm, npc)))
    answer = gm.post(_page(gm, npc), {**sent, "disposition": "40"}, follow=True)
    assert "was changed successfully" in answer.content.decode()
    npc.refresh_from_db()
    assert npc.disposition == 40
    session = Session.objects.get(pk=npc.session_id)
    assert load_world(session.pk, session.state_version).npc(npc.key).disposition == 40
    kept = Save.objects.filter(session=session)[0]
    assert Save.objects.filter(session=session).count() == saves + 1
    assert [change["id"] for change in kept.data] == [npc.key]
    told = Event.objects.filter(session=session, kind="GM_ACTION").get()
    assert told.audience == []
    assert "disposition" in told.stored.body["text"]


def test_a_form_sent_back_as_it_was_changes_nothing(house: House, gm: Client, npc: Npc) -> None:
    saves = Save.objects.count()
    answer = gm.post(_page(gm, npc), _sent_back(gm.get(_page(gm, npc))))
    assert answer.status_code == 302
    assert Save.objects.count() == saves
    assert not Event.objects.filter(kind="GM_ACTION").exists()


def test_a_stale_form_is_refused(house: House, gm: Client, npc: Npc) -> None:
    sent = _sent_back(gm.get(_page(gm, npc)))
    edit_entity(npc.session_id, "npc", npc.key, {"disposition": -30}, shown={}, by="play")
    answer = gm.post(_page(gm, npc), {**sent, "disposition": "40"})
    assert "Play has changed this meanwhile." in answer.content.decode()
    npc.refresh_from_db()
    assert npc.disposition == -30


def test_other_fields_that_play_has_moved_stay_where_play_put_them(
    house: House, gm: Client, npc: Npc
) -> None:
    sent = _sent_back(gm.get(_page(gm, npc)))
    edit_entity(npc.session_id, "npc", npc.key, {"disposition": -30}, shown={}, by="play")
    gm.post(_page(gm, npc), {**sent, "condition": "soaked"})
    npc.refresh_from_db()
    assert (npc.disposition, npc.condition) == (-30, "soaked")


def test_a_sheet_the_rules_do_not_know_is_refused(house: House, gm: Client) -> None:
    character = Character.objects.filter(session=house.table.session).first()
    sent = _sent_back(gm.get(_page(gm, character)))
    broken = json.dumps({**character.sheet, "hp": "many"})
    answer = gm.post(_page(gm, character), {**sent, "sheet": broken})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.non_field_errors()
    assert Character.objects.get(pk=character.pk).sheet == character.sheet


def test_a_word_that_play_does_not_know_cannot_be_chosen(house: House, gm: Client, npc: Npc) -> None:
    sent = _sent_back(gm.get(_page(gm, npc)))
    answer = gm.post(_page(gm, npc), {**sent, "status": "sleeping"})
    assert "status" in answer.context["adminform"].form.errors


def test_a_note_to_the_narrator_touches_nothing_else_of_a_session(house: House, gm: Client) -> None:
    session = house.table.session
    page = gm.get(_page(gm, session))
    loaded = Session.objects.get(pk=session.pk)
    gm.post(_page(gm, session), {**_sent_back(page), "note_from_gm": "Let it rain."})
    session.refresh_from_db()
    assert session.note_from_gm == "Let it rain."
    assert session.last_position == loaded.last_position
