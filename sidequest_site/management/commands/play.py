"""``manage.py play``: from whatever state the data folder is in to a running table."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sidequest_site.installation import InstallationError, check_space, only_server, prepare
from sidequest_site.invitation import invitation
from sidequest_site.server import Address, AddressTaken, listen, network_host, serve


class Command(BaseCommand):
    """Prepares the installation, serves it, and says how to join."""

    help = "Prepares everything and serves a table: migrations, packs, a demo campaign, server and worker."
    # Done by hand, because some of them ask a database that may have to be refused first.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, where to keep things, and whether to make the demo campaign."""
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (0.0.0.0: the network too)"
        )
        parser.add_argument("--port", type=port_number, default=8000, help="port to listen on (8000)")
        parser.add_argument(
            "--data-dir", help="folder where everything is kept (SIDEQUEST_DATA_DIR, or var/)"
        )
        parser.add_argument("--no-demo", action="store_true", help="make no demo campaign")

    def handle(self, *, host: str, port: int, no_demo: bool, **options: object) -> None:
        """Serve until stopped; ends with status 1 and a sentence where that is impossible."""
        address = Address(host, port)
        try:
            check_space(settings.DATA_DIR)
            with only_server(settings.DATA_DIR):
                self._play(address, demo=not no_demo)
        except (InstallationError, AddressTaken) as error:
            raise CommandError(str(error)) from error

    def _play(self, address: Address, *, demo: bool) -> None:
        listener = listen(address)
        ready = prepare(demo=demo)
        self.check()
        self._welcome_hosts(address)

        def announce() -> None:
            self.stdout.write(invitation(address, ready.login, ready.table))
            self.stdout.flush()

        serve(listener, address, on_answer=announce)
        self.stdout.write("SideQuest has stopped. Everything is kept in " + str(settings.DATA_DIR))

    def _welcome_hosts(self, address: Address) -> None:
        """Accept the names under which this server is about to announce itself."""
        names = ["127.0.0.1", "localhost"]
        if address.network_url is not None:
            names.append(network_host())
        settings.ALLOWED_HOSTS += [name for name in names if name not in settings.ALLOWED_HOSTS]


def port_number(value: str) -> int:
    """A port from the command line. Raises ArgumentTypeError where it is none."""
    if not value.isdigit() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is not a port: choose a number from 1 to 65535")
    return int(value)
