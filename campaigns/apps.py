"""The Django app of the game."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Tables, turns and everything that is kept of them."""

    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Campaigns"
