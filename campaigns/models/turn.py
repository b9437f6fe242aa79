"""Turns and what is submitted to them. Every change of a turn's status is compare-and-set."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.entities import Scene
from campaigns.models.session import Seat, Session


class Turn(models.Model):
    """One round trip of a scene. ``attempt`` is the fence: what a lower attempt does late changes nothing.

    ``plan`` and ``adjudication`` are stored before prose, so that a later attempt rolls nothing twice;
    ``changes`` is the adjudication's change set, applied to rows at settle. ``prompt`` counts what the narrator was
    told: {prefix, sections: [{name, zone, bucket, tokens, dropped}]}. ``failure`` says why a FAILED turn was
    not told, ``trouble`` what clients are told beside it: code, type, hint and whether a retry may help.
    ``teller`` is ``house`` where the GM has chosen who tells it; ``retell_due_at`` is there while a told turn waits to
    be told in other words, and is moved ahead by whoever does so.
    """

    class Status(models.TextChoices):
        COLLECTING = "collecting", _("collecting")
        CLOSED = "closed", _("closed")
        RESOLVING = "resolving", _("resolving")
        AWAITING_ROLLS = "awaiting", _("awaiting rolls")
        NARRATED = "narrated", _("narrated")
        FAILED = "failed", _("failed")

    OPEN = (Status.CLOSED, Status.RESOLVING, Status.AWAITING_ROLLS, Status.FAILED)

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening")
        TURN = "turn", _("turn")
        ARRIVAL = "arrival", _("arrival of those who went their own way")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="turns")
    scene = models.ForeignKey(Scene, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField(_("round"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TURN)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.COLLECTING)
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    owner = models.CharField(_("owner"), max_length=32, blank=True, default="")
    lease_expires_at = models.DateTimeField(_("lease until"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"))
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    rolls_due_at = models.DateTimeField(_("rolls due"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    failure = models.CharField(_("failure"), max_length=240, blank=True, default="")
    trouble = models.JSONField(null=True, blank=True, editable=False)
    teller = models.CharField(_("told by"), max_length=8, blank=True, default="", db_default="")
    retell_due_at = models.DateTimeField(null=True, editable=False)
    plan = models.JSONField(null=True, blank=True)
    adjudication = models.JSONField(null=True, blank=True)
    changes = models.JSONField(null=True, blank=True)
    prompt = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints = [
            models.UniqueConstraint(fields=["scene", "number"], name="turns_are_numbered"),
            models.UniqueConstraint(
                fields=["scene"], condition=models.Q(status="collecting"), name="one_turn_collects"
            ),
            models.UniqueConstraint(
                fields=["scene"],
                condition=models.Q(status__in=["closed", "resolving", "awaiting", "failed"]),
                name="one_turn_resolves",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="resolving") | models.Q(lease_expires_at__isnull=False),
                name="who_resolves_holds_a_lease",
            ),
        ]
        indexes = [models.Index(fields=["status", "lease_expires_at"])]

    def __str__(self) -> str:
        return f"turn {self.number}"


class Submission(models.Model):
    """What one seat declares for a turn; one per turn and seat, replaceable until the close.

    ``dispatch`` is what it was routed to as it came; none where nobody got to it before the close.
    ``by_stand_in``: not the player has said it but who stands in for them while they are away.
    """

    class Kind(models.TextChoices):
        WORDS = "words", _("words")
        YIELD = "yield", _("yield")
        SILENT = "silent", _("silent")

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="submissions")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="submissions")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.WORDS)
    text = models.TextField(_("words"), blank=True, default="")
    by_stand_in = models.BooleanField(_("by the stand-in"), default=False, db_default=False)
    submitted_at = models.DateTimeField(_("submitted"))
    dispatch = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(fields=["turn", "seat"], name="one_submission_per_turn_and_seat")
        ]

    def __str__(self) -> str:
        return self.text[:60]
