"""How a story is told is the host's and the GM's to choose, and everybody at the table reads of it."""

from __future__ import annotations

import pytest

from campaigns.models import Campaign, Event, Member
from campaigns.selectors.manners import manner_of
from campaigns.selectors.stories import story_of
from campaigns.services.commands import run
from campaigns.world.manners import Manner
from tests.cast import Table, arrive, set_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return set_table(present=False)


def ask(table: Table, line: str, who: Member) -> dict[str, object]:
    return run(who.pk, table.session.pk, None, line)


def titles(table: Table) -> list[str]:
    """The headings in the story, in order."""
    events = Event.objects.filter(session=table.session, kind="CHAPTER_MARKER").order_by("position")
    return [event.stored.body["title"] for event in events.select_related("stored")]


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("length concise", Manner(length="concise")),
        ("words EPIC", Manner(words="epic")),
        ("language German", Manner(language="German")),
        ("language de", Manner(language="German")),
    ],
)
def test_a_choice_is_kept(table: Table, line: str, chosen: Manner) -> None:
    assert ask(table, f"/tone {line}", table.alice)["ok"] is True
    assert manner_of(table.session.campaign_id) == chosen


def test_a_tone_of_the_pack_is_chosen_by_its_name(table: Table) -> None:
    preset = story_of(table.session).axes.presets[0]
    ask(table, f"/tone tone {preset.name.upper()}", table.alice)
    assert manner_of(table.session.campaign_id).tone == preset.name


def test_auto_takes_a_choice_back(table: Table) -> None:
    ask(table, "/tone words epic", table.alice)
    ask(table, "/tone words auto", table.alice)
    assert manner_of(table.session.campaign_id) == Manner()


def test_a_host_chooses_who_is_no_gm(table: Table) -> None:
    Member.objects.filter(pk=table.alice.pk).update(is_gm=False)
    assert ask(table, "/tone length verbose", table.alice)["ok"] is True


def test_a_player_reads_and_does_not_choose(table: Table) -> None:
    assert "Length: standard" in str(ask(table, "/tone", table.bob)["text"])
    refused = ask(table, "/tone length verbose", table.bob)
    assert (refused["ok"], refused["text"]) == (False, "The host or the GM chooses how the story is told.")
    assert Campaign.objects.get(pk=table.session.campaign_id).narration_length == ""


@pytest.mark.parametrize("line", ["length endless", "tone Sunny", "language Klingon", "volume 11", "words"])
def test_what_there_is_no_choice_of_is_refused_with_what_there_is(table: Table, line: str) -> None:
    refused = ask(table, f"/tone {line}", table.alice)
    assert refused["ok"] is False
    assert len(str(refused["text"]).splitlines() + str(refused["text"]).split(", ")) > 2


def test_the_table_reads_of_a_change_once(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    before = titles(table)
    ask(table, "/tone words epic", table.alice)
    ask(table, "/tone words epic", table.alice)
    assert titles(table)[len(before) :] == ["Words from here on: those of an epic."]


def test_the_house_narrator_says_that_it_tells_in_english(table: Table, settings) -> None:
    settings.SIDEQUEST_LLM_BACKEND = "house"
    assert "tells in English" in str(ask(table, "/tone language German", table.alice)["text"])
