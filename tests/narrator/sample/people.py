"""Who and where: the voice, the places and the people of the sample evening."""

from __future__ import annotations

from narrator.contracts import (
    CharacterBrief,
    PersonBrief,
    PlaceBrief,
    Voice,
)

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
