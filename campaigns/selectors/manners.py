"""How a campaign's story is told, as its rows have it."""

from __future__ import annotations

from typing import cast

from django.conf.locale import LANG_INFO

from campaigns.models import Campaign, Session, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.stories import story_of
from campaigns.world.manners import Manner, axis_values
from genre_packs.resolved import ResolvedWorld
from narrator.brief import Verbosity, Vocabulary


def manner_of(campaign_id: int) -> Manner:
    """What the table has chosen; one query."""
    campaign = sql.fetch(Campaign, campaign_id)
    return Manner(
        length=cast("Verbosity | None", campaign.narration_length or None),
        words=cast("Vocabulary", campaign.narration_words),
        tone=campaign.narration_tone,
        language=language_name(campaign.narration_language),
        mild=campaign.profanity != Campaign.Profanity.ALLOW,
    )


def language_name(code: str) -> str:
    """The English name of a language by its code; English for none."""
    return LANG_INFO[code]["name"] if code else "English"


def named_tones(campaign_id: int) -> tuple[str, ...]:
    """The tones that can be chosen, as the pack of the campaign's latest session names them."""
    latest = Session.objects.filter(campaign=campaign_id).order_by("-pk").first()
    return () if latest is None else tuple(preset.name for preset in story_of(latest).axes.presets)


def manner_payload(session: Session, story: ResolvedWorld) -> dict[str, Json]:
    """What a page shows of it: each choice as it is, the tones there are, and the dials of tone, 0 to 1."""
    manner = manner_of(session.campaign_id)
    values = axis_values(story, manner.tone)
    return {
        "length": manner.length or "",
        "words": manner.words,
        "tone": manner.tone,
        "tones": [preset.name for preset in story.axes.presets],
        "axes": [
            {
                "name": axis.name,
                "low": axis.poles.low,
                "high": axis.poles.high,
                "value": round(values[axis.id], 2),
            }
            for axis in story.axes.definitions
        ],
    }
