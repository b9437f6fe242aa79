"""Messages survive the way from one of our processes to another."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from campaigns.events import (
    Delta,
    Envelope,
    Fleeting,
    Outgoing,
    RosterChanged,
    Stored,
    SubmissionMade,
    TurnClosed,
    TurnCut,
)
from campaigns.wire import dump_message, load_message

TEXT = st.text(max_size=12)
SEATS = st.none() | st.lists(TEXT, max_size=3).map(tuple)
MESSAGES = st.one_of(
    st.builds(
        Stored,
        st.integers(1, 99),
        st.lists(
            st.builds(
                Envelope,
                st.integers(1, 99),
                st.integers(0, 99),
                TEXT,
                st.dictionaries(TEXT, TEXT, max_size=2),
                SEATS,
                st.dictionaries(TEXT, st.integers(1, 9), max_size=2),
                TEXT,
            ),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(
        Fleeting, st.integers(1, 99), TEXT, st.dictionaries(TEXT, TEXT, max_size=2), SEATS, SEATS, TEXT, TEXT
    ),
    st.builds(
        Delta,
        st.integers(1, 9),
        TEXT,
        st.integers(0, 9),
        st.integers(1, 9),
        st.integers(1, 9),
        TEXT,
        TEXT,
        SEATS,
    ),
    st.builds(TurnClosed, st.integers(1, 9), st.integers(1, 9)),
    st.builds(SubmissionMade, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)),
    st.builds(TurnCut, st.integers(1, 9), st.integers(1, 9)),
    st.builds(RosterChanged, st.integers(1, 9), st.lists(TEXT, max_size=2).map(tuple)),
)


@given(MESSAGES)
def test_what_is_sent_is_what_arrives(message: Outgoing) -> None:
    assert load_message(json.loads(json.dumps(dump_message(message)))) == message
