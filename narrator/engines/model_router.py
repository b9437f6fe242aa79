"""Asks a cheap model what a player means, and takes nothing from it that was not offered."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final, cast

from narrator.contracts import CallLedger
from narrator.engines.circuit import Circuit
from narrator.engines.dialect import Asking, CallSettings
from narrator.engines.metering import MeteredCalls, Service
from narrator.errors import Refused, UnreadableReply
from narrator.prompting.deeds import SCHEMA, compose_routing
from narrator.routing import SURETIES, Reading, RoutingQuestion, Surety

WITHIN: Final = 4.0
"""Seconds without a byte after which a model is asked no longer; nobody waits for it."""
LONGEST: Final = 120
"""Tokens of a reply at most."""


class ModelRouter:
    """Asks through one service, once: what comes too late is of no use, so nothing is tried again.

    Its overloads are its own; a router that is left alone for a while keeps no turn from being told.
    """

    asks = True

    def __init__(self, service: Service, settings: CallSettings) -> None:
        self._service = replace(service, circuit=Circuit())
        self._settings = replace(
            settings, max_tokens=LONGEST, tries=1, timeout_s=min(WITHIN, settings.timeout_s)
        )

    async def route(self, question: RoutingQuestion, ledger: CallLedger) -> Reading | None:
        """What the model chose; raises ``UnreadableReply`` for a choice that was not offered."""
        prompt = compose_routing(question)
        calls = MeteredCalls(self._service, self._settings, ledger, "routing", prompt.whole())
        request = self._service.dialect.asking(Asking(prompt, SCHEMA), self._settings)
        reply = await calls.send(request, _unheard)
        if reply.ending == "refused":
            raise Refused("The model that reads what players mean declined to.")
        return read_choice(reply.text, question)


def read_choice(text: str, question: RoutingQuestion) -> Reading:
    """A reply as a reading; models that were held to no schema put words or a fence around the object.

    Raises ``UnreadableReply`` for anything that the question has not offered.
    """
    try:
        found = json.loads(text[text.find("{") : text.rfind("}") + 1])
    except ValueError as error:
        raise UnreadableReply("What the model read cannot be read.") from error
    kind, who, what, surety = (
        found.get(key) if isinstance(found, dict) else None for key in ("kind", "who", "what", "surety")
    )
    offered = kind in question.kinds and surety in SURETIES if _texts(kind, surety) else False
    people, things = ({"", *(one.ref for one in those)} for those in (question.people, question.things))
    if not offered or not _texts(who, what) or who not in people or what not in things:
        raise UnreadableReply("The model has chosen what was not offered.")
    return Reading(str(kind), str(who), str(what), cast(Surety, surety))


def _texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


async def _unheard(delta: str) -> None:
    """A reading is not streamed."""
