"""One turn of an encounter as the game plays it, with its database: statements and milliseconds, no narrator.

Run as a program with SIDEQUEST_DATA_DIR naming an empty directory; prints one line of JSON for each shipped world.
"""

from __future__ import annotations

import json
import os
import random
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from campaigns.models import Seat, Session, Turn  # noqa: E402
from campaigns.selectors.stories import story_of  # noqa: E402
from campaigns.selectors.worlds import load_world  # noqa: E402
from campaigns.services.accounts import make_guest  # noqa: E402
from campaigns.services.adjudicating import adjudicate  # noqa: E402
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign  # noqa: E402
from campaigns.services.creation import take_premade  # noqa: E402
from campaigns.services.dicebox import StoringDice  # noqa: E402
from campaigns.services.leases import claim  # noqa: E402
from campaigns.services.reviewing import Reviewed  # noqa: E402
from campaigns.services.settling import settle  # noqa: E402
from campaigns.services.turns import open_turn, submit  # noqa: E402
from campaigns.services.worlds import commit_world  # noqa: E402
from campaigns.world.binding import rules_of  # noqa: E402
from campaigns.world.fights import begin  # noqa: E402
from campaigns.world.unfolding import Unfolding  # noqa: E402
from genre_packs import catalogue  # noqa: E402
from genre_packs.resolved import ResolvedWorld  # noqa: E402
from narrator.contracts import Draft  # noqa: E402

SEATS = 4
TURNS = 40
WORDS = ("I attack!", "I strike at the nearest of them", "I defend myself", "I help my friend")


def main() -> None:
    """Every shipped world, one line each."""
    call_command("migrate", verbosity=0)
    for story in catalogue.worlds():
        statements, spent = _measure(story)
        print(json.dumps({"world": "/".join(story.key), "queries": statements, "ms": spent}))


def _measure(story: ResolvedWorld) -> tuple[float, float]:
    """Statements and milliseconds of the whole process for a turn of four in a running encounter, on the average."""
    chance, counted, clocked = random.Random(5), [], []
    while len(clocked) < TURNS:
        session, seats = _table(story)
        _fight(session, story)
        while _fights(session):
            with CaptureQueriesContext(connection) as captured:
                _turn(session, seats, chance)
            counted.append(len(captured))
            # What is not cleared away is dropped from 9,000 statements on, and counted no more.
            connection.queries_log.clear()
            if not _fights(session):
                break
            start = time.perf_counter()
            _turn(session, seats, chance)
            clocked.append(1000 * (time.perf_counter() - start))
    return round(sum(counted) / len(counted), 1), round(sum(clocked) / len(clocked), 1)


def _table(story: ResolvedWorld) -> tuple[Session, list[Seat]]:
    genre, world = story.key
    session = start_campaign(make_guest("Host", joining=False), TableWish(genre, world), host_name="Host")
    seats = []
    for number in range(SEATS):
        seat = open_seat(session, join(session, make_guest(f"P{number}", joining=True), f"P{number}"))
        take_premade(seat.pk, number)
        Seat.objects.filter(pk=seat.pk).update(throws_by_itself=True)
        seats.append(seat)
    Session.objects.filter(pk=session.pk).update(status=Session.Status.PLAYING)
    session.refresh_from_db()
    scene = session.scenes.get()
    open_turn(session, scene.pk, 1)
    return session, seats


def _fight(session: Session, story: ResolvedWorld) -> None:
    world = load_world(session.pk, session.state_version)
    paper = Unfolding.of(
        world, "main", story_of(session), rules_of(story), StoringDice(session.pk), seed=session.seed, turn=1
    )
    begin(paper, next(one for one in story.encounters.encounters if one.category == "fight"))
    paper.keep()
    commit_world(session, session.state_version, world)


def _fights(session: Session) -> bool:
    session.refresh_from_db()
    return load_world(session.pk, session.state_version).running_encounter("main") is not None


def _turn(session: Session, seats: list[Seat], chance: random.Random) -> None:
    for seat in seats:
        submit(seat.pk, text=chance.choice(WORDS))
    turn = Turn.objects.filter(session=session, status=Turn.Status.CLOSED).first()
    if turn is None:
        turn = Turn.objects.filter(session=session).latest("number")
        Turn.objects.filter(pk=turn.pk).update(status=Turn.Status.CLOSED)
    attempt = claim(turn.pk, "bench")
    done = adjudicate(turn.pk, attempt or 0)
    assert done is not None
    settle(done, Reviewed(Draft("Blow follows blow.")), done.case.world.branch())


if __name__ == "__main__":
    main()
