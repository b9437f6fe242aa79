"""All spells and arts of wwn by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.magic.arts import ARTS
from campaigns.rules.without_number.magic.elements import ELEMENTAL_SPELLS
from campaigns.rules.without_number.magic.grave import GRAVE_SPELLS
from campaigns.rules.without_number.magic.high_magic import HIGH_SPELLS
from campaigns.rules.without_number.magic.ranges import reaching
from campaigns.rules.without_number.magic.workings import Working

WORKINGS: Mapping[str, Working] = MappingProxyType(
    {found.id: reaching(found) for found in (*HIGH_SPELLS, *ELEMENTAL_SPELLS, *GRAVE_SPELLS, *ARTS)}
)
