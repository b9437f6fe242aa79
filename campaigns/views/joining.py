"""Coming to somebody's table: by its code, or back to one's seat by a return link."""

from __future__ import annotations

import io

import segno
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from campaigns.errors import CampaignError, NotFound
from campaigns.forms import NameForm
from campaigns.models import Member, Seat, Session
from campaigns.selectors.lobby import lobby
from campaigns.selectors.stories import story_of
from campaigns.services.accounts import by_return_key, display_name
from campaigns.services.campaigns import join as join_table
from campaigns.services.campaigns import session_by_code
from campaigns.services.seating import come_back as sit_again
from campaigns.views.starting import table_address
from campaigns.views.visitors import BACKEND, has_left, member_of, visitor, welcome


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """The table behind a code, who is there, and a name to sit down with; a button for who has left the table."""
    session = _session(code)
    user = visitor(request)
    member = member_of(user, session)
    if member is not None:
        return _at_the_door(request, session, member)
    form = NameForm(request.POST or None, initial={"name": display_name(user) if user is not None else ""})
    if form.is_valid():
        try:
            with welcome(request, form.cleaned_data["name"], joining=True) as guest:
                join_table(session, guest, form.cleaned_data["name"])
        except CampaignError as refused:
            form.add_error("name", f"{refused.message} {refused.hint}".strip())
        else:
            return redirect(table_address(session))
    context = {"session": session, "story": story_of(session), "form": form, "lobby": lobby(session)}
    return render(request, "campaigns/join.html", context, status=400 if form.errors else 200)


def _at_the_door(request: HttpRequest, session: Session, member: Member) -> HttpResponse:
    """A member at the door goes straight in; one who has left is asked first."""
    if request.method == "POST":
        sit_again(session, member)
    elif has_left(member, session):
        return _ask_back(request, session, member)
    return redirect(table_address(session))


def _ask_back(request: HttpRequest, session: Session, member: Member) -> HttpResponse:
    seat = Seat.objects.filter(session=session, member=member, status=Seat.Status.LEFT).first()
    context = {"member": member, "session": session, "story": story_of(session), "left": seat}
    return render(request, "campaigns/come_back.html", context)


@require_GET
def qr_code(request: HttpRequest, code: str) -> HttpResponse:
    """The join link as a QR code, black on white, SVG."""
    session = _session(code)
    picture = io.BytesIO()
    link = request.build_absolute_uri(f"/t/{session.join_code}")
    segno.make(link, error="m").save(picture, kind="svg", border=0, scale=4, xmldecl=False, svgns=True)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@never_cache
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest, key: str) -> HttpResponse:
    """A return link: shows whose seat it is; the button, and nothing that merely looks at links, sits down."""
    try:
        member = by_return_key(key)
    except NotFound as unknown:
        raise Http404(unknown.message) from unknown
    session = member.campaign.sessions.order_by("-last_played").first()
    if session is None:
        raise Http404
    if request.method == "POST":
        login(request, member.user, backend=BACKEND)
        sit_again(session, member)
        return redirect(table_address(session))
    return _ask_back(request, session, member)


def _session(code: str) -> Session:
    try:
        return session_by_code(code)
    except NotFound as unknown:
        raise Http404(unknown.message) from unknown
