"""Words of a turn's record: names for ids, and numbers with their sign."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def called(id: str, names: Mapping[str, str]) -> str:
    """The name behind an id; the id itself where nobody has it any more."""
    return names.get(id, id)


@register.filter
def signed(number: int) -> str:
    """A modifier as people write it: +2, -1."""
    return f"{number:+d}"
