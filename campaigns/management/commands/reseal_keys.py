"""``manage.py reseal_keys``: the narrators' keys follow a new secret, so that the old one can be dropped."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.services.resealing import reseal_keys


class Command(BaseCommand):
    """Seals every key with the first secret of SIDEQUEST_KEYS_SECRET; no key is ever printed."""

    help = "Seal the keys of all narrators with the newest secret of SIDEQUEST_KEYS_SECRET."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal them; ends with an error where one cannot be opened, the others being sealed."""
        done = reseal_keys()
        self.stdout.write(f"{done.anew} sealed anew, {done.already} were already.")
        if done.lost:
            raise CommandError(
                f"No secret opens the keys of: {', '.join(done.lost)}. "
                "Put the old secret behind the new one, or enter these keys again in the admin."
            )
