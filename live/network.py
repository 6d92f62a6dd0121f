"""How phones reach this machine: its addresses, the Wi-Fi's QR, and the QR that changes every minute."""

import hashlib
import hmac
import ipaddress
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import ifaddr

from meeting.state import Network

WINDOW = 60  # seconds that one QR is on the projector; the one before still works
CODE = 10
CHOSEN = ".address"
# Addresses of machines inside this machine: no phone reaches them.
INSIDE = re.compile(r"^(docker|br-|veth|virbr|vmnet|vboxnet|lo)", re.IGNORECASE)
SPECIAL = re.compile(r'([\\;,:"])')


def wifi_payload(network: Network) -> str:
    """The text of the QR that joins a Wi-Fi; what would end a field is escaped."""
    fields = {"T": network.security, "S": _escaped(network.ssid), "P": _escaped(network.password)}
    hidden = "H:true;" if network.hidden else ""
    return "WIFI:" + "".join(f"{name}:{value};" for name, value in fields.items() if value) + hidden + ";"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def addresses() -> list[str]:
    """This machine's IPv4 addresses that phones may reach, private networks first; the loop when there is no other."""
    found = [(adapter.nice_name, str(ip.ip)) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    return reachable(found) or ["127.0.0.1"]


def reachable(found: Iterable[tuple[str, str]]) -> list[str]:
    """Of pairs of adapter and address those that phones may reach."""
    outside = [(name, ipaddress.ip_address(ip)) for name, ip in found]
    usable = [(name, ip) for name, ip in outside if not (ip.is_loopback or ip.is_link_local or INSIDE.match(name))]
    return [str(ip) for _, ip in sorted(usable, key=lambda pair: not pair[1].is_private)]


def chosen(folder: Path, offered: list[str]) -> str:
    """The address that the organiser chose, while this machine has it; otherwise the first."""
    kept = folder / CHOSEN
    said = kept.read_text("utf-8").strip() if kept.is_file() else ""
    return said if said in offered else offered[0]


def choose(folder: Path, address: str) -> None:
    """Keep the choice for the next start."""
    (folder / CHOSEN).write_text(address, "utf-8")


def codes(venue: str, rotating: bool, at: float) -> Iterator[str]:
    """The codes that a QR may hold at ``at`` (seconds), the one to show first."""
    if not rotating:
        yield venue
        return
    for window in (int(at // WINDOW), int(at // WINDOW) - 1):
        digest = hmac.new(venue.encode(), str(window).encode(), hashlib.sha256).hexdigest()
        yield f"r{digest[:CODE]}"
