"""Sessions, their evenings, seats and who is connected."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign, Member, public_id

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_slug() -> str:
    """An unguessable name for a session: 22 URL-safe characters (128 bits)."""
    return secrets.token_hex(11)


def new_code() -> str:
    """A join code of six letters without I and O; 24^6, about 190 million."""
    return "".join(secrets.choice(CODE_LETTERS) for _index in range(6))


def new_seed() -> str:
    """32 bytes in hex."""
    return secrets.token_hex(32)


class PackSnapshot(models.Model):
    """A resolved pack and world as they were when a session was pinned to them."""

    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    genre_slug = models.SlugField(max_length=64)
    world_slug = models.SlugField(max_length=64)
    data = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pack snapshot")
        verbose_name_plural = _("pack snapshots")

    def __str__(self) -> str:
        return f"{self.genre_slug}/{self.world_slug} {self.digest[:8]}"


class Session(models.Model):
    """One timeline of play. ``last_position`` and ``public_count`` number its event log.

    While the party is apart, ``clock_turn`` is the turn that has moved the story's clock to ``clock_round``.
    """

    class Mode(models.TextChoices):
        SOLO = "solo", _("solo")
        MULTIPLAYER = "multiplayer", _("multiplayer")

    class TurnMode(models.TextChoices):
        CINEMATIC = "cinematic", _("cinematic: everyone writes, peers see it")
        STRUCTURED = "structured", _("structured: sealed until the close")
        FREE_PLAY = "free_play", _("free play: each action by itself")

    class Status(models.TextChoices):
        LOBBY = "lobby", _("lobby")
        PLAYING = "playing", _("playing")
        ENDED = "ended", _("ended")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sessions")
    slug = models.CharField(_("slug"), max_length=32, unique=True, default=new_slug)
    join_code = models.CharField(_("join code"), max_length=6, unique=True, default=new_code)
    mode = models.CharField(_("mode"), max_length=12, choices=Mode, default=Mode.MULTIPLAYER)
    turn_mode = models.CharField(_("turns"), max_length=12, choices=TurnMode, default=TurnMode.CINEMATIC)
    deadline_seconds = models.PositiveIntegerField(_("deadline in seconds"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.LOBBY)
    auto_start = models.BooleanField(_("starts by itself"), default=False)
    physical_dice = models.BooleanField(
        _("physical dice"),
        default=False,
        help_text=_(
            "Players throw their own dice and type what they show; this counts from the next throw on."
        ),
    )
    automatic_growth = models.BooleanField(
        _("grow by themselves"),
        default=False,
        help_text=_(
            "Characters take what the rules suggest at each new level, and nobody is asked to choose."
        ),
    )
    paused_at = models.DateTimeField(_("paused by the GM"), null=True, blank=True)
    pack = models.ForeignKey(PackSnapshot, on_delete=models.PROTECT, related_name="sessions")
    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    chain_secret = models.CharField(max_length=64, default=new_seed, editable=False)
    chain_next = models.PositiveIntegerField(default=0, editable=False)
    hidden_chain_next = models.PositiveIntegerField(default=0, editable=False)
    last_position = models.PositiveIntegerField(_("events"), default=0, editable=False)
    public_count = models.PositiveIntegerField(default=0, editable=False)
    state_version = models.PositiveIntegerField(default=0, editable=False)
    clock_round = models.PositiveIntegerField(default=0, editable=False)
    clock_turn = models.PositiveBigIntegerField(null=True, editable=False)
    note_from_gm = models.TextField(_("note to the narrator"), blank=True, default="")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    last_played = models.DateTimeField(_("last played"), auto_now_add=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-last_played"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deadline_seconds__isnull=True)
                | models.Q(deadline_seconds__gte=30, deadline_seconds__lte=48 * 3600),
                name="deadline_between_30_s_and_48_h",
            ),
            models.CheckConstraint(
                condition=models.Q(public_count__lte=models.F("last_position")),
                name="public_events_are_events",
            ),
        ]

    def __str__(self) -> str:
        return self.join_code


class Sitting(models.Model):
    """One evening of a session; budgets and recaps count by it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sittings")
    number = models.PositiveIntegerField(_("number"))
    started_at = models.DateTimeField(_("started"))
    last_active_at = models.DateTimeField(_("last active"))

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="sittings_are_numbered")]

    def __str__(self) -> str:
        return f"{self.session_id} #{self.number}"


class Seat(models.Model):
    """A place at the table. ``scene`` is the key of the scene it is in; names are kept here for quick display.

    ``arrival_due_at`` is there while who has joined late is still to be brought into the story: whoever takes that
    up moves it ahead, and ``arrival_attempt`` fences out who was at it before.
    """

    class Status(models.TextChoices):
        FREE = "free", _("free")
        CREATING = "creating", _("creating")
        PLAYING = "playing", _("playing")
        LEFT = "left", _("left")

    class Length(models.TextChoices):
        SHORT = "short", _("short")
        NORMAL = "", _("as the table is told")
        LONG = "long", _("long")

    class Words(models.TextChoices):
        PLAIN = "plain", _("plain")
        NORMAL = "", _("as the table is told")
        RICH = "rich", _("rich")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="seats")
    public_id = models.CharField(max_length=32, unique=True, default=public_id)
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="seats")
    number = models.PositiveSmallIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.FREE)
    ready = models.BooleanField(_("ready"), default=False)
    released = models.BooleanField(_("not waited for"), default=False)
    throws_by_itself = models.BooleanField(_("the table throws"), default=False)
    private_length = models.CharField(
        _("length of what is told to them alone"), max_length=8, choices=Length, blank=True, default=""
    )
    private_words = models.CharField(
        _("words of what is told to them alone"), max_length=8, choices=Words, blank=True, default=""
    )
    scene_key = models.CharField(max_length=64, blank=True, default="")
    character_name = models.CharField(_("character"), max_length=80, blank=True, default="")
    private_count = models.PositiveIntegerField(default=0, editable=False)
    arrival_due_at = models.DateTimeField(null=True, editable=False)
    arrival_attempt = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="seats_are_numbered"),
            models.UniqueConstraint(
                fields=["session", "member"],
                condition=models.Q(member__isnull=False),
                name="one_seat_per_member",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="creating") | models.Q(member__isnull=False),
                name="a_creating_seat_is_taken",
            ),
        ]
        indexes = [
            models.Index(
                fields=["arrival_due_at"],
                condition=models.Q(arrival_due_at__isnull=False),
                name="arrivals_to_be_told",
            )
        ]

    def __str__(self) -> str:
        return self.character_name or f"seat {self.number}"


class Presence(models.Model):
    """One connected socket; it counts until ``expires_at``, which its process keeps moving.

    A socket that closes leaves its row with 30 seconds to live: the grace of a dropped connection.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, related_name="presences")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="presences")
    socket = models.CharField(max_length=32, unique=True)
    process = models.CharField(max_length=32, db_index=True)
    connected = models.BooleanField(default=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")

    def __str__(self) -> str:
        return self.socket


class CreationDraft(models.Model):
    """A character in the making; ``answers`` maps a step's id to what was chosen."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="draft")
    step = models.PositiveSmallIntegerField(default=0)
    answers = models.JSONField(default=dict)
    rolled = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("character in the making")
        verbose_name_plural = _("characters in the making")

    def __str__(self) -> str:
        return f"{self.seat_id} step {self.step}"
