"""Campaigns and those who belong to them."""

from __future__ import annotations

import secrets
import unicodedata
import uuid
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.engines import EngineProfile


def public_id() -> str:
    """A fresh unguessable id of 32 hex digits."""
    return uuid.uuid4().hex


def return_key() -> str:
    """A fresh secret for a guest's return link."""
    return secrets.token_urlsafe(24)


def name_key(name: str) -> str:
    """What two spellings of one name have in common, whatever their case, width or way of writing accents.

    Unicode's compatibility caseless match (The Unicode Standard, section 3.13, D146).
    """
    folded = unicodedata.normalize("NFD", name).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", folded))


def spoken_languages() -> list[tuple[str, str]]:
    """The languages a story can be told in: code and English name, as Django knows them."""
    return sorted(
        ((code, info["name"]) for code, info in LANG_INFO.items() if "name" in info), key=lambda one: one[1]
    )


class Campaign(models.Model):
    """A long-running story in one genre pack and world.

    ``narration_length`` … ``narration_language`` say how it is told; empty leaves it to the table's size or the pack.
    """

    class Length(models.TextChoices):
        CONCISE = "concise", _("concise")
        STANDARD = "standard", _("standard")
        VERBOSE = "verbose", _("verbose")

    class Words(models.TextChoices):
        ACCESSIBLE = "accessible", _("accessible")
        LITERARY = "literary", _("literary")
        EPIC = "epic", _("epic")

    class Unperceived(models.TextChoices):
        TOLD = "told", _("told anyway, as at most tables")
        AWAKE = "awake", _("the blind and the deaf get what reaches them; who lies senseless is told")
        KEPT = "kept", _("kept back from whoever cannot perceive it")

    class Profanity(models.TextChoices):
        ALLOW = "allow", _("allowed")
        SOFTEN = "soften", _("softened")
        REFUSE = "refuse", _("refused, and softened in the story")

    name = models.CharField(_("name"), max_length=120)
    genre_slug = models.SlugField(_("genre"), max_length=64)
    world_slug = models.SlugField(_("world"), max_length=64)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="hosted_campaigns",
        verbose_name=_("host"),
    )
    narration_length = models.CharField(
        _("length of narrations"),
        max_length=10,
        choices=Length,
        blank=True,
        default="",
        help_text=_("Empty: long for one player, short for five and more."),
    )
    narration_words = models.CharField(
        _("words"),
        max_length=10,
        choices=Words,
        blank=True,
        default="",
        help_text=_("Empty: as the world is written."),
    )
    narration_tone = models.CharField(
        _("tone"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("One of the genre's named tones; empty: as the world is written."),
    )
    narration_language = models.CharField(
        _("language"),
        max_length=12,
        choices=spoken_languages,
        blank=True,
        default="",
        help_text=_("For language models; the house narrator tells in English. Empty: English."),
    )
    listed = models.BooleanField(_("listed"), default=False)
    lines = models.TextField(
        _("lines"),
        blank=True,
        default="",
        max_length=2000,
        help_text=_(
            "What is never to come up in the story, one thing a line. A sentence that holds it is cut."
        ),
    )
    veils = models.TextField(
        _("veils"),
        blank=True,
        default="",
        max_length=2000,
        help_text=_("What may happen but is not to be shown, one thing a line."),
    )
    unperceived = models.CharField(
        _("what a character cannot perceive"), max_length=8, choices=Unperceived, default=Unperceived.AWAKE
    )
    profanity = models.CharField(_("swearing"), max_length=8, choices=Profanity, default=Profanity.ALLOW)
    engine = models.ForeignKey(
        EngineProfile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name=_("narrator"),
        help_text=_("Chosen at the table with /model; empty: the server's own."),
    )
    takes_up_harmless = models.BooleanField(
        _("take up what is harmless"),
        default=False,
        help_text=_(
            "Where nobody is game master: what the story implies and no rule reads (an ordinary thing without value "
            "that the pack lists) becomes so by itself. Otherwise it is only noted."
        ),
    )
    cost_ceiling_usd = models.DecimalField(
        _("budget for the narrator in USD"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("All sessions together; empty: what the server allows a campaign."),
    )
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A person's belonging to a campaign. ``public_id`` is ``player_id`` on the wire."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    public_id = models.CharField(_("player id"), max_length=32, unique=True, default=public_id)
    display_name = models.CharField(_("name at the table"), max_length=40)
    # One letter may become eighteen: an Arabic ligature is the longest.
    name_key = models.CharField(max_length=720, editable=False)
    is_host = models.BooleanField(_("host"), default=False)
    is_gm = models.BooleanField(_("game master"), default=False)
    return_key = models.CharField(_("return key"), max_length=64, unique=True, default=return_key)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "user"], name="one_membership_per_user"),
            models.UniqueConstraint(fields=["campaign", "name_key"], name="one_name_per_table"),
            models.CheckConstraint(condition=~models.Q(display_name=""), name="member_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name's key beside the name."""
        self.name_key = name_key(self.display_name)
        if kwargs.get("update_fields") is not None and "display_name" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key"}
        super().save(*args, **kwargs)
