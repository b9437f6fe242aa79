"""The world as the GM sees and edits it: one page a kind, saved through the services."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ChoiceField, ModelForm
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped
from campaigns.admin.site import site
from campaigns.errors import CampaignError
from campaigns.models import (
    Character,
    Clock,
    Encounter,
    EntityRow,
    Item,
    KnownFact,
    Lore,
    Npc,
    Place,
    Quest,
    Scene,
)
from campaigns.rules.contracts import Json
from campaigns.selectors.growing import growth_titles
from campaigns.services.editing import check_edit, edit_entity, words_of
from campaigns.services.growing import grow_as_suggested
from campaigns.services.memories import keep_lore
from campaigns.world.entities import Kind


class EntityForm(ModelForm):  # type: ignore[type-arg]  # the class takes no parameter when it runs
    """An entity's fields with what the page showed of them, so that play's own changes are noticed."""

    kind: ClassVar[Kind]

    def edited(self) -> tuple[dict[str, Json], dict[str, Json]]:
        """The fields that were changed, and what the page had shown for each of them."""
        fields = {name: cast(Json, self.cleaned_data[name]) for name in self.changed_data}
        return fields, {name: self._shown(name) for name in fields}

    def clean(self) -> dict[str, Any]:
        """Say by the form what the service would refuse."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            fields, shown = self.edited()
            try:
                check_edit(self.instance.session_id, self.kind, self.instance.key, fields, shown=shown)
            except CampaignError as refused:
                raise ValidationError(f"{refused.message} {refused.hint}".strip()) from refused
        return cleaned

    def _shown(self, name: str) -> Json:
        """A field as the page had it: Django sends it back beside the field."""
        field = self.fields[name]
        hidden = field.hidden_widget()
        sent = hidden.value_from_datadict(self.data, self.files, self.add_initial_prefix(name))
        return cast(Json, field.to_python(sent))


class EntityAdmin(CampaignScoped):
    """A kind of entity. Changes go through ``edit_entity``: rows are also cached, saved and shown to the table."""

    kind: ClassVar[Kind]
    list_select_related = ("session__campaign",)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form of this kind."""
        kwargs.setdefault("form", type("KindForm", (EntityForm,), {"kind": self.kind}))
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Words that play tells apart are chosen, not typed; every field remembers what it showed."""
        words = words_of(self.kind, db_field.name)
        if words:
            field: Any = ChoiceField(
                choices=[(word, word) for word in words], label=capfirst(db_field.verbose_name)
            )
        else:
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.show_hidden_initial = True
        return field

    def save_model(self, request: HttpRequest, obj: EntityRow, form: EntityForm, change: bool) -> None:  # type: ignore[override]  # forms of this admin are entity forms
        """Make the change by the service."""
        fields, shown = form.edited()
        by = request.user.get_username()
        edit_entity(obj.session_id, self.kind, obj.key, fields, shown=shown, by=by)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """One row; what play changes between the check and the edit is said and changes nothing."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except CampaignError as refused:
            messages.error(request, f"{refused.message} {refused.hint}".strip())
            return HttpResponseRedirect(request.get_full_path())


@admin.register(Scene, site=site)
class SceneAdmin(EntityAdmin):
    """Scenes."""

    kind = "scene"
    editable = ("title", "mood", "time_of_day", "stakes")
    list_display = ("title", "place", "mood", "open", "table")
    list_filter = ("open", OF_CAMPAIGN)
    search_fields = ("title", "place", "stakes")


@admin.register(Character, site=site)
class CharacterAdmin(EntityAdmin):
    """Players' characters."""

    kind = "character"
    editable = ("name", "pronouns", "concept", "look", "backstory", "money", "status", "sheet")
    list_display = ("name", "concept", "place", "status", "money", "to_choose", "table")
    list_filter = ("status", OF_CAMPAIGN)
    search_fields = ("name", "concept", "backstory")
    actions = ("take_suggestions",)

    @admin.display(description=gettext_lazy("to choose"))
    def to_choose(self, character: Character) -> str:
        """What has grown and is still to be chosen by the player."""
        return ", ".join(growth_titles(character))

    @admin.action(description=gettext_lazy("Have what has grown taken as suggested"))
    def take_suggestions(self, request: HttpRequest, queryset: QuerySet[Character]) -> None:
        """Choose for those whose players do not."""
        for character in queryset:
            try:
                grow_as_suggested(character.session_id, character.key)
            except CampaignError as refused:
                messages.error(request, f"{character.name}: {refused.message}")
            else:
                messages.success(
                    request, _("%(name)s has taken what is suggested.") % {"name": character.name}
                )


