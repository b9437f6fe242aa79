"""A slice of the figures: nothing comes again, every deed is answered, nobody is spoken for, and all are told of."""

from __future__ import annotations

from narrator.contracts import Finding
from tests.eval.evenings import evening
from tests.eval.situations import worlds
from tests.eval.storytelling import Figures, Repetition, is_picked_up, measured

FIGURES: dict[int, Figures] = {}


def figures() -> Figures:
    """Eight turns of three players, in a world that stands still."""
    if not FIGURES:
        FIGURES[0] = measured(worlds()[0], 3, ("slice",), 8, lasting=True)
    return FIGURES[0]


def test_nothing_is_told_twice() -> None:
    assert figures().near.sentences > 25
    assert not figures().near.quotes


def test_every_deed_is_picked_up() -> None:
    assert figures().deeds > 14
    assert figures().picked_up == figures().deeds, figures().missed


def test_nobody_is_spoken_for_and_no_card_is_contradicted() -> None:
    assert figures().put_in_mouth == figures().contradictions == 0, figures().findings


def test_everybody_is_told_of() -> None:
    assert figures().evenness >= 0.6, figures().share


def test_the_figures_see_what_is_told_twice() -> None:
    seen = Repetition(20)
    for text in (
        "The lamp gutters twice and then recovers.",
        "Rain.",
        "The lamp gutters twice, and then recovers.",
    ):
        seen.take(text, "I wait")
    assert seen.again == 1
    own = Repetition(20)
    for _ in range(2):
        own.take("Mara juggles three stones for the children.", "I juggle three stones for the children")
    assert own.sentences == 0


def test_the_figures_see_what_is_left_out() -> None:
    assert is_picked_up("I climb the old tower", (), "Mara climbs the old tower. It holds.")
    assert is_picked_up('I say "Enough!"', ("Enough!",), "“Enough!” Mara says.")
    assert not is_picked_up("I climb the old tower", (), "It rains. Nobody minds.")


def test_the_figures_see_what_is_put_into_a_mouth() -> None:
    told = next(evening(worlds()[0], 1, "slice", 1))
    wrong = Finding("agency", "wrong", "You vow", 0, 7, "", "")
    counted = Figures()
    counted.take(told.__class__(told.said, told.brief, told.draft, (wrong,)))
    assert counted.put_in_mouth == 1
