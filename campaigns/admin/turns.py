"""Turns as a GM reads them: what was said, what the rules made of it, what was told, and what changed."""

from __future__ import annotations

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.admin.proposals import AccountingInline, ProposalInline
from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.models import DiceRoll, NarratorCall, ProseFinding, Submission, ToolCall, Turn
from campaigns.selectors.prompts import told_for, told_now
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
    fields = ("attempt", "name", "arguments", "status", "result", "seen_by", "took_ms")
    readonly_fields = ("seen_by",)

    @admin.display(description=gettext_lazy("Through whose eyes"))
    def seen_by(self, call: ToolCall) -> str:
        """The names of the characters that the call looked through."""
        return ", ".join(call.perspective.values())


class NarratorCallInline(ReadOnlyInline):
    """What was asked of models for a turn."""

    model = NarratorCall
    fields = ("attempt", "engine", "model", "purpose", "outcome", "output_tokens", "cost_usd", "took_ms")


class ProseFindingInline(ReadOnlyInline):
    """What was found wrong with the prose before it settled."""

    model = ProseFinding
    fields = ("attempt", "kind", "severity", "quote", "reason", "became")
    show_change_link = False


@admin.register(Turn, site=site)
class TurnAdmin(CampaignScoped):
    """Turns with their submissions, plan, rulings, dice and calls."""

    list_display = ("number", "table", "kind", "status", "attempt", "opened_at", "settled_at", "failure")
    list_filter = ("status", "kind", OF_CAMPAIGN)
    search_fields = ("session__slug", "submissions__text", "failure")
    date_hierarchy = "opened_at"
    list_select_related = ("session__campaign",)
    inlines = (
        SubmissionInline,
        RollInline,
        ProseFindingInline,
        ProposalInline,
        AccountingInline,
        ToolCallInline,
        NarratorCallInline,
    )
    fieldsets = (
        (None, {"fields": ("number", "session", "scene", "kind", "status", "failure")}),
        (gettext_lazy("What happened"), {"fields": ("record",)}),
        (gettext_lazy("What the narrator was told"), {"fields": ("prompt_sections",)}),
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
    readonly_fields = ("record", "prompt_sections")

    class Media:
        css = {"all": ("campaigns/admin/screen.css",)}

    @admin.display(description=gettext_lazy("The turn"))
    def record(self, turn: Turn) -> SafeString:
        """The turn from the players' words to the prose, as text; everything in it is escaped."""
        return render_to_string("admin/turn_record.html", {"record": turn_record(turn)})

    @admin.display(description=gettext_lazy("Sections"))
    def prompt_sections(self, turn: Turn) -> SafeString:
        """How much the narrator was told; of a turn that is still open, what it would be told now."""
        told = told_now(turn.scene) if turn.status == Turn.Status.COLLECTING else told_for(turn)
        return render_to_string("admin/prompt.html", {"told": told})
