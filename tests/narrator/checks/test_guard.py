"""Streaming holds back what may become a secret, and nothing else for good."""

from hypothesis import given
from hypothesis import strategies as st

from narrator.checks.folding import fold
from narrator.checks.guard import Guard
from narrator.checks.secrets import RUN, Secrets, secrets_of

SECRET = "The keeper has walled up the eighth lamp behind the flour bins"
SECRETS = secrets_of([SECRET])


def streamed(text: str, sizes: list[int], secrets: Secrets = SECRETS, lines: tuple[str, ...] = ()) -> str:
    """What gets out of a text that comes in pieces of some sizes."""
    guard, out, start, number = Guard(secrets, lines), [], 0, 0
    while start < len(text):
        size = sizes[number % len(sizes)]
        out.append(guard.feed(text[start : start + size]))
        start, number = start + size, number + 1
    return "".join([*out, guard.end()])


@given(st.text(max_size=300), st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_what_holds_no_secret_comes_out_whole(text: str, sizes: list[int]) -> None:
    assert streamed(text, sizes, secrets_of(["zqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzq"])) == text


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_no_run_of_a_secret_comes_out(before: str, after: str, sizes: list[int]) -> None:
    out = fold(streamed(f"{before} {SECRET} {after}", sizes))
    whole = fold(SECRET)
    assert not any(whole[start : start + RUN] in out for start in range(len(whole) - RUN + 1))


def test_little_is_held_back_and_not_for_long() -> None:
    guard = Guard(SECRETS)
    assert guard.feed("The rain comes in. The keeper has wal") == "The rain comes in. "
    assert guard.feed("ked by now.") + guard.end() == "The keeper has walked by now."


def test_after_a_secret_nothing_more_comes() -> None:
    guard = Guard(SECRETS)
    guard.feed(f"It rains. {SECRET}.")
    assert guard.shut
    assert guard.feed(" And so on.") == ""
    assert guard.end() == ""


def test_with_a_line_whole_sentences_come() -> None:
    guard = Guard(Secrets(), ("spiders",))
    assert guard.feed("It rains. A spi") == "It rains."
    assert guard.feed("nning wheel stands here. And ") == " A spinning wheel stands here."


def test_a_sentence_that_crosses_a_line_does_not_come() -> None:
    assert streamed("It rains. A spider hangs here. It rains.", [7], Secrets(), ("spiders",)) == "It rains."


def test_a_note_to_the_narrator_is_not_read_out_letter_by_letter() -> None:
    note = f"{SECRET}, and nobody is to know of it before the feast"
    assert streamed(f"It rains. {note}.", [1], secrets_of([], long=[note])) == "It rains. "
