"""Psychic techniques: the house's own, one for each level of each discipline."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.tables import Skill

_BOTH = ("wisdom", "constitution")
DISCIPLINES = (
    Skill("biopsionics", "Biopsionics", _BOTH),
    Skill("metapsionics", "Metapsionics", _BOTH),
    Skill("precognition", "Precognition", _BOTH),
    Skill("telekinesis", "Telekinesis", _BOTH),
    Skill("telepathy", "Telepathy", _BOTH),
    Skill("teleportation", "Teleportation", _BOTH),
)
_BIO, _META, _PRE, _KIN, _PATH, _PORT = (skill.id for skill in DISCIPLINES)

_TECHNIQUES = (
    Power("closing_hand", "Closing Hand", "A touch gives 1d6 hit points back.", _BIO, "heal", 0, "day", 0, "1d6",
          verbs=("mend",), feet=5),
    Power("iron_pulse", "Iron Pulse", "+2 armour class until your next turn: flesh that will not part.", _BIO,
          "ward", 1, "scene", amount=2, verbs=("harden",)),
    Power("stolen_breath", "Stolen Breath", "2d6 of choking, half for those who withstand it.", _BIO, "damage", 2,
          "scene", 0, "2d6", save="physical", verbs=("choke",)),
    Power("second_dawn", "Second Dawn", "4d6 hit points back.", _BIO, "heal", 3, "day", 0, "4d6",
          verbs=("restore",)),
    Power("kings_blood", "King's Blood", "8d6 hit points back.", _BIO, "heal", 4, "day", 0, "8d6",
          verbs=("renew",)),
    Power("open_ear", "Open Ear", "You hear psychic work as others hear a door.", _META, "told", 0),
    Power("static", "Static", "They strike at -2 next, unless they withstand it.", _META, "hinder", 1, "scene",
          amount=2, save="mental", verbs=("jam",)),
    Power("still_centre", "Still Centre", "+3 armour class until your next turn.", _META, "ward", 2, "scene",
          amount=3, verbs=("centre",)),
    Power("feedback", "Feedback", "3d6, half for those who withstand it.", _META, "damage", 3, "scene", 0, "3d6",
          save="mental", verbs=("feed",)),
    Power("undoing", "Undoing", "5d6, half for those who withstand it.", _META, "damage", 4, "day", 0, "5d6",
          save="mental", verbs=("undo",)),
    Power("oracle", "Oracle", "You see the next minute of what you mean to do, once.", _PRE, "told", 0, "day"),
    Power("early_step", "Early Step", "+2 armour class until your next turn.", _PRE, "ward", 1, "scene", amount=2,
          verbs=("anticipate",)),
    Power("told_gap", "Told Gap", "+3 for the next blow on them: you know where they will be.", _PRE, "opening", 2,
          "scene", amount=3, verbs=("foretell",)),
    Power("lived_before", "Lived Before", "+5 armour class until your next turn.", _PRE, "ward", 3, "scene",
          amount=5, verbs=("relive",)),
    Power("written_end", "Written End", "+6 for the next blow on them.", _PRE, "opening", 4, "day", amount=6,
          verbs=("doom",)),
    Power("far_hand", "Far Hand", "You lift and move what two arms could, at ten metres.", _KIN, "told", 0, "scene"),
    Power("thrown_world", "Thrown World", "1d8 of whatever lies about, half for the quick.", _KIN, "damage", 1,
          "scene", 0, "1d8", save="evasion", verbs=("hurl",)),
    Power("air_wall", "Air Wall", "+4 armour class until your next turn.", _KIN, "ward", 2, "scene", amount=4,
          verbs=("wall",)),
    Power("crush", "Crush", "4d6, half for those who withstand it.", _KIN, "damage", 3, "day", 0, "4d6",
          save="physical", verbs=("crush",)),
    Power("falling_sky", "Falling Sky", "6d6, half for the quick.", _KIN, "damage", 4, "day", 0, "6d6",
          save="evasion", verbs=("collapse",)),
    Power("shared_thought", "Shared Thought", "You feel what somebody near feels, and whether they lie.", _PATH,
          "told", 0, "scene"),
    Power("whispered_doubt", "Whispered Doubt", "They strike at -3 next, unless they withstand it.", _PATH, "hinder",
          1, "scene", amount=3, save="mental", verbs=("doubt",)),
    Power("needle", "Needle", "2d8 in the mind, half for those who withstand it.", _PATH, "damage", 2, "scene", 0,
          "2d8", save="mental", verbs=("needle",)),
    Power("borrowed_eyes", "Borrowed Eyes", "+4 for the next blow on them: you look out of their head.", _PATH,
          "opening", 3, "scene", amount=4, save="mental", verbs=("borrow",)),
    Power("white_noise", "White Noise", "They strike at -6 next, unless they withstand it.", _PATH, "hinder", 4,
          "day", amount=6, save="mental", verbs=("silence",)),
    Power("short_step", "Short Step", "You stand ten metres away, with what you carry.", _PORT, "told", 0, "scene"),
    Power("slip", "Slip", "+3 armour class until your next turn: you are not quite there.", _PORT, "ward", 1,
          "scene", amount=3, verbs=("slip",)),
    Power("behind_you", "Behind You", "+4 for your next blow on them.", _PORT, "opening", 2, "scene", amount=4,
          verbs=("blink",)),
    Power("long_step", "Long Step", "You stand wherever you have stood before, within a hundred kilometres.", _PORT,
          "told", 3, "day"),
    Power("taken_apart", "Taken Apart", "5d6: part of them arrives elsewhere; half for those who withstand it.",
          _PORT, "damage", 4, "day", 0, "5d6", save="physical", verbs=("scatter",)),
)  # fmt: skip
TECHNIQUES: Mapping[str, Power] = MappingProxyType({power.id: power for power in _TECHNIQUES})
