"""The briefs of the sample evening, and the evening told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from narrator.contracts import (
    Brief,
    Declared,
    OutcomeBrief,
    Pressure,
    PrivateCue,
)
from narrator.engines.house import HouseEngine
from tests.narrator.sample.desk import RecordingLedger, RecordingToolbox, swallow
from tests.narrator.sample.people import JETTY, MARA, ORRA, ROBIN, SECRET, VOICE
from tests.narrator.sample.steps import EVENING, Step


def make_brief(**changes: object) -> Brief:
    """An ordinary turn at the jetty: Mara looks at the chain."""
    base = Brief(
        kind="turn",
        seed="c0ffee",
        round=3,
        scene="scene-1",
        person="second",
        voice=VOICE,
        place=JETTY,
        characters=(MARA,),
        people=(ORRA,),
        declared=(
            Declared(
                "c-mara", "seat-1", "I run my hand along the chain", "search", "runs her hand along the chain"
            ),
        ),
        outcomes=(
            OutcomeBrief(
                "c-mara",
                "search",
                "Notice",
                "Mara Quill finds that a link is newer than the rest.",
                tier="success",
                told="One link is newer than its neighbours, and it has been closed by somebody in a hurry.",
            ),
        ),
        pressure=Pressure(
            "The seventh light", 0.3, 2, 8, "If the ferry crosses at low water, it will not cross empty."
        ),
        private=(PrivateCue("seat-1", "c-mara", SECRET),),
        leads=(
            "Somebody rang the bell the night the ferryman went out.",
            "The tin box has two locks and one key.",
        ),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def evening(seed: str = "e1", person: str = "second") -> list[Brief]:
    """The briefs of the whole evening; ``recent`` is left to be filled as the turns are told."""
    briefs = [
        make_brief(
            kind="opening",
            seed=f"{seed}-0",
            round=0,
            person=person,
            declared=(),
            outcomes=(),
            characters=(MARA,) if person == "second" else (MARA, ROBIN),
            opening="The last bus puts you down where the road gives up. Beyond it there is only marsh, "
            "a plank walk, "
            "and at the end of the walk a lamp that somebody has forgotten to put out, or has been "
            "afraid to.\n\nA bell "
            "rings on the far side of the channel: twice, and after a while once more. Nobody answers"
            " it.",
            invitation="The ferry lies at the jetty with its chain in the water. What do you do?",
        )
    ]
    for number, step in enumerate(EVENING, start=1):
        briefs.append(_step_brief(step, number, seed, person))
    briefs.append(
        replace(
            briefs[-1],
            kind="ending",
            seed=f"{seed}-end",
            moves=(),
            declared=(Declared("c-mara", "seat-1", "I ring the bell", "lead", "rings the bell"),),
            outcomes=(OutcomeBrief("c-mara", "lead", "The bell", "The bell: settled.", tier="success"),),
            ending="In the morning the channel is a channel. The ferry crosses at low water with one "
            "passenger, and comes "
            "back with none.\n\nOrra Fenn unties the red wool from the traps, one by one, and does not "
            "count.",
        )
    )
    return briefs


def _step_brief(step: Step, number: int, seed: str, person: str) -> Brief:
    outcome = OutcomeBrief(
        "c-mara",
        step.intent,
        "",
        step.summary,
        tier=step.tier,
        target=step.target,
        told=step.told,  # type: ignore[arg-type]
    )
    talked = bool(step.told or step.tier or step.summary != "So it is.")
    mara = replace(MARA, condition=step.condition)
    alone = person == "second"
    second = Declared(
        "c-robin", "seat-2", "I keep an eye on the lights out there", "search", "keeps an eye on the lights"
    )
    return make_brief(
        seed=f"{seed}-{number}",
        round=number,
        person=person,
        place=step.place,
        people=tuple(replace(one, met=number > 5) for one in step.people),
        characters=(mara,) if alone else (mara, ROBIN),
        declared=(
            Declared(
                "c-mara", "seat-1", step.text, step.intent, step.deed, step.speech, step.target, step.topic
            ),
            *(() if alone or number % 3 else (second,)),
        ),
        outcomes=(*((outcome,) if talked or step.target else ()), *step.extra),
        moves=step.moves,
        encounter=step.encounter,
        pressure=Pressure(
            "The seventh light", number / 22, number // 3, 8, "It must not cross at low water."
        ),
    )


async def tell(briefs: Sequence[Brief], window: int = 12) -> list[str]:
    """The evening told by the house narrator, each turn knowing the last ``window`` narrations."""
    engine, toolbox, ledger = HouseEngine(), RecordingToolbox(), RecordingLedger()
    told: list[str] = []
    for brief in briefs:
        draft = await engine.narrate(replace(brief, recent=tuple(told[-window:])), toolbox, ledger, swallow)
        told.append(draft.text)
    return told
