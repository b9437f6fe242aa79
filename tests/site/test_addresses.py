"""Where the server listens, and what it says when it cannot."""

import socket

import pytest

from campaigns.services.demo import DemoTable
from sidequest_site.installation import Login
from sidequest_site.invitation import invitation
from sidequest_site.server import Address, AddressTaken, answers, listen


@pytest.fixture
def taken():
    """A port of this machine that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_free_port_is_listened_on() -> None:
    with listen(Address("127.0.0.1", 0)) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_the_invitation_names_link_code_and_login() -> None:
    text = invitation(Address("127.0.0.1", 8000), Login("gm", "s3cret"), DemoTable("lantern", "KESTRL"))
    assert "http://127.0.0.1:8000/t/KESTRL" in text
    assert "http://127.0.0.1:8000/admin/" in text
    assert "s3cret" in text
    assert "█" not in text


def test_a_server_for_the_network_shows_its_link_as_a_qr_code() -> None:
    address = Address("0.0.0.0", 8000)
    text = invitation(address, Login("gm", ""), DemoTable("lantern", "KESTRL"))
    assert f"{address.network_url}/t/KESTRL" in text
    assert "0.0.0.0" not in text
    assert any(block in text for block in "█▀▄")


def test_a_busy_port_is_named_with_another_to_try(taken: int) -> None:
    with pytest.raises(AddressTaken, match=f"PORT={taken + 1}"):
        listen(Address("127.0.0.1", taken))


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(AddressTaken, match="HOST=127"):
        listen(Address(host, 8000))


def test_another_program_on_the_port_is_not_taken_for_us() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert not answers(Address("127.0.0.1", closed.getsockname()[1]))
