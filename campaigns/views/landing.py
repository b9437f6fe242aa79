"""The first page: the worlds there are, the tables one sits at, the way to a friend's table."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from campaigns.errors import NotFound
from campaigns.forms import CodeForm
from campaigns.selectors.libraries import tables_of
from campaigns.services.campaigns import session_by_code
from campaigns.views.visitors import visitor
from genre_packs import catalogue

TABLES_SHOWN = 3


@require_GET
def landing(request: HttpRequest) -> HttpResponse:
    """The worlds, each in its own look, and the visitor's latest tables."""
    user = visitor(request)
    return render(
        request,
        "campaigns/landing.html",
        {
            "worlds": catalogue.worlds(),
            "tables": tables_of(user)[:TABLES_SHOWN] if user is not None else (),
            "code_form": CodeForm(),
            "narrator": settings.SIDEQUEST_LLM_BACKEND,
        },
    )


@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Six letters to the table they belong to."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            session = session_by_code(form.cleaned_data["code"])
        except NotFound as unknown:
            form.add_error("code", unknown.message)
        else:
            return redirect("join", code=session.join_code)
    return render(request, "campaigns/enter_code.html", {"form": form}, status=400 if form.errors else 200)
