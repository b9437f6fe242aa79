"""Starting a campaign in one of the worlds."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns.errors import CampaignError, NotFound
from campaigns.forms import StartForm
from campaigns.models import Session
from campaigns.services.accounts import display_name
from campaigns.services.campaigns import TableWish, find_world, start_campaign
from campaigns.views.visitors import visitor, welcome
from genre_packs.resolved import ResolvedWorld


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, genre: str, world: str) -> HttpResponse:
    """The world, and how one wants to play it; sending the form makes the table and leads there."""
    try:
        story = find_world(genre, world)
    except NotFound as unknown:
        raise Http404(unknown.message) from unknown
    user = visitor(request)
    known_name = display_name(user) if user is not None else ""
    form = StartForm(request.POST or None, known_name=known_name)
    if form.is_valid():
        try:
            session = _start(request, story, form)
        except CampaignError as refused:
            form.add_error(None, f"{refused.message} {refused.hint}".strip())
        else:
            return redirect(table_address(session))
    context = {
        "story": story,
        "form": form,
        "narrator": settings.SIDEQUEST_LLM_BACKEND,
        "ceiling": settings.SIDEQUEST_SESSION_COST_CEILING_USD,
        "guests": settings.SIDEQUEST_GUESTS,
    }
    return render(request, "campaigns/start.html", context, status=400 if form.errors else 200)


def table_address(session: Session) -> str:
    """The path of a session's table."""
    door = "solo" if session.mode == Session.Mode.SOLO else "play"
    return f"/{door}/{session.slug}"


def _start(request: HttpRequest, story: ResolvedWorld, form: StartForm) -> Session:
    given = form.cleaned_data
    wish = TableWish(
        genre=story.pack.slug,
        world=story.world.slug,
        mode=given["mode"],
        name=given["campaign"],
        turn_mode=given["turn_mode"],
        deadline_seconds=int(given["deadline"]) if given["deadline"] else None,
        physical_dice=given["dice"] == "physical",
    )
    with welcome(request, given["name"], joining=False) as host:
        return start_campaign(host, wish, host_name=given["name"])
