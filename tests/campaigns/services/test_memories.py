"""What a session remembers: written as play goes on, for those who know it, shorter layer by layer."""

from __future__ import annotations

from campaigns.models import Lore, Memory, Save, Session
from campaigns.selectors.answers import recap
from campaigns.selectors.worlds import load_world
from campaigns.services import saves
from campaigns.services.memories import CHAPTER_EVERY, SCENE_EVERY, keep, roll_up
from campaigns.services.worlds import commit_world
from campaigns.world.entities import FactState
from campaigns.world.remembering import Remembered
from tests.campaigns.services.play import play
from tests.cast import Table


def _learn(table: Table, *facts: FactState, forget: str = "") -> None:
    session = Session.objects.get(pk=table.session.pk)
    world = load_world(session.pk, session.state_version)
    for fact in facts:
        world.put(fact)
    if forget:
        world.remove("fact", forget)
    commit_world(session, session.state_version, world)


def _own(table: Table, seat: str) -> str:
    session = Session.objects.get(pk=table.session.pk)
    world = load_world(session.pk, session.state_version)
    return next(one.id for one in world.characters() if one.seat == seat)


def _heron(character: str, id: str = "heron") -> FactState:
    return FactState(id, character, "The heron left before dawn.", "Lore", learned_turn=1, source="Ansel")


def test_a_turn_leaves_one_line_of_what_came_of_it(table: Table) -> None:
    play(table, 2, "I search the room.")
    lines = Memory.objects.filter(session=table.session, kind="turn").order_by("round")
    assert [line.round for line in lines] == [1, 2]
    assert all(line.text and line.audience == "" for line in lines)


def test_a_promise_is_kept_in_the_players_own_words(table: Table) -> None:
    play(table, 1, "I promise to bring the lamp oil back by Friday.")
    given = Memory.objects.get(session=table.session, kind="event", weight=4)
    assert given.said == "I promise to bring the lamp oil back by Friday."
    assert given.text.startswith("Ida Marsh gave word")


def test_what_one_character_learns_is_remembered_for_their_seat(table: Table) -> None:
    seat = table.bob_seat.public_id
    _learn(table, _heron(_own(table, seat)))
    memory = Memory.objects.get(session=table.session, text="The heron left before dawn.")
    assert (memory.audience, memory.source, memory.round) == (f"|{seat}|", "Ansel", 1)


def test_what_a_second_one_learns_too_is_one_memory_of_both(table: Table) -> None:
    bob, cleo = table.bob_seat.public_id, table.cleo_seat.public_id
    _learn(table, _heron(_own(table, bob)))
    _learn(table, _heron(_own(table, cleo), "heron2"))
    memory = Memory.objects.get(session=table.session, text="The heron left before dawn.")
    assert memory.audience == "|".join(["", *sorted([bob, cleo]), ""])


def test_what_nobody_knows_any_more_is_forgotten(table: Table) -> None:
    _learn(table, _heron(""))
    _learn(table, forget="heron")
    assert not Memory.objects.filter(session=table.session, text="The heron left before dawn.").exists()


def test_lore_is_remembered_from_the_beginning_and_secrets_for_nobody(table: Table) -> None:
    lore = Lore.objects.filter(session=table.session)
    kept = dict(Memory.objects.filter(session=table.session, kind="lore").values_list("key", "audience"))
    assert kept == {f"lore:{one.key}": "|" if one.secret else "" for one in lore}
    assert kept


def test_turns_become_a_scene_and_scenes_a_chapter(table: Table) -> None:
    line = (
        "Saltby: Ida Marsh finds sand in the gear number {0}. Tam Reed is watching the stairs of the tower."
    )
    for round_ in range(1, CHAPTER_EVERY + 1):
        keep(
            table.session.pk, [Remembered(f"turn:main:{round_}", "turn", line.format(round_), round_, "main")]
        )
        if round_ % SCENE_EVERY == 0:
            roll_up(table.session.pk, "main", round_)
    layers = {
        kind: "".join(Memory.objects.filter(session=table.session, kind=kind).values_list("text", flat=True))
        for kind in ("turn", "scene", "chapter", "campaign")
    }
    assert len(layers["turn"]) > len(layers["scene"]) > len(layers["chapter"]) > len(layers["campaign"]) > 0


def test_what_only_some_have_seen_is_put_in_short_for_them_alone(table: Table) -> None:
    for round_ in range(1, 9):
        who = "|bob|" if round_ % 2 else ""
        text = f"Something happened in round {round_}. It took a while, and nobody was hurt."
        keep(
            table.session.pk,
            [Remembered(f"turn:main:{round_}", "turn", text, round_, "main", audience=who)],
        )
    roll_up(table.session.pk, "main", 8)
    shared = Memory.objects.get(session=table.session, kind="scene", audience="")
    own = Memory.objects.get(session=table.session, kind="scene", audience="|bob|")
    assert "round 7" in own.text
    assert not any(f"round {odd}" in shared.text for odd in (1, 3, 5, 7))


def test_a_rewind_drops_what_came_after(table: Table) -> None:
    play(table, 1)
    save = Save.objects.filter(session=table.session)[0]
    play(table, 2)
    _learn(table, _heron(""))
    saves.restore(save.pk)
    assert set(Memory.objects.filter(session=table.session, kind="turn").values_list("round", flat=True)) == {
        1
    }
    assert not Memory.objects.filter(session=table.session, text__contains="heron").exists()


def test_canon_outlives_a_rewind_and_keeps_its_words(table: Table) -> None:
    play(table, 1)
    save = Save.objects.filter(session=table.session)[0]
    play(table, 1)
    key = "turn:main:2"
    Memory.objects.filter(session=table.session, key=key).update(locked=True, text="The bell is cracked.")
    saves.restore(save.pk)
    keep(table.session.pk, [Remembered(key, "turn", "The bell is whole.", 2)])
    assert Memory.objects.get(session=table.session, key=key).text == "The bell is cracked."


def test_a_recap_begins_with_what_was_long_before_the_latest_turns(table: Table) -> None:
    whole = Remembered("campaign:1", "campaign", "They came to Saltby by boat.", 40)
    keep(table.session.pk, [whole, Remembered("c:2", "campaign", "Cleo stole it.", 40, audience="|cleo|")])
    play(table, 2)
    told = recap(table.session, table.bob_seat.public_id)
    assert told.startswith("They came to Saltby by boat.")
    assert "What came of round 2." in told
    assert "Cleo stole it." not in told
