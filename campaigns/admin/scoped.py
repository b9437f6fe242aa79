"""What every admin page of the game shares: a GM sees the rows of their own campaigns, and of no other."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign

OF_CAMPAIGN = ("session__campaign", RelatedOnlyFieldListFilter)
"""A filter by campaign that offers only campaigns with rows the visitor may see."""


COMPARISONS = ("exact", "in", "isnull", "id__exact", "id__in", "gte", "lt", "year", "month", "day")
"""How the filters beside a list, and the dates above it, compare."""


def gm_campaigns(request: HttpRequest) -> QuerySet[Campaign]:
    """The campaigns whose secrets the visitor may see."""
    user = request.user
    if isinstance(user, User) and user.is_superuser:
        return Campaign.objects.all()
    return Campaign.objects.filter(members__user_id=user.pk or 0, members__is_gm=True)


class CampaignScoped(admin.ModelAdmin):  # type: ignore[type-arg]  # one base for every model
    """A ModelAdmin whose rows belong to a campaign, found along ``campaign_path``.

    Nothing may be added by hand, and nothing deleted: rows come from play. Subclasses name what may be edited.
    """

    campaign_path: ClassVar[str] = "session__campaign"
    editable: ClassVar[tuple[str, ...]] = ()
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """The rows of the visitor's campaigns."""
        rows = super().get_queryset(request)
        if isinstance(request.user, User) and request.user.is_superuser:
            return rows
        return rows.filter(**{f"{self.campaign_path}__in": gm_campaigns(request)})

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the lists offer to filter by.

        Django would take any column of the row in the address, and a seed or a key that no page shows could be
        felt out letter by letter with ``?chain_secret__startswith=``.
        """
        offered = [str(entry[0] if isinstance(entry, tuple) else entry) for entry in self.list_filter]
        if self.date_hierarchy:
            offered.append(self.date_hierarchy)
        return any(lookup in (name, *(f"{name}__{end}" for end in COMPARISONS)) for name in offered)

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:
        """Write what was changed and nothing else: play may have moved the row's other columns meanwhile."""
        if form.changed_data:
            obj.save(update_fields=form.changed_data)

    @admin.display(description=gettext_lazy("table"), ordering="session__campaign__name")
    def table(self, row: Any) -> str:
        """The campaign that a row of a session belongs to."""
        return str(row.session.campaign.name)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Choices come from the visitor's campaigns too."""
        scoped = self.admin_site._registry.get(db_field.related_model)
        if isinstance(scoped, CampaignScoped):
            kwargs["queryset"] = scoped.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Everything that is not named as editable."""
        shown = [field.name for field in self.model._meta.concrete_fields if field.name not in self.editable]
        return [
            *shown,
            *(str(name) for name in super().get_readonly_fields(request, obj) if name not in shown),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may enter sees the section."""
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Rows of one's own campaigns; a direct address of any other row is not found."""
        return self._mine(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only where something may be edited at all."""
        return bool(self.editable) and self._mine(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Rows come from play."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The log and what it speaks of stay whole."""
        return False

    def _mine(self, request: HttpRequest, obj: Model | None) -> bool:
        if not self.admin_site.has_permission(request):
            return False
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows shown on their owner's page; whoever may see the owner may see them."""

    can_delete = False
    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows come from play."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To read only."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The owner's page has decided who may see it."""
        return self.admin_site.has_permission(request)
