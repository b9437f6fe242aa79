"""The web server of ``manage.py play``: uvicorn in this process, its address, a stop that does not hang."""

from __future__ import annotations

import errno
import json
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import uvicorn

# Frames over 64 KiB are answered with an ERROR by the consumers, so the server itself must let a little more
# through; a frame beyond this ends the connection before anybody has to hold it.
FRAME_BYTES = 1024 * 1024
STOP_SECONDS = 2
ANSWER_SECONDS = 30.0
# The question goes to this machine, whatever proxy the environment names for the outside.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
EVERYWHERE = frozenset({"0.0.0.0", "::"})


class AddressTaken(Exception):
    """The address cannot be listened on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens: ``host`` as given by the operator, ``port`` 1 to 65535."""

    host: str
    port: int

    @property
    def local_url(self) -> str:
        """The address for a browser on this machine."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def network_url(self) -> str | None:
        """The address for others on the network; None where the server listens to this machine alone."""
        if self.host not in EVERYWHERE:
            return None
        return f"http://{network_host()}:{self.port}"


def network_host() -> str:
    """This machine's address on its network, as the route to the outside would use it; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # An address reserved for documentation: choosing a route to it needs no network traffic.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def listen(address: Address) -> socket.socket:
    """A socket bound to the address. Raises AddressTaken with a sentence for the operator."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address.host, address.port))
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        listener.close()
        raise AddressTaken(_why(address, error)) from error
    return listener


def _why(address: Address, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return (
            f"Port {address.port} is in use by another program. "
            f"Stop it, or choose another port: make play PORT={address.port + 1}"
        )
    if number == errno.EACCES:
        return f"Port {address.port} may only be used by root. Choose one above 1023: make play PORT=8000"
    if number == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{address.host} is not an address of this machine. Use HOST=127.0.0.1 or HOST=0.0.0.0."
    return f"Cannot listen on {address.host}:{address.port}: {error}"


def serve(listener: socket.socket, address: Address, *, on_answer: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; ``on_answer`` is called once, from a thread, when ``/healthz`` answers.

    Connections that are still open when the stop comes are closed within two seconds.
    """
    config = uvicorn.Config(
        # By name, because loading it builds the request handler from the settings as they are by then.
        "sidequest_site.asgi:application",
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=FRAME_BYTES,
        # Frames are short and many: compressing each costs more than it saves.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        # The application itself knows whom to believe.
        proxy_headers=False,
    )
    server = uvicorn.Server(config)
    threading.Thread(
        target=_announce, args=(server, address, on_answer), name="announcement", daemon=True
    ).start()
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        # uvicorn has stopped in good order and raises the signal again for whoever else listens.
        pass
    finally:
        signal.signal(signal.SIGTERM, previous)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _announce(server: uvicorn.Server, address: Address, on_answer: Callable[[], None]) -> None:
    until = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < until and not server.should_exit:
        if answers(address):
            on_answer()
            return
        time.sleep(0.05)


def answers(address: Address) -> bool:
    """Whether ``/healthz`` at the address answers, well or not: also a 503 is the server speaking."""
    try:
        with DIRECT.open(f"{address.local_url}/healthz", timeout=2) as reply:
            return "status" in json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code == 503
    except (OSError, ValueError):
        return False
