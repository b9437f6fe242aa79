"""Asks a cheap model which of some deeds is most like a player, and takes nothing from it that was not offered."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from narrator.contracts import CallLedger
from narrator.engines.circuit import Circuit
from narrator.engines.dialect import Asking, CallSettings
from narrator.engines.metering import MeteredCalls, Service
from narrator.errors import Refused, UnreadableReply
from narrator.picking import PickingQuestion
from narrator.prompting.picking import SCHEMA, compose_picking

WITHIN: Final = 6.0
"""Seconds without a byte after which a model is asked no longer."""
LONGEST: Final = 60
"""Tokens of a reply at most."""


class ModelPicker:
    """Asks through one service, once. Its overloads are its own and keep no turn from being told."""

    def __init__(self, service: Service, settings: CallSettings) -> None:
        self._service = replace(service, circuit=Circuit())
        self._settings = replace(
            settings, max_tokens=LONGEST, tries=1, timeout_s=min(WITHIN, settings.timeout_s)
        )

    async def pick(self, question: PickingQuestion, ledger: CallLedger) -> int:
        """The place of the chosen deed; raises ``UnreadableReply`` for one that was not offered."""
        prompt = compose_picking(question)
        calls = MeteredCalls(self._service, self._settings, ledger, "routing", prompt.whole())
        reply = await calls.send(
            self._service.dialect.asking(Asking(prompt, SCHEMA), self._settings), _unheard
        )
        if reply.ending == "refused":
            raise Refused("The model that stands in for a player declined to.")
        return read_pick(reply.text, len(question.deeds))


def read_pick(text: str, offered: int) -> int:
    """A reply as a place among so many deeds; raises ``UnreadableReply`` for anything else."""
    try:
        found = json.loads(text[text.find("{") : text.rfind("}") + 1])
    except ValueError as error:
        raise UnreadableReply("What the model chose cannot be read.") from error
    number = found.get("deed") if isinstance(found, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= offered:
        raise UnreadableReply("The model has chosen what was not offered.")
    return number - 1


async def _unheard(delta: str) -> None:
    """A choice is not streamed."""
