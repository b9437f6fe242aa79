"""What players type of an evening: plain deeds, questions, speech, silliness, tenderness, fights, nights, goodbyes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from campaigns.world.leads import open_leads
from campaigns.world.plot import read_plot
from genre_packs.schema.places import Place
from tests.campaigns.world.table import Table

DOING: Final = (
    "I examine the {feature} carefully.",
    "I look under the {feature} and behind it.",
    "I run a finger along the {feature} and sniff it.",
    "I sit down with my back to the wall and take stock of who is here.",
    "I climb up on something to get a better view.",
    "I kneel and put my ear to the ground.",
    "I draw a rough map of {place} on the back of my hand.",
    "I whistle a tune and watch who turns round.",
    "I juggle three stones to make the children laugh.",
    "I pretend to be asleep and listen.",
    "I lean in the doorway and count the people who pass.",
    "I share out what food I have.",
    "I balance on one leg until somebody asks me why.",
    "I try to teach {npc} a card trick.",
    "I pick up a pebble, name it Gerald, and put it in my pocket.",
    "I bow to {npc} much too deeply.",
    "I check that nobody is following us.",
    "I carve my initials where nobody will see them.",
    "I help {npc} with whatever needs carrying.",
    "I tidy the place up a bit, quietly.",
    "I count the ways out.",
    "I light a lamp and hold it high.",
    "I try the {feature} to see whether it moves.",
    "I stand very still and breathe as little as I can.",
    "I wash my face and hands.",
    "I follow {npc} at a distance.",
    "I hum to myself and look at the {feature} again.",
    "I use the {item}",
    "I show the {item} to {npc}.",
    "I give my {item} to {npc}",
    "I search the place from top to bottom",
    "I hide and listen.",
    "I knock twice and wait.",
    "I slip past {npc} while nobody looks.",
    "I eavesdrop on {npc}.",
    "I bandage my wounds",
    "I rest for a while",
    "I keep watch",
    "I tell the joke about the bishop and the goose, badly.",
    "I throw a stone as far as I can and listen for where it lands.",
    "I take off my boots and shake them out.",
    "I offer {npc} my coat.",
)
SAYING: Final = (
    "I ask {npc} about {keyword}.",
    'I say to {npc}: "What do you know of {keyword}?"',
    '"{Keyword}," I say. "Tell me."',
    "I ask {npc} what they are afraid of",
    'I turn to {npc}. "We did not come to make trouble. We came to ask about {keyword}."',
    "What does {npc} look like?",
    "Has anybody seen anything strange around here?",
    '"Nobody move," I say, and mean it.',
    'I tell {npc}, "I\'ll come back for you. I promise."',
    "I thank {npc} warmly",
    "I tell {npc} a lie about where we come from",
    "I ask {npc} if there's anywhere to sleep.",
    "I apologise to {npc} for the mess",
    "I compliment {npc} on their boots.",
    "What happened here?",
    '"How much for the {item}?" I ask.',
    "I threaten {npc}",
    "I try to persuade {npc} to come with us",
    "i ask {npc} who they trust and why",
    '"Well," I say, "that could have gone worse."',
)
GOING: Final = (
    "I go to {other}.",
    "I walk over to {other} and look around",
    "Let's get out of here. I head for {other}.",
    "I sneak to {other} by the back way",
    "I'd like to go back to {other}",
)
IDLE: Final = (
    "yield",
    "I wait",
    "...",
    "lol ok",
    "I think about my mother.",
    "HELP ME UP SOMEBODY",
    "I don't know, what can I do?",
    "Is it dark?",
    "sleep until morning",
)
FIGHTING: Final = (
    "I strike at the nearest one.",
    "I throw sand in {foe}'s eyes and swing",
    "I hit {foe} with whatever is in my hand!",
    "I get between {foe} and the others",
    "I defend myself",
    '"Enough!" I shout, and go for {foe}.',
    "I duck behind something solid and look for an opening",
    "I try to talk {foe} down.",
    "I run away",
    "I trip {foe} up.",
    "I shove {foe} as hard as I can",
    "I feint left and go low",
)


def words_of(table: Table, number: int, chance: random.Random) -> str:
    """What one player types next: at times what the journal suggests, else whatever comes to mind."""
    one = table.world.character(f"c{number}")
    assert one is not None
    if one.status != "alive":
        return ""
    scene = one.scene
    running = table.world.running_encounter(scene)
    if running is not None:
        if chance.random() < 0.4:
            return _offered(table, running.type, chance) or chance.choice(FIGHTING[:2])
        return _filled(chance.choice(FIGHTING), table, number, chance, foe=_foe(table, scene))
    if chance.random() < 0.35 or read_plot(table.world).climax == "warned":
        return _followed(table, number, chance)
    kind = chance.random()
    said: Sequence[str] = DOING if kind < 0.45 else SAYING if kind < 0.75 else GOING if kind < 0.88 else IDLE
    return _filled(chance.choice(said), table, number, chance)


def idle_words(table: Table, number: int, chance: random.Random) -> str:
    """What somebody types who stays where they are and follows nothing up."""
    one = table.world.character(f"c{number}")
    if one is None or one.status != "alive" or table.world.running_encounter("main") is not None:
        return words_of(table, number, chance)
    said = DOING if chance.random() < 0.6 else SAYING
    return _filled(chance.choice(said), table, number, chance)


def _followed(table: Table, number: int, chance: random.Random) -> str:
    """What the journal suggests, as somebody would write it."""
    plot, story = read_plot(table.world), table.story
    here = table.where(number)
    if plot.climax == "warned":
        return f"I go to {story.place_by_id[story.conflict.climax.place].name}."
    found = open_leads(story, plot, table.world)
    if not found:
        return "I look around and listen."
    lead = found[number % len(found)]
    npc = table.world.npc(lead.npc) if lead.npc is not None else None
    place = npc.place if npc is not None and npc.status == "alive" else lead.place
    features = story.place_by_id[lead.place].features
    thing = _bare(next((one.label for one in features if one.id == lead.feature), lead.title))
    about = lead.keywords[0] if lead.keywords else lead.title
    verb = chance.choice(chance.choice(lead.approaches).verbs)
    verb += {"look": " at", "listen": " to", "talk": " to", "speak": " to", "sneak": " past"}.get(verb, "")
    deed = f"{verb} {npc.name} about the {about}" if npc is not None else f"{verb} the {thing}"
    return f"I {deed}." if here == place else f"I go to {story.place_by_id[place].name} and {deed}."


def _offered(table: Table, kind: str, chance: random.Random) -> str:
    """One of the ways that a confrontation offers, in its own words."""
    authored = table.story.encounter_by_id.get(kind)
    beats = [one for one in (authored.beats if authored is not None else ()) if one.requires_item is None]
    return f"I {_small(chance.choice(beats).label)}." if beats else ""


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _filled(text: str, table: Table, number: int, chance: random.Random, foe: str = "them") -> str:
    story = table.story
    here = story.place_by_id[table.where(number)]
    people = [one.name for one in table.world.people_at(here.id) if not one.data.get("foe")]
    npc = chance.choice(people) if people else "the nearest person"
    keyword = chance.choice(
        [word for one in story.npcs.npcs for entry in one.knows for word in entry.keywords]
    )
    held = [item.name for item in table.world.held_by(f"c{number}")]
    other = chance.choice(_ways(story.places.places, here.id, table))
    feature = chance.choice([one.label for one in here.features] or ["ground"])
    return text.replace("{foe}'s", "their" if foe == "them" else "{foe}'s").format(
        npc=npc,
        keyword=keyword,
        Keyword=keyword.capitalize(),
        item=chance.choice(held) if held else "lamp",
        other=other,
        feature=_bare(feature),
        place=here.name,
        foe=foe,
    )


def _ways(places: Sequence[Place], here: str, table: Table) -> list[str]:
    ways = [table.story.place_by_id[way.to].name for way in table.story.place_by_id[here].exits]
    return ways or [one.name for one in places if one.id != here]


def _bare(label: str) -> str:
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if label.startswith(article):
            return label[len(article) :]
    return label


def _foe(table: Table, scene: str) -> str:
    running = table.world.running_encounter(scene)
    foes = [one.name for one in table.world.npcs() if one.data.get("foe") and one.status == "alive"]
    return foes[0] if running is not None and foes else "them"
