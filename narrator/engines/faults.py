"""The ways in which a model's service fails, in words for the table; the service's own words are for the GM."""

from __future__ import annotations

from narrator.engines.replies import StreamFault
from narrator.errors import EngineMisconfigured, EngineUnavailable, UnreadableReply

TO_FIX = frozenset({400, 401, 402, 403, 404, 405, 410, 413, 422})
"""HTTP status codes that mean the request itself, so that sending it again changes nothing."""
_OVERFULL = ("context_length", "context length", "context size", "prompt is too long")
BUSY = frozenset({429, 503, 529})


def busy(detail: str = "", wait_s: float | None = None) -> StreamFault:
    """Too many requests, here or at the service."""
    error = EngineUnavailable(
        "The narrator's service is overloaded.", hint="Try again in a minute.", detail=detail
    )
    return StreamFault(error, "overloaded", again=True, wait_s=wait_s)


def slow() -> StreamFault:
    """Nothing came for too long."""
    error = EngineUnavailable(
        "The narrator's service did not answer in time.", hint="The turn can be resumed."
    )
    return StreamFault(error, "cut")


def broken() -> StreamFault:
    """The line went dead."""
    error = EngineUnavailable("The narrator's connection broke.", hint="The turn can be resumed.")
    return StreamFault(error, "cut", again=True)


def broke_off() -> StreamFault:
    """The stream ended in good order and without its end."""
    return StreamFault(EngineUnavailable("The narrator broke off in the middle."), "cut", again=True)


def unreachable(detail: str = "") -> StreamFault:
    """Nobody answers, or what answers is out of order."""
    error = EngineUnavailable("The narrator's service cannot be reached just now.", detail=detail)
    return StreamFault(error, "failed", again=True)


def unreadable(detail: str = "") -> StreamFault:
    """What came is no reply in the protocol."""
    error = UnreadableReply("The narrator's service sent something that cannot be read.", detail=detail)
    return StreamFault(error, "failed")


def silent() -> StreamFault:
    """A stream of nothing."""
    return StreamFault(UnreadableReply("The narrator's service answered nothing."), "failed", again=True)


def refused_request(status: int | str, detail: str) -> StreamFault:
    """The service will not take this request, now or later: the operator's to mend."""
    error = EngineMisconfigured(
        "The narrator's service refused the request.",
        hint="Whoever runs this server: check the key, the model's name and the address.",
        detail=f"{status}: {detail}".removeprefix(": "),
    )
    return StreamFault(error, "failed")


def overfull(detail: str) -> StreamFault:
    """The prompt is longer than what the model can read."""
    error = UnreadableReply(
        "The story has grown too long for this model.",
        hint="Choose a model with more room.",
        detail=detail,
    )
    return StreamFault(error, "length")


def by_status(status: int, detail: str, wait_s: float | None = None) -> StreamFault:
    """What an HTTP status that is no success stands for."""
    if status in (400, 413) and any(word in detail for word in _OVERFULL):
        return overfull(detail)
    if status in BUSY:
        return busy(detail, wait_s)
    if status in TO_FIX:
        return refused_request(status, detail)
    return unreachable(f"{status}: {detail}")
