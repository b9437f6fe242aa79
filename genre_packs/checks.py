"""Django system checks of the installed packs: who starts the server hears of a broken pack at once."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext as _

from genre_packs import catalogue
from genre_packs.errors import PackUnreadable

SHOWN = 10
"""Errors named one by one; ``check_packs`` lists all."""


@checks.register("genre_packs")
def check_installed_packs(
    app_configs: Sequence[AppConfig] | None, **options: object
) -> list[checks.CheckMessage]:
    """A warning for each error in a pack (W001), and one if there is nothing to play at all (W002).

    No errors: a broken pack does not keep the others from being played, nor an empty folder the site from
    being administered. Whether there is a folder at all is the site's own check.
    """
    try:
        errors = [finding for pack in catalogue.installed().values() for finding in pack.errors]
        playable = catalogue.worlds()
    except PackUnreadable as error:
        return [checks.Warning(error.message, hint=error.hint, id="genre_packs.W002")]
    found: list[checks.CheckMessage] = [
        checks.Warning(str(error), hint=_("Run manage.py check_packs."), id="genre_packs.W001")
        for error in errors[:SHOWN]
    ]
    if not playable:
        hint = _("Run manage.py check_packs, or set SIDEQUEST_GENRE_PACKS.")
        found.append(checks.Warning(_("No world can be played."), hint=hint, id="genre_packs.W002"))
    return found
