"""Named errors of the game. Each carries a wire code, a type, a message for people and a hint."""

from __future__ import annotations

from collections.abc import Mapping


class CampaignError(Exception):
    """The root of everything the game refuses; ``code`` and ``type`` are those of the wire."""

    code = 9001
    type = "INTERNAL_ERROR"
    status = 500

    def __init__(self, message: str, *, hint: str = "", details: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = dict(details or {})


class InvalidRequest(CampaignError):
    """What was sent cannot be meant."""

    code = 2004
    type = "INVALID_REQUEST"
    status = 400


class Forbidden(CampaignError):
    """The caller may not do this here."""

    code = 2011
    type = "FORBIDDEN"
    status = 403


class NotFound(CampaignError):
    """There is no such thing, or the caller may not know of it."""

    code = 2012
    type = "NOT_FOUND"
    status = 404


class CharacterNotFound(CampaignError):
    """No character of that name."""

    code = 2001
    type = "CHARACTER_NOT_FOUND"
    status = 404


class Conflict(CampaignError):
    """The state has moved on, or the name is taken; nothing was changed."""

    code = 2013
    type = "CONFLICT"
    status = 409


class SeatLeft(CampaignError):
    """The caller has left this table for good; only coming back on purpose takes a seat again."""

    code = 2016
    type = "SEAT_LEFT"
    status = 409


class TurnError(CampaignError):
    """A submission or throw that the turn cannot take; the action stays the player's."""

    code = 2014
    type = "TURN_REFUSED"
    status = 409


class StorageError(CampaignError):
    """The database could not keep what was said; nothing was changed."""

    code = 2003
    type = "DATABASE_ERROR"
    status = 503


class RulesError(CampaignError):
    """A choice or a sheet that the ruleset does not allow."""

    code = 3001
    type = "RULES_REFUSED"
    status = 400


class UnknownRuleset(RulesError):
    """A pack binds rules that are not installed."""

    code = 3002
    type = "UNKNOWN_RULESET"


class Unsupported(RulesError):
    """Something the bound rules do not do, refused by its name."""

    code = 3004
    type = "RULES_UNSUPPORTED"
