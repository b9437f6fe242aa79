"""What is remembered comes back now and then: a word given, what was learned, where somebody was met; and talk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from narrator.contracts import Brief, MemoryBrief
from narrator.engines.house import HouseEngine
from narrator.engines.house.callbacks import EVERY, call_back, rumour
from narrator.engines.house.telling import Telling
from tests.narrator.sample import RecordingLedger, RecordingToolbox, make_brief, swallow

WORD = MemoryBrief(
    "Mara Quill gave word to Orra Fenn at the ferry house.", "a while ago", said="I'll be back."
)
LEARNED = MemoryBrief("The bell was cast from a drowned man's buttons.", "long ago")
MET = MemoryBrief("Orra Fenn, keeper of the ferry, was first met at the ferry house.", "a while ago")


def remembering(*memories: MemoryBrief, round_: int = EVERY - 1) -> Telling:
    """A turn at the jetty in which so much is remembered."""
    return Telling(make_brief(round=round_, memories=memories))


def test_a_word_given_is_called_back_where_both_are() -> None:
    told = call_back(remembering(WORD))
    assert "Orra" in told
    assert "I'll be back" not in told


def test_what_was_learned_long_ago_comes_back_in_its_own_words() -> None:
    assert LEARNED.text in call_back(remembering(LEARNED))


def test_somebody_is_remembered_from_where_they_were_met() -> None:
    told = call_back(remembering(MET))
    assert "Orra Fenn" in told
    assert "the ferry house" in told


def test_one_turn_in_five_calls_something_back() -> None:
    assert [bool(call_back(remembering(LEARNED, round_=round_))) for round_ in range(EVERY)].count(True) == 1


def test_what_is_new_or_was_just_told_is_not_called_back() -> None:
    assert call_back(remembering(MemoryBrief(LEARNED.text, "lately"))) == ""
    again = Telling(make_brief(round=EVERY - 1, memories=(LEARNED,), recent=(LEARNED.text,)))
    assert call_back(again) == ""


def test_a_place_that_all_have_been_to_is_thought_of() -> None:
    told = call_back(remembering(MemoryBrief("The ferry house: The red wool: settled.", "lately")))
    assert "the ferry house" in told.lower()
    assert "settled" not in told


def test_records_of_the_rules_are_not_told_as_prose() -> None:
    records = (
        MemoryBrief("The ferry jetty: The chain: settled.", "long ago"),
        MemoryBrief("A duel: clear win. You won 3 tokens.", "long ago"),
    )
    assert call_back(remembering(*records)) == ""


def test_with_nothing_remembered_nothing_is_made_up() -> None:
    assert call_back(remembering()) == ""


def test_talk_goes_by_as_it_is_told() -> None:
    telling = Telling(make_brief())
    telling.rumour = ("Nobody has seen the ferryman's boots.", "in a lowered voice", "The Ferryman")
    assert "“Nobody has seen the ferryman's boots.”" in rumour(telling)


def test_what_the_journal_holds_is_no_news() -> None:
    telling = Telling(make_brief())
    telling.rumour = ("Find the ferryman.", "in a lowered voice", "Quest")
    assert rumour(telling) == ""


@dataclass
class Overhearing(RecordingToolbox):
    """A toolbox that always has some talk."""

    async def call(self, name, arguments, *, call_id):  # type: ignore[no-untyped-def]
        found = await super().call(name, arguments, call_id=call_id)
        if name == "generate_rumour":
            talk = {"text": "The chain was oiled on Sunday.", "told": "at third hand", "about": "The Chain"}
            return type(found)("ok", talk)
        return found


def test_a_quiet_turn_may_bring_talk() -> None:
    def tell(brief: Brief) -> str:
        draft = HouseEngine().narrate(brief, Overhearing(), RecordingLedger(), swallow)
        return asyncio.run(draft).text

    briefs = [make_brief(seed=f"talk-{number}", outcomes=(), declared=()) for number in range(40)]
    heard = sum("The chain was oiled on Sunday." in tell(brief) for brief in briefs)
    assert 2 <= heard <= 20
