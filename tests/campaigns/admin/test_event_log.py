"""The log can be read in its list: whom an event is about, and how it begins."""

from django.test import Client
from django.urls import reverse

from tests.campaigns.admin.conftest import House


def test_an_event_is_listed_with_its_player_and_its_first_words(house: House, gm: Client) -> None:
    text = gm.get(reverse("admin:campaigns_event_changelist")).content.decode()
    assert '<td class="field-who">Bob</td>' in text
    assert '<td class="field-begins">I search the room.</td>' in text
