"""Frames are encoded once and carry the seat's own number."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from campaigns.realtime.frames import body_text, frame, numbered

PAYLOAD = st.dictionaries(
    st.text(min_size=1, max_size=8).filter(lambda key: key != "seq"),
    st.none() | st.integers() | st.text(max_size=30) | st.booleans(),
    max_size=6,
)


@given(PAYLOAD)
def test_a_frame_is_json_without_its_empty_keys(payload: dict[str, object]) -> None:
    read = json.loads(frame("CHAT", payload, "abc"))  # type: ignore[arg-type]
    assert read["type"] == "CHAT"
    assert read["player_id"] == "abc"
    assert read["payload"] == {key: value for key, value in payload.items() if value is not None}


@given(PAYLOAD, st.integers(1, 10**9))
def test_a_number_is_spliced_into_any_body(payload: dict[str, object], seq: int) -> None:
    read = json.loads(numbered("NARRATION", body_text(payload), seq, "abc"))  # type: ignore[arg-type]
    assert read["payload"].pop("seq") == seq
    assert read["payload"] == {key: value for key, value in payload.items() if value is not None}
