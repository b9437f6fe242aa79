"""A player's words in the right grammatical person."""

import pytest

from narrator.engines.house.person import YOU, deed_of_you, from_first, pronouns_of, tell_of, wish_as_deed
from narrator.engines.house.verbs import base, third

SHE = pronouns_of("she/her")
THEY = pronouns_of("they/them")


@pytest.mark.parametrize(
    ("bare", "with_s"),
    [
        ("slip", "slips"),
        ("carry", "carries"),
        ("play", "plays"),
        ("catch", "catches"),
        ("push", "pushes"),
        ("pass", "passes"),
        ("fix", "fixes"),
        ("go", "goes"),
        ("do", "does"),
        ("have", "has"),
        ("tie", "ties"),
        ("close", "closes"),
        ("gaze", "gazes"),
        ("can", "can"),
    ],
)
def test_verbs_go_both_ways(bare: str, with_s: str) -> None:
    assert third(bare) == with_s
    assert base(with_s) == bare


@pytest.mark.parametrize(
    ("said", "you", "she", "they"),
    [
        (
            "I slip behind the bar and keep my head low.",
            "you slip behind the bar and keep your head low.",
            "Mara slips behind the bar and keeps her head low.",
            "Mara slips behind the bar and keeps their head low.",
        ),
        (
            "I'm watching the door while I fill my pipe",
            "you are watching the door while you fill your pipe",
            "Mara is watching the door while she fills her pipe",
            "Mara is watching the door while they fill their pipe",
        ),
        (
            "I turn to Berit and ask her about the lamp",
            "you turn to Berit and ask her about the lamp",
            "Mara turns to Berit and asks her about the lamp",
            "Mara turns to Berit and asks her about the lamp",
        ),
        (
            "I carefully pick the lock, then slowly open the door",
            "you carefully pick the lock, then slowly open the door",
            "Mara carefully picks the lock, then slowly opens the door",
            "Mara carefully picks the lock, then slowly opens the door",
        ),
        (
            "I take the rope and lamp myself",
            "you take the rope and lamp yourself",
            "Mara takes the rope and lamp herself",
            "Mara takes the rope and lamp themself",
        ),
        (
            "I knock on every door and tell people to leave",
            "you knock on every door and tell people to leave",
            "Mara knocks on every door and tells people to leave",
            "Mara knocks on every door and tells people to leave",
        ),
        (
            "I say “Nobody drowns.” My hands are shaking",
            "you say “Nobody drowns.” Your hands are shaking",
            "Mara says “Nobody drowns.” Her hands are shaking",
            "Mara says “Nobody drowns.” Their hands are shaking",
        ),
        ("I ask him to stop and look", "you ask him to stop and look", "Mara asks him to stop and look", ""),
    ],
)
def test_the_first_person_becomes_the_second_or_third(said: str, you: str, she: str, they: str) -> None:
    assert from_first(said, YOU, "you") == you
    assert from_first(said, SHE, "Mara") == she
    if they:
        assert from_first(said, THEY, "Mara") == they


def test_quoted_speech_keeps_its_own_person() -> None:
    said = "I lean in and whisper “I know what my brother did.”"
    assert from_first(said, SHE, "Mara") == "Mara leans in and whispers “I know what my brother did.”"


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        ("I want to look around", "I look around"),
        ("I'm going to climb up", "I climb up"),
        ("Can I reach the beam", "I reach the beam"),
        ("I wait", "I wait"),
    ],
)
def test_a_wish_is_a_deed(said: str, deed: str) -> None:
    assert wish_as_deed(said) == deed


def test_a_deed_without_subject_is_told_of_you() -> None:
    assert deed_of_you("slips in and shuts her eyes, then tries the door", SHE) == (
        "slip in and shut your eyes, then try the door"
    )


@pytest.mark.parametrize(
    ("template", "you"),
    [
        ("{pc} lifts the latch and steps in.", "You lift the latch and step in."),
        ("It catches {pc} across the ribs.", "It catches you across the ribs."),
        ("The dark takes {pc}'s lamp.", "The dark takes your lamp."),
        ("{pc} is alone. {pc}'s hands are wet.", "You are alone. Your hands are wet."),
        ("{pc} counts the ropes and lines.", "You count the ropes and lines."),
    ],
)
def test_authored_sentences_agree_with_you(template: str, you: str) -> None:
    assert tell_of(template, "{pc}", "Mara", you=True) == you
    assert tell_of(template, "{pc}", "Mara", you=False) == template.replace("{pc}", "Mara")


def test_after_a_clause_about_somebody_else_the_speaker_goes_on() -> None:
    said = "I watch who comes in and keep my hand on my knife"

    assert from_first(said, SHE, "Mara") == "Mara watches who comes in and keeps her hand on her knife"
    assert from_first(said, YOU, "you") == "you watch who comes in and keep your hand on your knife"


def test_what_was_done_before_stays_past() -> None:
    assert from_first("I show them what I found", SHE, "Mara") == "Mara shows them what she found"
    assert from_first("I need what I hid", SHE, "Mara") == "Mara needs what she hid"
