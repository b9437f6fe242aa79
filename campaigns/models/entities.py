"""Rows that mirror ``campaigns.world.entities`` field for field; ``key`` is the entity's ``id``."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Session


class EntityRow(models.Model):
    """What every entity row has: its session and its key there."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="%(class)ss")
    key = models.CharField(_("key"), max_length=96)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="%(class)s_key_is_unique")]


class Scene(EntityRow):
    """Seats that share a place, a barrier and a story.

    ``chain_next`` numbers the dice that fall here while the party is apart.
    """

    place = models.CharField(_("place"), max_length=96)
    title = models.CharField(_("title"), max_length=160, blank=True, default="")
    mood = models.CharField(_("mood"), max_length=40, blank=True, default="")
    time_of_day = models.CharField(_("time of day"), max_length=160, blank=True, default="")
    stakes = models.TextField(_("stakes"), blank=True, default="")
    open = models.BooleanField(_("open"), default=True)
    data = models.JSONField(default=dict, blank=True)
    chain_next = models.PositiveIntegerField(db_default=0, editable=False)

    class Meta(EntityRow.Meta):
        verbose_name = _("scene")
        verbose_name_plural = _("scenes")

    def __str__(self) -> str:
        return self.title or self.place


class Character(EntityRow):
    """A player's character."""

    seat = models.CharField(_("seat"), max_length=32)
    scene = models.CharField(_("scene"), max_length=96)
    name = models.CharField(_("name"), max_length=80)
    pronouns = models.CharField(_("pronouns"), max_length=40)
    concept = models.CharField(_("concept"), max_length=200)
    look = models.TextField(_("look"), blank=True, default="")
    backstory = models.TextField(_("backstory"), blank=True, default="")
    place = models.CharField(_("place"), max_length=96, blank=True, default="")
    status = models.CharField(_("status"), max_length=8, default="alive")
    money = models.IntegerField(_("money in copper"), default=0)
    sheet = models.JSONField(default=dict)
    data = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("character")
        verbose_name_plural = _("characters")
        constraints = [
            *EntityRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "seat"],
                condition=models.Q(status="alive"),
                name="one_living_character_per_seat",
            ),
            models.CheckConstraint(condition=models.Q(money__gte=0), name="no_money_below_nothing"),
            models.CheckConstraint(condition=~models.Q(name=""), name="character_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Npc(EntityRow):
    """Somebody of the world."""

    name = models.CharField(_("name"), max_length=120)
    pronouns = models.CharField(_("pronouns"), max_length=40)
    role = models.CharField(_("role"), max_length=200)
    place = models.CharField(_("place"), max_length=96)
    source = models.CharField(_("from the pack"), max_length=96, blank=True, default="")
    appearance = models.TextField(_("appearance"), blank=True, default="")
    disposition = models.SmallIntegerField(_("disposition"), default=0)
    status = models.CharField(_("status"), max_length=8, default="alive")
    condition = models.CharField(_("condition"), max_length=200, blank=True, default="")
    met = models.BooleanField(_("met"), default=False)
    sheet = models.JSONField(default=dict, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("NPC")
        verbose_name_plural = _("NPCs")
        constraints = [
            *EntityRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(disposition__gte=-100, disposition__lte=100), name="disposition_is_bounded"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Item(EntityRow):
    """A thing, with exactly one holder."""

    name = models.CharField(_("name"), max_length=160)
    holder = models.CharField(_("holder"), max_length=96)
    holder_kind = models.CharField(_("held by a"), max_length=12)
    source = models.CharField(_("from the catalogue"), max_length=96, blank=True, default="")
    description = models.TextField(_("description"), blank=True, default="")
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    equipped = models.BooleanField(_("equipped"), default=False)
    data = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = [models.Index(fields=["session", "holder"])]

    def __str__(self) -> str:
        return self.name


class Quest(EntityRow):
    """A goal with stakes."""

    title = models.CharField(_("title"), max_length=160)
    objective = models.TextField(_("objective"))
    status = models.CharField(_("status"), max_length=8, default="open")
    anchor = models.CharField(_("place"), max_length=96, blank=True, default="")
    stakes = models.TextField(_("stakes"), blank=True, default="")
    giver = models.CharField(_("given by"), max_length=96, blank=True, default="")
    audience = models.JSONField(_("known to"), null=True, blank=True, default=None)

    class Meta(EntityRow.Meta):
        verbose_name = _("quest")
        verbose_name_plural = _("quests")

    def __str__(self) -> str:
        return self.title


class KnownFact(EntityRow):
    """Something a character knows; ``character`` empty: all of them."""

    character = models.CharField(_("character"), max_length=96, blank=True, default="")
    content = models.TextField(_("content"))
    category = models.CharField(_("category"), max_length=12)
    confidence = models.CharField(_("confidence"), max_length=12, default="Certain")
    source = models.CharField(_("source"), max_length=160, blank=True, default="")
    learned_turn = models.PositiveIntegerField(_("learned in turn"), default=0)
    topic = models.CharField(_("topic"), max_length=120, blank=True, default="")

    class Meta(EntityRow.Meta):
        verbose_name = _("known fact")
        verbose_name_plural = _("known facts")

    def __str__(self) -> str:
        return self.content[:60]


class Clock(EntityRow):
    """A countdown."""

    name = models.CharField(_("name"), max_length=160)
    segments = models.PositiveSmallIntegerField(_("segments"))
    filled = models.FloatField(_("filled"), default=0)
    hidden = models.BooleanField(_("hidden"), default=False)
    data = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = [
            *EntityRow.Meta.constraints,
            models.CheckConstraint(condition=models.Q(filled__gte=0), name="clocks_do_not_run_below_nothing"),
        ]

    def __str__(self) -> str:
        return self.name


class Place(EntityRow):
    """What play has done to a place; the authored text stays in the pack."""

    name = models.CharField(_("name"), max_length=160)
    known = models.BooleanField(_("known"), default=False)
    visited = models.BooleanField(_("visited"), default=False)
    additions = models.JSONField(_("added"), default=list, blank=True)
    closed_exits = models.JSONField(default=list, blank=True)
    opened_exits = models.JSONField(default=list, blank=True)
    mood = models.CharField(_("mood"), max_length=40, blank=True, default="")
    data = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name


class Encounter(EntityRow):
    """A confrontation; one at a time runs in a scene."""

    scene = models.CharField(_("scene"), max_length=96)
    type = models.CharField(_("type"), max_length=96)
    label = models.CharField(_("label"), max_length=160)
    category = models.CharField(_("category"), max_length=16)
    status = models.CharField(_("status"), max_length=8, default="running")
    round = models.PositiveIntegerField(_("round"), default=0)
    outcome = models.CharField(_("outcome"), max_length=16, blank=True, default="")
    stakes = models.TextField(_("stakes"), blank=True, default="")
    participants = models.JSONField(default=list, blank=True)
    state = models.JSONField(default=dict, blank=True)

    class Meta(EntityRow.Meta):
        verbose_name = _("encounter")
        verbose_name_plural = _("encounters")
        constraints = [
            *EntityRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "scene"],
                condition=models.Q(status="running"),
                name="one_encounter_runs_in_a_scene",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Lore(models.Model):
    """What is true of the world, copied from the pack so that a GM may edit it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="lore")
    key = models.CharField(_("key"), max_length=96)
    title = models.CharField(_("title"), max_length=160)
    category = models.CharField(_("category"), max_length=40)
    text = models.TextField(_("text"))
    secret = models.BooleanField(_("secret"), default=False)

    class Meta:
        verbose_name = _("lore")
        verbose_name_plural = _("lore")
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="lore_key_is_unique")]

    def __str__(self) -> str:
        return self.title
