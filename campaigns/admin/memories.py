"""What a table remembers, as its GM reads it: who may know what, what does not go together, what is canon."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, gm_campaigns
from campaigns.admin.site import site
from campaigns.models import Memory
from campaigns.selectors.memories import clashes
from campaigns.services.canon import is_canon, remember


class CanonForm(ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """What a GM says is so, at one of their tables."""

    class Meta:
        model = Memory
        fields = ("session", "text", "about")

    def clean(self) -> dict[str, Any]:
        """Refuse what is canon already."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "session" in given and "text" in given and is_canon(given["session"].pk, given["text"]):
            raise ValidationError(_("That is canon already."))
        return given


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

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Canon may be written by hand, by the GM of a table."""
        return self.has_view_permission(request) and gm_campaigns(request).exists()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Any]]:
        """A new one is canon: what is so, at which table, about whom."""
        return super().get_form(request, obj, change=change, **({} if obj else {"form": CanonForm}), **kwargs)

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Of a new one only what a GM says."""
        return CanonForm.Meta.fields if obj is None else super().get_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:
        """A new one is kept as the table's canon; of others what was changed is written."""
        if change or not isinstance(obj, Memory):
            super().save_model(request, obj, form, change)
            return
        obj.pk = remember(obj.session_id, obj.text, by=str(request.user), about=obj.about).pk

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Words that have a page of their own are not edited here."""
        if obj is None:
            return []
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
