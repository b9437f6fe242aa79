"""Records of how things were decided and told: dice, narrator and tool calls, saves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Seat, Session
from campaigns.models.turn import Turn


class DiceRoll(models.Model):
    """One throw. Open while a player may throw; ``faces`` are in the order of ``dice``.

    ``physical`` on an open roll: the player throws real dice. On a thrown one: they did, and the seed decided nothing.
    Every other roll is verifiable. ``counted`` is the throw that counts where something was spent on this one.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        OFFERED = "offered", _("fallen, something may be spent on it")
        THROWN = "thrown", _("thrown")

    class Chain(models.TextChoices):
        NONE = "", _("committed for one throw")
        PUBLIC = "public", _("public chain")
        HIDDEN = "hidden", _("hidden chain")
        SCENE = "scene", _("chain of one scene")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rolls")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, null=True, blank=True, related_name="rolls")
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="rolls")
    request_id = models.CharField(_("request"), max_length=96, unique=True)
    actor = models.CharField(_("actor"), max_length=96, blank=True, default="")
    label = models.CharField(_("label"), max_length=240)
    check_data = models.JSONField(_("check"), null=True, blank=True)
    dice = models.JSONField(_("dice"))
    modifier = models.IntegerField(_("modifier"), default=0)
    difficulty = models.IntegerField(_("difficulty"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    commitment = models.CharField(_("commitment"), max_length=64)
    server_seed = models.CharField(max_length=64)
    client_seed = models.CharField(_("client seed"), max_length=128, blank=True, default="")
    nonce = models.PositiveIntegerField(default=0)
    chain = models.CharField(_("chain"), max_length=8, choices=Chain, blank=True, default=Chain.NONE)
    chain_index = models.PositiveIntegerField(_("chain index"), null=True, blank=True)
    scene_key = models.CharField(_("scene"), max_length=96, blank=True, default="")
    faces = models.JSONField(_("faces"), null=True, blank=True)
    counted = models.JSONField(_("what counts after spending"), null=True, blank=True)
    ruling = models.JSONField(_("ruling"), null=True, blank=True)
    public = models.BooleanField(_("public"), default=True)
    physical = models.BooleanField(_("thrown by hand"), default=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    thrown_at = models.DateTimeField(_("thrown"), null=True, blank=True)

    class Meta:
        verbose_name = _("dice roll")
        verbose_name_plural = _("dice rolls")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="open") | models.Q(faces__isnull=False),
                name="a_thrown_roll_has_faces",
            ),
            models.UniqueConstraint(
                fields=["session", "chain", "scene_key", "chain_index"],
                condition=models.Q(chain_index__isnull=False),
                name="chain_seeds_are_used_once",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class RulingRecord(models.Model):
    """How the rules decided one thing in a turn, with dice or without; ``body`` is the whole ruling."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rulings")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="rulings")
    rule = models.CharField(_("rule"), max_length=96)
    actor = models.CharField(_("who"), max_length=120, blank=True, default="")
    label = models.CharField(_("for what"), max_length=240)
    outcome = models.CharField(_("outcome"), max_length=24)
    total = models.IntegerField(_("total"))
    difficulty = models.IntegerField(_("difficulty"))
    summary = models.TextField(_("ruling"), blank=True, default="")
    public = models.BooleanField(_("public"), default=True)
    body = models.JSONField(_("in full"), default=dict)

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["session", "rule"])]

    def __str__(self) -> str:
        return f"{self.rule}: {self.label}"


class NarratorCall(models.Model):
    """One request to an engine. While its outcome is ``open`` its cost is what was set aside for it.

    ``suspicion`` says in a word why it looks like a runaway; ``looked_at``, that a GM has seen it.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="narrator_calls")
    turn = models.ForeignKey(
        Turn, on_delete=models.SET_NULL, null=True, blank=True, related_name="narrator_calls"
    )
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    purpose = models.CharField(_("purpose"), max_length=12)
    engine = models.CharField(_("engine"), max_length=40)
    model = models.CharField(_("model"), max_length=80, blank=True, default="")
    outcome = models.CharField(_("outcome"), max_length=12)
    stop_reason = models.CharField(_("stop reason"), max_length=40, blank=True, default="")
    error = models.CharField(_("error"), max_length=400, blank=True, default="")
    input_tokens = models.PositiveIntegerField(_("input tokens"), default=0)
    output_tokens = models.PositiveIntegerField(_("output tokens"), default=0)
    cache_read_tokens = models.PositiveIntegerField(_("cache read tokens"), default=0)
    cache_write_tokens = models.PositiveIntegerField(_("cache write tokens"), default=0)
    cost_usd = models.DecimalField(_("cost in USD"), max_digits=10, decimal_places=6, default=0)
    suspicion = models.CharField(_("suspicion"), max_length=8, blank=True, default="")
    looked_at = models.BooleanField(_("looked at"), default=False)
    took_ms = models.PositiveIntegerField(_("took (ms)"), default=0)
    first_token_ms = models.PositiveIntegerField(_("first token (ms)"), null=True, blank=True)
    prompt = models.TextField(_("prompt"), blank=True, default="")
    reply = models.TextField(_("reply"), blank=True, default="")
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("narrator call")
        verbose_name_plural = _("narrator calls")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["created_at"], name="narrator_calls_by_time")]

    def __str__(self) -> str:
        return f"{self.engine} {self.purpose} {self.outcome}"


