"""Swear words are found in any dress and any of some languages, and nothing innocent is."""

from __future__ import annotations

import pytest

from narrator.checks.profanity import Softener, softened, swears


@pytest.mark.parametrize(
    "text",
    [
        "What the fuck is this?",
        "FUCKING hell",
        "Oh sh1t.",
        "fuuuuuck",
        "f u c k off",
        "f.u.c.k",
        "motherfuckers",
        "un-fucking-believable",
        "ｆｕｃｋ",
        "fu\u200bck",
        "\u0455hit",
        "bull-shit!",
        "@sshole",
        "So eine Scheiße!",
        "SCHEISSWETTER",
        "Du Arschloch.",
        "putain de merde",
        "L'enculé !",
        "¡Joder!",
        "che cazzo",
        "O kurwa.",
        "Иди нахуй",
        "Сука!",
    ],
)
def test_strong_words_are_found(text: str) -> None:
    assert swears(text)


@pytest.mark.parametrize(
    "text",
    [
        "The road to Scunthorpe and Penistone by way of Clitheroe.",
        "Shiitake, or shitake as some write it, on buckwheat.",
        "A fickle cockerel, two great tits and an ass stood in the assassin's grass.",
        "Dick Whittington classified the cocktails.",
        "He pushed it; she hit it; a mis-hit, and then push-it.",
        "Cono di gelato, un cono naranja.",
        "The analyst had a prick of conscience about Essex and Sussex.",
        "Matsushita, Hitchcock and Mr. Dickens dined on shiitake.",
        "Der Fichtenwald, das Ficus, die Kutsche.",
        "Il a pu, tes amis aussi.",
        "A, b, c, k; i s it u?",
        "Damn and bloody hell, you bastard!",
        "Schluss mit Scheitern, sagte die Puttenfigur.",
        "Det tog slut, och hästen fick foder.",
        "Die Pute brät, und er wird die Stiefel wichsen.",
        "The computer's reputation was disputed.",
    ],
)
def test_nothing_innocent_is(text: str) -> None:
    assert not swears(text)
    assert softened(text) == text


def test_what_is_softened_keeps_its_length_and_first_letter() -> None:
    assert softened("“Oh shit,” says Mara. Fuck!") == "“Oh s–––,” says Mara. F–––!"


def test_a_word_in_pieces_is_softened_whole() -> None:
    pieces, told = ["Oh sh", "i", "t, says the ", "f u", " c k er fu", "cking gull."], Softener()
    heard = "".join([*map(told.feed, pieces), told.end()])

    assert heard == softened("".join(pieces))
    assert not swears(heard)
