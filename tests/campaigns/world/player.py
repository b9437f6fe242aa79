"""A player who wants to win: follows what the journal says, in plain words, and uses what a confrontation offers."""

from __future__ import annotations

import random

from campaigns.world.leads import open_leads
from campaigns.world.plot import read_plot
from tests.campaigns.world.table import Table, things_to_say


def determined_words(table: Table, number: int, chance: random.Random) -> str:
    """What such a player types next for their character."""
    running = table.world.running_encounter("main")
    if running is not None:
        return _in_the_thick(table, running.type, number, chance)
    plot = read_plot(table.world)
    if plot.climax == "warned":
        return f"I go to {table.story.place_by_id[table.story.conflict.climax.place].name}."
    found = open_leads(table.story, plot, table.world)
    if not found:
        return "I look around and listen."
    lead = found[number % len(found)]
    approach = chance.choice(lead.approaches)
    npc = table.world.npc(lead.npc) if lead.npc is not None else None
    place = npc.place if npc is not None and npc.status == "alive" else lead.place
    feature = next(
        (one.label for one in table.story.place_by_id[lead.place].features if one.id == lead.feature), ""
    )
    going = "" if table.place == place else f"go to {table.story.place_by_id[place].name} and "
    about = lead.keywords[0] if lead.keywords else lead.title
    return f"I {going}{approach.verbs[0]} {npc.name if npc is not None else feature} about the {about}."


def heedless_words(table: Table, chance: random.Random) -> str:
    """What somebody types who follows nothing up, and hits whatever stands in the way."""
    if table.world.running_encounter("main") is not None:
        return "I strike at the nearest one."
    if read_plot(table.world).climax == "warned":
        return f"I go to {table.story.place_by_id[table.story.conflict.climax.place].name}."
    return things_to_say(table.story, chance)


def _in_the_thick(table: Table, kind: str, number: int, chance: random.Random) -> str:
    authored = table.story.encounter_by_id.get(kind)
    held = {item.source for item in table.world.held_by(f"c{number}")}
    flags = read_plot(table.world).flags
    beats = [
        beat
        for beat in (authored.beats if authored is not None else ())
        if (beat.requires_item is None or beat.requires_item in held)
        and (beat.requires_flag is None or beat.requires_flag in flags)
    ]
    if not beats or (authored is not None and authored.category == "fight"):
        return "I strike at them."
    earned = [beat for beat in beats if beat.requires_item is not None or beat.requires_flag is not None]
    return f"I {chance.choice(earned or beats).verbs[0]} now."
