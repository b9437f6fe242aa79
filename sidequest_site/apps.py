"""The composition root as a Django app, so that its commands and checks are found."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registers the checks of the installation and the task application."""

    name = "sidequest_site"
    verbose_name = "SideQuest"

    def ready(self) -> None:
        """Import what registers itself: the system checks and the Celery application."""
        import_module("sidequest_site.checks")
        import_module("sidequest_site.celery")
