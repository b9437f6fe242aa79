"""A campaign's lines and veils: what its table never wants told, and what it does not want shown."""

from __future__ import annotations

from campaigns.models import Campaign

type Limits = tuple[tuple[str, ...], tuple[str, ...]]


def limits_of(campaign_id: int) -> Limits:
    """Lines and veils, each as it was written, without empty ones."""
    lines, veils = Campaign.objects.values_list("lines", "veils").get(pk=campaign_id)
    return _each(lines), _each(veils)


def _each(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
