"""What must hold of every narration of a whole evening, whatever the seed."""

import asyncio
import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.contracts import Brief, Declared, EncounterBrief, OutcomeBrief, WorldMove
from narrator.engines.house import HouseEngine
from narrator.engines.house.memory import Memory
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import sentences
from tests.narrator.sample import (
    EVENING,
    MARA,
    ROBIN,
    SECRET,
    RecordingLedger,
    RecordingToolbox,
    evening,
    make_brief,
    swallow,
    tell,
)

SEEDS = st.text(alphabet="0123456789abcdef", min_size=4, max_size=12)
PEOPLE = st.sampled_from(["second", "third"])


def narrate(brief: Brief) -> str:
    draft = asyncio.run(HouseEngine().narrate(brief, RecordingToolbox(), RecordingLedger(), swallow))
    return draft.text


@settings(max_examples=8, deadline=None)
@given(SEEDS, PEOPLE)
def test_no_sentence_comes_twice_within_twelve_turns(seed: str, person: str) -> None:
    told = asyncio.run(tell(evening(seed, person)))
    own = {words for step in EVENING for words in (*step.speech, step.text, step.deed) if words}
    own |= {"keeps an eye on the lights", "go to the ferry house", "go back to the jetty"}
    for place, text in enumerate(told):
        memory = Memory(told[max(0, place - 12) : place])
        for sentence in sentences(QUOTED.sub("", text)):
            if len(sentence.split()) > 3 and not any(words in sentence for words in own):
                assert not memory.stale(sentence), (place, sentence)


@settings(max_examples=10, deadline=None)
@given(SEEDS, PEOPLE)
def test_the_text_is_clean(seed: str, person: str) -> None:
    for text in asyncio.run(tell(evening(seed, person))):
        assert not re.search(r"[{}\x00]|  |\.\.(?!\.)| [,.;:!?]|\bNone\b", text), text
        assert not re.search(r"\b[Aa] [aeio]\w|\b[Aa]n [bcdfgjklmnpqrstvwxyz]", QUOTED.sub("", text)), text
        assert text == text.strip()
        for paragraph in text.split("\n\n"):
            assert paragraph[0] in "“" or paragraph[0].isupper(), paragraph
            assert paragraph[-1] in ".!?…”", paragraph


@settings(max_examples=10, deadline=None)
@given(SEEDS, PEOPLE)
def test_what_players_say_aloud_is_told_verbatim(seed: str, person: str) -> None:
    told = asyncio.run(tell(evening(seed, person)))
    for step, text in zip(EVENING, told[1:], strict=False):
        for speech in step.speech:
            assert speech in text


@settings(max_examples=10, deadline=None)
@given(SEEDS, PEOPLE)
def test_a_private_cue_never_reaches_the_shared_text(seed: str, person: str) -> None:
    assert all("copper coin" not in text for text in asyncio.run(tell(evening(seed, person))))


def test_a_private_cue_is_a_segment_for_its_seat() -> None:
    draft = asyncio.run(HouseEngine().narrate(make_brief(), RecordingToolbox(), RecordingLedger(), swallow))
    assert [(segment.text, segment.seats) for segment in draft.segments] == [(SECRET, ("seat-1",))]


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_the_same_seed_gives_the_same_text(seed: str) -> None:
    assert narrate(make_brief(seed=seed)) == narrate(make_brief(seed=seed))


def test_seeds_give_different_texts() -> None:
    assert len({narrate(make_brief(seed=str(number))) for number in range(8)}) == 8


def test_no_two_turns_in_a_row_open_with_the_same_word() -> None:
    for seed in ("a", "b", "c", "d"):
        told = asyncio.run(tell(evening(seed)))
        same = [
            (one, two)
            for one, two in itertools.pairwise(told)
            if one.split()[0] == two.split()[0] and one.split()[0] in ("You", "Mara")
        ]
        assert len(same) <= 1, same


def test_ordinary_turns_keep_to_their_length() -> None:
    for seed in ("a", "b", "c"):
        lengths = [len(text.split()) for text in asyncio.run(tell(evening(seed)))]
        assert max(lengths) <= 260
        assert sorted(lengths[1:-1])[len(lengths) // 2] >= 75


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200),
    st.sampled_from(["second", "third"]),
    st.sampled_from(["other", "search", "talk", "move"]),
)
def test_any_words_of_a_player_can_be_told(words: str, person: str, intent: str) -> None:
    declared = Declared("c-mara", "seat-1", words, intent)
    text = narrate(make_brief(declared=(declared,), outcomes=(), person=person))
    assert text.strip()
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("text", "woven"),
    [
        ("I vault the rail and run", "you vault the rail and run"),
        ("search the box", "you search the box"),
        ("I'd like to try the door", "you try the door"),
        ("Mara opens the box", "you open the box"),
        ("KICK THE DOOR", "you kick the door"),
        ("I look at Orra. She seems scared. I laugh.", "you look at orra. she seems scared. you laugh."),
    ],
)
def test_the_players_own_words_are_woven_in(text: str, woven: str) -> None:
    declared = Declared("c-mara", "seat-1", text.replace("Mara", "Mara"), "other")
    assert woven in narrate(make_brief(declared=(declared,), outcomes=())).lower()


def test_a_repeated_deed_is_not_told_in_the_same_words() -> None:
    brief = make_brief(declared=(Declared("c-mara", "seat-1", "I haul on the chain", "other"),), outcomes=())
    first = narrate(brief)
    second = narrate(replace(brief, seed="other", recent=(first,)))
    assert "haul on the chain" in first
    assert not any(sentence in first for sentence in sentences(second))


