"""What it costs to check a narration of some three hundred words before it settles."""

from __future__ import annotations

import time

from campaigns.world.truth import known_of
from narrator.checks.checking import check
from tests.eval.situations import situations, worlds

WORDS = 300
ROUNDS = 40
_SENTENCE = (
    "{npc} wipes the counter from left to right and looks at {pc}, who is between the lamp and the door. "
    "“Not tonight,” says {npc}, “and not for money.” Rain runs down the outer pane, and somebody on the stairs "
    "puts down something heavy. "
)


def prose_costs() -> tuple[int, float, float]:
    """Words of the narration, CPU milliseconds of its checks, and of working out what it is held against."""
    where, story = situations()[0], worlds()[0]
    brief = where.briefs["quiet"]
    once = where.filled(_SENTENCE)
    text = once * (WORDS // len(once.split()) + 1)
    check(text, brief, where.known)
    began = time.process_time()
    for number in range(ROUNDS):
        check(f"{text}{number}", brief, where.known)
    checked = time.process_time()
    world, resolution = where.state
    for _round in range(ROUNDS):
        known_of(world, story, brief, resolution)
    ended = time.process_time()
    return len(text.split()), (checked - began) * 1000 / ROUNDS, (ended - checked) * 1000 / ROUNDS
