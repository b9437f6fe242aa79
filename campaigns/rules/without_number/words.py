"""What a player's own words mean to the rules, where the router has not said: a skill, a way of striking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# Beginnings of English verbs and nouns that give a skill away; the earliest in a sentence wins.
_STEMS: Mapping[str, str] = MappingProxyType(
    {
        "sneak": "sneak hide hiding creep slip steal pickpocket pick lock unlock disguise shadow tiptoe "
        "conceal disarm",
        "notice": "look search notice watch listen spot examin inspect study scan observ smell check find "
        "peer read",
        "convince": "convince persuad lie bluff reason argue plead beg negotiat deceiv talk tell assure "
        "insist trick",
        "lead": "command order rally lead encourag inspir intimidat threat menac shout yell demand direct "
        "taunt",
        "exert": "climb jump run swim push pull lift force break throw shove kick tackle leap sprint drag "
        "smash trip grapple wrestl bash hold",
        "heal": "heal bandag treat stabili tend staunch diagnos bind wound",
        "know": "recall remember know identify decipher translat research histor recogni",
        "survive": "track forage hunt camp trail navigat fish weather",
        "craft": "craft repair fix build mend rig sabotag tinker barricad forge carv",
        "trade": "buy sell haggl barter apprais pric bribe bargain",
        "connect": "ask gossip befriend contact mingle introduc rumo favour favor",
        "perform": "sing dance play act perform recit juggl story distract",
        "pray": "pray bless rite god shrine chant kneel",
        "ride": "ride horse mount gallop saddle cart drive rein",
        "sail": "sail row steer boat helm anchor",
        "administer": "organi file ledger record plan account",
        "work": "work cook brew farm dig clean",
        "magic": "magic spell ward rune sorcer",
        "stab": "stab slash cut fence parry",
        "shoot": "shoot aim fire snipe",
        "punch": "punch brawl headbutt elbow",
    }
)
_SKILL_OF = MappingProxyType({stem: skill for skill, stems in _STEMS.items() for stem in stems.split()})
_WORD = re.compile(r"[a-z]+")
_LONGEST_STEM = max(map(len, _SKILL_OF))
_SPARING = re.compile(
    r"\b(knock\w* (?:\w+ )?(?:out|cold|down|senseless)|subdu\w*|non-?lethal\w*|unconscious|stun\w*|alive"
    r"|spar(?:e|ing)|pommel|without killing|not kill)\b",
    re.IGNORECASE,
)
_SCREENING = re.compile(r"\b(protect|shield|guard|cover|screen|defend|between|in front of)", re.IGNORECASE)
_LUCK = re.compile(r"\b(luck|lucky|at all costs|whatever it takes)\b", re.IGNORECASE)
_CHARGE = re.compile(
    r"\b(charg(?:e|es|ing)|rush(?:es|ing)?|storm(?:s|ing)?|barrel(?:s|ling)?)\b", re.IGNORECASE
)
_BURST = re.compile(r"\b(burst|full[- ]auto|automatic fire|spray|hail of)", re.IGNORECASE)
_TRAP = re.compile(r"\b(trap|snare|tripwire|pitfall)", re.IGNORECASE)
_DISGUISE = re.compile(r"\b(disguis|impersonat|pretend|pose|posing|pass (?:for|as)|act as)", re.IGNORECASE)

_SICKNESS = re.compile(
    r"\b(sick|ill(?:ness)?|fever|diseas|infect|poison|venom|radiation|dose|nausea|cough|antidote)",
    re.IGNORECASE,
)

_NO_SYNONYMS: Mapping[str, str] = MappingProxyType({})
FALLBACK_SKILL = "notice"


def skill_in(text: str, synonyms: Mapping[str, str] = _NO_SYNONYMS) -> str:
    """The skill that a sentence calls for, by its first tell-tale word; Notice when there is none.

    ``synonyms`` maps a skill found to the one that stands for it in the book at hand.
    """
    for word in _WORD.findall(text.lower()):
        for length in range(min(len(word), _LONGEST_STEM), 1, -1):
            skill = _SKILL_OF.get(word[:length])
            if skill is not None and (length > 3 or word in (word[:length], f"{word[:length]}s")):
                return synonyms.get(skill, skill)
    return FALLBACK_SKILL


def spares(text: str) -> bool:
    """Whether a blow is meant to leave its target alive."""
    return _SPARING.search(text) is not None


def screens(text: str) -> bool:
    """Whether help means stepping between an ally and harm."""
    return _SCREENING.search(text) is not None


def presses_luck(text: str) -> bool:
    """Whether an attack is meant to land whatever the dice say, if the rules have a way."""
    return _LUCK.search(text) is not None


def charges(text: str) -> bool:
    """Whether an attack is a charge."""
    return _CHARGE.search(text) is not None


def fires_a_burst(text: str) -> bool:
    """Whether a shot is meant to be several."""
    return _BURST.search(text) is not None


def about_traps(text: str) -> bool:
    """Whether the deed has to do with a trap."""
    return _TRAP.search(text) is not None


def about_disguise(text: str) -> bool:
    """Whether the deed keeps up a disguise."""
    return _DISGUISE.search(text) is not None


def about_sickness(text: str) -> bool:
    """Whether care is meant for a sickness or a poison, as against a wound."""
    return _SICKNESS.search(text) is not None
