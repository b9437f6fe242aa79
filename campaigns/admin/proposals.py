"""What the story implies, as its GM decides on it: accepted it becomes so, rejected it stays words."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.errors import CampaignError
from campaigns.models import Accounting, Proposal
from campaigns.services import proposals
from campaigns.services.proposals import Decider


class ProposalInline(ReadOnlyInline):
    """What a turn's prose implies and its rules have not done."""

    model = Proposal
    fields = ("number", "text", "quote", "confidence", "by", "known_to", "status", "decided_by")
    readonly_fields = ("known_to",)

    @admin.display(description=gettext_lazy("read by"))
    def known_to(self, row: Proposal) -> str:
        """The characters whose players have read it."""
        return readers(row)


class AccountingInline(ReadOnlyInline):
    """How a turn's prose was accounted for."""

    model = Accounting
    fields = ("outcome", "note", "done_already", "attempt", "due_at")
    show_change_link = False


@admin.register(Proposal, site=site)
class ProposalAdmin(CampaignScoped):
    """Proposals, to be accepted or rejected."""

    list_display = (
        "number",
        "text",
        "quote",
        "turn",
        "confidence",
        "by",
        "known_to",
        "status",
        "decided_by",
        "table",
    )
    list_filter = ("status", "kind", "by", OF_CAMPAIGN)
    search_fields = ("text", "quote", "session__slug")
    date_hierarchy = "created_at"
    list_select_related = ("session__campaign", "turn")
    actions = ("accept", "reject")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """With the seats that have read them."""
        return super().get_queryset(request).prefetch_related("session__seats")

    @admin.display(description=gettext_lazy("read by"))
    def known_to(self, row: Proposal) -> str:
        """The characters whose players have read it."""
        return readers(row)

    @admin.action(description=gettext_lazy("Accept: it becomes so"))
    def accept(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        """Make the chosen ones true, in the order in which they were told."""
        self._decide(request, queryset, proposals.accept)

    @admin.action(description=gettext_lazy("Reject: it stays words"))
    def reject(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        """Leave the chosen ones what they are."""
        self._decide(request, queryset, proposals.reject)

    def _decide(
        self,
        request: HttpRequest,
        queryset: QuerySet[Proposal],
        deciding: Callable[[int, int, Decider], str],
    ) -> None:
        by = Decider(str(request.user))
        for row in queryset.order_by("pk"):
            try:
                messages.success(request, deciding(row.session_id, row.number, by))
            except CampaignError as refused:
                messages.error(request, f"{row.number}: {refused.message}")


def readers(row: Proposal) -> str:
    """The names of the characters whose players have read a proposal's words."""
    if row.audience is None:
        return _("everybody")
    return ", ".join(
        seat.character_name for seat in row.session.seats.all() if seat.public_id in row.audience
    )
