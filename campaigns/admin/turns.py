"""Turns as a GM reads them: what was said, what the rules made of it, what was told, and what changed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.proposals import AccountingInline, ProposalInline
from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.errors import CampaignError
from campaigns.models import DiceRoll, Member, NarratorCall, ProseFinding, Submission, ToolCall, Turn
from campaigns.selectors.prompts import told_for, told_now
from campaigns.selectors.turn_records import turn_record
from campaigns.services.cutting import cut
from campaigns.services.retelling import ask


class SubmissionInline(ReadOnlyInline):
    """What was declared for a turn."""

    model = Submission
    fields = ("seat", "kind", "text", "by_stand_in", "submitted_at")


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
    fields = (
        *("attempt", "engine", "model", "purpose", "outcome", "stop_reason", "error", "output_tokens"),
        *("cost_usd", "first_token_ms", "took_ms"),
    )


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
    actions = ("stop_telling", "told_by_the_house", "tell_again")

    class Media:
        css = {"all": ("campaigns/admin/screen.css",)}

    @admin.action(description=gettext_lazy("Stop the narration"))
    def stop_telling(self, request: HttpRequest, queryset: QuerySet[Turn]) -> None:
        """Stop the narration of the chosen turns; they wait to be told again."""
        self._each(request, queryset, lambda turn, by: cut(turn.pk, by=by))

    @admin.action(description=gettext_lazy("Have it told by the house narrator"))
    def told_by_the_house(self, request: HttpRequest, queryset: QuerySet[Turn]) -> None:
        """Stop whoever tells the chosen turns, and have the house narrator tell them."""
        self._each(request, queryset, lambda turn, by: cut(turn.pk, by=by, house=True))

    @admin.action(description=gettext_lazy("Have it told in other words"))
    def tell_again(self, request: HttpRequest, queryset: QuerySet[Turn]) -> None:
        """Have settled turns told in other words, with the same dice and the same state."""
        self._each(request, queryset, lambda turn, by: ask(turn.pk, by=by))

    def _each(
        self, request: HttpRequest, queryset: QuerySet[Turn], act: Callable[[Turn, str], object]
    ) -> None:
        for turn in queryset.select_related("session"):
            gm = Member.objects.filter(
                campaign=turn.session.campaign_id, user_id=request.user.pk or 0
            ).first()
            try:
                act(turn, gm.public_id if gm is not None else "")
            except CampaignError as refused:
                self.message_user(request, f"{turn}: {refused.message}", messages.ERROR)
            else:
                self.message_user(request, _("%(turn)s: done.") % {"turn": turn}, messages.SUCCESS)

    @admin.display(description=gettext_lazy("The turn"))
    def record(self, turn: Turn) -> SafeString:
        """The turn from the players' words to the prose, as text; everything in it is escaped."""
        return render_to_string("admin/turn_record.html", {"record": turn_record(turn)})

    @admin.display(description=gettext_lazy("Sections"))
    def prompt_sections(self, turn: Turn) -> SafeString:
        """How much the narrator was told; of a turn that is still open, what it would be told now."""
        told = told_now(turn.scene) if turn.status == Turn.Status.COLLECTING else told_for(turn)
        return render_to_string("admin/prompt.html", {"told": told})
