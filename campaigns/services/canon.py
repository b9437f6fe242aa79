"""Canon by the GM's own hand: what is so because the GM says so. Play writes it over no more."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from campaigns.errors import Conflict, InvalidRequest
from campaigns.models import Memory, Session, Turn
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.services.memories import keep
from campaigns.world.remembering import Remembered, digest, names_in

LONGEST = 1000
_WEIGHT = 4
"""As much as what binds people."""


@transaction.atomic
def remember(session_id: int, text: str, *, by: str, about: str = "", subject: str = "") -> Memory:
    """Keep a memory as canon that everybody at the table may know; ``by`` names who says so.

    ``about`` are names between " · "; empty takes those of the world that stand in the text. Raises
    ``InvalidRequest`` for nothing or too much, ``Conflict`` for what is canon already.
    """
    text = " ".join(text.split())
    if not text:
        raise InvalidRequest(_("Say what is so."), hint="/gm remember The mill has burnt down.")
    if len(text) > LONGEST:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": LONGEST})
    session = Session.objects.select_for_update().get(pk=session_id)
    key = _key(text)
    if is_canon(session_id, text):
        raise Conflict(_("That is canon already."))
    world = load_world(session.pk, session.state_version)
    told = Turn.objects.filter(session=session, status=Turn.Status.NARRATED)
    round_ = told.aggregate(last=Max("number"))["last"] or 0
    made = Remembered(
        key,
        Memory.Kind.EVENT,
        text,
        round_,
        about=about or names_in(text, world),
        source=_("canon, by %s") % by,
        weight=_WEIGHT,
    )
    keep(session.pk, [made])
    Memory.objects.filter(session=session, key=key).update(locked=True)
    append(session.pk, [Entry("GM_ACTION", {"text": _("Canon: %s") % text}, audience=(), subject=subject)])
    return Memory.objects.get(session=session, key=key)


def is_canon(session_id: int, text: str) -> bool:
    """Whether a GM has said just this already."""
    return Memory.objects.filter(session=session_id, key=_key(text), locked=True).exists()


def _key(text: str) -> str:
    return f"canon:{digest(' '.join(text.casefold().split()))}"
