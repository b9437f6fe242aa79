"""What settled prose implies and the engine has not done: the pass over each turn, and what it proposes to a GM."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Session
from campaigns.models.turn import Turn


class Accounting(models.Model):
    """The pass over one turn's prose. ``due_at`` is there while it is still to be done: whoever takes it up moves it
    ahead, and ``attempt`` fences out who was at it before.
    """

    class Outcome(models.TextChoices):
        OPEN = "open", _("still to be done")
        READ = "read", _("read by rules")
        ASKED = "asked", _("read by rules and by a model")
        SKIPPED = "skipped", _("read by rules; the model was left out")
        GIVEN_UP = "given up", _("given up")

    turn = models.OneToOneField(Turn, on_delete=models.CASCADE, primary_key=True, related_name="accounting")
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    outcome = models.CharField(_("how"), max_length=8, choices=Outcome, default=Outcome.OPEN)
    note = models.CharField(_("why"), max_length=240, blank=True, default="")
    done_already = models.PositiveIntegerField(_("claims of what was so"), default=0)

    class Meta:
        verbose_name = _("accounting")
        verbose_name_plural = _("accountings")
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(due_at__isnull=False), name="accountings_to_be_done"
            )
        ]

    def __str__(self) -> str:
        return f"accounting of turn {self.turn_id}"


class Proposal(models.Model):
    """One thing that prose says has happened and the engine has not done. It changes nothing until somebody accepts it.

    The fields from ``kind`` to ``by`` are those of ``narrator.accounting.claims.Claim``. ``audience`` are the seats
    that have read its words; None is everybody.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("waits for the GM")
        NOTED = "noted", _("noted")
        ACCEPTED = "accepted", _("accepted")
        TAKEN_UP = "taken up", _("taken up by itself")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn: the table went back")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="proposals")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField(_("number"))
    scene = models.CharField(_("scene"), max_length=96)
    place = models.CharField(_("place"), max_length=96)
    key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    subject = models.CharField(_("what"), max_length=160)
    subject_id = models.CharField(max_length=96, blank=True, default="")
    who = models.CharField(_("who"), max_length=96, blank=True, default="")
    other = models.CharField(_("from or to"), max_length=96, blank=True, default="")
    amount = models.PositiveIntegerField(_("amount"), default=0)
    quote = models.TextField(_("in the prose"))
    confidence = models.FloatField(_("how sure"), default=0.8)
    by = models.CharField(_("read by"), max_length=8, default="rules")
    text = models.CharField(_("proposed"), max_length=320)
    harmless = models.BooleanField(_("no rule reads it"), default=False)
    audience = models.JSONField(_("read by seats"), null=True, blank=True, default=None)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    decided_by = models.CharField(_("decided by"), max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="proposals_are_numbered"),
            models.UniqueConstraint(fields=["turn", "key"], name="a_claim_is_proposed_once_a_turn"),
        ]
        indexes = [models.Index(fields=["session", "status"], name="proposals_by_status")]

    def __str__(self) -> str:
        return self.text
