"""Campaigns, members, sessions, seats: who plays, and the GM's hand on the table."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.db.models import Model, QuerySet
from django.forms import ChoiceField, ModelForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigns.admin.scoped import OF_CAMPAIGN, CampaignScoped, ReadOnlyInline
from campaigns.admin.site import site
from campaigns.errors import CampaignError
from campaigns.models import Campaign, Member, Presence, Scene, Seat, Session, Sitting, StandIn
from campaigns.selectors.manners import named_tones
from campaigns.selectors.prompts import told_now
from campaigns.services import directing, saves
from campaigns.services.growing import let_grow_by_themselves
from campaigns.services.manners import set_manner
from campaigns.services.seating import release
from campaigns.services.throwing import use_physical_dice

MANNERS: Final = ("narration_length", "narration_words", "narration_tone", "narration_language")


@admin.register(Campaign, site=site)
class CampaignAdmin(CampaignScoped):
    """Campaigns."""

    campaign_path = "pk"
    editable = ("name", "listed", "lines", "veils", "cost_ceiling_usd", "takes_up_harmless", *MANNERS)
    list_display = ("name", "genre_slug", "world_slug", "host", "listed", "created_at")
    list_filter = ("listed", "genre_slug")
    search_fields = ("name",)
    date_hierarchy = "created_at"
    list_select_related = ("host",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Any]]:
        """The form, with the tones that the campaign's genre names."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and "narration_tone" in form.base_fields:
            named = [(name, name) for name in named_tones(obj.pk)]
            form.base_fields["narration_tone"] = ChoiceField(
                label=gettext_lazy("tone"), required=False, choices=[("", "---------"), *named]
            )
        return form

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:
        """Write what was changed; the tables read of another way of telling."""
        others = [name for name in form.changed_data if name not in MANNERS]
        if others:
            obj.save(update_fields=others)
        for name in form.changed_data:
            if name in MANNERS:
                set_manner(obj.pk, name, form.cleaned_data[name])


@admin.register(Member, site=site)
class MemberAdmin(CampaignScoped):
    """Who belongs to a campaign; a return key is a way in and is not shown."""

    campaign_path = "campaign"
    exclude = ("return_key",)
    list_display = ("display_name", "campaign", "is_host", "is_gm", "joined_at")
    list_filter = ("is_host", "is_gm", ("campaign", RelatedOnlyFieldListFilter))
    search_fields = ("display_name",)
    list_select_related = ("campaign",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Everything but the key, which is left out."""
        return [name for name in super().get_readonly_fields(request, obj) if name != "return_key"]


class SeatInline(ReadOnlyInline):
    """The seats of a session, to look at."""

    model = Seat
    fields = ("number", "member", "character_name", "status", "released", "ready")


@admin.register(Session, site=site)
class SessionAdmin(CampaignScoped):
    """Sessions, with the GM's pause, saves and second tries as actions."""

    campaign_path = "campaign"
    exclude = ("seed", "chain_secret")
    editable = ("note_from_gm", "physical_dice", "automatic_growth")
    list_display = (
        "campaign",
        "slug",
        "mode",
        "turn_mode",
        "status",
        "paused_at",
        "last_position",
        "last_played",
    )
    list_filter = ("status", "mode", "turn_mode", ("campaign", RelatedOnlyFieldListFilter))
    search_fields = ("slug", "join_code", "campaign__name")
    date_hierarchy = "last_played"
    list_select_related = ("campaign",)
    inlines = (SeatInline,)
    actions = ("pause", "resume", "save_now", "try_again")
    readonly_fields = ("told_now",)

    class Media:
        css = {"all": ("campaigns/admin/screen.css",)}

    @admin.display(description=gettext_lazy("What the narrator would be told now"))
    def told_now(self, session: Session) -> SafeString:
        """The prompt of every scene that is open, by section."""
        scenes = Scene.objects.filter(session=session, open=True).order_by("pk")
        return format_html_join(
            "",
            "{}",
            ((render_to_string("admin/prompt.html", {"told": told_now(scene)}),) for scene in scenes),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The seeds of dice not yet thrown are nobody's to read."""
        hidden = {"seed", "chain_secret"}
        return [name for name in super().get_readonly_fields(request, obj) if name not in hidden]

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:
        """Write what was changed and nothing else; a table whose dice or pace are changed hears of it."""
        others = [name for name in form.changed_data if name not in ("physical_dice", "automatic_growth")]
        if others:
            obj.save(update_fields=others)
        if "physical_dice" in form.changed_data:
            use_physical_dice(obj.pk, form.cleaned_data["physical_dice"])
        if "automatic_growth" in form.changed_data:
            let_grow_by_themselves(obj.pk, form.cleaned_data["automatic_growth"])

    @admin.action(description=gettext_lazy("Pause"))
    def pause(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        """Hold the chosen tables."""
        for session in queryset:
            directing.pause(session.pk)
        self._done(request, queryset.count())

    @admin.action(description=gettext_lazy("Go on"))
    def resume(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        """Let the chosen tables go on."""
        for session in queryset:
            directing.resume(session.pk)
        self._done(request, queryset.count())

    @admin.action(description=gettext_lazy("Save now"))
    def save_now(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        """Keep a full save of the chosen tables."""
        for session in queryset:
            saves.save_now(session.pk, reason=_("by the GM"))
        self._done(request, queryset.count())

    @admin.action(description=gettext_lazy("Have the failed turn told again"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        """Try the failed turn of the chosen tables again."""
        for session in queryset:
            try:
                messages.success(request, directing.try_again(session, directing.only_scene(session)))
            except CampaignError as refused:
                messages.error(request, f"{session.slug}: {refused.message}")

    def _done(self, request: HttpRequest, count: int) -> None:
        messages.success(request, ngettext("Done for %d table.", "Done for %d tables.", count) % count)


class StandInInline(ReadOnlyInline):
    """What a seat's player has chosen for the time they are away."""

    model = StandIn
    exclude = ("taken_until",)
    show_change_link = False


@admin.register(Seat, site=site)
class SeatAdmin(CampaignScoped):
    """Seats."""

    list_display = ("number", "member", "character_name", "status", "released", "table")
    list_filter = ("status", "released", OF_CAMPAIGN)
    search_fields = ("character_name", "member__display_name")
    list_select_related = ("member", "session__campaign")
    inlines = (StandInInline,)
    actions = ("do_not_wait", "wait_again")

    @admin.action(description=gettext_lazy("Do not wait for them"))
    def do_not_wait(self, request: HttpRequest, queryset: QuerySet[Seat]) -> None:
        """The table goes on without these seats."""
        self._release(queryset, True)

    @admin.action(description=gettext_lazy("Wait for them again"))
    def wait_again(self, request: HttpRequest, queryset: QuerySet[Seat]) -> None:
        """The table waits for these seats again."""
        self._release(queryset, False)

    def _release(self, queryset: QuerySet[Seat], released: bool) -> None:
        release(tuple(queryset.values_list("pk", flat=True)), released)


@admin.register(Sitting, site=site)
class SittingAdmin(CampaignScoped):
    """Evenings."""

    list_display = ("table", "number", "started_at", "last_active_at")
    date_hierarchy = "started_at"
    list_select_related = ("session__campaign",)


@admin.register(Presence, site=site)
class PresenceAdmin(CampaignScoped):
    """Who is connected."""

    list_display = ("member", "seat", "connected", "expires_at", "table")
    list_filter = ("connected", OF_CAMPAIGN)
    list_select_related = ("member", "seat", "session__campaign")
