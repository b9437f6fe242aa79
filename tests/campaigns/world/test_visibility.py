"""What a seat may see of events: everything for it, nothing that is not."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.contracts import Json
from campaigns.world.entities import Audience
from campaigns.world.visibility import TARGETED, Viewer, view_event

ALICE, BOB, CLEO, MALLORY = Viewer("alice", True), Viewer("bob"), Viewer("cleo"), Viewer(None)
KINDS = [*sorted(TARGETED), "NARRATION", "CHAT", "DICE_RESULT", "PLAYER_ACTION"]
SECRET, OPEN = "the-heir-is-alive", "the-lamp-is-lit"


def bodies() -> st.SearchStrategy[dict[str, Json]]:
    """Event bodies in which keys for the GM hold the secret and all other leaves the open word."""
    leaf = st.just(OPEN)
    inner = st.recursive(
        leaf,
        lambda children: (
            st.lists(children, min_size=1, max_size=3)
            | st.dictionaries(st.sampled_from(["text", "note"]), children, min_size=1, max_size=2)
            | children.map(lambda child: {"shown": child, "gm_truth": [SECRET], "gm_more": {"deep": SECRET}})
        ),
        max_leaves=6,
    )
    return st.fixed_dictionaries({"text": leaf, "gm_note": st.just(SECRET), "more": inner})


AUDIENCES: st.SearchStrategy[Audience] = st.none() | st.lists(
    st.sampled_from(["bob", "cleo"]), max_size=2, unique=True
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), bodies(), AUDIENCES, st.sampled_from([ALICE, BOB, CLEO, MALLORY]))
def test_every_event_for_every_viewer(
    kind: str, body: dict[str, Json], audience: Audience, viewer: Viewer
) -> None:
    seen = view_event(kind, body, audience, viewer)

    may = viewer.is_gm or (kind not in TARGETED if audience is None else viewer.seat in audience)
    assert (seen is not None) == may
    if seen is None:
        return
    written = json.dumps(seen)
    assert OPEN in written
    assert (SECRET in written) == viewer.is_gm


@pytest.mark.parametrize("kind", sorted(TARGETED))
def test_a_targeted_event_without_an_audience_is_withheld(kind: str) -> None:
    assert view_event(kind, {"text": OPEN}, None, BOB) is None
    assert view_event(kind, {"text": OPEN}, None, ALICE) == {"text": OPEN}


def test_nothing_of_the_body_is_changed_in_place() -> None:
    body: dict[str, Json] = {"text": OPEN, "gm_note": SECRET}
    view_event("NARRATION", body, None, BOB)

    assert body == {"text": OPEN, "gm_note": SECRET}
