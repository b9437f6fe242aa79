"""Major injuries: the house's own table of a d12, on which a high face is a mild one."""

from __future__ import annotations

from campaigns.rules.without_number.abilities import Injury

INJURIES = (
    Injury("torn_artery", "Torn artery", "The blood will not wait: three rounds nearer to death.", rounds=3),
    Injury("lost_arm", "Lost arm", "An arm is gone.", {"dexterity": 3}, {"fix": 1, "punch": 1}),
    Injury("lost_leg", "Lost leg", "A leg is gone.", {"dexterity": 2}, {"exert": 1, "sneak": 1}),
    Injury("lost_eye", "Lost eye", "One eye is gone.", {}, {"notice": 1, "shoot": 1}),
    Injury("crushed_hand", "Crushed hand", "Fingers that do not close.", {"dexterity": 2}, nights=60),
    Injury("punctured_lung", "Punctured lung", "Every breath is counted.", {"constitution": 3}, nights=45),
    Injury("cracked_skull", "Cracked skull", "The room turns, words go missing.", {"intelligence": 3}, nights=30),
    Injury("ruined_face", "Ruined face", "Nobody forgets that scar.", {"charisma": 2}),
    Injury("broken_ribs", "Broken ribs", "Laughing hurts, lifting more.", {"strength": 2}, nights=30),
    Injury("torn_ligament", "Torn ligament", "A knee that gives way.", {}, {"exert": 1, "sneak": 1}, nights=21),
    Injury("concussion", "Concussion", "Light is too bright for a week.", {"wisdom": 2}, nights=7),
    Injury("flesh_wound", "Flesh wound", "It looks far worse than it is.", nights=1),
)  # fmt: skip
"""By face of the d12, 1 first."""
