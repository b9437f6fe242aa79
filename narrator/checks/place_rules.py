"""How going somewhere is told, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon
from narrator.checks.reading import stem

LEXICON: Final = lexicon(
    verbs={
        "MOVE": "go walk push head move follow take bring come cross climb press ride drive sail hurry run slip wander"
        " stumble march hike trek travel journey return proceed step arrive get wake emerge land end make"
        " pass file troop"
        " trudge creep stride enter row swim crawl flee retreat carry guide usher escort drag pull lead settle gather"
        " duck squeeze pace limp stagger scramble descend ascend drop fall wind wash fetch pour spill set break",
        "REACH": "reach enter gain",
        "STAY": "stand sit find wait",
        "OPEN": "open lead run gape yawn descend wind climb stand lie go drop slope",
        "RECEIVE": "receive welcome swallow greet surround enfold embrace take shelter admit close",
    },
    nouns={
        "WAY": "door passage passageway tunnel stair staircase hatch trapdoor ladder shaft corridor chamber"
        " crawlspace vault"
        " gate doorway archway hole stairway cellar gap",
    },
)
_WHO: Final = r"(?:[PQT]|party|company|group|everyone|everybody|travellers)"
_TO: Final = (
    r"(?<!\bdoor )(?<!\bway )(?<!\bWAY )(?<!\bstairs )(?<!\bsteps )(?<!\blane )(?<!\broad )(?<!\bpath )(?<!\bbridge )"
    r"(?:to|into|in|at|inside|for|onto|on|through|upon|within)"
)
ARRIVALS: Final = rules(
    rf"{_WHO} +7(?:MOVE|STAY) +5{_TO} ~1E",
    rf"{_WHO} +4REACH ~1E",
    rf"{_WHO} (?:and [PQN] )?(?:is|are|was|were) ~2(?:in|at|inside|on|within) ~1E",
    rf"[NA] ~2MOVE [PQT] +4{_TO} ~1E",
    r"(?:later|soon|once|now|last|then|moments?|minutes?|hours?) (?:, )?~2(?:at|in|inside) ~1E",
    r"E ~4(?:in front of|before|around|round|about|ahead of|beneath|under) [PQT](?!')",
    r"E ~2RECEIVE ~2[PQT](?!')",
    r"(?:MOVE|OPEN|STAY|finds?|feels?|picks?|fights?|works?) ~3way +3(?:to|into|in) ~1E",
    rf"{_WHO} ~3(?:has|have|leaves?|left|quits?) ~1(?:left )?H behind",
    rf"{_WHO} ~1(?:leaves?|left|quits?|has left|have left) ~1H(?! (?:alone|be|as))",
    r"H (?:is|are|OPEN|MOVE|disappears|fades) ~4(?:out of sight|behind [PQT]|far behind|a memory|long way back)",
    rf"{_WHO} [^\n]{{0,70}}, and ~3(?:into|to|in|at) ~1E",
    rf"{_WHO} ~3MOVE until ~1E",
    r"(?:to|into) ~1E ~1(?:[PQT]|party) MOVE",
    r"door of ~1E ~1(?:shuts|closes) behind [PQT]",
)
WAY_STEMS: Final = frozenset(stem(word) for word, tag in LEXICON.items() if tag == "WAY")
WAYS: Final = rules(
    r"(?:behind|beneath|under|underneath|below|back of) ~4(?:[A-Z]+ ~2)?(?:, )?(?:there (?:is|was) )?an? ~3WAY",
    r"(?:an?|the mouth of an?) ~3WAY ~2(?:OPEN|where|leads)(?! ajar) ~3(?:down|in the|beneath|behind|into"
    r"|under|away|where|through)",
    r"there (?:is|was) an? ~2WAY ~1(?:under|beneath|behind|below) the",
    r"(?:there (?:is|was) )an? ~2WAY ~1(?:under|behind|beneath|below|in the (?:floor|wall|ceiling))",
    r"an? ~2WAY ~1(?:OPEN)?~1in the (?:wall|floor|ceiling|panelling|panel) where",
)
