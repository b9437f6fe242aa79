"""What is written only to learn whether anything can be written."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WriteProbe(models.Model):
    """One row that ``/healthz`` writes again and again: a database on a full disk still answers questions."""

    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("write probe")
        verbose_name_plural = _("write probes")

    def __str__(self) -> str:
        return self.written_at.isoformat()
