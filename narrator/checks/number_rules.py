"""How the game's own numbers get into a story, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon

WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
""".split()  # noqa: SIM905  # easier to read than so many quotation marks
VALUES: Final = {word: number for number, word in enumerate(WORDS)} | {"thirty": 30, "forty": 40, "fifty": 50}
LEXICON: Final = lexicon(
    words={
        "NUM": " ".join((*list(VALUES)[2:], *map(str, range(101)))),
        "STAT": "difficulty target modifier bonus penalty roll throw rolls throws armour armor dc ac level"
        " rank strength"
        " dexterity sanity wits agility intelligence wisdom charisma constitution endurance stamina hp initiative",
        "UNIT": "damage harm hp xp successes complications stress experience",
        "DIE": "die dice d20 d6",
    }
)
_LINK: Final = r"(?:(?:of|is|was|at|number|minus|plus|down|to|a|an|now|stands|comes|[,:]) ){0,3}"
CLAIMS: Final = rules(
    r"(?:an?|full|clean|natural|whole) NUM (?:[.,;!:]|to (?!NUM)|on the|and (?!a|NUM)|is|beats|against|could"
    r"|gets|does|was"
    r"|will|for (?:her|him|the)|that|puts|or better)",
    r"the NUM on (?:the|that|P's|one) ~1DIE",
    r"NUM ~1UNIT",
    r"NUM (?:more |hit |full )?points? of ~1[A-Za-z]+",
    r"NUM hit points?",
    rf"STAT {_LINK}(?:NUM|one)(?! (?:men|people|times|steps|feet|miles|years|old))",
    r"(?:plus|minus) NUM",
    r"(?:adds?|added) NUM to",
    r"NUM to (?:hit|notice|spot|pass|beat|see anything|hear anything|get past)",
    r"(?:off|through|succeeds?|fails?|wins?|misses|beats [A-Z]+|made|makes) (?:it )?by NUM(?! (?:men|people"
    r"|votes|feet|yards|o'clock))",
    r"(?:needs?|needed|wanted|requires?|take|takes) (?:at least )?an? NUM(?! (?:[a-z]+))",
    r"(?:armour|armor|STAT) (?:takes|stops|turns|soaks|eats|absorbs) NUM",
    r"(?:against|beats|beat|under|over) (?:an?|the|P's|N's|Q's) NUM(?! [a-z]{3,})",
    r"[PQN]'s NUM [.,;]",
    r"NUM from what ~1[PQNT]",
    r"NUM (?:hp|hit)",
    r"(?:level|rank) NUM(?! (?:of the house|crossing))",
    r"DIE ~6(?:up|shows?|on|reads?) ~1NUM",
    r"NUM ~2(?:DIE|successes)",
    r"(?:worth|earns?|gains?|awarded) NUM ~1UNIT",
    denies=True,
)
