"""Starting and joining campaigns."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from campaigns.errors import Conflict, InvalidRequest, NotFound, SeatLeft
from campaigns.models import Campaign, Lore, Member, PackSnapshot, Seat, Session
from campaigns.models.campaign import name_key
from campaigns.services.accounts import clean_name
from campaigns.services.dicebox import ChainDice
from campaigns.services.memories import keep_lore
from campaigns.services.saves import keep_changes
from campaigns.services.worlds import commit_world
from campaigns.world.binding import rules_of
from campaigns.world.turning import seed_world
from genre_packs import catalogue
from genre_packs.errors import PackError
from genre_packs.resolved import ResolvedWorld, dump
from narrator.lookalikes import confusable


@dataclass(frozen=True, slots=True)
class TableWish:
    """What somebody asks for when starting a table."""

    genre: str
    world: str
    mode: str = Session.Mode.MULTIPLAYER
    name: str = ""
    turn_mode: str = Session.TurnMode.CINEMATIC
    deadline_seconds: int | None = None
    auto_start: bool = False
    physical_dice: bool = False
    automatic_growth: bool = False
    seed: str = ""


@transaction.atomic
def start_campaign(host: User, wish: TableWish, *, host_name: str) -> Session:
    """Make a campaign with its first session, seeded from its pack and pinned to it; the host is a member.

    Raises ``NotFound`` for an unknown pack or world and ``InvalidRequest`` for an unknown mode.
    """
    story = find_world(wish.genre, wish.world)
    if wish.mode not in Session.Mode.values or wish.turn_mode not in Session.TurnMode.values:
        raise InvalidRequest(_("There is no such mode."), details={"modes": list(Session.Mode.values)})
    campaign = Campaign.objects.create(
        name=(wish.name.strip() or story.world.name)[:120],
        genre_slug=wish.genre,
        world_slug=wish.world,
        host=host,
    )
    Member.objects.create(campaign=campaign, user=host, display_name=clean_name(host_name), is_host=True)
    return start_session(campaign, story, wish)


def find_world(genre: str, world: str) -> ResolvedWorld:
    """A playable world by its slugs. Raises ``NotFound`` with the pack's own reason."""
    try:
        return catalogue.world(genre, world)
    except PackError as wrong:
        raise NotFound(str(wrong), hint=wrong.hint, details={"genre": genre, "world": world}) from wrong


def start_session(campaign: Campaign, story: ResolvedWorld, wish: TableWish) -> Session:
    """A new timeline of a campaign. Inside the caller's transaction."""
    pack, _made = PackSnapshot.objects.get_or_create(
        digest=story.digest,
        defaults={"genre_slug": wish.genre, "world_slug": wish.world, "data": dump(story)},
    )
    session = Session(
        campaign=campaign,
        mode=wish.mode,
        turn_mode=wish.turn_mode,
        deadline_seconds=wish.deadline_seconds,
        auto_start=wish.auto_start or wish.mode == Session.Mode.SOLO,
        physical_dice=wish.physical_dice,
        automatic_growth=wish.automatic_growth,
        pack=pack,
    )
    if wish.seed:
        session.seed = wish.seed
    session.save()
    dice = ChainDice(session, shown=False)
    world = seed_world(story, rules_of(story), dice, seed=session.seed)
    changes = commit_world(session, session.state_version, world)
    dice.store()
    session.refresh_from_db()
    keep_changes(session, None, changes, reason="beginning")
    lore = [
        Lore(
            session=session,
            key=entry.id,
            title=entry.title,
            category=entry.category,
            text=entry.text,
            secret=entry.secret,
        )
        for entry in story.lore.entries
    ]
    Lore.objects.bulk_create(lore)
    keep_lore(lore)
    return session


@transaction.atomic
def join(session: Session, user: User, name: str) -> Member:
    """Make a person a member of the session's campaign, once. Raises ``Conflict`` when the name is taken.

    A solo table belongs to its host alone.
    """
    known = Member.objects.filter(campaign=session.campaign_id, user=user).first()
    if known is not None:
        return known
    if session.mode == Session.Mode.SOLO:
        raise Conflict(_("This is a table for one."), hint=_("Start a table of your own."))
    tidy = clean_name(name)
    members = Member.objects.filter(campaign=session.campaign_id)
    taken = members.values_list("display_name", flat=True)
    if members.filter(name_key=name_key(tidy)).exists() or any(confusable(tidy, name) for name in taken):
        raise _name_taken(tidy)
    try:
        with transaction.atomic():
            return Member.objects.create(campaign_id=session.campaign_id, user=user, display_name=tidy)
    except IntegrityError as raced:
        raise _name_taken(tidy) from raced


def _name_taken(name: str) -> Conflict:
    return Conflict(
        _("Somebody at this table is called %(name)s already.") % {"name": name},
        hint=_("Choose another name, or use your return link if that is you."),
    )


def session_by_slug(slug: str) -> Session:
    """A session by its slug. Raises ``NotFound``."""
    found = Session.objects.select_related("campaign").filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is no such table."), hint=_("Check the link."))
    return found


def session_by_code(code: str) -> Session:
    """A session by its six-letter code, in any case. Raises ``NotFound``."""
    found = Session.objects.select_related("campaign").filter(join_code=code.strip().upper()).first()
    if found is None:
        raise NotFound(_("No table has that code."), hint=_("Six letters, as the host sees them."))
    return found


@transaction.atomic
def open_seat(session: Session, member: Member) -> Seat:
    """The member's seat at a session, taken now if they have none.

    Raises ``SeatLeft`` for who has left the table: a client that connects again by itself stays outside.
    """
    seat = Seat.objects.filter(session=session, member=member).first()
    if seat is None:
        return add_seat(session, member, Seat.Status.CREATING)
    if seat.status == Seat.Status.LEFT:
        raise SeatLeft(
            _("You have left this table."), hint=_("Open the table's link to take your seat again.")
        )
    return seat


def add_seat(session: Session, member: Member, status: Seat.Status) -> Seat:
    """One more seat, without a character. Inside the caller's transaction."""
    # The lock lets two who come at once be numbered one after the other.
    Session.objects.select_for_update().get(pk=session.pk)
    highest = Seat.objects.filter(session=session).aggregate(highest=Max("number"))["highest"]
    number = (highest or 0) + 1
    return Seat.objects.create(session=session, member=member, number=number, status=status)
