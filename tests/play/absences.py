"""Players who are away, and fights that nobody falls in: what the tests of stand-ins begin with."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.models import Character, Npc, Presence, Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.dicebox import StoringDice
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.binding import rules_of
from campaigns.world.fights import begin
from campaigns.world.unfolding import Unfolding
from tests.sockets import Floor, Payload, Wire


async def away(floor: Floor, wire: Wire, other: Wire, **chosen: object) -> None:
    """One of the two chooses what is done for them, drops the line, and their grace is over."""
    await wire.send("STAND_IN", **{"mode": "act", "after_minutes": 0, **chosen})
    await wire.settle()
    await wire.leave()
    dropped = Presence.objects.filter(session=floor.table.session, connected=False)
    await in_database(dropped.update, expires_at=timezone.now() - timedelta(seconds=1))
    await other.until("PLAYER_PRESENCE", lambda told: told["state"] == "away")


def stood_in(wire: Wire) -> list[Payload]:
    """What stand-ins have done, as a socket has read it."""
    return [said for said in wire.of("PLAYER_ACTION") if said.get("by") == "stand-in"]


async def fighting(floor: Floor) -> tuple[Wire, Wire]:
    """Two rounds of a fight in which Cleo strikes, and nobody falls."""
    await in_database(begin_fight, floor)
    await in_database(make_hale, floor)
    bob, cleo = await floor.pair()
    for round_ in (1, 2):
        await bob.act("I attack with my gaff!")
        await cleo.act("I attack the drowned man!")
        await bob.ended(round_)
    await cleo.settle()
    assert bob.panel("CONFRONTATION")["active"] is True
    return bob, cleo


def begin_fight(floor: Floor) -> None:
    """A fight begins where the party is."""
    session = Session.objects.get(pk=floor.table.session.pk)
    story, world = story_of(session), load_world(session.pk, session.state_version)
    dice = StoringDice(session.pk)
    paper = Unfolding.of(
        world, floor.table.scene.key, story, rules_of(story), dice, seed=session.seed, turn=1
    )
    assert begin(paper, story.encounter_by_id["street_fight"])
    paper.keep()
    session.refresh_from_db()
    with transaction.atomic():
        commit_world(session, session.state_version, world)


def make_hale(floor: Floor, hp: int = 400) -> None:
    """Points that no dice can use up, for everybody; ``hp`` are those that the characters have left."""
    for model, left in ((Character, hp), (Npc, 400)):
        for row in model.objects.filter(session=floor.table.session):
            if "vitals" in row.sheet:
                row.sheet["vitals"] |= {"hp": left, "max_hp": 400}
                row.save()
    Session.objects.filter(pk=floor.table.session.pk).update(state_version=F("state_version") + 1)
