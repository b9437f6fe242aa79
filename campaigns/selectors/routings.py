"""How submissions were read: by whom, how surely, and why a model's reading does not count where one was asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from campaigns.models import Submission, Turn, sql
from campaigns.world.dispatches import Dispatch, Routed
from campaigns.world.resolution import TurnPlan

TROUBLES: Final[Mapping[str, str]] = {
    "unanswered": gettext_noop("The model had not answered when the turn closed."),
    "unsure": gettext_noop("The model was not sure enough."),
    "unfit": gettext_noop("What the model chose does not go together."),
    "changed": gettext_noop("What the model chose was no longer so when the turn closed."),
    "late": gettext_noop("The model took too long."),
    "engine_unavailable": gettext_noop("The model's service could not be reached or is overloaded."),
    "unreadable_reply": gettext_noop("The model's answer could not be read, or chose what was not offered."),
    "engine_refused": gettext_noop("The model declined."),
    "budget_exceeded": gettext_noop("A budget is used up, so the model was not asked."),
    "engine_misconfigured": gettext_noop(
        "The model lacks something that whoever runs this server has to give."
    ),
}
_FAILED: Final = gettext_noop("The model failed.")
QUIET: Final = frozenset(("", "unanswered", "unsure", "unfit", "changed"))
"""No failures: the model was asked and had no say."""


@dataclass(frozen=True, slots=True)
class RoutedLine:
    """One submission's reading, for the GM; ``sure`` is in percent, ``trouble`` a sentence or nothing."""

    character: str
    kind: str
    subsystems: str
    by_model: bool
    sure: int
    trouble: str


def stored(written: sql.Value) -> Dispatch | None:
    """A stored package from its JSON text; one that another version of ours has written counts as none."""
    if written is None:
        return None
    try:
        return Dispatch.from_json(json.loads(str(written)))
    except ValueError:
        return None


def routed_lines(turn: Turn, plan: TurnPlan | None) -> tuple[RoutedLine, ...]:
    """How a turn's submissions were read; of a turn that nobody has decided yet, how they are read so far."""
    if plan is not None:
        return tuple(_line(one) for one in plan.routed)
    packages = Submission.objects.filter(turn=turn, dispatch__isnull=False).order_by("seat__number")
    found = (stored(json.dumps(one)) for one in packages.values_list("dispatch", flat=True))
    return tuple(_line(one.record) for one in found if one is not None)


def failures(routed: Sequence[Routed], names: Mapping[str, str]) -> list[str]:
    """A sentence for each submission that a model was asked about and failed to read."""
    return [
        _("%(who)s was read by the rules. %(why)s") % {"who": names.get(one.character, ""), "why": _why(one)}
        for one in routed
        if one.trouble not in QUIET
    ]


def _line(routed: Routed) -> RoutedLine:
    parts, by_model = ", ".join(routed.subsystems), routed.made_by == "model"
    return RoutedLine(
        routed.character, routed.kind, parts, by_model, round(routed.confidence * 100), _why(routed)
    )


def _why(routed: Routed) -> str:
    if not routed.trouble:
        return ""
    return _(TROUBLES.get(routed.trouble, _FAILED))
