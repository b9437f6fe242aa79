"""What the operator reads once the server answers: where to play, how to get in, how to bring friends."""

from __future__ import annotations

import io

import segno
from django.utils.translation import gettext as _

from campaigns.services.demo import DemoTable
from sidequest_site.installation import Login
from sidequest_site.server import Address


def invitation(address: Address, login: Login, table: DemoTable | None) -> str:
    """The text, several lines without a closing line break.

    The QR code is drawn only where others on the network can reach the server.
    """
    base = address.network_url or address.local_url
    lines = ["", _("SideQuest is ready: %(url)s") % {"url": address.local_url}]
    link = base
    if table is not None:
        link = f"{base}/t/{table.join_code}"
        lines.append(_("Join the table: %(link)s  (code %(code)s)") % {"link": link, "code": table.join_code})
    secret = login.password or _("the password you chose")
    lines.append(
        _("Game master: %(url)s/admin/  name %(name)s, password %(password)s")
        % {
            "url": address.local_url,
            "name": login.name,
            "password": secret,
        }
    )
    if address.network_url is not None:
        lines += [_("For others on your network: %(link)s") % {"link": link}, qr_code(link)]
    lines.append(_("Ctrl-C stops the server; the next start carries on where you were."))
    return "\n".join(lines)


def qr_code(link: str) -> str:
    """The link as a QR code in half-block characters, for a terminal."""
    picture = io.StringIO()
    segno.make(link, error="m").terminal(out=picture, compact=True, border=2)
    return picture.getvalue().rstrip("\n")
