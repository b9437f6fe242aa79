"""The GM reads what the table remembers, sees what does not go together, and makes canon of what should stay."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from campaigns.models import Lore, Memory
from campaigns.services.memories import keep
from campaigns.world.remembering import Remembered
from tests.campaigns.admin.conftest import House

LIST = "admin:campaigns_memory_changelist"


def _remember(house: House, key: str, text: str, who: str = "") -> Memory:
    keep(house.table.session.pk, [Remembered(key, "event", text, 1, audience=who)])
    return Memory.objects.get(session=house.table.session, key=key)


def test_the_list_names_who_may_know(house: House, gm: Client) -> None:
    _remember(house, "own", "Only one saw the heron.", f"|{house.table.bob_seat.public_id}|")
    page = gm.get(reverse(LIST), {"q": "heron"}).content.decode()
    assert "Only one saw the heron." in page
    assert "Ida Marsh" in page


def test_what_does_not_go_together_is_shown(house: House, gm: Client) -> None:
    _remember(house, "a", "Ansel's sister is Lise Tarn.")
    _remember(house, "b", "Ansel's sister is Dame Oriel.")
    page = gm.get(reverse(LIST), {"q": "sister is Lise"}).content.decode()
    assert "Dame Oriel" in page


def test_a_gm_makes_canon_of_a_memory(house: House, gm: Client) -> None:
    memory = _remember(house, "a", "Ansel is left-handed.")
    gm.post(reverse(LIST), {"action": "lock", "_selected_action": [memory.pk]})
    memory.refresh_from_db()
    assert memory.locked


def test_another_tables_memories_are_not_listed(house: House, gm: Client) -> None:
    keep(house.other.session.pk, [Remembered("x", "event", "The other heron.", 1)])
    assert "The other heron." not in gm.get(reverse(LIST), {"q": "heron"}).content.decode()


def test_lore_that_is_edited_is_remembered_as_it_is_now(house: House, gm: Client) -> None:
    lore = Lore.objects.filter(session=house.table.session, secret=False).order_by("pk")[0]
    page = reverse("admin:campaigns_lore_change", args=(lore.pk,))
    fields = {"title": lore.title, "category": lore.category, "text": "The bell is cracked."}
    gm.post(page, fields)
    memory = Memory.objects.get(session=house.table.session, key=f"lore:{lore.key}")
    assert memory.text == f"{lore.title}: The bell is cracked."


def test_a_gm_writes_canon_by_hand(house: House, gm: Client) -> None:
    text = "Ansel Pike has a wooden leg."
    form = {"session": house.table.session.pk, "text": text, "about": ""}
    gm.post(reverse("admin:campaigns_memory_add"), form)
    memory = Memory.objects.get(session=house.table.session, text=text)
    assert (memory.locked, memory.about) == (True, "Ansel Pike")
    again = gm.post(reverse("admin:campaigns_memory_add"), form).content.decode()
    assert "canon already" in again


def test_canon_is_written_at_ones_own_tables_alone(house: House, gm: Client) -> None:
    form = {"session": house.other.session.pk, "text": "The other heron is dead.", "about": ""}
    gm.post(reverse("admin:campaigns_memory_add"), form)
    assert not Memory.objects.filter(text=form["text"]).exists()
