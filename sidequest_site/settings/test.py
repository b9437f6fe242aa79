"""The suite's settings: the embedded defaults in a folder of their own, whatever the developer has set.

``SIDEQUEST_TEST_DATABASE_URL`` and ``SIDEQUEST_TEST_REDIS_URL`` point the same suite at real services.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="sidequest-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith(("SIDEQUEST_", "ANTHROPIC_"))]:
    if not _name.startswith("SIDEQUEST_TEST_"):
        del os.environ[_name]
os.environ["SIDEQUEST_DATA_DIR"] = _folder
for _service in ("DATABASE_URL", "REDIS_URL"):
    if _value := os.environ.get(f"SIDEQUEST_TEST_{_service}"):
        os.environ[f"SIDEQUEST_{_service}"] = _value

from sidequest_site.settings.default import *  # noqa: E402
from sidequest_site.settings.default import DATA_DIR, DATABASES  # noqa: E402

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A hasher that is quick instead of safe: the suite logs people in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SIDEQUEST_EMBEDDED_WORKER = False
# Machines that test are busy.
SIDEQUEST_EMBEDDING_WAIT_S = 60.0
WHITENOISE_AUTOREFRESH = True

if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    # A file instead of memory, because threads must see the same database as in play.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
