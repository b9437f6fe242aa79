"""How things are got and lost, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon

LEXICON: Final = lexicon(
    verbs={
        "TAKE": "take pick grab snatch pocket seize scoop gather collect claim receive accept acquire gain"
        " get obtain find"
        " stow tuck slip stuff shove pack shoulder sling hoist keep win earn buy steal fish palm wear hold carry clutch"
        " cradle possess own unearth retrieve recover lift draw pull bag nab procure inherit",
        "GIVE": "give hand pass press slide push pay toss present lend award grant deal sell entrust bequeath deliver"
        " trade swap barter bestow surrender yield",
        "LOSE": "lose surrender forfeit discard abandon forget mislay misplace smash shatter ruin destroy sell pawn"
        " relinquish drop break snap",
        "HURL": "throw fling toss hurl drop cast pitch lob",
        "SHIFT": "fall slide slip tumble roll drop sink go vanish disappear",
        "BREAK": "break snap shatter splinter crumble burst melt crack",
    },
    nouns={
        "KEEPING": "hand pocket bag pack belt satchel pouch arm coat sack sleeve keeping possession grip fist"
        " shoulder palm"
        " knapsack rucksack basket purse holster jacket apron"
    },
)
_WHO: Final = "[PQT]"
_HAVE: Final = r"(?:in|into|under|on|over|inside|to|at|among|from)"
GAINS: Final = rules(
    rf"{_WHO} +3(?:TAKE|has|have|had) +4L",
    rf"{_WHO} (?:is|are|was|were|has been|have been) ~1GIVE ~2L",
    rf"L +5{_HAVE} {_WHO}'s ~2KEEPING",
    r"L +4(?:is|are|was|were|becomes|became|belongs to) ~1[PQT](?:'s)? (?:[.,;:]|now|for|to)",
    r"L [^\n]{0,60}(?:is|are) [PQT]'s (?:[.,;:]|now|for|to)",
    rf"(?:GIVE|TAKE) ~1{_WHO} ~3L",
    rf"(?:GIVE|TAKE) ~3L +3(?:to|on|upon|into|towards|over to|at) {_WHO}(?:'s)?",
    rf"(?:in|into|to) {_WHO}'s ~1KEEPING [^\n]{{0,50}}L",
    rf"{_WHO} +4(?:owner|possession|charge|hold|ownership) of ~2L",
    r"with ~2L ~2(?:in|under|on|at|over|inside) ~2KEEPING",
    rf"L [^\n]{{0,80}}{_WHO}'s (?:KEEPING|fingers) ~1(?:closes?|closed) ~1(?:on|over|round|around)",
    rf"{_WHO}'s ~2(?:new|own) L",
    rf"{_WHO} ~3(?:leaves|walks|comes|goes|left|came) ~4with ~2L",
)
LOSSES: Final = (
    *rules(
        rf"{_WHO} +3LOSE +3G(?! (?:a|an|into|on|onto|back|to))",
        r"G ~3(?:is|are|has been|have been|was|were|goes|lies) ~2(?:gone|lost|stolen|BREAK|ruined|LOSE"
        r"|destroyed|missing"
        r"|taken|smashed|snapped|ash|ashes|in pieces|no more|confiscated|burned|burnt|stolen|away|over the side)",
        r"G ~2(?:is|are|was|were|has been|have been) ~2TAKE(?! (?:up|in|well))",
        r"G ~2BREAK (?:in|clean|off|apart|into|across|at|under|,|\.|and|to|like)",
        r"G ~2SHIFT +3(?:out|from|over|overboard|away|into|through|below)",
        r"(?:TAKE|snatches|wrests|confiscates) ~3G +2(?:from|off|away from) [PQT](?:'s)?",
        r"[NA] ~2(?:has |have )?(?:TAKE|confiscates|confiscated) ~2G(?! (?:in|up))",
        r"(?:relieves?|relieved|rids?|robs?|robbed|strips?|deprives?|deprived) [PQT] of ~2G",
        rf"{_WHO} +4(?:one|a) G (?:fewer|less|short)",
        rf"{_WHO} ~3GIVE (?:[NA]|over|up|away) ~2G",
        rf"{_WHO} ~3GIVE ~3G +2(?:to [NA]|over|up|away|for)",
        rf"{_WHO} ~3HURL +2G +2(?:into|in|over|away|out|off|overboard|down|through|on)",
        rf"{_WHO} ~3(?:leaves?|left) +1G +2(?:behind|lying|on|in|at|there)",
        rf"{_WHO}'s ~2G ~1(?:BREAK|SHIFT) ",
        rf"{_WHO} ~3(?:parts?|parted) (?:company )?with ~2G",
    ),
    *rules(
        rf"{_WHO} ~2NOT longer ~1(?:has|have|had|carries|holds|TAKE) +2G",
        r"of ~2G there (?:is|was) NOT (?:sign|trace)",
        r"NOT (?:sign|trace) of ~2G",
        rf"{_WHO} (?:is|are|was|were) (?:now )?NOT ~1G",
        r"G (?:is|are|was) NOT (?:longer|more)",
        r"G ~3(?:is|are) NOT (?:longer )?(?:there|where|use|good)",
        denies=True,
    ),
)
