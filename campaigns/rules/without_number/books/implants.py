"""Cyberware: costs and strain as published; where only these are known, the effect is the house's reading."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.abilities import Implant

_IMPLANTS = (
    Implant("cranial_jack", "Cranial jack", 1, 0.25, "A port behind the ear, for machines to speak to."),
    Implant("headcomm", "Headcomm", 1, 0.25, "A voice in the skull that nobody else hears."),
    Implant("cybereyes", "Cybereyes", 10, 0.25, "See in the dark, and what is small or far.", skills={"notice": 1}),
    Implant("cyberears", "Cyberears", 10, 0.25, "Hear through walls, and not the blast.", skills={"notice": 1}),
    Implant("cyberlimb", "Cyberlimb", 10, 0.5, "An arm or leg that does not tire.", skills={"exert": 1}),
    Implant("dermal_1", "Dermal armour I", 40, 1, "Armour class 16 in one's own skin.", ac=16, trauma_target=1),
    Implant("dermal_2", "Dermal armour II", 80, 2, "Armour class 18 in one's own skin.", ac=18, trauma_target=1),
    Implant("dermal_3", "Dermal armour III", 200, 3, "Armour class 20 in one's own skin.", ac=20, trauma_target=2),
    Implant("trauma_shielding", "Trauma shielding", 100, 1, "Organs in cages: Trauma Target +1.", trauma_target=1),
    Implant("muscle_1", "Muscle fibre I", 50, 1, "1 more damage in melee.", melee=1, skills={"exert": 1}),
    Implant("muscle_2", "Muscle fibre II", 200, 2, "2 more damage in melee.", melee=2, skills={"exert": 2}),
    Implant("coordination_1", "Coordination I", 50, 2, "+1 to hit at a distance.", hit=1),
    Implant("coordination_2", "Coordination II", 200, 3, "+2 to hit at a distance.", hit=2),
    Implant("gunlink", "Gunlink", 25, 1, "The sight stands in the eye: +1 to hit at a distance.", hit=1),
    Implant("reflexes_1", "Wired reflexes I", 100, 2, "+2 to initiative.", initiative=2),
    Implant("reflexes_2", "Wired reflexes II", 250, 3, "+4 to initiative.", initiative=4),
    Implant("reflexes_3", "Wired reflexes III", 750, 4, "+8 to initiative.", initiative=8),
    Implant("reaction_1", "Reaction booster I", 50, 1, "+1 to initiative.", initiative=1),
    Implant("reaction_2", "Reaction booster II", 100, 2, "+2 to initiative.", initiative=2),
    Implant("emergency_stabilisation", "Emergency stabilisation", 30, 1, "Stops its owner's bleeding.", steady=True),
    Implant("skillplug_jack_1", "Skillplug jack I", 10, 0.25, "Borrowed hands for borrowed work.", skills={"work": 1}),
)  # fmt: skip
IMPLANTS: Mapping[str, Implant] = MappingProxyType({found.id: found for found in _IMPLANTS})
