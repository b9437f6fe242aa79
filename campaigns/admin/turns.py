"""Turns as a GM reads them: what was said, what the rules made of it, what was told, and what changed."""

from __future__ import annotations

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.models import DiceRoll, NarratorCall, Submission, ToolCall, Turn
from campaigns.selectors.turn_records import turn_record


class SubmissionInline(ReadOnlyInline):
    """What was declared for a turn."""

    model = Submission
    fields = ("seat", "kind", "text", "submitted_at")


class RollInline(ReadOnlyInline):
    """The dice of a turn."""

    model = DiceRoll
    fields = ("label", "seat", "faces", "modifier", "difficulty", "status", "physical", "public")


class ToolCallInline(ReadOnlyInline):
    """What the narrator did in a turn."""

    model = ToolCall
    fields = ("attempt", "name", "arguments", "status", "took_ms")


class NarratorCallInline(ReadOnlyInline):
    """What was asked of models for a turn."""

    model = NarratorCall
    fields = ("attempt", "engine", "model", "purpose", "outcome", "output_tokens", "cost_usd", "took_ms")


@admin.register(Turn, site=site)
class TurnAdmin(CampaignScoped):
    """Turns with their submissions, plan, rulings, dice and calls."""

    list_display = ("number", "table", "kind", "status", "attempt", "opened_at", "settled_at", "failure")
    list_filter = ("status", "kind", OF_CAMPAIGN)
    search_fields = ("session__slug", "submissions__text", "failure")
    date_hierarchy = "opened_at"
    list_select_related = ("session__campaign",)
    inlines = (SubmissionInline, RollInline, ToolCallInline, NarratorCallInline)
    fieldsets = (
        (None, {"fields": ("number", "session", "scene", "kind", "status", "failure")}),
        (gettext_lazy("What happened"), {"fields": ("record",)}),
        (
            gettext_lazy("When and by whom"),
            {
                "classes": ("collapse",),
                "fields": (
                    "opened_at",
                    "deadline_at",
                    "closed_at",
                    "rolls_due_at",
                    "settled_at",
                    "attempt",
                    "owner",
                    "lease_expires_at",
                ),
            },
        ),
    )
    readonly_fields = ("record",)

    class Media:
        css = {"all": ("campaigns/admin/screen.css",)}

    @admin.display(description=gettext_lazy("The turn"))
    def record(self, turn: Turn) -> SafeString:
        """The turn from the players' words to the prose, as text; everything in it is escaped."""
        return render_to_string("admin/turn_record.html", {"record": turn_record(turn)})
