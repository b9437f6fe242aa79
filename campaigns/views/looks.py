"""What the pages look like: a world's theme as a stylesheet, and the page about whose work this is."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_GET

from campaigns.errors import NotFound
from campaigns.selectors.themes import FAMILIES, scope_of, theme_css
from campaigns.services.campaigns import find_world
from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld


def _story(genre: str, world: str) -> ResolvedWorld:
    try:
        return find_world(genre, world)
    except NotFound as unknown:
        raise Http404(unknown.message) from unknown


def _etag(request: HttpRequest, genre: str, world: str) -> str:
    return quote_etag(
        f"{_story(genre, world).digest}-{settings.SIDEQUEST_VERSION}-{request.GET.get('scoped', '')}"
    )


@require_GET
@condition(etag_func=_etag)
def theme(request: HttpRequest, genre: str, world: str) -> HttpResponse:
    """A world's theme for a whole page, or with ``?scoped=1`` for the elements that wear it."""
    story = _story(genre, world)
    css = theme_css(story, scope_of(story) if request.GET.get("scoped") else "")
    answer = HttpResponse(css, content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "max-age=60"
    return answer


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Whose work this is: rules, packs, type, and the programs it is built with."""
    credit = Path(settings.BASE_DIR) / "genre_packs" / "LICENSES.md"
    context = {
        "version": settings.SIDEQUEST_VERSION,
        "families": sorted(FAMILIES),
        "packs": [pack.pack for pack in {story.pack.slug: story for story in catalogue.worlds()}.values()],
        "credit": paragraphs(credit.read_text(encoding="utf-8")),
        "narrator": settings.SIDEQUEST_LLM_BACKEND,
    }
    return render(request, "campaigns/about.html", context)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain document, each on one line and without its backticks."""
    return [" ".join(block.replace("`", "").split()) for block in text.split("\n\n") if block.strip()]
