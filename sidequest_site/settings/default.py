"""The settings that run: embedded defaults, everything else by the environment variables of the README."""

from sidequest_site.settings.base import *
from sidequest_site.settings.database import *
from sidequest_site.settings.logs import *
from sidequest_site.settings.mail import *
from sidequest_site.settings.media import *
from sidequest_site.settings.narrator import *
from sidequest_site.settings.realtime import *
from sidequest_site.settings.tasks import *
