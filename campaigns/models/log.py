"""The event log: append-only envelopes, erasable bodies, and which seat was shown what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Seat, Session
from campaigns.models.turn import Turn


class Event(models.Model):
    """One envelope. ``public_index`` counts the session's public events up to and including this one."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    position = models.PositiveIntegerField(_("position"))
    public_index = models.PositiveIntegerField(_("public index"))
    kind = models.CharField(_("kind"), max_length=32)
    turn = models.ForeignKey(Turn, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    subject = models.CharField(_("subject"), max_length=32, blank=True, default="")
    audience = models.JSONField(_("audience"), null=True, blank=True, default=None)
    trace_id = models.CharField(_("trace"), max_length=32, blank=True, default="")
    created_at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["session", "position"], name="the_log_is_dense")]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"


class EventBody(models.Model):
    """What an event says; can be blanked without renumbering anything."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="stored")
    body = models.JSONField(default=dict)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    class Meta:
        verbose_name = _("event body")
        verbose_name_plural = _("event bodies")

    def __str__(self) -> str:
        return f"body of {self.event_id}"


class EventGrant(models.Model):
    """That a seat was shown an event which is not public; ``index`` counts these for the seat from 1."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="grants")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="grants")
    index = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("event grant")
        verbose_name_plural = _("event grants")
        constraints = [
            models.UniqueConstraint(fields=["event", "seat"], name="one_grant_per_event_and_seat"),
            models.UniqueConstraint(fields=["seat", "index"], name="grants_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} sees {self.event_id}"
