"""Which verbs mean which kind of deed, where a pack does not say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from campaigns.world.wordlists import phrases, word_set

type IntentKind = Literal[
    "attack",
    "move",
    "talk",
    "ask",
    "threaten",
    "accuse",
    "buy",
    "search",
    "use_item",
    "take",
    "give",
    "steal",
    "skill",
    "flee",
    "hide",
    "rest",
    "wait",
    "help",
    "heal",
    "defend",
    "yield",
    "lead",
    "beat",
    "option",
    "unlock",
    "share",
    "other",
]

VERBS: Final[Mapping[IntentKind, tuple[str, ...]]] = MappingProxyType(
    {
        "attack": phrases(
            "attack|strike|hit|stab|slash|shoot|fight|kill|punch|kick|swing at|lunge at|charge|"
            "fire at|throttle|strangle|murder|ambush|assault|tackle|headbutt|club|cut down|knock out|"
            "grapple|wrestle|choke|whip|swing|lunge|thrust|slay|hack|bash|smash|knock down|draw on|"
            "open fire|fire"
        ),
        "flee": phrases("flee|run away|escape|bolt|retreat|get away|run for it|withdraw|fall back|back off"),
        "steal": phrases("steal|pickpocket|pocket|swipe|filch|snatch|lift from|palm"),
        "threaten": phrases("threaten|intimidate|menace|bully|scare|frighten|browbeat|blackmail"),
        "heal": phrases(
            "heal|bandage|stabilise|stabilize|treat|tend|staunch|bind wound|patch up|nurse|first aid"
        ),
        "yield": phrases("yield|surrender|give up|lay down|drop weapon|throw down"),
        "defend": phrases("defend|block|parry|brace|take cover|guard|shield|hold the line|dodge|protect"),
        "hide": phrases("hide|sneak|creep|skulk|lurk|conceal|slip past|tiptoe|shadow|duck|crouch|lie low"),
        "use_item": phrases(
            "use|light|drink|eat|read|apply|burn|play|ring|wear|put on|pour|fill|unfold|open"
        ),
        "unlock": phrases("unlock|pick the lock|pick lock|force|break down|break open|kick in|pry|prise|ram"),
        "search": phrases(
            "search|examine|inspect|go through|pore over|leaf through|look over|sift|poke|poke around|compare|"
            "look|study|investigate|scan|check|explore|peer|observe|rummage|"
            "feel|listen|smell|sniff|watch|survey|look for|look at|look around|look under|look behind|"
            "seek|find|hunt|trace|see|track|follow the|lift|turn over|scout|spot|notice|count|touch|"
            "test|probe"
        ),
        "take": phrases("take|grab|pick up|collect|gather|get|fetch|pull out|scoop up|retrieve|carry|seize"),
        "give": phrases("give|hand|offer|pass|toss|lend|share|hand over|give back"),
        "accuse": phrases("accuse|confront|challenge|expose|denounce"),
        "buy": phrases("buy|purchase|barter|trade for|pay for"),
        "ask": phrases(
            "ask|question|inquire|enquire|interrogate|demand|want to know|beg|plead|quiz|request|"
            "find out|wonder"
        ),
        "talk": phrases(
            "say|tell|talk|speak|greet|shout|call|whisper|answer|reply|thank|explain|chat|address|"
            "persuade|convince|visit|meet|hail|apologise|apologize|comfort|reassure|joke|introduce|lie|bluff|"
            "promise|nod|wave|smile|approach|show|present|insult|curse|flatter|argue|reason|negotiate|bargain|"
            "announce|suggest|warn|knock|call out|haggle"
        ),
        "help": phrases("help|assist|aid|support|back up|lend a hand|join"),
        "rest": phrases(
            "rest|sleep|sit down|catch breath|camp|nap|recover|lie down|warm|doze|go to bed|bed down|make camp|"
            "set up camp|pitch camp|spend the night|call it a night|call it a day|take a break|take a rest|"
            "get some sleep|get some rest|turn in for"
        ),
        "wait": phrases("wait|stay|pause|hesitate|do nothing|stand still|bide|linger|keep watch|stand watch"),
        "move": phrases(
            "go|walk|run|head|climb|leave|enter|return|move|step|travel|follow|cross|descend|ascend|"
            "hurry|ride|row|swim|march|proceed|set off|set out|make way|stride|sail|jump|come|slip|"
            "hike|wander|go back|head back|push on|turn back|continue|race|rush|make for|"
            "jog|trot|sprint|dash|dart|wander|stroll|amble|trudge|wade|crawl|wriggle|squeeze|scramble|clamber|"
            "push through|follow after|chase after|go after"
        ),
    }
)

RISK: Final[Mapping[IntentKind, int]] = MappingProxyType(
    {
        "lead": 20, "beat": 20, "option": 19, "attack": 18, "yield": 17, "flee": 16, "steal": 15,
        "threaten": 14, "accuse": 14, "buy": 11, "heal": 13,
        "unlock": 12, "skill": 11, "give": 10, "use_item": 10, "take": 9, "search": 8, "ask": 8, "talk": 7,
        "hide": 6, "defend": 6, "help": 5, "rest": 4, "share": 4, "wait": 2, "move": 3, "other": 0,
    }
)  # fmt: skip
"""Of several deeds in one sentence the highest counts, apart from going somewhere, which comes on top."""

NEGATIONS: Final = word_set(
    "not never without don't dont won't wont cannot can't can't no avoid stop refuse instead"
)
CONDITIONS: Final = word_set("if unless whether until case when while although though because so since")
NOUN_MARKS: Final = word_set(
    "the a an his her their my your our its this that these those of about no some every each another"
)
"""A word right after one of these is a thing, not a deed."""

INSULTS: Final = word_set(
    "liar coward fool idiot scum filth bastard thief murderer traitor damn curse insult stupid"
)
KINDNESS: Final = word_set(
    "thank thanks please sorry kind gently friend friendly smile comfort reassure apologise "
    "apologize bow honour trust promise help sympathy softly warmly politely"
)
COMPANY: Final = frozenset(("rest", "others", "party", "group", "company"))
"""What the party is called by those who belong to it."""
DIRECTIONS: Final = word_set(
    "north south east west up down in out inside outside upstairs downstairs left right back"
)
PRONOUNS: Final = MappingProxyType(
    {"him": "he/him", "he": "he/him", "her": "she/her", "she": "she/her", "them": "they/them"}
)
EVERYDAY: Final = word_set(
    "draw sheathe slip lean nod smile turn raise lower push pull put set kneel crouch stand sit open "
    "close shut drop throw toss grip hold lift touch press point wave shrug sigh laugh grin frown "
    "glance stare wink bow pace circle step back duck edge drag roll spin wrap tie untie cut wipe "
    "dust tap knock kick shove lay place keep start begin try stop stay let make catch clench "
    "whistle hum sing pray swallow breathe spit gesture motion beckon light unfold fold tuck check "
    "reach lock unlock tell ask say call shout whisper"
)
"""Further verbs with which a player's clause may begin."""
