"""Laws of the prompt's sections: their order, their bound, what gives way, and whose words may shape them."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from narrator.contracts import Brief, Declared, OutcomeBrief, Question, WorldMove
from narrator.prompting import compose, compose_aside, questions, situation, style
from narrator.prompting.compose import TAIL
from narrator.prompting.sections import ZONES, Section, level_for, tokens
from tests.narrator.prompting.wily import wily_text
from tests.narrator.sample import MARA, ORRA, VOICE, make_brief

MARK = re.compile("[<>]")


@st.composite
def wily_briefs(draw: st.DrawFn) -> Brief:
    """A turn in which every word that others may have written is a trick."""
    words = wily_text(8)
    many = st.lists(words, max_size=3).map(tuple)
    mara = replace(MARA, name=draw(words), concept=draw(words), pronouns=draw(words))
    orra = replace(ORRA, name=draw(words), appearance=draw(words))
    return make_brief(
        characters=(mara,),
        people=(orra,),
        declared=(Declared(mara.id, mara.seat, draw(words), "talk"),),
        outcomes=(OutcomeBrief(mara.id, "talk", "Talk", draw(words), told=draw(words)),),
        moves=(WorldMove("time", draw(words)),),
        facts=draw(many),
        quests=draw(many),
        leads=draw(many),
        so_far=draw(many),
        recent=draw(many),
        note_from_gm=draw(words),
        lines=draw(many),
        veils=draw(many),
    )


def long_brief(letters: int, said: int) -> Brief:
    """A turn of too many words; old prose is told from the oldest."""
    many = tuple(f"{number} {'ä' * letters}" for number in range(30))
    declared = tuple(Declared(MARA.id, MARA.seat, "言" * letters, "talk") for _ in range(said))
    outcomes = tuple(OutcomeBrief(MARA.id, "talk", "Talk", text, told=text) for text in many)
    return make_brief(
        declared=declared,
        outcomes=outcomes,
        facts=many,
        quests=many,
        leads=many,
        recent=many,
        note_from_gm=many[0],
        lines=many,
        veils=many,
    )


def in_zones(sections: tuple[Section[Brief], ...] | tuple[Section[Question], ...]) -> bool:
    where = [ZONES.index(section.zone) for section in sections]
    return where == sorted(where)


@given(wily_briefs())
def test_no_text_opens_or_closes_a_section(brief: Brief) -> None:
    prompt = compose(brief)
    written = [one.name for one in prompt.counts if one.bucket == "turn"]
    names = [name for name in written for _ in range(2)] + 2 * ["player_words"] * len(brief.declared)
    assert len(MARK.findall(prompt.user)) == 2 * len(names)
    assert [name for name in written if prompt.user.count(f"\n</{name}>") != 1] == []


@given(wily_briefs())
def test_nothing_of_a_turn_changes_the_part_that_stays(brief: Brief) -> None:
    assert compose(brief).system == compose(make_brief()).system


@given(wily_text(8))
def test_no_question_opens_or_closes_a_section(text: str) -> None:
    prompt = compose_aside(Question("s", text, text, (text,), "seed", VOICE))
    assert len(MARK.findall(prompt.user)) == 2 * 6


@given(st.integers(0, 3000), st.integers(0, 12))
def test_a_turn_is_never_longer_than_it_may_be(letters: int, said: int) -> None:
    assert len(compose(long_brief(letters, said)).user.encode()) <= TAIL


def test_the_oldest_prose_gives_way_first() -> None:
    prompt = compose(make_brief(recent=("Old " * 1500, "Mid " * 1500, "New " * 1500)))
    dropped = {one.name: one.dropped for one in prompt.counts if one.dropped}
    assert dropped == {"told_before": 1}
    assert "New New" in prompt.user


def test_what_was_declared_and_what_came_of_it_never_give_way() -> None:
    prompt = compose(long_brief(3000, 8))
    assert prompt.user.count("</player_words>") == 8
    assert "<outcomes>" in prompt.user
    assert "<task>" in prompt.user


def test_the_longest_words_are_cut_first() -> None:
    said = (
        Declared(MARA.id, MARA.seat, "I wait.", "wait"),
        Declared(MARA.id, MARA.seat, "word " * 2000, "talk"),
    )
    user = compose(make_brief(declared=said)).user
    assert '"I wait."' in user
    assert '\u2026"</player_words>' in user


def test_sections_stand_in_their_zones() -> None:
    assert in_zones(situation.SECTIONS)
    assert in_zones(questions.SECTIONS)
    assert [section.zone for section in style.SECTIONS] == ["primacy", "primacy", "early", "early"]


def test_every_section_is_counted() -> None:
    prompt = compose(make_brief())
    counted = sum(one.tokens for one in prompt.counts)
    assert abs(counted - tokens(prompt.whole())) < 3 * len(prompt.counts) + 10


@given(st.lists(st.integers(0, 500), max_size=12), st.integers(0, 2000))
def test_what_is_cut_to_one_length_fits(sizes: list[int], room: int) -> None:
    level = level_for(sizes, room)
    assert sum(min(size, level) for size in sizes) <= room
