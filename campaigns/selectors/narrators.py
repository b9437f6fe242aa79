"""The narrators that a campaign may choose from, and what a turn with each of them costs."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from campaigns.models import Campaign, EngineProfile
from narrator.engines.catalogue import (
    DEAREST,
    DEFAULT_NARRATION,
    FREE,
    PriceList,
    on_own_hardware,
    typical_turn_usd,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One narrator on offer; ``number`` is what one types, 0 the server's own. ``usd`` is for a usual turn."""

    number: int
    name: str
    kind: str
    model: str
    usd: float
    chosen: bool
    profile: int | None = None

    def line(self) -> str:
        """The choice in words."""
        model = f" ({self.model})" if self.model else ""
        price = _("free") if not self.usd else _("about $%(usd).3f a turn") % {"usd": self.usd}
        mark = "*" if self.chosen else " "
        return f"{mark} {self.number}: {self.name}{model}, {price}"


def choices(campaign: Campaign) -> list[Choice]:
    """The server's own narrator and those on offer, the chosen one marked, even where it is offered no more."""
    own = _choice(
        0,
        _("the server's own"),
        settings.SIDEQUEST_LLM_BACKEND,
        settings.SIDEQUEST_MODEL_NARRATION,
        settings.SIDEQUEST_LLM_BASE_URL,
        chosen=campaign.engine_id is None,
    )
    found = [own]
    for profile in EngineProfile.objects.order_by("pk"):
        mine = profile.pk == campaign.engine_id
        if profile.offered or mine:
            found.append(
                _choice(
                    profile.pk,
                    profile.name,
                    profile.kind,
                    profile.narration_model,
                    profile.base_url,
                    chosen=mine,
                    profile=profile.pk,
                )
            )
    return found


def kind_of(campaign: Campaign) -> str:
    """What kind of narrator tells a campaign's story: house, anthropic or openai."""
    chosen = EngineProfile.objects.filter(campaigns=campaign).values_list("kind", flat=True).first()
    return chosen or str(settings.SIDEQUEST_LLM_BACKEND)


def chosen_by(campaign: Campaign) -> str:
    """The narrator that a campaign has chosen, with its model, in words; empty where the server's own tells."""
    profile = EngineProfile.objects.filter(campaigns=campaign).first()
    if profile is None:
        return ""
    model = "" if profile.kind == "house" else profile.narration_model or DEFAULT_NARRATION
    return f"{profile.name} ({model})" if model else profile.name


def _choice(
    number: int, name: str, kind: str, model: str, base_url: str, *, chosen: bool, profile: int | None = None
) -> Choice:
    if kind == "house":
        return Choice(number, name, kind, "", 0.0, chosen, profile)
    model = model or DEFAULT_NARRATION
    at_home = kind == "openai" and on_own_hardware(base_url)
    price = PriceList(settings.SIDEQUEST_MODEL_PRICES, FREE if at_home else DEAREST).price(model)
    return Choice(number, name, kind, model, typical_turn_usd(price), chosen, profile)
