"""Which internet addresses may be connected to: those of the public internet, judged after DNS resolution."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

Resolve = Callable[[str, int], list[str]]
"""(host name, port) -> its addresses as text. Raises OSError where the name isn't known."""

Judge = Callable[[str], str | None]
"""An address -> why it may not be connected to, or None."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_METADATA = {
    ipaddress.ip_address(address)
    # The last is a cloud's own, though its number is a public one.
    for address in ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16")
}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_LOCAL = (
    (ipaddress.ip_network("100.64.0.0/10"), "a shared (carrier) address"),  # RFC 6598
    (ipaddress.ip_network("192.88.99.0/24"), "a reserved address"),  # RFC 7526
    (ipaddress.ip_network("64:ff9b:1::/48"), "a private address"),  # RFC 8215: NAT64 of a local network
    (ipaddress.ip_network("2001::/32"), "a tunnel's address"),  # RFC 4380: Teredo
    (ipaddress.ip_network("::/96"), "a reserved address"),  # RFC 4291: "IPv4-compatible", given up
    (ipaddress.ip_network("fec0::/10"), "a private address"),  # RFC 3879
)


def system(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives for a name, in the order to try them.

    Numbers in any form that it takes (``2130706433``, ``0x7f.1``) are turned into the address they mean.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label of more than 63 characters
        raise OSError("not a host name") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fault(address: str) -> str | None:
    """Why this address may not be connected to ("a private address"), or None for a public one.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, NAT64) are judged by what they lead to.
    """
    try:
        return _fault(_meant(ipaddress.ip_address(address.partition("%")[0])))
    except ValueError:
        return "no internet address"


def _meant(address: Address) -> Address:
    """The address that it comes down to: the IPv4 one inside where there is one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _fault(address: Address) -> str | None:
    kinds = (
        (address in _METADATA, "a cloud's metadata address"),
        (address.is_unspecified, "the unspecified address"),
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_multicast, "a multicast address"),
        *((address in network, kind) for network, kind in _LOCAL),
        (address.is_reserved, "a reserved address"),
        (address.is_private or not address.is_global, "a private address"),
    )
    return next((kind for holds, kind in kinds if holds), None)
