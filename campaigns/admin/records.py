"""What play has recorded: submissions, the log, dice, calls and saves; to read, and saves to restore."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.admin import AllValuesFieldListFilter
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.errors import CampaignError
from campaigns.models import (
    DiceRoll,
    Event,
    EventBody,
    Member,
    NarratorCall,
    RulingRecord,
    Save,
    Submission,
    ToolCall,
)
from campaigns.services import saves

BEGINNING: Final = 80
"""Characters of an event that its list shows."""


class BodyInline(ReadOnlyInline):
    """What an event says."""

    model = EventBody
    fields = ("body", "erased_at")


@admin.register(Event, site=site)
class EventAdmin(CampaignScoped):
    """The log, each event with whom it is about and how it begins."""

    list_display = ("position", "kind", "who", "begins", "turn", "table", "audience", "created_at")
    list_filter = ("kind", OF_CAMPAIGN)
    search_fields = ("session__slug", "kind", "subject", "trace_id")
    date_hierarchy = "created_at"
    list_select_related = ("session__campaign", "turn", "stored")
    inlines = (BodyInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Events with the name of the member they are about."""
        member = Member.objects.filter(public_id=OuterRef("subject"), campaign=OuterRef("session__campaign"))
        name = Subquery(member.values("display_name")[:1])
        events: QuerySet[Model] = super().get_queryset(request).annotate(member_name=name)
        return events

    @admin.display(description=gettext_lazy("who"), empty_value="")
    def who(self, event: Event) -> str | None:
        """The member an event is about."""
        name: str | None = event.member_name  # type: ignore[attr-defined]  # annotated above
        return name

    @admin.display(description=gettext_lazy("begins"))
    def begins(self, event: Event) -> str:
        """The first words of an event that has any."""
        body = event.stored.body
        said = next(
            (body[key] for key in ("text", "action", "summary", "title", "label") if body.get(key)), ""
        )
        return Truncator(str(said)).chars(BEGINNING)


@admin.register(DiceRoll, site=site)
class DiceRollAdmin(CampaignScoped):
    """Dice; the seed of a throw that is still open is not shown to anybody."""

    list_display = (
        "label",
        "seat",
        "faces",
        "modifier",
        "difficulty",
        "status",
        "chain",
        "physical",
        "public",
        "table",
    )
    list_filter = ("status", "physical", "public", "chain", OF_CAMPAIGN)
    search_fields = ("label", "request_id", "session__slug")
    date_hierarchy = "created_at"
    list_select_related = ("seat", "session__campaign")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Everything, less the seed while it is a promise."""
        fields = [str(name) for name in super().get_fields(request, obj)]
        if obj is not None and obj.status == DiceRoll.Status.OPEN:
            fields.remove("server_seed")
        return fields


@admin.register(RulingRecord, site=site)
class RulingAdmin(CampaignScoped):
    """Every ruling, by rule: what decided it, against what, and what came of it; the rule is a link to its text."""

    list_display = ("rule_text", "actor", "label", "outcome", "against", "summary", "turn", "table", "public")
    list_filter = (("rule", AllValuesFieldListFilter), "outcome", "public", OF_CAMPAIGN)
    search_fields = ("rule", "label", "actor", "summary", "session__slug")
    list_select_related = ("turn", "session__campaign")
    fields = ("rule_text", "actor", "label", "outcome", "against", "summary", "modifiers", "changed", "body")
    readonly_fields = ("rule_text", "against", "modifiers", "changed")

    @admin.display(description=gettext_lazy("rule"), ordering="rule")
    def rule_text(self, ruling: RulingRecord) -> SafeString:
        """The rule's id, with its text to point at and its page to go to."""
        page = reverse("rulebook", args=[ruling.rule.partition(".")[0]])
        text = str(ruling.body.get("text", ""))
        return format_html('<a href="{}#{}" title="{}">{}</a>', page, ruling.rule, text, ruling.rule)

    @admin.display(description=gettext_lazy("total and difficulty"))
    def against(self, ruling: RulingRecord) -> str:
        """What was thrown against what; a ruling without dice has neither."""
        if ruling.body.get("throw") is None:
            return ""
        return f"{ruling.total} / {ruling.difficulty}" if ruling.difficulty else str(ruling.total)

    @admin.display(description=gettext_lazy("modifiers"))
    def modifiers(self, ruling: RulingRecord) -> str:
        """Each modifier by name."""
        return ", ".join(f"{one['name']} {one['value']:+d}" for one in ruling.body.get("modifiers", ()))

    @admin.display(description=gettext_lazy("what changed"))
    def changed(self, ruling: RulingRecord) -> str:
        """What the ruling has changed, in its own words."""
        return "; ".join(str(one) for one in ruling.body.get("changes", ()))


@admin.register(NarratorCall, site=site)
class NarratorCallAdmin(CampaignScoped):
    """Requests to models, with what they cost."""

    list_display = ("created_at", "table", "engine", "model", "purpose", "outcome", "input_tokens", "output_tokens",
                    "cost_usd", "suspicion", "took_ms")  # fmt: skip
    list_filter = ("outcome", "purpose", "engine", "model", "suspicion", OF_CAMPAIGN)
    search_fields = ("session__slug", "error", "reply")
    date_hierarchy = "created_at"
    list_select_related = ("session__campaign",)


@admin.register(ToolCall, site=site)
class ToolCallAdmin(CampaignScoped):
    """Tool calls of the narrator."""

    campaign_path = "turn__session__campaign"
    list_display = ("name", "category", "status", "turn", "attempt", "took_ms")
    list_filter = ("status", "category", "name")
    search_fields = ("name", "call_id")
    list_select_related = ("turn__session",)


@admin.register(Submission, site=site)
class SubmissionAdmin(CampaignScoped):
    """What players declared."""

    campaign_path = "turn__session__campaign"
    list_display = ("turn", "seat", "kind", "text", "submitted_at")
    list_filter = ("kind",)
    search_fields = ("text", "seat__character_name")
    list_select_related = ("turn", "seat")


@admin.register(Save, site=site)
class SaveAdmin(CampaignScoped):
    """Saves; any of them can be restored."""

    list_display = ("number", "table", "kind", "reason", "round", "created_at")
    list_filter = ("kind", "reason", OF_CAMPAIGN)
    search_fields = ("session__slug", "reason")
    date_hierarchy = "created_at"
    list_select_related = ("session__campaign",)
    actions = ("restore",)

    @admin.action(description=gettext_lazy("Go back to this save"))
    def restore(self, request: HttpRequest, queryset: QuerySet[Save]) -> None:
        """Bring a session back to how it was; the log goes on and nothing is deleted."""
        if queryset.count() != 1:
            messages.error(request, _("Choose exactly one save."))
            return
        try:
            kept = saves.restore(queryset.get().pk)
        except CampaignError as refused:
            messages.error(request, f"{refused.message} {refused.hint}".strip())
            return
        messages.success(request, _("Back at round %(round)d.") % {"round": kept.round})
