"""What a pack is refused for is told in sentences."""

import pytest

from genre_packs.errors import PackUnreadable


@pytest.mark.parametrize(
    ("message", "hint", "told"),
    [
        (
            "/packs cannot be read: no folder",
            "set it right",
            "/packs cannot be read: no folder. Set it right.",
        ),
        ("Nothing is there.", "Look again.", "Nothing is there. Look again."),
        ("nothing is there", "", "Nothing is there."),
    ],
)
def test_message_and_hint_are_a_sentence_each(message: str, hint: str, told: str) -> None:
    assert PackUnreadable(message, hint=hint).in_sentences() == told
