"""Keys to paid services follow the operator's secret: opened with any of the secrets, sealed with the newest."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.models import EngineProfile
from campaigns.sealing import CannotOpen, is_newest, seal, unseal


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many keys were sealed anew and how many were so already; ``lost`` names narrators whose key none opens."""

    anew: int
    already: int
    lost: tuple[str, ...]


def reseal_keys() -> Resealed:
    """Seal every narrator's key with the newest secret. One that somebody enters meanwhile is left as it is."""
    anew = already = 0
    lost = []
    for profile in EngineProfile.objects.exclude(sealed_key="").order_by("name"):
        sealed = profile.sealed_key
        if is_newest(sealed):
            already += 1
            continue
        try:
            key = unseal(sealed)
        except CannotOpen:
            lost.append(profile.name)
            continue
        anew += EngineProfile.objects.filter(pk=profile.pk, sealed_key=sealed).update(sealed_key=seal(key))
    return Resealed(anew, already, tuple(lost))
