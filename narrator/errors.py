"""What can go wrong while narrating. Each error knows whether trying again may help."""

from __future__ import annotations


class NarratorError(Exception):
    """The narrator could not do its part; the turn stays open to be resumed.

    ``message`` and ``hint`` are for everybody at the table, ``detail`` for the GM's records and the log: what the
    service itself has said.
    """

    code = 4001
    type = "NARRATOR_FAILED"
    permanent = False

    def __init__(self, message: str, *, hint: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail


class EngineUnavailable(NarratorError):
    """The model's service cannot be reached, is overloaded, or cut the stream."""

    code = 4002
    type = "ENGINE_UNAVAILABLE"


class UnreadableReply(NarratorError):
    """The model answered with nothing that can be told."""

    code = 4003
    type = "UNREADABLE_REPLY"


class Refused(NarratorError):
    """The model declined to go on."""

    code = 4004
    type = "ENGINE_REFUSED"


class BudgetExceeded(NarratorError):
    """A cost ceiling stands in the way; trying again does not help until it is raised."""

    code = 4005
    type = "BUDGET_EXCEEDED"
    permanent = True


class EngineMisconfigured(NarratorError):
    """The engine lacks something that only the operator can give."""

    code = 4006
    type = "ENGINE_MISCONFIGURED"
    permanent = True


class NarrationStopped(NarratorError):
    """The game master has stopped the narration; the turn waits to be told again."""

    code = 4007
    type = "NARRATION_STOPPED"
