"""What a client may send, and how what it may not is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import InvalidRequest
from campaigns.realtime.commands import COMMANDS, PlayerAction, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_an_action_is_read() -> None:
    type_, command = parse(
        {"type": "PLAYER_ACTION", "payload": {"action": "I wait.", "aside": False}, "player_id": "x"}
    )
    assert type_ == "PLAYER_ACTION"
    assert isinstance(command, PlayerAction)
    assert command.action == "I wait."


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ([], "JSON object"),
        ({"payload": {}}, "no command"),
        ({"type": "FLY", "payload": {}}, "no command"),
        ({"type": "CHAT", "payload": []}, "payload"),
        ({"type": "CHAT", "payload": {}}, "text"),
        ({"type": "PLAYER_ACTION", "payload": {"action": "x", "cheat": 1}}, "cheat"),
        ({"type": "CHAT", "payload": {"text": "x"}, "extra": 1}, "extra"),
    ],
)
def test_what_is_wrong_is_named(frame: object, told: str) -> None:
    with pytest.raises(InvalidRequest, match=told):
        parse(frame)


@given(st.sampled_from(sorted(COMMANDS)), JSON)
def test_no_payload_breaks_the_parser(type_: str, payload: object) -> None:
    assert _outcome({"type": type_, "payload": payload})


@given(JSON)
def test_no_frame_breaks_the_parser(frame: object) -> None:
    assert _outcome(frame)


def _outcome(frame: object) -> str:
    """The type that was read, or what the sender is told; anything else than these two is a fault."""
    try:
        return parse(frame)[0]
    except InvalidRequest as refused:
        return refused.message
