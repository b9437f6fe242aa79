"""Sockets for the tests of this folder."""

from tests.sockets import floor as floor
from tests.sockets import opening as opening
