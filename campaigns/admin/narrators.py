"""The operator's narrators: services, models and keys. A key can be entered and forgotten, never read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.admin.site import site
from campaigns.models import EngineProfile
from campaigns.sealing import seal
from campaigns.services.engines import config_of, embedder_config
from narrator.engines.choose import choose, choose_embedder
from narrator.errors import EngineMisconfigured


class NarratorForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """A narrator with its key beside it; what cannot be had is refused before it is kept."""

    new_key = forms.CharField(
        label=_("key"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept sealed and never shown. Empty: the key stays as it is."),
    )
    forget_key = forms.BooleanField(label=_("forget the key"), required=False)

    class Meta:
        model = EngineProfile
        fields = (
            "name",
            "kind",
            "base_url",
            "narration_model",
            "aside_model",
            "embedding_model",
            "accounting_model",
            "effort",
            "fallback",
            "offered",
        )

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # a hook of Django's that the stubs leave out
        if self.cleaned_data.get("forget_key"):
            self.instance.sealed_key = ""
        if self.cleaned_data.get("new_key"):
            self.instance.sealed_key = seal(self.cleaned_data["new_key"])
        if self.errors:
            return
        try:
            self._try_out(self.instance)
        except EngineMisconfigured as wrong:
            self.add_error(None, f"{wrong.message} {wrong.hint}")

    def _try_out(self, profile: EngineProfile) -> None:
        """Raise ``EngineMisconfigured`` for what cannot be had; one that only finds memories need not tell."""
        if profile.embedding_model:
            if profile.kind != EngineProfile.Kind.OPENAI:
                raise EngineMisconfigured(
                    gettext("Only a service that speaks Chat Completions can find memories."),
                    hint=gettext("Make a narrator of that kind for it, which need not be offered."),
                )
            config = embedder_config(profile)
            assert config is not None
            choose_embedder(config)
            if not profile.narration_model and not profile.offered:
                return
        choose(config_of(profile))


@admin.register(EngineProfile, site=site)
class NarratorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic only in the stubs
    """Narrators; for the operator alone, since keys are money."""

    form = NarratorForm
    list_display = (
        "name",
        "kind",
        "narration_model",
        "base_url",
        "has_key",
        "fallback",
        "offered",
        "embedding_model",
        "embedding_trouble",
        "changed_at",
    )
    list_filter = ("kind", "offered")
    list_select_related = ("fallback",)
    search_fields = ("name", "narration_model")

    @admin.display(description=_("key"), boolean=True)
    def has_key(self, row: EngineProfile) -> bool:
        """Whether there is one."""
        return bool(row.sealed_key)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Operators only."""
        return isinstance(request.user, User) and request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Operators only."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Operators only."""
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Operators only."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Operators only; campaigns that had chosen it go back to the server's own."""
        return self.has_module_permission(request)
