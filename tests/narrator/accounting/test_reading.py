"""Rules read what prose says has happened, and nothing that is only said, wished, offered or looked at."""

from __future__ import annotations

import time

import pytest

from narrator.accounting.claims import Claim
from narrator.accounting.reading import claims_in
from tests.narrator.accounting.cast import ALONE, CAST


def told(claim: Claim) -> tuple[str, str, str, str]:
    """Kind, who, from or to, and what."""
    what = claim.subject_id or claim.subject
    return (claim.kind, claim.who, claim.other, f"{claim.amount} {what}" if claim.amount else what)


HAPPENED = {
    "The innkeeper gives Ida a brass key.": ("item_gained", "ida", "berit", "brass key"),
    "Berit hands Tam a coil of rope and a nod.": ("item_gained", "tam", "berit", "coil of rope"),
    "Without a word Berit presses a map into Tam's hand.": ("item_gained", "tam", "berit", "map"),
    "Berit presses a folded letter into Tam's hand.": ("item_gained", "tam", "berit", "folded letter"),
    "Berit quietly slid the brass key across to Ida.": ("item_gained", "ida", "berit", "brass key"),
    "A stranger slips Tam a small knife.": ("item_gained", "tam", "", "small knife"),
    "Berit gives Ida her boat hook.": ("item_gained", "ida", "berit", "hook-1"),
    "Ida pockets a small silver locket.": ("item_gained", "ida", "", "small silver locket"),
    "Ida slips the ring into her coat.": ("item_gained", "ida", "", "ring"),
    "Ida throws her gaff into the water.": ("item_lost", "ida", "", "gaff-1"),
    "Tam is given a lantern.": ("item_gained", "tam", "", "lantern"),
    "Ida nods. Berit hands her a lamp.": ("item_gained", "ida", "berit", "lamp"),
    "Tam takes the oil can from the shelf.": ("item_gained", "tam", "", "oil-1"),
    "Ida drops the gaff.": ("item_lost", "ida", "", "gaff-1"),
    "Ida gives Tam her gaff.": ("item_given", "ida", "tam", "gaff-1"),
    "Berit counts twelve shillings into Tam's palm.": ("money_gained", "tam", "", "12 shillings"),
    "Tam pays the innkeeper 3 shillings.": ("money_lost", "tam", "", "3 shillings"),
    "Berit joins the party.": ("companion_joined", "", "", "berit"),
    "Old Piet falls in beside Tam.": ("companion_joined", "", "", "piet"),
    "Berit takes leave of Ida.": ("companion_left", "", "", "berit"),
    "Berit shoulders a bag. She joins the party.": ("companion_joined", "", "", "berit"),
    "Piet opens the door and comes in.": ("person_present", "", "", "piet"),
    "Piet walks in and sits down.": ("person_present", "", "", "piet"),
    "Berit leaves for the Quay.": ("person_left", "", "quay", "berit"),
    "They reach the Quay.": ("place", "", "", "quay"),
}
NOTHING = (
    "Berit gives Ida a long look.",
    "Berit gives Tam no answer.",
    "She would give Ida a brass key if she asked.",
    "Berit doesn't give Ida the key.",
    "Berit never hands Ida a key.",
    "Berit offers to sell Tam a lantern.",
    "“I give you a brass key, Ida,” says Berit.",
    "Does Berit hand Ida a key?",
    "Ida takes a breath.",
    "Tam finds a way through.",
    "Berit hands Ida a handful of shillings of no known number.",
    "It is as though Berit gives Ida a key.",
    "Berit leaves a coin on the bar.",
    "Berit watches as Tam gets up and leaves.",
    "Tam collects his thoughts.",
    "Ida throws her gaff a look.",
    "Berit had given Ida a key long ago.",
    "Nobody hands Tam a thing.",
    "You pick up a lantern.",
)


@pytest.mark.parametrize("text", HAPPENED)
def test_what_has_happened_is_claimed(text: str) -> None:
    assert [told(claim) for claim in claims_in(text, CAST)] == [HAPPENED[text]]


@pytest.mark.parametrize("text", NOTHING)
def test_what_has_not_happened_is_not(text: str) -> None:
    assert claims_in(text, CAST) == ()


def test_you_is_who_is_alone_at_the_table() -> None:
    (claim,) = claims_in("The innkeeper gives you a brass key.", ALONE)
    assert told(claim) == ("item_gained", "ida", "berit", "brass key")


def test_a_claim_quotes_its_sentence_and_no_other() -> None:
    (claim,) = claims_in("It rains. Berit hands Ida a brass key. Nobody looks up.", CAST)
    assert claim.quote == "Berit hands Ida a brass key."


def test_the_same_is_claimed_once() -> None:
    text = "Berit hands Ida a brass key. Ida pockets the brass key."
    assert [claim.subject for claim in claims_in(text, CAST)] == ["brass key"]


@pytest.mark.parametrize("piece", ["Ida gives Tam a ", "Berit hands ", "a and ", "the the ", "“", "Ida "])
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    claims_in(piece * (20_000 // len(piece)), CAST)
    assert time.perf_counter() - began < 5
