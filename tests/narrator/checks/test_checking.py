"""What the checks make of prose as a whole: offsets, authored words, speech, private words, cuts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from narrator.checks.checking import check, check_private, cut, cut_if_left
from narrator.checks.known import Known
from narrator.checks.reading import read
from narrator.checks.secrets import secrets_of
from tests.narrator.sample import make_brief

SECRET = "Orra has cut the bell rope herself, and burned what was left of it"
KNOWN = Known(
    people={"Old Tam": (), "Orra Fenn": ()},
    places=("the ferry house",),
    present=frozenset(("Orra Fenn",)),
    vocabulary=frozenset(("The", "Orra", "Fenn", "Mara")),
    secrets=secrets_of([SECRET]),
    own={"seat-1": secrets_of([]), "seat-2": secrets_of([SECRET])},
)
BRIEF = make_brief(private=())


def kinds(text: str) -> list[str]:
    """The kinds of what is found in a text."""
    return [one.kind for one in check(text, BRIEF, KNOWN)]


def test_prose_that_keeps_to_what_happened_is_let_pass() -> None:
    assert kinds("You run a hand along the chain. Orra watches. “Mind the wet,” she says.") == []


def test_a_finding_quotes_the_text_where_it_stands() -> None:
    text = "The chain is cold. You enter the ferry house. It rains."
    (found,) = check(text, BRIEF, KNOWN)
    assert found.kind == "place"
    assert found.quote == text[found.start : found.end]
    assert found.quote in "You enter the ferry house"


def test_the_authors_own_sentence_is_no_fault() -> None:
    told = "One link is newer than its neighbours, and it has been closed by somebody in a hurry."
    assert kinds(told) == []


def test_what_somebody_says_may_be_untrue() -> None:
    assert kinds("“I killed Old Tam,” says Orra. “He's dead.”") == []


def test_the_answer_to_a_players_question_is_not_the_players() -> None:
    asked = replace(
        BRIEF, declared=(replace(BRIEF.declared[0], text="I ask Orra: “Who rang?”", speech=("Who rang?",)),)
    )
    text = "You say to Orra: “Who rang?” “My brother did,” says Orra."
    assert not check(text, asked, KNOWN)
    assert [one.quote for one in check("You say to Orra: “Well?” It rains.", asked, KNOWN)] == ["“Well?”"]


def test_a_secret_is_found_whatever_it_wears() -> None:
    for worn in (SECRET.upper(), " ".join(SECRET), SECRET.replace("e", "\u0435"), "\u200b".join(SECRET)):
        assert "secret" in kinds(f"It rains. {worn}. It rains.")


def test_a_reason_never_names_the_secret() -> None:
    found = [one for one in check(f"It is so: {SECRET}.", BRIEF, KNOWN) if one.kind == "secret"]
    assert found
    assert not any("rope" in one.reason + one.remedy for one in found)


def test_what_one_seat_knows_may_be_told_to_that_seat() -> None:
    assert check_private(SECRET, "seat-1", BRIEF, KNOWN) == ()
    assert [one.kind for one in check_private(SECRET, "seat-2", BRIEF, KNOWN)] == ["secret"]


def test_what_is_veiled_may_happen_out_of_sight() -> None:
    veiled = replace(BRIEF, veils=("surgery",))
    assert not check("The surgery is over by morning.", veiled, KNOWN)
    assert check("The surgery goes on under the lamp.", veiled, KNOWN)


def test_cutting_takes_whole_sentences_and_leaves_paragraphs() -> None:
    text = "It rains. You roll a 12.\n\nOrra nods."
    assert cut(text, check(text, BRIEF, KNOWN)) == "It rains.\n\nOrra nods."


def test_a_story_is_not_cut_to_nothing() -> None:
    text = "You roll a 12."
    assert cut_if_left(text, check(text, BRIEF, KNOWN)) == text


@given(st.text(max_size=400))
def test_any_text_can_be_read_and_checked(text: str) -> None:
    reading = read(text)
    assert len(reading.told) == len(text)
    assert all(one.text == text[one.start : one.end] for one in reading.sentences)
    for one in check(text, BRIEF, KNOWN):
        assert text[one.start : one.end] == one.quote


def test_in_another_language_secrets_and_lines_are_looked_for_and_capitals_are_no_names() -> None:
    german = replace(BRIEF, voice=replace(BRIEF.voice, language="German"), lines=("Spinnen",))
    assert not check("Du gehst über den Steg, und die Kette hängt am Haken.", german, KNOWN)
    text = f"Man sagt: {SECRET}. Spinnen sitzen am Haken."
    assert [one.kind for one in check(text, german, KNOWN)] == ["secret", "line"]
