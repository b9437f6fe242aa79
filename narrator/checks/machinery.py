"""What belongs behind the screen: a model's own voice, its instructions, its tools, and tricks that players try."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrator.checks.matter import Matter
from narrator.findings import Finding

_PATTERNS: Final = re.compile(
    r"\bas an? (?:AI|language model|assistant|artificial|large language)\b|\bI(?:'m| am|\u2019m) (?:an AI"
    r"|a language model)\b"
    r"|\bI (?:cannot|can't|can\u2019t|will not|won't|won\u2019t) (?:assist|help with|comply"
    r"|continue (?:this|with)|generate|reveal my|share my|fulfil)\b"
    r"|\b(?:system|developer) (?:prompt|message|instructions?)\b|\bmy (?:instructions|guidelines|training"
    r"|programming|prompt)\b"
    r"|\b(?:ignore|disregard|forget|override) (?:all |any |your |the |my )?(?:previous|prior|earlier"
    r"|above) (?:instructions?|rules|prompts?|text)\b"
    r"|</?(?:story|system|user|assistant|player_words|tool|thinking|instructions?|human)\b[^<>]{0,80}>"
    r"|\[/?(?:INST|SYSTEM|SYS|OOC|GM|NOTE|END)\b[^\[\]]{0,80}\]"
    r"|\b(?:query|apply|update|commit|record|generate|list|advance|resolve|roll|close|set)_(?:\w+)\b|```"
    r"|\{\s*\"\w+\"\s*:"
    r"|\bas (?:instructed|requested|commanded|ordered) by the (?:player|user|system|prompt)\b"
    r"|\b(?:override|debug|developer|god|admin|jailbreak|sudo) mode\b|\b(?:override|command) (?:accepted"
    r"|acknowledged|granted)\b"
    r"|\bthe (?:brief|prompt|outcomes? list|game master's note|toolbox) (?:says|states|asks|tells"
    r"|mentions|requires)\b"
    r"|\b(?:the|this) (?:player|players|user)(?:'s|\u2019s)? (?:says?|wants?|asks?|declares?|action|input"
    r"|turn|character|message|request|chooses?|must|should|can now)\b"
    r"|\b(?:make|roll|attempt|requires|needs) an? (?:\w+ )?(?:check|saving throw|save|skill roll|roll)\b"
    r"|\bskill check\b|\bsaving throw\b|\broll (?:for )?initiative\b"
    r"|\b(?:option|choice) (?:[1-4A-D])\b ?[:.)]|(?:^|\n) ?(?:[1-4][.)]|[A-D]\)|[-*\u2022]) \S"
    r"|\bwhat (?:would|will) you (?:like|choose) to do\?"
    r"|\b(?:next|this|last) turn,|\bout of character\b|\bOOC\b|\bhit points\b|\bthe dice (?:say|decide"
    r"|show|fall|are)\b|\bnon-player character\b|\bNPCs?\b|\bDC \d"
    r"|(?:^|\n|(?<=[.!?] ))(?:Narrator|GM|DM|Game Master|Assistant|System|User|Summary|Note|Scene|Mood"
    r"|Footnotes?) ?:"
    r"|(?:^|\n)#{1,4} ?\w|\bfootnotes?:\s|\bvisual:\s",
    re.IGNORECASE,
)

_VOICE: Final = re.compile(
    r"(?<![\u2018*])\bI(?:['\u2019](?:m|ll|ve|d))?(?= [a-z])(?! (?:of|to|and|in)\b)|\b[Ll]et me \w"
    r"|\b(?:tool|function) (?:call|result|output)s?\b|\breturned no results?\b"
    r"|(?:^|\n)[A-Z][\w ]{0,30}\([^()\n]{0,40}\b(?:words?|tokens?)\b[^()\n]{0,40}\):"
    r"|\b(?:here is|here's|here\u2019s|below is) (?:the|your|a) (?:\w+ )?(?:narration|story|scene|version|continuation"
    r"|rewrite|draft|response|text|turn|passage)\b"
    r"|[(\[][^()\[\]\n]{0,80}?\b(?:OOC|scene (?:ends|begins|continues|break)|end of (?:scene|turn|chapter)|to"
    r" be continued"
    r"|narrator|game ?master|word count|continue)\b[^()\[\]\n]{0,80}[)\]]"
    r"|\bnotes? (?:to|for) the (?:GM|game master|players?|narrator)\b|\b(?:per|following|according to) (?:your|the) "
    r"(?:instructions?|request|brief|prompt|guidelines|rules as written)\b"
    r"|\byour (?:instructions|prompt|request)\b|\b(?:success|failure|outcome) tier\b"
    r"|\b(?:rolled|rolls) (?:so |very |quite )?(?:well|badly|poorly|high|low|true)\b(?= |[.,;])(?! (?:up|into"
    r"|in|over|on))"
    r"|\byou have (?:two|three|four|several) (?:options|choices)\b|\b(?:please )?rolls? (?:a|the|your) (?:die"
    r"|dice|d\d+)\b"
    r"|\b(?:quest|event|turn) log\b|\bas the (?:GM|DM|game master|narrator|storyteller)\b|\bthe (?:GM|DM|game master)\b"
    r"|\b[a-z]+_[a-z_]+\b|\bplayer (?:has|have) not (?:specified|said|declared)\b|\bthe rules (?:do not|don't"
    r"|say|allow|require)\b(?! of)|\bwas refused, so\b"
    r"|\bnext part of the story\b|\b(?:this|the) scene (?:as written|continues|ends here|is over)\b"
    r"|\bwhat (?:do|would|will) you (?:do|like to do|want to do)(?: next| now)\?",
    re.MULTILINE | re.IGNORECASE,
)
"""What is the machine's only where nobody in the story says it: a story has no "I" of its own."""


def find(matter: Matter) -> Iterator[Finding]:
    """Words about the game, the model or its instructions where there should be a story."""
    taken: set[int] = set()
    for match in (*_PATTERNS.finditer(matter.text), *_VOICE.finditer(matter.reading.told)):
        sentence = matter.reading.sentence_at(match.start()) or matter.reading.sentence_at(match.end() - 1)
        if sentence is not None and (sentence not in matter.own_sentences or sentence.start in taken):
            continue
        if sentence is not None:
            taken.add(sentence.start)
        yield matter.finding(
            "machinery",
            "wrong",
            (match.start(), match.end()),
            "This belongs behind the screen.",
            "Tell the story and nothing about how it is made.",
        )
