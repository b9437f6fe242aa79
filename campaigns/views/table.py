"""The table's page; everything on it arrives by the socket."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from campaigns.errors import NotFound
from campaigns.models import Member, Session
from campaigns.selectors.narrators import chosen_by, kind_of
from campaigns.selectors.stories import story_of
from campaigns.services.accounts import is_guest
from campaigns.services.campaigns import session_by_slug
from campaigns.views.starting import table_address
from campaigns.views.visitors import has_left, member_of, visitor
from genre_packs.resolved import ResolvedWorld


@never_cache
@require_GET
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """The table for its members; others are led to the door where it has one."""
    try:
        session = session_by_slug(slug)
    except NotFound as unknown:
        raise Http404(unknown.message) from unknown
    user = visitor(request)
    member = member_of(user, session)
    if user is None or member is None:
        if session.mode == Session.Mode.SOLO:
            raise Http404
        return redirect("join", code=session.join_code)
    if has_left(member, session):
        return redirect("join", code=session.join_code)
    if request.path != table_address(session):
        return redirect(table_address(session))
    story = story_of(session)
    context = {"session": session, "story": story, "config": _config(request, session, story, member, user)}
    return render(request, "campaigns/table.html", context)


def _config(
    request: HttpRequest, session: Session, story: ResolvedWorld, member: Member, user: User
) -> dict[str, object]:
    """What the page's script has to know before the first frame."""
    return {
        "slug": session.slug,
        "playerId": member.public_id,
        "playerName": member.display_name,
        "isHost": member.is_host,
        "isGm": member.is_gm,
        "isGuest": is_guest(user),
        "mode": session.mode,
        "world": story.world.name,
        "joinCode": session.join_code,
        "joinLink": request.build_absolute_uri(f"/t/{session.join_code}"),
        "qrCode": f"/t/{session.join_code}/qr.svg",
        "returnLink": request.build_absolute_uri(f"/return/{member.return_key}"),
        "campaignPage": f"/campaigns/{session.campaign_id}/",
        "rulesPage": reverse("rulebook", args=[story.rules.ruleset]),
        "texture": story.theme.texture,
        "narrator": kind_of(session.campaign),
        "toldBy": chosen_by(session.campaign),
    }