class ToolCall(models.Model):
    """One tool call of a narrator; the same ``call_id`` in the same attempt has one effect.

    ``perspective`` are the characters through whose eyes it looked: name by id.
    """

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="tool_calls")
    attempt = models.PositiveIntegerField(_("attempt"))
    call_id = models.CharField(_("call"), max_length=96)
    name = models.CharField(_("tool"), max_length=64)
    category = models.CharField(_("category"), max_length=8)
    arguments = models.JSONField(_("arguments"), default=dict)
    status = models.CharField(_("status"), max_length=20)
    result = models.JSONField(_("result"), default=dict)
    perspective = models.JSONField(_("through whose eyes"), default=dict)
    took_ms = models.PositiveIntegerField(_("took (ms)"), default=0)

    class Meta:
        verbose_name = _("tool call")
        verbose_name_plural = _("tool calls")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["turn", "attempt", "call_id"], name="a_tool_call_happens_once")
        ]

    def __str__(self) -> str:
        return self.name


class ProseFinding(models.Model):
    """What was found wrong with a turn's prose before it settled, and what became of it."""

    class Became(models.TextChoices):
        REPAIRED = "repaired", _("told anew")
        CUT = "cut", _("cut out")
        KEPT = "kept", _("left standing")

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="prose_findings")
    attempt = models.PositiveIntegerField(_("attempt"))
    kind = models.CharField(_("kind"), max_length=12)
    severity = models.CharField(_("severity"), max_length=10)
    quote = models.TextField(_("quote"))
    reason = models.CharField(_("reason"), max_length=240)
    became = models.CharField(_("what became of it"), max_length=8, choices=Became)

    class Meta:
        verbose_name = _("finding in the prose")
        verbose_name_plural = _("findings in the prose")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.quote[:60]}"


class Save(models.Model):
    """The state after a turn: full every 25 turns and on demand, a change set for the turns between.

    ``number`` counts a session's saves densely; restoring takes the last full save and applies what follows.
    """

    class Kind(models.TextChoices):
        FULL = "full", _("full")
        CHANGES = "changes", _("changes")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="saves")
    turn = models.ForeignKey(Turn, on_delete=models.SET_NULL, null=True, blank=True, related_name="saves")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    reason = models.CharField(_("reason"), max_length=40)
    round = models.PositiveIntegerField(_("round"), default=0)
    data = models.JSONField()
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="saves_are_numbered")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
