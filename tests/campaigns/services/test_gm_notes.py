"""What the story keeps for the GM travels with the narration and reaches nobody else."""

from dataclasses import replace

from campaigns.models import EventBody
from campaigns.selectors.transcript import missed
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.world.visibility import Viewer
from narrator.contracts import Draft
from tests.campaigns.services.play import say
from tests.cast import Table

SECRET = "The keeper put it out himself."


def test_the_gm_reads_it_and_a_seat_does_not(table: Table) -> None:
    turn = say(table)
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    done = adjudicate(turn.pk, attempt)
    assert done is not None
    told = replace(done, resolution=replace(done.resolution, gm_notes=(SECRET,)))
    settle(told, Reviewed(Draft("The lamp goes out.")), done.case.world.branch())
    session = table.session.pk
    bob = missed(session, table.bob_seat.pk, Viewer(table.bob_seat.public_id), None)
    alice = missed(session, None, Viewer(None, is_gm=True), None)

    assert EventBody.objects.filter(body__gm_notes=[SECRET]).exists()
    assert "The lamp goes out." in repr(bob.shown)
    assert SECRET not in repr(bob.shown)
    assert SECRET in repr(alice.shown)
