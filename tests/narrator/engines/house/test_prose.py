"""The mechanics of written English."""

import pytest

from narrator.engines.house.memory import Memory
from narrator.engines.house.prose import closed, listed, lower_first, plural, sentences, tidy, with_the


@pytest.mark.parametrize(
    ("rough", "clean"),
    [
        ("She has a apple and an pear.", "She has an apple and a pear."),
        ("It is a honest hour in an unit.", "It is an honest hour in a unit."),
        ("Two  blanks , and a  stop..", "Two blanks, and a stop."),
        ("It was the the lamp.", "It was the lamp."),
        ("“A apple,  I said..” stays.", "“A apple,  I said..” stays."),
    ],
)
def test_tidy_mends_what_is_outside_quotation_marks(rough: str, clean: str) -> None:
    assert tidy(rough) == clean


def test_sentences_are_cut_at_their_ends() -> None:
    text = "“Stop.” He did not. Mr. Pike waited… Then he ran!"
    assert sentences(text) == ["“Stop.”", "He did not.", "Mr. Pike waited…", "Then he ran!"]


def test_sentences_join_to_the_text_they_came_from() -> None:
    text = "One. Two? “Three!” she said. Four."
    assert " ".join(sentences(text)) == text


def test_little_words_get_their_case_and_marks() -> None:
    assert closed("the lamp is out") == "the lamp is out."
    assert closed("“Who?”") == "“Who?”"
    assert lower_first("The stair") == "the stair"
    assert lower_first("Berit waits") == "Berit waits"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert with_the("a cracked bell") == "the cracked bell"
    assert with_the("Hale's Yard") == "Hale's Yard"


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("the four cups", True),
        ("the glass", False),
        ("the stairs to the loft", True),
        ("the box of keys", False),
    ],
)
def test_nouns_know_their_number(noun: str, many: bool) -> None:
    assert plural(noun) is many


def test_memory_knows_a_sentence_again_in_slightly_other_words() -> None:
    memory = Memory(["The lamp on the jetty gutters and recovers."])
    assert memory.stale("The lamp on the jetty gutters and recovers again.")
    assert not memory.stale("A lamp burns in the loft.")


def test_memory_knows_a_frame_with_other_words_in_its_slots() -> None:
    memory = Memory(["Nobody has tried the plank road over the flats yet."])
    assert memory.worn("Nobody has tried {exit} yet.")
    assert not memory.worn("{exit} waits in the rain, as ever.")


def test_a_sentence_that_leans_on_a_told_one_is_left_out_with_it() -> None:
    memory = Memory(["A bell rings out on the flats, once."])

    fresh = memory.fresh_part("A bell rings out on the flats, once. It has water in it. Every dog answers.")

    assert fresh == "Every dog answers."
