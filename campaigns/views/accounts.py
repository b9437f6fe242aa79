"""Making an account, which a guest may do to keep their seats for good."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from campaigns.forms import RegisterForm
from campaigns.services.accounts import is_guest, keep_account
from campaigns.views.visitors import BACKEND, visitor


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """A new account; a guest's becomes theirs with all its seats."""
    user = visitor(request)
    if user is not None and not is_guest(user):
        return redirect("landing")
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        made = _make(form, user)
        login(request, made, backend=BACKEND)
        return redirect(_onward(request))
    context = {"form": form, "guest": user, "next": request.GET.get("next", "")}
    return render(request, "registration/register.html", context, status=400 if form.errors else 200)


def _make(form: RegisterForm, guest: User | None) -> User:
    if guest is None:
        return cast(User, form.save())
    given = form.cleaned_data
    return keep_account(guest, username=given["username"], password=given["password1"], email=given["email"])


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and ours else "/"
