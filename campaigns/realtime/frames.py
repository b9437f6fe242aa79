"""Frames of the native socket: text JSON ``{type, payload, player_id}``, encoded once for each audience."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from campaigns.errors import CampaignError
from campaigns.rules.contracts import Json
from campaigns.tracing import current_trace_id


def frame(type_: str, payload: Mapping[str, Json], player_id: str = "") -> str:
    """One frame; keys without a value are left out, 0 and false are not."""
    return f'{{"type":"{type_}","payload":{body_text(payload)},"player_id":"{player_id}"}}'


def refusal(refused: CampaignError, player_id: str = "") -> str:
    """ERROR: what somebody asked for and did not get, and why; the socket stays open."""
    payload: dict[str, Json] = {
        "message": refused.message,
        "code": refused.code,
        "type": refused.type,
        "hint": refused.hint or None,
        "details": cast("dict[str, Json]", refused.details) or None,
        "reconnect_required": False,
        "trace_id": current_trace_id(),
    }
    return frame("ERROR", payload, player_id)


def body_text(payload: Mapping[str, Json]) -> str:
    """A payload as compact JSON without its empty keys."""
    return json.dumps(
        {key: value for key, value in payload.items() if value is not None},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def numbered(type_: str, body: str, seq: int, player_id: str) -> str:
    """A frame of a stored event from its encoded body, with the seat's own number spliced in."""
    inner = body[1:-1]
    comma = "," if inner else ""
    return f'{{"type":"{type_}","payload":{{"seq":{seq}{comma}{inner}}},"player_id":"{player_id}"}}'
