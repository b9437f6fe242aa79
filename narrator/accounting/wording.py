"""The words in which prose tells of giving, coming and going: patterns for the accounting of a text. English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from narrator.checks.matter import named

UNSURE_WORDS: Final = re.compile(
    r"\b(?:not|never|nobody|nothing|if|unless|would|could|might|should|must|almost|nearly|instead of|as though"
    r"|(?:offer|promise|threaten|want|try|trie|refuse|hope|mean|beg|forget|pretend|decline|agree|ask)e?s? to|used to"
    r"|about to|had|has ever|will|shall|can|cannot|imagines?|dreams?|remembers?|wishes|wonders?|like an?)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words before or in a sentence's deed after which it has not happened, or not now."""
_COUNTED: Final = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
    """
NUMBERS: Final = {word: value for value, word in enumerate(_COUNTED.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "eighty": 80,
    "hundred": 100,
}
_STOP: Final = (
    r"(?:on|from|in|under|at|without|and|before|with|by|for|as|out|off|to|into|onto|over|that|which|who|while|then"
    r"|but|or|so|because|where|when|through|across|back|up|down|away|again|too|now|still|wrapped|tied|without)"
)
OBJECT: Final = (
    r"(?P<det>an?|the|some|his|her|their|your|my|\d{1,6}|"
    + "|".join(word for word in NUMBERS if len(word) > 2)
    + r")"
    rf" (?P<thing>[\w\u2019'-]+(?: (?!{_STOP}\b)[\w\u2019'-]+){{0,3}})"
)
NO_THING: Final = frozenset(
    """
    look glance nod smile word words hand hands shrug kiss push shove breath moment chance time times way answer name
    warning blow wink grin shake pat start berth lift ride seat place turn room silence news advice promise thanks
    welcome story tour lesson hug fright scare pause second minute sign signal reason idea sense feeling impression
    choice attention trouble help headache stare laugh nudge cue greeting order orders direction directions shout
    voice view space shelter credit notice rest cold fever step steps arm arms head eye eyes shoulder elbow fingers
    finger hair foot feet face back breadth call life heart soul lead path road risk hint clue truth lie lies secret
    thread thought thoughts mind courage strength temper wits nerve pace bearings meaning drift
    slap punch clip bow curtsy salute wave sigh grunt frown squeeze handshake once-over
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)
"""Heads of objects that are given and had without being things."""

THINGS_IN_ING: Final = frozenset(
    ("ring", "string", "sling", "wing", "earring", "stocking", "painting", "drawing", "clothing", "carving")
)
"""Things whose name looks like a deed."""

_GIVES: Final = (
    r"(?:hands|handed|gives|gave|passes|passed|slips|slipped|tosses|tossed|throws|threw|lends|lent|brings|brought"
    r"|sells|sold|leaves|left|pays|paid)"
)
_PUTS: Final = (
    r"(?:hands|handed|gives|gave|passes|passed|slips|slipped|presses|pressed|tosses|tossed|throws|threw|pushes|pushed"
    r"|slides|slid|drops|dropped|puts|put|sets|set|lays|laid|counts|counted|tucks|tucked|folds|folded|pays|paid)"
)
_POCKETS: Final = (
    r"(?:coat|pocket|pockets|bag|pack|belt|sleeve|satchel|purse|jacket|boot|apron|shirt|pouch|knapsack)"
)
_GETS: Final = (
    r"(?:pockets?|pocketed|picks? up|picked up|receives?|received|accepts?|accepted|acquires?|acquired|collects?"
    r"|collected|stows?|stowed|is given|was given|are given|were given|is handed|was handed|are handed|were handed"
    r"|is paid|was paid|are paid|were paid|buys?|bought|comes? away with|came away with"
    r"|walks? off with|walked off with)"
)
_TAKES: Final = (
    r"(?:takes?|took|grabs?|grabbed|finds?|found|gets?|got|snatch(?:es)?|snatched|claims?|claimed|pulls? out"
    r"|lifts?)"
)
_LOSES: Final = (
    r"(?:loses?|lost|drops?|dropped|breaks?|broke|snaps?|snapped|hands? over|handed over|gives? (?:up|away)"
    r"|gave (?:up|away)|surrenders?|surrendered|parts? with|parted with|leaves? behind|left behind|throws? away"
    r"|threw away|discards?|discarded|forfeits?|smash(?:es)?|smashed|pays?|paid)"
)
_JOINS: Final = (
    r"(?:joins|joined|comes? (?:along )?with|came (?:along )?with|goes with|went with|falls? in (?:with|beside|behind)"
    r"|fell in (?:with|beside|behind)|sets? out with|set out with|travels with)"
)
_QUITS: Final = (
    r"(?:parts? (?:ways|company) with|parted (?:ways|company) with|takes? leave of|took leave of"
    r"|turns back from)"
)
_COMES: Final = (
    r"(?:arrives|arrived|appears|appeared|enters|entered|walks in|walked in|comes in|came in|steps in|stepped in"
    r"|strides in|strode in|steps inside|stepped inside|is here|sits down|sat down|comes up|came up|comes over)"
)
_GOES: Final = (
    r"(?:(?:leaves|left)(?= (?:for|through|by|without|the (?:room|house|place|bar|table|hall))|[.,;!]|$)|departs"
    r"|walks? (?:out|off|away)|walked (?:out|off|away)|slips (?:out|away)|slipped (?:out|away)"
    r"|goes (?:out|away|off|home)"
    r"|went (?:out|away|off|home)|strides out|strode out|hurries (?:out|off|away)|hurried (?:out|off|away)|storms out)"
)
_REACHES: Final = (
    r"(?:arrives? (?:at|in)|arrived (?:at|in)|reach(?:es|ed)?|enters?|entered|steps? (?:out |down )?(?:into|onto)"
    r"|walks? (?:back )?(?:into|onto)|comes? (?:out |up |down )?(?:to|into)|returns? to|is (?:now|back) (?:in|at)"
    r"|are (?:now|back) (?:in|at)|crosses into)"
)
_HOW: Final = r"(?:\w+ly |then |now |quietly |wordlessly |finally )?"
_WHO: Final = r"(?P<who>{who}|[Hh]e|[Ss]he|[Tt]hey)"
_GIVER: Final = (
    r"(?:(?P<giver>{all}|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|(?:[Tt]he|[Aa]n?) [a-z][\w-]*(?: [a-z][\w-]*)?) )?"
)


