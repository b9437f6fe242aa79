"""What has just been told in the same words, and what every machine tells in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks.matter import Matter
from narrator.checks.reading import stems, words_of
from narrator.findings import Finding

LENGTH: Final = 7
"""Words in a row that are not said twice."""
_STOCK: Final = re.compile(
    r"\blittle (?:do|does|did) (?:he|she|they|you) know\b|\bshivers? (?:runs? |crawls? |goes |)?(?:up"
    r"|down) (?:[\w\u2019']+ ){0,3}spines?\b"
    r"|\bthe air (?:is|hangs|grows|feels) (?:thick|heavy|electric)\b"
    r"|\btime (?:itself )?(?:seems to )?(?:stands? still|slows? (?:down|to a))\b"
    r"|\b(?:a|is) testament to\b|\b(?:breath|a breath) (?:\w+ )?(?:didn't|didn\u2019t|did not) (?:know"
    r"|realize|realise)\b"
    r"|\bbarely above a whisper\b|\b(?:eyes|gaze) (?:glint|gleam|sparkle|twinkle|glitter)(?:s"
    r"|ing)? with (?:mischief|malice|amusement|curiosity)\b"
    r"|\bthe weight of (?:the world|his words|her words|their words|the moment|your words|years"
    r"|centuries)\b|\bdance of (?:shadows|light|death)\b"
    r"|\bshadows (?:dance|danced|dancing|lengthen)\b|\bdeafening silence\b|\bsilence (?:is"
    r"|was) deafening\b|\ba mix(?:ture)? of \w+ and \w+\b"
    r"|\bsend(?:s|ing)? (?:a )?shivers?\b|\b(?:a|the) symphony of\b|\btapestry of\b|\bsteel(?:s"
    r"|ing)? (?:yourself|himself|herself|themselves)\b"
    r"|\bas if the (?:very )?(?:world|universe|night|forest|city) itself (?:holds|held|is holding)\b"
    r"|\bthe very air\b"
    r"|\b(?:hangs?|hung) (?:heavy )?in the air\b(?= like)|\bfate hangs in the balance\b"
    r"|\bonly time will tell\b|\bthe calm before the storm\b"
    r"|\bpredatory (?:grin|smile|grace)\b|\bknowing (?:smile|smirk|glance)\b|\bsomething shifts\b"
    r"|\bwhat happens next\b|\bunbidden\b"
    r"|\bvoice dripping with\b|\ba single tear\b|\bbated breath\b|\belectric with\b|\bpalpable\b"
    r"|\b(?:shivers?|chill|tingle|shudder|cold)s? (?:\w+ ){0,4}(?:up|down|along) (?:[\w\u2019']+ ){0,4}spines?\b"
    r"|\bcut the (?:tension|silence|air|atmosphere) with\b|\bhairs? on the back of\b|\bhairs? stand(?:s|ing)? on end\b"
    r"|\bsomething (?:ancient|dark|old|primal|vast|terrible) (?:stirs|awakens|waits|wakes|watches)\b"
    r"|\b(?:the|a) (?:\w+ )?silence (?:stretches|hangs|falls like|descends|settles over|is broken)\b"
    r"|\ba sense of (?:foreboding|dread|unease|wonder|anticipation|urgency|purpose|d\u00e9j\u00e0)\b"
    r"|\b(?:hangs?|hung) (?:heavy|thick) in the air\b|\b(?:foreboding|tension|anticipation|dread|menace) (?:hangs|fills"
    r"|crackles|lingers|builds|mounts)\b"
    r"|\bthe air (?:is|hangs|grows|feels|seems|crackles|hums|shimmers|thickens)(?: \w+)? (?:thick|heavy"
    r"|electric|charged"
    r"|alive|pregnant|with)\b"
    r"|\beyes (?:widen|narrow|sparkle|glint|gleam|flash|harden|soften)\b|\brealiz?s?ation dawns\b|\bheart"
    r" skips? a beat\b"
    r"|\b(?:breath|breaths) (?:that )?(?:nobody|no one|he|she|they|you) (?:\w+ )?(?:knew|know|realized"
    r"|realised) (?:\w+ ){0,4}"
    r"(?:held|holding)\b|\bwhat (?:do|will) you do\?|\bwaits? with bated\b|\bweight of the moment\b"
    r"|\bshadows (?:cling|loom|pool|gather|stretch|writhe|creep)\b|\ba (?:cacophony|kaleidoscope|labyrinth|dance) of\b"
    r"|\bdances? (?:on|across|along|over) the (?:walls?|ceiling|floor|stones?|surface)\b|\bwhisper(?:s|ed)? secrets\b"
    r"|\bmysterious stranger\b|\blike a (?:moth to|predator|coiled)\b|\bthe (?:world|time) (?:seems to"
    r" )?(?:stops?|holds? its"
    r" breath)\b|\blittle do(?:es)? \w+ know\b|\ban eerie (?:silence|calm|glow)\b|\bpierc(?:es|ing) the"
    r" (?:silence|night)\b"
    r"|\bsteely (?:gaze|resolve|determination)\b",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(
    r"\b(?:Elara|Lyra|Kael|Kaelen|Thorne|Seraphina|Eldrin|Aldric|Elowen|Zephyr|Ravenwood|Blackwood"
    r"|Eldoria|Voss|Lysandra|Thalia|"
    r"Aldermoor|Whisperwind|Shadowmere|Nightshade|Silvermoon|Stormwind|Blackthorn|Thornwood|Grimjaw"
    r"|Bramblewood|Isolde|Alaric|Caelum|Eira|Orion|"
    r"Draven|Malakar|Vex|Kira|Zara)\b"
)


def find(matter: Matter) -> Iterator[Finding]:
    """Phrases of the last narrations, stock phrases and stock names; none of them stops the story."""
    yield from _again(matter)
    ground = matter.ground.lower()
    for sentence in matter.own_sentences:
        for pattern in (_STOCK, _NAMES):
            for match in pattern.finditer(sentence.text):
                if match.group().lower() in ground or match.group() in matter.known.vocabulary:
                    continue
                place = (sentence.start + match.start(), sentence.start + match.end())
                yield matter.finding(
                    "stock", "style", place, "This is said in every story.", "Say it in words of this world."
                )


def _again(matter: Matter) -> Iterator[Finding]:
    told = (
        frozenset().union(*(_runs(text) for text in matter.brief.recent))
        if matter.brief.recent
        else frozenset()
    )
    if not told:
        return
    said = frozenset().union(*(stems(one.text) for one in matter.brief.declared))
    for sentence in matter.own_sentences:
        mine = _runs(sentence.told)
        if mine & told and not _theirs(sentence.told, said):
            yield matter.finding(
                "repetition",
                "style",
                (sentence.start, sentence.end),
                "This was told a few turns ago in the same words.",
                "Say something new, or nothing.",
            )


def _theirs(sentence: str, said: frozenset[str]) -> bool:
    """Whether a sentence is mostly what a player has declared: who does a thing again reads of it again."""
    mine = stems(sentence)
    return 2 * len(mine & said) >= len(mine)


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    found = words_of(text)
    return frozenset(tuple(found[start : start + LENGTH]) for start in range(len(found) - LENGTH + 1))
