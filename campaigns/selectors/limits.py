"""What a table has agreed on: its lines and veils, and what becomes of what a character cannot perceive."""

from __future__ import annotations

from typing import cast

from campaigns.models import Campaign
from campaigns.world.senses import Unperceived

type Limits = tuple[tuple[str, ...], tuple[str, ...]]


def limits_of(campaign_id: int) -> Limits:
    """Lines and veils, each as it was written, without empty ones."""
    lines, veils = Campaign.objects.values_list("lines", "veils").get(pk=campaign_id)
    return _each(lines), _each(veils)


def unperceived_of(campaign_id: int) -> Unperceived:
    """What becomes of what a character cannot perceive."""
    chosen = Campaign.objects.values_list("unperceived", flat=True).get(pk=campaign_id)
    return cast("Unperceived", chosen)


def _each(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