@admin.register(Npc, site=site)
class NpcAdmin(EntityAdmin):
    """The people of the world."""

    kind = "npc"
    editable = ("name", "role", "place", "appearance", "disposition", "status", "condition", "met", "sheet")
    list_display = ("name", "role", "place", "disposition", "status", "met", "table")
    list_filter = ("status", "met", OF_CAMPAIGN)
    search_fields = ("name", "role", "key")


@admin.register(Item, site=site)
class ItemAdmin(EntityAdmin):
    """Things."""

    kind = "item"
    editable = ("name", "description", "quantity", "equipped", "holder", "holder_kind")
    list_display = ("name", "quantity", "holder_kind", "holder", "equipped", "table")
    list_filter = ("holder_kind", "equipped", OF_CAMPAIGN)
    search_fields = ("name", "description", "holder")


@admin.register(Quest, site=site)
class QuestAdmin(EntityAdmin):
    """Goals."""

    kind = "quest"
    editable = ("title", "objective", "status", "stakes", "anchor")
    list_display = ("title", "status", "anchor", "table")
    list_filter = ("status", OF_CAMPAIGN)
    search_fields = ("title", "objective")


@admin.register(KnownFact, site=site)
class KnownFactAdmin(EntityAdmin):
    """What characters know."""

    kind = "fact"
    editable = ("content", "category", "confidence")
    list_display = ("content", "category", "confidence", "learned_turn", "character", "table")
    list_filter = ("category", "confidence", OF_CAMPAIGN)
    search_fields = ("content", "source", "topic")


@admin.register(Clock, site=site)
class ClockAdmin(EntityAdmin):
    """Countdowns."""

    kind = "clock"
    editable = ("name", "filled", "hidden")
    list_display = ("name", "filled", "segments", "hidden", "table")
    list_filter = ("hidden", OF_CAMPAIGN)
    search_fields = ("name",)


@admin.register(Place, site=site)
class PlaceAdmin(EntityAdmin):
    """What play has done to places."""

    kind = "place"
    editable = ("known", "visited", "mood")
    list_display = ("name", "known", "visited", "mood", "table")
    list_filter = ("known", "visited", OF_CAMPAIGN)
    search_fields = ("name", "key")


@admin.register(Encounter, site=site)
class EncounterAdmin(EntityAdmin):
    """Confrontations; their state is the ruleset's and not edited by hand."""

    kind = "encounter"
    list_display = ("label", "category", "status", "round", "outcome", "table")
    list_filter = ("status", "category", OF_CAMPAIGN)
    search_fields = ("label", "type")


@admin.register(Lore, site=site)
class LoreAdmin(CampaignScoped):
    """What is true of the world; the narrator reads the rows."""

    editable = ("title", "category", "text", "secret")
    list_display = ("title", "category", "secret", "table")
    list_filter = ("secret", "category", OF_CAMPAIGN)
    search_fields = ("title", "text")
    list_select_related = ("session__campaign",)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Lore, form: ModelForm[Any], change: bool) -> None:  # type: ignore[override]  # rows of this page are lore
        """Write it, and have the narrator remember it as it is now."""
        super().save_model(request, obj, form, change)
        keep_lore([obj])
