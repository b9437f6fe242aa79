"""What a session remembers, one row a memory: what narrators are given again when it matters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Session


class Memory(models.Model):
    """Something that was so, in a sentence or a few.

    ``audience`` are the seats that may know, each between bars (``|a|b|``); empty is everybody, one bar nobody but
    the GM. ``about`` are names of what it is about, ``said`` a player's own words. ``weight`` is 1 for what merely
    happened to 4 for what binds people: promises, debts, grudges. A locked one is the GM's canon. ``reminded`` is the
    last round in which somebody was reminded of what they alone know; 0 is never.
    """

    class Kind(models.TextChoices):
        LORE = "lore", _("lore")
        FACT = "fact", _("known fact")
        EVENT = "event", _("event")
        TURN = "turn", _("a turn in short")
        SCENE = "scene", _("a scene in short")
        CHAPTER = "chapter", _("a chapter in short")
        CAMPAIGN = "campaign", _("the campaign in short")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="memories")
    key = models.CharField(_("key"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    round = models.PositiveIntegerField(_("round"), default=0)
    scene = models.CharField(_("scene"), max_length=96, blank=True, default="")
    text = models.TextField(_("text"))
    said = models.TextField(_("in a player's words"), blank=True, default="")
    about = models.TextField(_("about"), blank=True, default="")
    audience = models.TextField(_("known to"), blank=True, default="")
    source = models.CharField(_("source"), max_length=160, blank=True, default="")
    confidence = models.CharField(_("confidence"), max_length=12, default="Certain")
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    reminded = models.PositiveIntegerField(_("reminded in round"), default=0, editable=False)
    locked = models.BooleanField(_("canon"), default=False)

    class Meta:
        verbose_name = _("memory")
        verbose_name_plural = _("memories")
        ordering = ["-round", "-pk"]
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="memory_key_is_unique")]
        indexes = [
            models.Index(fields=["session", "kind", "round"], name="memory_by_kind"),
            models.Index(fields=["session"], condition=models.Q(locked=True), name="memory_canon"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class MemoryVector(models.Model):
    """What a memory means, as an embedding model says: ``vector`` are little-endian float32, ``dimension`` of them.

    It counts for the words it was made of, and is made anew once the memory has others.
    """

    memory = models.OneToOneField(Memory, on_delete=models.CASCADE, primary_key=True, related_name="vector")
    model = models.CharField(_("model"), max_length=80)
    dimension = models.PositiveSmallIntegerField(_("dimension"))
    of_text = models.TextField(_("made of"))
    vector = models.BinaryField(_("vector"))

    class Meta:
        verbose_name = _("meaning of a memory")
        verbose_name_plural = _("meanings of memories")

    def __str__(self) -> str:
        return f"{self.model}: {self.of_text[:60]}"