def test_a_foes_blow_names_no_number() -> None:
    for seed in "abcdefgh":
        told = asyncio.run(tell(evening(seed)))
        assert not any(re.search(r"\d", text) for text in told)


def test_summaries_of_the_rules_are_never_quoted() -> None:
    outcome = OutcomeBrief("c-mara", "fight", "Attack", "Mara Quill hits it: 5 damage.", tier="success")
    assert "damage" not in narrate(make_brief(outcomes=(outcome,)))


def test_a_question_to_somebody_present_is_spoken() -> None:
    declared = Declared("c-mara", "seat-1", "Who rang the bell?", "ask", target="orra")
    assert "“Who rang the bell?”" in narrate(make_brief(declared=(declared,), outcomes=()))


def arrival(**changes: object) -> str:
    """What Robin is told who joins Mara in the middle of it."""
    brief = make_brief(
        kind="arrival",
        person="second",
        newcomer=ROBIN.id,
        characters=(MARA, ROBIN),
        declared=(Declared(MARA.id, "seat-1", "I bar the door.", "other", deed="bars the door"),),
        outcomes=(),
        so_far=("If the lamp goes out, Eelmouth drowns.", "The bell is cracked.", "The key is gone."),
        leads=("The ferryman has the key.",),
        recent=("Mara waits.",),
    )
    return narrate(replace(brief, **changes))


def test_who_joins_is_told_the_story_so_far_and_what_there_is_to_do() -> None:
    begun, around, open_now = arrival().split("\n\n")
    assert "If the lamp goes out, Eelmouth drowns." in begun
    assert "The key is gone." in begun
    assert "Mara bars the door" in begun
    assert "Mara Quill, a surveyor who maps what moves" in around
    assert "Orra Fenn" in around
    assert open_now.startswith("The ferryman has the key.")
    assert open_now.endswith("What do you do?")


def test_who_joins_is_not_told_of_themselves_by_name() -> None:
    assert "Robin" not in arrival()


def test_who_joins_a_fight_is_asked_into_it() -> None:
    text = arrival(encounter=EncounterBrief("The ford", "fight", 2, (("the ferryman", "unwounded"),)))
    assert "ferryman" in text.split("\n\n")[-1]
    assert text.endswith("do you do?")


def test_who_joins_where_nothing_is_known_yet_is_told_so() -> None:
    text = arrival(so_far=("If the lamp goes out, Eelmouth drowns.",), declared=(), leads=())
    assert "Eelmouth drowns." in text
    assert text.endswith("do you do?")


def test_an_ending_is_told_whole() -> None:
    text = narrate(make_brief(ending="The lamp burns.\n\nNobody counts."))
    assert text.endswith("The lamp burns.\n\nNobody counts.")


def test_a_bare_notice_of_leaving_is_told_properly() -> None:
    move = WorldMove("person_leaves", "Old Tam leaves for the ferry house.", "tam")
    text = narrate(make_brief(moves=(move,)))
    assert "Old Tam leaves for the ferry house." not in text
    assert "Old Tam" in text
    assert "the ferry house" in text


@pytest.mark.parametrize("category", ["debate", "chase", "social"])
def test_what_is_no_fight_has_no_blows(category: str) -> None:
    talk = EncounterBrief("The moot", category, 1, (("Gervase", "unwounded"),))
    outcome = OutcomeBrief("c-mara", "fight", "Convince", "Mara: 9 against 8.", tier="success", target="g")
    for seed in "abcdef":
        text = narrate(make_brief(seed=seed, encounter=talk, outcomes=(outcome,), people=()))
        assert not re.search(r"blow|blood|swing|bleed", text)


def test_a_fall_that_authored_words_tell_is_told_once() -> None:
    fight = EncounterBrief("The ford", "fight", 1, (("drowned ferryman", "down"),))
    blow = OutcomeBrief(
        "c-mara",
        "fight",
        "Attack",
        "Mara Quill hits the drowned ferryman: 5 damage.",
        tier="success",
        target="foe-1",
        told="The drowned ferryman sits down in the wet.",
    )
    for seed in "abcdef":
        text = narrate(make_brief(seed=seed, encounter=fight, outcomes=(blow,), people=()))
        assert text.count("ferryman") == 1


def test_who_goes_to_where_they_are_is_said_to_be_there() -> None:
    for seed in "abcdef":
        brief = make_brief(
            seed=seed, declared=(Declared("c-mara", "s1", "I go to the jetty", "move"),), moves=()
        )
        there = OutcomeBrief("c-mara", "move", "", "That is here already.", target=brief.place.id)
        assert "go to the jetty" not in narrate(replace(brief, outcomes=(there,)))


def test_a_deed_that_the_end_came_before_is_not_left_open() -> None:
    over = EncounterBrief(
        "The moot", "debate", 1, (("Gervase", "unwounded"),), outcome="won", closing="Done."
    )
    for seed in "abcdef":
        brief = make_brief(seed=seed, encounter=over, outcomes=(), people=(), moves=())
        brief = replace(brief, declared=(Declared("c-mara", "s1", "I climb the stand", "other"),))
        text = narrate(brief)
        assert re.search(r"decided|over|settled|end of it", text.split("Done.")[0])


def test_notes_of_the_rules_are_told_unless_the_deed_says_so_or_they_count() -> None:
    notes = (
        OutcomeBrief("", "note", "", "The bank-man flees."),
        OutcomeBrief("", "note", "", "Mara Quill comes round, and gets up."),
        OutcomeBrief("", "note", "", "Mara Quill takes 3 damage."),
    )
    text = narrate(make_brief(outcomes=notes))
    assert "The bank-man flees." in text
    assert "You come round, and get up." in text
    assert "damage" not in text
