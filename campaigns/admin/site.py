"""The GM's own AdminSite: who may enter, and what its front page shows first."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigns.models import Session


class GameMasterSite(AdminSite):
    """Open to staff and to whoever is GM of a campaign; each sees their own campaigns and nothing else."""

    site_header = _("Behind the screen")
    site_title = _("SideQuest")
    index_title = _("Your tables")
    index_template = "admin/tables_index.html"
    # The usual form asks for staff; here a campaign's GM comes in too.
    login_form = AuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may enter: superusers, and GMs of any campaign. A host who is not GM stays outside."""
        return may_enter(request.user)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The front page: the GM's sessions, the latest played first."""
        sessions = gm_sessions(request.user)[:20]
        return super().index(request, {**(extra_context or {}), "tables": sessions})


def may_enter(user: User | AnonymousUser) -> bool:
    """Whether somebody is GM of a campaign, or a superuser."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or user.memberships.filter(is_gm=True).exists()


def gm_sessions(user: User | AnonymousUser) -> Any:
    """The sessions whose secrets somebody may see."""
    sessions = Session.objects.select_related("campaign").order_by("-last_played")
    if isinstance(user, User) and user.is_superuser:
        return sessions
    return sessions.filter(campaign__members__user_id=user.pk or 0, campaign__members__is_gm=True).distinct()


site = GameMasterSite(name="admin")
