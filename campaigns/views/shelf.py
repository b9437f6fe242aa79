"""The campaigns one belongs to, and one campaign with its host's tools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from campaigns.errors import CampaignError
from campaigns.models import Campaign, Member, Save, Seat, Session
from campaigns.selectors.libraries import sessions_of, tables_of
from campaigns.selectors.narrators import chosen_by
from campaigns.selectors.proposals import implied_for
from campaigns.services.campaigns import TableWish
from campaigns.services.seating import reassign, renew_return_link
from campaigns.services.shelving import Agreed, another_session, archive, draw_limits, take_up_harmless
from campaigns.views.visitors import visitor

SAVES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Visit:
    """A member who looks at their campaign."""

    campaign: Campaign
    member: Member
    user: User


@never_cache
@login_required
@require_GET
def shelf(request: HttpRequest) -> HttpResponse:
    """All tables of the visitor."""
    user = visitor(request)
    return render(request, "campaigns/shelf.html", {"tables": tables_of(user) if user is not None else ()})


@never_cache
@login_required
@require_GET
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """A campaign for its members: who belongs to it, its sessions and saves, and the host's tools."""
    visit = _visit(request, pk)
    members = visit.campaign.members.select_related("user").order_by("joined_at")
    seats = Seat.objects.filter(session__campaign=visit.campaign).select_related("member", "session")
    context = {
        "campaign": visit.campaign,
        "member": visit.member,
        "told_by": chosen_by(visit.campaign),
        "members": members,
        "seats": seats.exclude(character_name="").order_by("session_id", "number"),
        "tables": sessions_of(visit.campaign, visit.user),
        "saves": Save.objects.filter(session__campaign=visit.campaign, kind=Save.Kind.FULL)
        .defer("data")
        .order_by("-created_at")[:SAVES_SHOWN],
        "unperceived": Campaign.Unperceived.choices,
        "profanity": Campaign.Profanity.choices,
        "implied": implied_for(visit.campaign) if visit.member.is_host else None,
        "fresh_link": request.session.pop("fresh_link", None),
    }
    return render(request, "campaigns/campaign.html", context)


@login_required
@require_POST
def give_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """The host gives a seat with its character to somebody else, or frees it."""
    visit = _visit(request, pk)
    seat = get_object_or_404(Seat, public_id=request.POST.get("seat", ""), session__campaign=visit.campaign)
    return _done(
        request,
        visit,
        lambda: reassign(seat.session, visit.member, seat.public_id, request.POST.get("to") or None),
        _("The seat has changed hands."),
    )


@login_required
@require_POST
def return_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new return link for a member, shown once to the host or the member."""
    visit = _visit(request, pk)
    other = get_object_or_404(Member, public_id=request.POST.get("member", ""), campaign=visit.campaign)

    def renew() -> None:
        key = renew_return_link(visit.member, other)
        link = request.build_absolute_uri(f"/return/{key}")
        request.session["fresh_link"] = {"name": other.display_name, "link": link}

    return _done(request, visit, renew, _("There is a new link. The old one has stopped working."))


@login_required
@require_POST
def new_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Another timeline of the campaign, from the beginning of its world."""
    visit = _visit(request, pk)
    last = Session.objects.filter(campaign=visit.campaign).order_by("-pk").first()
    wish = TableWish(
        genre=visit.campaign.genre_slug,
        world=visit.campaign.world_slug,
        mode=last.mode if last is not None else Session.Mode.MULTIPLAYER,
        turn_mode=last.turn_mode if last is not None else Session.TurnMode.CINEMATIC,
        deadline_seconds=last.deadline_seconds if last is not None else None,
        physical_dice=last is not None and last.physical_dice,
        automatic_growth=last is not None and last.automatic_growth,
    )
    return _done(
        request,
        visit,
        lambda: another_session(visit.member, wish),
        _("A new session is ready; everybody makes a new character."),
    )


@login_required
@require_POST
def limits(request: HttpRequest, pk: int) -> HttpResponse:
    """The host or the game master says what the table has agreed on."""
    visit = _visit(request, pk)
    kept = visit.campaign
    agreed = Agreed(
        lines=request.POST.get("lines", ""),
        veils=request.POST.get("veils", ""),
        unperceived=request.POST.get("unperceived", kept.unperceived),
        profanity=request.POST.get("profanity", kept.profanity),
    )
    return _done(
        request,
        visit,
        lambda: draw_limits(visit.member, agreed),
        _("The lines and veils are kept; they count from the next turn."),
    )


@login_required
@require_POST
def harmless(request: HttpRequest, pk: int) -> HttpResponse:
    """The host of a table without a game master says whether what is harmless in the story becomes so by itself."""
    visit = _visit(request, pk)
    chosen = request.POST.get("takes_up") == "1"
    said = (
        _("What is harmless becomes so by itself.") if chosen else _("What the story implies is only noted.")
    )
    return _done(request, visit, lambda: take_up_harmless(visit.member, chosen), said)


@login_required
@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """The host puts a campaign away; nothing is deleted."""
    visit = _visit(request, pk)
    try:
        archive(visit.member)
    except CampaignError as refused:
        messages.error(request, refused.message)
        return redirect("campaign", pk=pk)
    messages.success(request, _("The campaign has been put away. Its tables stay where they are."))
    return redirect("shelf")


def _visit(request: HttpRequest, pk: int) -> _Visit:
    user = visitor(request)
    member = Member.objects.select_related("campaign").filter(campaign=pk, user=user).first()
    if user is None or member is None:
        raise Http404
    return _Visit(member.campaign, member, user)


def _done(request: HttpRequest, visit: _Visit, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except CampaignError as refused:
        messages.error(request, f"{refused.message} {refused.hint}".strip())
    else:
        messages.success(request, said)
    return redirect("campaign", pk=visit.campaign.pk)
