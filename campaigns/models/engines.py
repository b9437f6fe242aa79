"""Narrators that an operator has set up for campaigns to choose from."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class EngineProfile(models.Model):
    """One narrator: a service, its models, and the key to it, sealed (``campaigns.sealing``)."""

    class Kind(models.TextChoices):
        HOUSE = "house", _("house: offline, free")
        ANTHROPIC = "anthropic", _("Anthropic")
        OPENAI = "openai", _("any service that speaks Chat Completions")

    class Effort(models.TextChoices):
        LOW = "low", _("low")
        MEDIUM = "medium", _("medium")
        HIGH = "high", _("high")

    name = models.CharField(_("name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    base_url = models.CharField(
        _("address"),
        max_length=300,
        blank=True,
        default="",
        validators=[
            RegexValidator(r"^https?://[^\s/?#@]+(/[^\s?#]*)?$", _("Write an address like https://host/v1."))
        ],
        help_text=_("Empty: the service's own. For example https://openrouter.ai/api/v1"),
    )
    narration_model = models.CharField(_("model that tells"), max_length=80, blank=True, default="")
    aside_model = models.CharField(_("model that answers questions"), max_length=80, blank=True, default="")
    embedding_model = models.CharField(
        _("model that finds memories"),
        max_length=80,
        blank=True,
        default="",
        help_text=_(
            "Empty: memories are found by their words. Otherwise by their meaning too, at every table of this server; "
            "their texts go to this service. The first narrator that has one counts."
        ),
    )
    embedding_trouble = models.CharField(
        _("trouble with memories"), max_length=240, blank=True, default="", editable=False
    )
    accounting_model = models.CharField(
        _("model that accounts for what was told"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("A cheap one. Empty: rules alone look for what the story implies."),
    )
    effort = models.CharField(_("effort"), max_length=6, choices=Effort, default=Effort.LOW)
    sealed_key = models.TextField(blank=True, default="", editable=False)
    fallback = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who tells instead"),
        help_text=_("Tells a turn that this one cannot begin; the table sees it."),
    )
    offered = models.BooleanField(
        _("offered"), default=True, help_text=_("Campaigns may choose it with /model.")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("narrator")
        verbose_name_plural = _("narrators")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
