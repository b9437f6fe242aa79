"""A table's turns, played through the services without a narrator: claim, adjudicate, settle."""

from __future__ import annotations

from campaigns.models import Session, Submission, Turn
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.services.turns import submit
from narrator.contracts import Draft
from tests.cast import Table


def say(table: Table, bob: str = "I wait.", cleo: str = "I wait too.") -> Turn:
    """Both declare something, which closes the turn; returns it."""
    turn = table.turn
    submit(table.bob_seat.pk, text=bob)
    submit(table.cleo_seat.pk, text=cleo)
    turn.refresh_from_db()
    return turn


def tell(turn: Turn, prose: str = "") -> None:
    """Have a closed turn decided and told."""
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    done = adjudicate(turn.pk, attempt)
    assert done is not None
    settle(done, Reviewed(Draft(prose or f"What came of round {turn.number}.")), done.case.world.branch())


def play(table: Table, rounds: int, *words: str) -> None:
    """Some whole rounds; ``words`` are what Bob says in them, in turn."""
    for number in range(rounds):
        said = words[number % len(words)] if words else "I look around."
        tell(say(table, said, "I keep watch."))
    table.session.refresh_from_db()


def begin(table: Table) -> None:
    """From the lobby past the opening: the host has started, and turn 0 is told."""
    opening = Turn.objects.get(session=table.session, number=0)
    tell(opening)
    table.session = Session.objects.get(pk=table.session.pk)


def declared(turn: Turn) -> dict[str, str]:
    """What each seat has declared for a turn, by the seat's character."""
    rows = Submission.objects.filter(turn=turn).values_list("seat__character_name", "text")
    return {str(name): str(text) for name, text in rows}
