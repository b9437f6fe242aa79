"""The table that a fresh installation has ready."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from campaigns.models import Campaign, Session
from campaigns.services.campaigns import TableWish, start_campaign
from genre_packs import catalogue


@dataclass(frozen=True, slots=True)
class DemoTable:
    """How to get to the demo: its session's slug and join code."""

    slug: str
    join_code: str


@transaction.atomic
def ensure_demo(host: User) -> DemoTable | None:
    """The host's first table, made from the first installed world if they have none; None without any world."""
    session = Session.objects.filter(campaign__host=host).order_by("pk").first()
    if session is None:
        story = next(iter(catalogue.worlds()), None)
        if story is None or Campaign.objects.filter(host=host).exists():
            return None
        genre, world = story.key
        session = start_campaign(
            host,
            TableWish(genre, world, name=story.world.name, auto_start=True),
            host_name=host.get_username(),
        )
        # The host of the demo is its GM too: somebody has to be able to look behind the screen.
        session.campaign.members.filter(user=host).update(is_gm=True)
    return DemoTable(session.slug, session.join_code)
