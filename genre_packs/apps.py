"""The Django app of the genre packs: its management command and its system check."""

from importlib import import_module

from django.apps import AppConfig


class GenrePacksConfig(AppConfig):
    """Schema, loader and validator of genre packs."""

    name = "genre_packs"

    def ready(self) -> None:
        """Register the system check, which needs the apps to be there."""
        import_module("genre_packs.checks")
