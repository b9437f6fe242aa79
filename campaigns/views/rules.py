"""The rules that are installed, for anybody to read: what each supports, and every rule a roll can name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from campaigns.errors import UnknownRuleset
from campaigns.rules.contracts import EncounterCategory
from campaigns.rules.registry import known_rulesets, ruleset_of

CATEGORIES: dict[EncounterCategory, Promise] = {
    "fight": _("fights"),
    "chase": _("chases"),
    "duel": _("duels"),
    "debate": _("debates"),
    "social": _("meetings of wits and manners"),
    "contest": _("contests"),
    "netrun": _("runs through a net"),
    "ship": _("fights between ships"),
    "dogfight": _("dogfights"),
}


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The installed rulesets."""
    found = [(slug, ruleset_of(slug)) for slug in known_rulesets()]
    rulesets = [
        {"slug": slug, "facts": one.facts(), "rules": len(one.rulebook()), "categories": _categories(slug)}
        for slug, one in found
    ]
    return render(request, "campaigns/rules.html", {"rulesets": rulesets})


@require_GET
def rulebook(request: HttpRequest, slug: str) -> HttpResponse:
    """One ruleset: its facts, what it refuses, whose it is, and each of its rules under an anchor of its id."""
    try:
        ruleset = ruleset_of(slug)
    except UnknownRuleset as unknown:
        raise Http404(unknown.message) from unknown
    facts = ruleset.facts()
    context = {
        "facts": facts,
        "attributes": [label for _id, label in facts.attributes],
        "skills": [label for _id, label in facts.skills],
        "difficulties": sorted(facts.difficulties.items(), key=lambda named: named[1]),
        "categories": _categories(slug),
        "refusals": list(facts.unsupported.values()),
        "rules": list(ruleset.rulebook().values()),
    }
    return render(request, "campaigns/rulebook.html", context)


def _categories(slug: str) -> list[Promise]:
    return [CATEGORIES[category] for category in ruleset_of(slug).facts().categories]
