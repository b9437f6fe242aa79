"""How it is told that something came off, and that it did not, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import Rule, rules
from narrator.checks.inflection import lexicon

LEXICON: Final = lexicon(
    verbs={
        "FAIL": "fail fumble botch bungle blunder falter flounder",
        "SUCCEED": "succeed manage triumph prevail",
        "FIND": "find discover uncover unearth spot solve decipher unlock force prise crack untangle unravel locate",
        "YIELD": "work open give yield budge hold shift swing slide click lift land help answer engage serve break"
        " obey respond catch loosen unlock",
    },
    nouns={
        "THING": "lock door drawer lid catch panel handle latch bolt hinge knot chain key window box chest board"
        " mechanism trap rope bar stone safe gate hatch shutter seal lever cabinet case cover cork nail screw valve"
        " padlock grille hasp bar",
        "ATTEMPT": "attempt try search effort plan trick blow shot swing attack argument spell bluff throw"
        " plea lie work"
        " trouble patience luck care labour jump climb leap gamble ruse ploy",
    },
    words={"THING": "thing", "GOOD": "good close far quick fast strong clever careful long"},
)
_NOT_ELSE: Final = r"(?! (?:else|more|new|away|to hide|left|wrong|but|of the sort))"
_IT: Final = "(?:THING|it|that|this|everything|all)"


def _told(*patterns: str, denies: bool = False) -> tuple[Rule, ...]:
    return rules(*(pattern.replace("THING", _IT) for pattern in patterns), denies=denies)


FAILURES: Final = (
    *_told(
        r"[PT] +4FAIL",
        r"[PT] ~2(?:misses|missed)(?! (?:NOT|home|N|A|the joke|little))",
        r"[PT] +5(?:has|have|had) to (?:admit|begin again|start again|give up|give in|concede|leave it)",
        r"beyond [PT] [.,;]",
        r"(?:beyond|past|outside|above) [PT]'s (?:reach|strength|skill|powers?|grasp)",
        r"out of (?:[PT]'s )?reach",
        r"(?:slips?|slipped|gets?|got) away [.,;]",
        r"[PT] +3(?:loses?|lost) ~1(?:hold|grip|track|sight|the (?:trail|thread|grip)|footing|balance|nerve)",
        r"(?:chance|moment|opportunity) (?:is|has|was|had) ~2(?:gone|passed|lost|over|slipped)",
        r"(?:let|lets) it (?:go by|go|pass|slip)",
        r"(?:P's|T's|the|a|that|this) ~2ATTEMPT ~4(?:wasted|nowhere|fails?|FAIL|out|dies|died|collapses"
        r"|misfires|backfires|falls flat"
        r"|goes wide|went wide|founders|short)",
        r"(?:refuses?|refused|resists?|resisted|defeats?|defeated|eludes?|eluded|escapes?|escaped|baffles"
        r"|thwarts|denies) ~1P(?!')",
        r"THING (?:refuses|resists|sticks|jams|holds fast|holds firm|stays ~1(?:where|shut|closed|stuck|put"
        r"|hidden|locked|as))",
        r"the THING (?:refuses|resists|sticks|jams|stays ~1(?:where|shut|closed|stuck|put|hidden|locked|as))",
        r"[PT] +6wrong (?:place|way|drawer|door|end|key|spot|side|one)",
        r"(?:is|was) (?:a|another) ~1failure",
        r"empty-handed",
        r"[PT] +3(?:comes?|came|turns?|turned) up (?:empty|short)",
        r"[PT] ~2(?:gives?|gave) up(?! (?:the|a|his|her|their|[PTGL]))",
        r"(?:leaves?|left) ~2as it (?:was|is)",
        r"(?:unluckily|alas|unfortunately|in vain|falls short|fell short)",
        r"all that YIELD of it",
        r"too (?:late|slow|weak) (?:[.,;]|to(?! stop))",
        r"[PT] +5(?:begin|start|try) (?:again|over) ~2(?:from|[.,;])",
        r"(?:ATTEMPT|try) as [PT] (?:might|may|will)",
        r"(?:ATTEMPT|try) what [PT] (?:might|may|will)",
        r"despite (?:every|all|P's|T's) ~1ATTEMPT",
        r"P's ~1luck (?:runs|ran|gives|gave) out",
        r"N ~3(?:laughs|waves|sends|turns|shakes) ~1(?:P|T) (?:off|away|down)",
        r"N ~2(?:sees|saw) through (?:it|P|P's|T)",
        r"N (?:is|are|remains|stays) ~1(?:unmoved|unconvinced|unimpressed)",
    ),
    *_told(
        r"(?:THING|ATTEMPT|nothing|NOT) ~2NOT (?!stay)~1(?:YIELD|come)(?! N)",
        r"[PT] ~2NOT ~2(?:YIELD|FIND|SUCCEED|get|make|do|see|hear|reach|persuade|convince|tell|read|open)"
        r" (?:it|THING|N|the|any|anything|that|what|[.,;])",
        rf"(?:[PT]|THING|ATTEMPT) +6(?:engages|achieves|yields|reveals|shows|finds|gets|learns|sees|hears|FIND"
        rf"|YIELD|turns up) NOT{_NOT_ELSE}",
        r"ATTEMPT ~2(?:turns up|brings|shows|yields|finds|YIELD|FIND) NOT",
        r"NOT ~2(?:to show for|to show|worth the|comes of|came of|luck|finding|budging|moving|avail)",
        r"NOT (?:use|good) (?:[.,;]|at all)",
        r"NOT amount of +3(?:will|can|does|helps)",
        r"(?:is|was|been|all) for NOT",
        r"NOT GOOD enough",
        r"(?:is|was) NOT (?:here|there|GOOD enough)(?! (?:now,|any longer that))",
        r"comes? to NOT",
        r"NOT comes of",
        r"(?:there (?:is|was)|there's|THING (?:is|was)) NOT (?:FIND|YIELD|finding|moving|opening|shifting"
        r"|getting|persuading|way)",
        denies=True,
    ),
)
_ONLY: Final = (
    r"(?! (?:NOT|only|it (?:hard|harder|odd)|himself|herself|themselves|fault|P|T|a (?:chair|seat)"
    r"|more of|that))"
)
SUCCESSES: Final = (
    *_told(
        rf"[PT] ~2SUCCEED{_ONLY}(?! (?:a (?:smile|nod|word)|in looking))",
        rf"(?:THING|ATTEMPT) (?!to )(?:~1|[a-z]+ , )?YIELD{_ONLY}(?! (?:(?:N|P|T|a) (?:a|the|look)|on other|as|like|to"
        rf" (?:look|rest|nothing)|off (?:NOT|worse)|in the|against))",
        r"(?:THING|ATTEMPT|panel|bar) ~2(?:comes?|came|slides?|swings?|pulls?|works?|YIELD) ~1(?:free|loose"
        r"|away|off|clear|open|out|up|home)",
        rf"[PT] ~3FIND{_ONLY}",
        r"P's ~1(?:hand|fingers|eye|eyes) ~1(?:FIND|goes straight|close on|closes on)",
        r"[PT] (?:has|have|had|holds|is holding|gets|got) (?:it|what)(?! (?:NOT|wrong|coming|to))",
        r"there it is",
        r"(?:pulls?|pulled|brings?|carries|carried) (?:it|THING) off",
        r"(?:P|T|it|one) ~2(?:that does it|did it|does it)(?! NOT)",
        r"[PT] ~1(?:makes?|made) it (?:look|through|across|over|out)",
        r"(?:answer|pieces|truth|meaning) ~2(?:falls?|fell|fall|comes?|clicks?|YIELD) (?:into|clear|together)",
        r"(?:THING|door|work|job|deed|it|do) (?:is|was|are) (?:THING |~1)(?:open|free|loose|done|solved|P's"
        r"|T's|undone|unlocked)",
        r"(?:job|work|deed|it) is done",
        r"is (?:open|done|free|loose) [.,;]",
        r"N ~2(?:gives? in|is won|is convinced|agrees|relents|yields|YIELD in|is persuaded|backs down|believes"
        r" (?:it|P|T|every))",
        r"(?:is|are|was) won over",
        r"ATTEMPT ~2(?:wins|pays|is (?:rewarded|kind)|SUCCEED|pays off|carries|convinces)",
        r"P's ~2ATTEMPT +3(?:rewarded|pays|home|off)",
        r"(?:success) [,.;]",
        r"(?:goes|went|is|comes) ~2(?:as|just as|exactly as) ~1[PT] (?:planned|hoped|meant|wanted)",
        r"against (?:every|all) (?:expectation|odds|expectations)",
        r"(?:just|exactly|right) where [PT] ~2(?:feels?|looks?|hoped|reaches|expected)",
        r"luck (?:is|was) (?:kind|with)",
        r"[PT] ~1(?:notices?|sees|saw|noticed) (?:what|at once)",
        r"[PT] ~2(?:persuades?|convinces?|outwits?|wins?|talks?) ~1(?:N|A|over|round)",
        r"[PT] ~2(?:YIELD|opens|opened|breaks|gets) ~2THING (?:open|apart|free)",
        r"the first (?:try|time|attempt|one) (?:is|does|works)",
        r"everything (?:goes|works|falls)",
    ),
    *_told(r"NOT ~1(?:in vain|wasted|FAIL|miss|misses|a failure)", denies=True),
)
