"""A small evening to narrate: a world of our own, an evening of briefs, a toolbox and a ledger that remember.

``python -m tests.narrator.sample [seed] [second|third]`` prints it, to be read.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from narrator.contracts import (
    Brief,
    CallRecord,
    CharacterBrief,
    Declared,
    EncounterBrief,
    Json,
    OutcomeBrief,
    PersonBrief,
    PlaceBrief,
    Pressure,
    PrivateCue,
    ToolResult,
    ToolSpec,
    Voice,
    WorldMove,
)
from narrator.engines.house import HouseEngine
from narrator.errors import BudgetExceeded
from narrator.tools import TOOLS, ToolArgumentError

SECRET = "The copper coin in your shoe has begun to hum."

VOICE = Voice(
    genre="Marsh lanterns",
    world="Eelmouth",
    tone="wet, dry-humoured, patient",
    prompts={"narrator": "Speak plainly. Let the marsh do the frightening."},
    phrasebook={
        "sensory": (
            "Reeds rub together with a sound of paper being folded.",
            "The air tastes of iron and eel.",
            "Midges hang over the water like smoke that cannot decide.",
            "Somewhere a bittern booms, once, like a bung pulled from a barrel.",
            "A thin rain begins, more felt than seen.",
            "Wet rope ticks against a post.",
            "From the flats comes the smell of turned mud.",
            "Far out a bell buoy clanks twice and thinks better of it.",
        ),
        "transition": (
            "The tide has moved a hand's width while nobody watched.",
            "A heron lands, finds company, and leaves.",
            "The lamp on the jetty gutters and recovers.",
            "Water finds its way under something with a small sound.",
            "The wind goes round to the east.",
            "A dog trots by with the air of having an appointment.",
        ),
        "silence": (
            "The marsh waits, being good at it.",
            "Nobody speaks; the reeds do it for them.",
            "There is a pause with water in it.",
        ),
        "pressure_low": (
            "Out on the flats a light goes on where there is no house.",
            "A line of bubbles crosses the channel, against the current.",
            "The ferry's chain tightens by itself, and slackens.",
            "Every frog stops at once, and starts again one by one.",
        ),
        "pressure_high": (
            "The lights are inside the sea wall now, six of them, in a row.",
            "Water stands on the jetty's boards and does not run off.",
            "Something large turns over under the ferry.",
            "The bell buoy is ringing steadily, as if hands were on it.",
        ),
        "success": ("It goes {pc}'s way, for once.", "The marsh lets {pc} have that one."),
        "partial": ("It works, and the mud keeps a shoe for it.",),
        "failure": ("The marsh says no.", "It slides away from {pc} like an eel."),
        "question": ("The bell on the far side rings for the ferry.", "Somebody ought to hold the lamp."),
    },
)

JETTY = PlaceBrief(
    id="jetty",
    name="the ferry jetty",
    descriptions=(
        "You come out on a jetty of tarred boards that leans a little towards the water, as if "
        "listening. A chain as thick as a wrist runs from a post into the channel and up again, "
        "dripping, on the far side.",
    ),
    revisit=(
        "The jetty leans as it leaned before; the tide has taken another board's width of post.",
        "Back on the tarred boards, the chain has been hauled in by a yard or two.",
    ),
    sensory=(
        "The boards give, a finger's breadth, at every step.",
        "Tar has come up between the planks in beads.",
        "Under the jetty the water knocks on something hollow.",
        "A gull on the post opens its beak and says nothing.",
    ),
    exits=(("house", "the path to the ferry house"), ("flats", "the plank road over the flats")),
    features=(("chain", "the ferry chain"), ("bell", "a cracked bell"), ("ledger_box", "a locked tin box")),
    mood="eerie",
)

HOUSE = PlaceBrief(
    id="house",
    name="the ferry house",
    descriptions=(
        "The ferry house is one long room with a fire at the wrong end. Eel traps hang from the "
        "beams, and each has a scrap of red wool tied to it. On the table stand four cups, three of "
        "them dry.",
    ),
    revisit=("The fire has been fed since; the fourth cup is gone from the table.",),
    sensory=(
        "The fire hisses where the rain comes down the chimney.",
        "A trap turns on its string, a quarter, and back.",
        "It smells of smoke, of wool, and of something kept too long in brine.",
        "The floor is gritty with sand that nobody has swept.",
    ),
    exits=(("jetty", "the door to the jetty"), ("loft", "a ladder to the loft")),
    features=(
        ("wool", "the red wool"),
        ("cups", "the four cups"),
        ("tide_table", "a tide table pinned by the door"),
    ),
    mood="tense",
)

ORRA = PersonBrief(
    id="orra",
    name="Orra Fenn",
    pronouns="she/her",
    role="keeper of the ferry",
    appearance="A broad woman in a sailcloth apron, with one sleeve sewn shut.",
    manner="She finishes other people's knots while they talk. She never looks at the water when she "
    "speaks of it.",
    band="wary",
    business=(
        "Orra Fenn ties a scrap of red wool to a trap, considers it, and ties a second.",
        "Orra counts the links of the chain under her breath, and gets a number she does not like.",
        "With her one hand Orra coils rope faster than most do with two.",
    ),
    lines={
        "greeting": ("The ferry's not going. Ask me again when the bell's right.",),
        "wary": ("Why would you want to know that?", "Folk who ask that don't come back to hear it twice."),
        "helpful": (
            "Take the lamp. Mind, it wants bringing back.",
            "I'll tell you what I told the other one.",
        ),
        "hostile": ("Off my jetty.",),
        "afraid": ("It knows the chain. It's learned the chain.",),
        "farewell": ("Go dry.",),
        "asked_about_bell": ("It rings before. It used to ring after.",),
        "persuaded": ("All right. All right. My brother rang it, the night he went out.",),
        "refuses": ("No. And I'll thank you not to ask it in front of the water.",),
    },
)

TAM = PersonBrief(
    id="tam",
    name="Old Tam",
    pronouns="he/him",
    role="eel-catcher, by his own account retired",
    appearance="A man so thin that his coat seems to be standing up by itself.",
    manner="He laughs before he speaks, never after.",
    band="friendly",
    business=("Old Tam whittles a peg, looks at it, and whittles it to nothing.",),
    lines={
        "greeting": ("You'll be the ones that came by the road, then. Nobody comes by the road.",),
        "helpful": ("Follow the withies, not the lights. I've said it to better than you.",),
        "wary": ("I'm only old, I'm not stupid.",),
        "afraid": ("There's seven of them. There was never but six.",),
    },
)

MARA = CharacterBrief("c-mara", "seat-1", "Mara Quill", "she/her", "a surveyor who maps what moves")
ROBIN = CharacterBrief("c-robin", "seat-2", "Robin", "they/them", "a runaway bell-founder's apprentice")


@dataclass
class RecordingToolbox:
    """Every tool on offer, with answers made up on the spot; remembers the calls."""

    calls: list[tuple[str, Mapping[str, Json]]] = field(default_factory=list)

    def specs(self) -> Sequence[ToolSpec]:
        return [definition.spec() for definition in TOOLS.values()]

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        if name not in TOOLS:
            return ToolResult("error_recoverable", {"error": f"There is no tool {name!r}."})
        try:
            TOOLS[name].parse(arguments)
        except ToolArgumentError as error:
            return ToolResult("error_recoverable", {"error": str(error)})
        self.calls.append((name, arguments))
        answers: dict[str, dict[str, Json]] = {
            "generate_name": {"names": ["Perrin"]},
            "roll_dice": {"total": 4},
            "query_known_facts": {
                "facts": [{"content": "The bell used to ring after a drowning, not before."}]
            },
        }
        return ToolResult("ok", answers.get(name, {"ok": True}))


@dataclass
class RecordingLedger:
    """Remembers records; refuses when ``broke``."""

    broke: bool = False
    records: list[CallRecord] = field(default_factory=list)

    async def may_call(self, purpose: str) -> None:
        if self.broke:
            raise BudgetExceeded(f"No money left for {purpose}.")

    async def record(self, call: CallRecord) -> None:
        self.records.append(call)


async def swallow(piece: str) -> None:
    """A sink that keeps nothing."""


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


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "e1"
    who = sys.argv[2] if len(sys.argv) > 2 else "second"
    for place, text in enumerate(asyncio.run(tell(evening(chosen, who)))):
        said = EVENING[place - 1].text if 0 < place <= len(EVENING) else ""
        sys.stdout.write(f"--- {place}  ({len(text.split())} words)  > {said}\n\n{text}\n\n")
