"""The addresses of the pages."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import IntConverter
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog, set_language

from campaigns.views import accounts, joining, landing, looks, rules, shelf, starting, table


class RowNumber(IntConverter):
    """A row's number: whole, and no longer than a database counts."""

    regex = "[0-9]{1,18}"


register_converter(RowNumber, "row")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", landing.landing, name="landing"),
    path("join/", landing.enter_code, name="enter_code"),
    path("t/<slug:code>", joining.join, name="join"),
    path("t/<slug:code>/", RedirectView.as_view(pattern_name="join"), name="join_with_slash"),
    path("t/<slug:code>/qr.svg", joining.qr_code, name="qr_code"),
    path("return/<str:key>", joining.come_back, name="come_back"),
    path("start/<slug:genre>/<slug:world>/", starting.start, name="start"),
    path("play/<slug:slug>", table.table, name="table"),
    path("solo/<slug:slug>", table.table, name="solo"),
    path("campaigns/", shelf.shelf, name="shelf"),
    path("campaigns/<row:pk>/", shelf.campaign, name="campaign"),
    path("campaigns/<row:pk>/seat", shelf.give_seat, name="give_seat"),
    path("campaigns/<row:pk>/link", shelf.return_link, name="return_link"),
    path("campaigns/<row:pk>/session", shelf.new_session, name="new_session"),
    path("campaigns/<row:pk>/limits", shelf.limits, name="limits"),
    path("campaigns/<row:pk>/harmless", shelf.harmless, name="harmless"),
    path("campaigns/<row:pk>/archive", shelf.put_away, name="put_away"),
    path("theme/<slug:genre>/<slug:world>.css", looks.theme, name="theme"),
    path("about/", looks.about, name="about"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:slug>/", rules.rulebook, name="rulebook"),
    path("register/", accounts.register, name="register"),
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=False), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/reset/", auth.PasswordResetView.as_view(), name="password_reset"),
    path("password/reset/sent/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "password/reset/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path("password/reset/done/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
    path("language/", set_language, name="set_language"),
    path("words.js", JavaScriptCatalog.as_view(packages=["campaigns"]), name="javascript_catalog"),
]
