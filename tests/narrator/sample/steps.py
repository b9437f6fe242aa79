"""What Mara says she does in an evening, turn after turn, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from narrator.contracts import (
    EncounterBrief,
    OutcomeBrief,
    PersonBrief,
    PlaceBrief,
    WorldMove,
)
from tests.narrator.sample.people import HOUSE, JETTY, ORRA, TAM


@dataclass(frozen=True)
class Step:
    """One turn of the sample evening: what Mara says she does, and what came of it."""

    text: str
    intent: str
    deed: str = ""
    speech: tuple[str, ...] = ()
    target: str = ""
    tier: str | None = None
    told: str = ""
    summary: str = "So it is."
    place: PlaceBrief = JETTY
    people: tuple[PersonBrief, ...] = (ORRA,)
    moves: tuple[WorldMove, ...] = ()
    encounter: EncounterBrief | None = None
    extra: tuple[OutcomeBrief, ...] = ()
    topic: str = ""
    condition: str = ""


def _foe(tier: str, told: str = "") -> OutcomeBrief:
    return OutcomeBrief(
        "foe-1",
        "fight",
        "Attack",
        "The drowned ferryman hits Mara Quill: 4 damage.",
        tier=tier,
        target="c-mara",
        told=told,  # type: ignore[arg-type]
    )


def _round(number: int, band: str, outcome: str = "") -> EncounterBrief:
    return EncounterBrief(
        "The ferryman comes home", "fight", number, (("drowned ferryman", band),), outcome=outcome
    )


EVENING: tuple[Step, ...] = (
    Step(
        "I run my hand along the chain and count the links.",
        "search",
        tier="success",
        told="One link is newer than its neighbours, and it has been closed by somebody in a hurry.",
    ),
    Step(
        'I turn to Orra and ask her quietly, "Who rang the bell last night?"',
        "ask",
        speech=("Who rang the bell last night?",),
        target="orra",
        tier="failure",
        told="“No,” says Orra Fenn. “And I'll thank you not to ask it in front of the water.”",
        topic="bell",
    ),
    Step(
        "I want to look at the cracked bell",
        "search",
        told="The crack runs from lip to crown. Inside, where the clapper should hang, somebody has "
        "tied a boot.",
        moves=(WorldMove("clock", "Out on the flats a light goes on where there is no house."),),
    ),
    Step(
        "go to the ferry house",
        "move",
        "goes to the ferry house",
        summary="Mara Quill goes to the ferry house.",
        place=replace(HOUSE, arrived=True, first_visit=True),
        people=(TAM,),
    ),
    Step(
        '"Evening. Is that cup taken?"',
        "talk",
        speech=("Evening. Is that cup taken?",),
        target="tam",
        place=HOUSE,
        people=(TAM,),
    ),
    Step(
        "I sit down by the fire and watch the traps turn",
        "wait",
        place=HOUSE,
        people=(TAM,),
        moves=(WorldMove("person_arrives", "Orra Fenn comes in.", "orra"),),
    ),
    Step(
        "I search the table and pocket the dry cup, then check the tide table",
        "search",
        tier="critical_success",
        told="{pc} lifts the dry cup and finds a key under it, still warm. The tide table has been "
        "altered: low water "
        "comes two hours sooner than it did this morning.",
        place=HOUSE,
        people=(TAM, ORRA),
    ),
    Step(
        'I lay the key on the table in front of Orra. "You were going to tell me about your brother."',
        "talk",
        speech=("You were going to tell me about your brother.",),
        target="orra",
        tier="success",
        place=HOUSE,
        people=(TAM, ORRA),
    ),
    Step(
        "I go back to the jetty",
        "move",
        "goes back to the jetty",
        place=replace(JETTY, arrived=True),
        moves=(
            WorldMove(
                "stage",
                "The chain runs out by itself, link by link, faster and faster, until the post "
                "groans. Then it stops.",
            ),
        ),
    ),
    Step(
        "Is there anything in the tin box?",
        "search",
        tier="failure",
        told="",
        summary="Nothing new is found.",
    ),
    Step(
        "I try the key in the tin box",
        "lead",
        tier="success",
        told="The key turns as if it had been oiled this morning. In the box lies a ferryman's ledger, "
        "and the last entry "
        "is in tomorrow's date.",
        encounter=EncounterBrief(
            "The ferryman comes home",
            "fight",
            0,
            (("drowned ferryman", "unwounded"),),
            began=True,
            opening="A hand comes over the edge of the jetty, and then another that does not match it. "
            "What pulls itself "
            "up between them wears the boot's brother.",
        ),
    ),
    Step(
        "I swing the boathook at its head",
        "fight",
        tier="success",
        target="foe-1",
        summary="Mara Quill hits the drowned ferryman: 5 damage.",
        encounter=_round(1, "wounded"),
        extra=(_foe("failure"),),
    ),
    Step(
        "I keep swinging!",
        "fight",
        tier="failure",
        target="foe-1",
        summary="Mara Quill misses the drowned ferryman.",
        encounter=_round(2, "wounded"),
        extra=(_foe("success", "The drowned ferryman takes hold of Mara Quill's coat and does not let go."),),
        condition="bloodied",
    ),
    Step(
        "I shove it back against the post and pull free",
        "fight",
        tier="success",
        target="foe-1",
        summary="Mara Quill hits the drowned ferryman: 4 damage.",
        encounter=_round(3, "bloodied"),
        extra=(_foe("failure"),),
        condition="bloodied",
    ),
    Step(
        "I loop the chain round its neck and kick it over the edge",
        "fight",
        tier="critical_success",
        target="foe-1",
        summary="Mara Quill hits the drowned ferryman: 9 damage.",
        encounter=_round(4, "dead", outcome="won"),
        moves=(
            WorldMove(
                "encounter", "The chain takes the weight, holds it, and goes on holding it. Nothing comes up."
            ),
        ),
        condition="bloodied",
    ),
    Step(
        "I catch my breath and bind my arm",
        "rest",
        told="It holds, for a rag. Mara Quill can close the hand again.",
    ),
    Step(
        "I ask Orra what is out there",
        "ask",
        "asks Orra what is out there",
        target="orra",
        told="“What we didn't pay for,” says Orra Fenn. “My brother kept the book. Read me the last line.”",
    ),
    Step("I read it to her", "talk", target="orra", tier="success"),
    Step("I wait", "wait"),
    Step("I wait", "wait", moves=(WorldMove("clock", "Something large turns over under the ferry."),)),
)
