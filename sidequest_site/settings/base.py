"""What every way of running has in common: apps, middleware, templates, languages, security."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from django.utils.csp import CSP

from sidequest_site.settings import datadir, env

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = datadir.prepare(env.folder("SIDEQUEST_DATA_DIR", BASE_DIR / "var"))

SIDEQUEST_VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

SECRET_KEY = env.text("SIDEQUEST_SECRET_KEY") or datadir.secret_key(DATA_DIR)
# What seals keys to paid services in the database; the first seals, all open.
SIDEQUEST_KEYS_SECRET = env.words("SIDEQUEST_KEYS_SECRET", [SECRET_KEY])
DEBUG = False
ALLOWED_HOSTS = env.words("SIDEQUEST_ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]"))

INSTALLED_APPS = [
    # First, because it adds an option to model Meta classes.
    "django_opentelemetry",
    "sidequest_site",
    "campaigns",
    "media",
    "genre_packs",
    "channels",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

if "runserver" in sys.argv:
    # Gives Django's own development server its sockets; nothing else needs it, and it takes long to load.
    INSTALLED_APPS.insert(0, "daphne")

MIDDLEWARE = [
    "sidequest_site.middleware.TraceMiddleware",
    "sidequest_site.middleware.SecureCookieMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "sidequest_site.static.StaticFilesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "sidequest_site.urls"
ASGI_APPLICATION = "sidequest_site.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
# Files are served from the apps' folders as they are, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300
MEDIA_ROOT = DATA_DIR / "media"

SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
# A guest is known by this cookie alone; a campaign's break of some months must not cost the seat.
SESSION_COOKIE_AGE = 365 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env.origins("SIDEQUEST_TRUSTED_ORIGINS")
SIDEQUEST_TRUSTED_ORIGINS = CSRF_TRUSTED_ORIGINS
SIDEQUEST_TRUSTED_PROXIES = env.words("SIDEQUEST_TRUSTED_PROXIES")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF, "ws:", "wss:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

SIDEQUEST_GUESTS = env.choice("SIDEQUEST_GUESTS", ("create", "join", "off"), "create")
SIDEQUEST_OPEN_DOORS = env.flag("SIDEQUEST_OPEN_DOORS")
SIDEQUEST_METRICS_TOKEN = env.text("SIDEQUEST_METRICS_TOKEN")
SIDEQUEST_OTLP_ENDPOINT = env.text("SIDEQUEST_OTLP_ENDPOINT")
env.url("SIDEQUEST_OTLP_ENDPOINT", ("http", "https"))
SIDEQUEST_GENRE_PACKS = env.folder("SIDEQUEST_GENRE_PACKS", BASE_DIR / "genre_packs" / "packs")
DEV_SCENES = env.flag("DEV_SCENES")
