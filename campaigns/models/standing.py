"""Who acts for a player that is away: what they have chosen, and how long it has been so."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.session import Seat


class StandIn(models.Model):
    """What a seat's player has chosen for the time they are away.

    ``due_at`` is there while they are away and says from when on somebody stands in; ``stood`` counts the turns in
    which that has happened since they left. ``taken_until`` is held by whoever is making up a turn's deed now.
    """

    class Mode(models.TextChoices):
        NEVER = "never", _("is left alone")
        HOLD = "hold", _("holds back")
        ACT = "act", _("does as usual")

    class Danger(models.TextChoices):
        FOLLOW = "follow", _("keeps out of it")
        USUAL = "usual", _("takes it as usual")

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="stand_in")
    mode = models.CharField(_("while away"), max_length=8, choices=Mode, default=Mode.NEVER)
    after_minutes = models.PositiveSmallIntegerField(
        _("after minutes"), default=5, validators=[MaxValueValidator(1440)]
    )
    turns = models.PositiveSmallIntegerField(
        _("for turns at most"), default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    spares = models.BooleanField(_("spends nothing that is limited"), default=True)
    silent = models.BooleanField(_("talks to nobody by name"), default=True)
    danger = models.CharField(_("danger"), max_length=8, choices=Danger, default=Danger.FOLLOW)
    flee_below = models.PositiveSmallIntegerField(
        _("flees below percent of health"), default=50, validators=[MaxValueValidator(100)]
    )
    due_at = models.DateTimeField(_("stands in from"), null=True, blank=True, db_index=True)
    stood = models.PositiveSmallIntegerField(_("turns stood in"), default=0)
    taken_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.mode}"