@lru_cache(maxsize=256)
def giving(everybody: tuple[str, ...], characters: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Somebody gives somebody something: groups giver, to, det and thing."""
    own = named((*everybody, *characters))
    giver = _GIVER.replace("{all}", own)
    to = rf"(?P<to>{own}|[Yy]ou|him|her|them)"
    into = rf"(?P<to>{own}|you|your|him|her|his|them|their)(?:['\u2019]s)?(?: (?:hands?|palm|fingers|pocket|lap))?\b"
    return (
        re.compile(rf"\b{giver}{_HOW}{_GIVES}(?: over)? {to} {OBJECT}"),
        re.compile(
            rf"\b{giver}{_HOW}{_PUTS}(?: over| across| out)? {OBJECT} (?:over |across |out )?(?:in)?to {into}"
        ),
    )


@lru_cache(maxsize=256)
def having(characters: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A character gets, takes or loses something: groups who, det and thing."""
    who = _WHO.replace("{who}", f"{named(characters)}|[Yy]ou")
    own = rf"{_PUTS} {OBJECT} (?:in|into|inside|under) (?:his|her|their|your) {_POCKETS}\b"
    away = rf"(?:throws?|threw|flings?|flung|toss(?:es)?|tossed) {OBJECT} (?:into|over|away|off|overboard)\b"
    gets, takes, loses = (
        re.compile(rf"\b{who} {_HOW}(?:\w+(?: \w+){{0,3}}? and {_HOW})?(?:{deed})")
        for deed in (
            f"{_GETS} {OBJECT}|{_again(own)}",
            f"{_TAKES} {OBJECT}",
            f"{_LOSES} {OBJECT}|{_again(away)}",
        )
    )
    return gets, takes, loses


def _again(deed: str) -> str:
    """A deed with groups of its own names: a pattern has each name once."""
    return deed.replace("(?P<det>", "(?P<det2>").replace("(?P<thing>", "(?P<thing2>")


@lru_cache(maxsize=256)
def moving(people: tuple[str, ...], party: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Somebody joins, leaves the party, comes and goes: group who, in this order."""
    # What they do first names nobody else and begins no clause of its own.
    word = r"(?!(?:as|while|that|when|until|who|which|if)\b)[a-z\u2019'-]+"
    before = rf"(?:{word}(?: {word}){{0,6}},? and {_HOW})?"
    who = rf"\b(?P<who>{named(people)}|[Hh]e|[Ss]he)(?:,[^,.;]{{1,40}},)? {_HOW}{before}"
    us = rf"(?:{named(party)}|you|them|both of (?:you|them)|the (?:party|company|group|others|two of (?:you|them)))\b"
    return (
        re.compile(rf"{who}{_JOINS} {us}"),
        re.compile(rf"{who}{_QUITS} {us}"),
        re.compile(rf"{who}{_COMES}\b"),
        re.compile(rf"{who}{_GOES}"),
    )


@lru_cache(maxsize=256)
def reaching(characters: tuple[str, ...], places: tuple[str, ...]) -> re.Pattern[str]:
    """The party is told to be somewhere: group place."""
    who = rf"(?:{named(characters)}|[Yy]ou|[Tt]hey|[Tt]he (?:party|company|group|others))"
    return re.compile(
        rf"\b{who} {_HOW}(?:both |all )?{_REACHES} (?:the |an? )?(?P<place>(?i:{named(places)}))\b"
    )
