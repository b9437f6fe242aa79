"""Tables of the shipped worlds, prepared in the database of a running server: who sits there and what they are in.

Run as a program with SIDEQUEST_DATA_DIR naming that server's data; reads a list of wishes as JSON from the standard
input and writes, by the wish's name, the table's slug and a session cookie for everybody at it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import transaction  # noqa: E402

from campaigns.models import Member, Session  # noqa: E402
from campaigns.selectors.stories import story_of  # noqa: E402
from campaigns.selectors.worlds import load_world  # noqa: E402
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign  # noqa: E402
from campaigns.services.creation import take_premade  # noqa: E402
from campaigns.services.dicebox import StoringDice  # noqa: E402
from campaigns.services.throwing import use_physical_dice  # noqa: E402
from campaigns.services.turns import open_turn  # noqa: E402
from campaigns.services.worlds import commit_world  # noqa: E402
from campaigns.world.binding import rules_of  # noqa: E402
from campaigns.world.fights import begin  # noqa: E402
from campaigns.world.unfolding import Unfolding  # noqa: E402
from tests.cast import cookie_for  # noqa: E402

PLAYERS = ("Bob", "Cleo")


def main() -> None:
    """Prepare every table that is wished for."""
    json.dump({wish["name"]: _table(wish) for wish in json.load(sys.stdin)}, sys.stdout)


@transaction.atomic
def _table(wish: Mapping[str, Any]) -> dict[str, Any]:
    """A table past its lobby: Alice hosts and is its GM, ``cast`` are the players' ready-made characters."""
    genre, world = wish["world"].split("/")
    people = {
        name: User.objects.create(username=f"{name}-{wish['name']}", first_name=name) for name in PLAYERS
    }
    people["Alice"] = User.objects.create(username=f"Alice-{wish['name']}", first_name="Alice")
    session = start_campaign(people["Alice"], TableWish(genre, world, name=wish["name"]), host_name="Alice")
    Member.objects.filter(campaign=session.campaign, user=people["Alice"]).update(is_gm=True)
    for name, number in zip(PLAYERS, wish["cast"], strict=False):
        take_premade(open_seat(session, join(session, people[name], name)).pk, number)
    Session.objects.filter(pk=session.pk).update(status=Session.Status.PLAYING)
    use_physical_dice(session.pk, bool(wish.get("physical")))
    session.refresh_from_db()
    open_turn(session, session.scenes.get().pk, 1)
    if wish.get("encounter"):
        _begin(session, wish["encounter"])
    return {"slug": session.slug, "cookies": {name: cookie_for(one) for name, one in people.items()}}


def _begin(session: Session, encounter: str) -> None:
    """Have an authored confrontation begin where the party is, as the director would."""
    story, world = story_of(session), load_world(session.pk, session.state_version)
    dice = StoringDice(session.pk)
    paper = Unfolding.of(world, "main", story, rules_of(story), dice, seed=session.seed, turn=1)
    if not begin(paper, story.encounter_by_id[encounter]):
        raise SystemExit(f"{encounter} does not begin")
    paper.keep()
    session.refresh_from_db()
    commit_world(session, session.state_version, world)


if __name__ == "__main__":
    main()
