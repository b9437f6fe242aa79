"""The Django app of the game."""

from importlib import import_module

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Tables, turns and everything that is kept of them."""

    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Campaigns"

    def ready(self) -> None:
        """Register the system check of the packs' rules, which needs the apps to be there."""
        import_module("campaigns.checks")
