"""Messages between our own processes: ``Outgoing`` values as plain objects and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

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

_KINDS: Final[Mapping[str, type[Outgoing]]] = {
    "fleeting": Fleeting,
    "delta": Delta,
    "closed": TurnClosed,
    "submission": SubmissionMade,
    "cut": TurnCut,
    "roster": RosterChanged,
}
_NAMES: Final = {made: name for name, made in _KINDS.items()}


def dump_message(message: Outgoing) -> dict[str, object]:
    """A message as plain data that JSON and msgpack can carry."""
    if isinstance(message, Stored):
        return {
            "kind": "stored",
            "session": message.session,
            "envelopes": [asdict(envelope) for envelope in message.envelopes],
        }
    return {"kind": _NAMES[type(message)], **asdict(message)}


def load_message(data: Mapping[str, Any]) -> Outgoing:
    """Read what ``dump_message`` wrote, in this or another process of the same version."""
    if data["kind"] == "stored":
        return Stored(data["session"], tuple(_envelope(item) for item in data["envelopes"]))
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key != "kind"
    }
    make: Callable[..., Outgoing] = _KINDS[data["kind"]]
    return make(**values)


def _envelope(data: Mapping[str, Any]) -> Envelope:
    audience = data["audience"]
    return Envelope(**{**data, "audience": None if audience is None else tuple(audience)})
