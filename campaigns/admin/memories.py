"""What a table remembers, as its GM reads it: who may know what, what does not go together, what is canon."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped
from campaigns.admin.site import site
from campaigns.models import Memory
from campaigns.selectors.memories import clashes


@admin.register(Memory, site=site)
class MemoryAdmin(CampaignScoped):
    """Memories; what a GM locks is canon: play writes it over no more, and it is told whenever its subject is there.

    The words of lore and of known facts are edited on their own pages, and followed here.
    """

    editable = ("text", "locked")
    list_display = (
        "text",
        "kind",
        "round",
        "known_to",
        "about",
        "weight",
        "locked",
        "goes_not_with",
        "table",
    )
    list_filter = ("kind", "locked", "weight", OF_CAMPAIGN)
    search_fields = ("text", "said", "about")
    list_select_related = ("session__campaign",)
    actions = ("lock", "unlock")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """With the seats that memories are kept for."""
        return super().get_queryset(request).prefetch_related("session__seats")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Words that have a page of their own are not edited here."""
        shown = super().get_readonly_fields(request, obj)
        followed = isinstance(obj, Memory) and obj.kind in (Memory.Kind.LORE, Memory.Kind.FACT)
        return [*shown, "text"] if followed else shown

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The page's rows with what each of them does not go with, looked for once a session."""
        page = super().get_changelist_instance(request)
        found = {session: clashes(session) for session in {row.session_id for row in page.result_list}}
        for row in page.result_list:
            row.clash = found[row.session_id].get(row.pk, "")
        return page

    @admin.display(description=gettext_lazy("does not go with"))
    def goes_not_with(self, memory: Memory) -> str:
        """Another memory, or somebody alive, that it cannot be so beside."""
        return str(getattr(memory, "clash", ""))

    @admin.display(description=gettext_lazy("known to"))
    def known_to(self, memory: Memory) -> str:
        """Names of the characters that may know it."""
        if not memory.audience:
            return _("everybody")
        seats = memory.audience.split("|")
        names = [seat.character_name for seat in memory.session.seats.all() if seat.public_id in seats]
        return ", ".join(names) or _("nobody but the GM")

    @admin.action(description=gettext_lazy("Make it canon"))
    def lock(self, request: HttpRequest, queryset: QuerySet[Memory]) -> None:
        """Have these always told when their subject is there."""
        queryset.update(locked=True)

    @admin.action(description=gettext_lazy("Make it canon no more"))
    def unlock(self, request: HttpRequest, queryset: QuerySet[Memory]) -> None:
        """Leave these to play again."""
        queryset.update(locked=False)
