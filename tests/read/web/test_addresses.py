"""No inner address is ever connected to: whatever it is called, and whoever leads there."""

from collections.abc import Callable
from itertools import chain, repeat

import pytest

from reportedly.errors import FetchError
from reportedly.read.web import addresses, is_url, scheme_of
from reportedly.read.web.addresses import fault
from reportedly.read.web.fetch import Fetched
from reportedly.read.web.limits import Limits
from tests.read.web.site import Site, article, fetcher

PUBLIC = "93.184.215.14"


def at(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: list(addresses)


def refused(url: str, **options: object) -> str:
    with fetcher(allow_private=False, **options) as client, pytest.raises(FetchError) as caught:
        client.fetch(url)
    return caught.value.reason


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "a loopback address"),
        ("127.8.9.1", "a loopback address"),
        ("10.0.0.1", "a private address"),
        ("172.16.0.1", "a private address"),
        ("192.168.1.1", "a private address"),
        ("169.254.1.1", "a link-local address"),
        ("169.254.169.254", "a cloud's metadata address"),
        ("100.100.100.200", "a cloud's metadata address"),
        ("168.63.129.16", "a cloud's metadata address"),
        ("100.64.0.1", "a shared (carrier) address"),
        ("0.0.0.0", "the unspecified address"),
        ("224.0.0.1", "a multicast address"),
        ("255.255.255.255", "a reserved address"),
        ("192.0.2.1", "a private address"),
        ("198.18.0.1", "a private address"),
        ("::1", "a loopback address"),
        ("::", "the unspecified address"),
        ("fd00:ec2::254", "a cloud's metadata address"),
        ("fd12::1", "a private address"),
        ("fec0::1", "a private address"),
        ("fe80::1%eth0", "a link-local address"),
        ("ff02::1", "a multicast address"),
        ("::ffff:127.0.0.1", "a loopback address"),
        ("::ffff:10.0.0.1", "a private address"),
        ("::127.0.0.1", "a reserved address"),
        ("2002:7f00:1::", "a loopback address"),
        ("2002:a9fe:a9fe::1", "a cloud's metadata address"),
        ("64:ff9b::10.0.0.1", "a private address"),
        ("64:ff9b:1::1", "a private address"),
        ("2001:0:5ef5:79fd::1", "a tunnel's address"),
        ("harrow", "no internet address"),
    ],
)
def test_addresses_that_are_not_public(address: str, what: str) -> None:
    assert fault(address) == what
    assert (
        refused("http://paper.test/", resolve=at(address)) == f"refused: paper.test is at {what} ({address})"
    )


def test_public_addresses() -> None:
    for address in (PUBLIC, "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::8.8.8.8"):
        assert fault(address) is None


def test_one_inner_address_among_public_ones_is_enough(harrow: Site) -> None:
    for answers in ((PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC)):
        assert "127.0.0.1" in refused(harrow.url(), resolve=at(*answers))
    assert harrow.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0",
        "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:1]",
    ],
)  # fmt: skip
def test_this_machine_by_any_name(harrow: Site, host: str) -> None:
    harrow.page("/", article())
    reason = refused(harrow.url(host=host), resolve=addresses.system)
    assert reason.startswith("refused: ") and (
        " is at a loopback address (" in reason or "unspecified" in reason
    )
    assert harrow.asked == []


@pytest.mark.parametrize(
    "host", ["0177.0.0.1", "127.0.0.256", "[::1", "[fe80::1%25eth0]", "127.0.0.1.:80:80"]
)
def test_numbers_that_are_no_address(host: str) -> None:
    def resolve(name: str, port: int) -> list[str]:
        raise AssertionError(name)

    assert refused(f"http://{host}/", resolve=resolve).startswith("not a usable address")


@pytest.mark.parametrize(
    ("host", "what"),
    [
        ("10.0.0.1", "a private address (10.0.0.1)"),
        ("169.254.169.254", "a cloud's metadata address (169.254.169.254)"),
        ("[::1]", "a loopback address (::1)"),
        ("2130706434", "a loopback address (127.0.0.2)"),
        ("inside.test", "a private address (192.168.0.9)"),
    ],
)
def test_a_redirect_inside_is_not_followed(harrow: Site, host: str, what: str) -> None:
    def resolve(name: str, port: int) -> list[str]:
        known = {"outside.test": "127.0.0.1", "inside.test": "192.168.0.9"}
        return [known[name]] if name in known else addresses.system(name, port)

    def judge(address: str) -> str | None:
        """Here, the one address that has a server counts as public."""
        return None if address == "127.0.0.1" else fault(address)

    harrow.redirect("/", f"http://{host}:{harrow.port}/secret")
    reason = refused(harrow.url(host="outside.test"), resolve=resolve, judge=judge)
    assert reason.startswith("refused: ") and what in reason
    assert reason.endswith(f"(redirected to http://{host}:{harrow.port}/secret)")
    assert harrow.paths == ["/"]


def test_the_address_that_was_judged_is_the_one_connected_to(harrow: Site) -> None:
    """A name that is public when asked first and inner when asked again gets nowhere, and is asked once."""
    harrow.page("/", article())
    answers = chain([[PUBLIC]], repeat(["127.0.0.1"]))
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    reason = refused(harrow.url(), resolve=resolve, limits=Limits(quiet=0.1))
    assert "can't connect" in reason or "no answer" in reason
    assert asked == ["harrow.test"]
    assert "127.0.0.1" in refused(harrow.url(), resolve=resolve)
    assert harrow.asked == []


def test_the_next_address_is_tried_when_one_does_not_answer(harrow: Site) -> None:
    harrow.page("/", article())
    with fetcher(resolve=at("127.0.0.2", "::1", "127.0.0.1")) as client:
        assert isinstance(client.fetch(harrow.url()), Fetched)


def test_inner_addresses_on_request(harrow: Site) -> None:
    harrow.page("/", article())
    with fetcher(allow_private=True, resolve=at("127.0.0.1")) as client:
        assert isinstance(client.fetch(harrow.url()), Fetched)


@pytest.mark.parametrize(
    ("text", "scheme", "fetchable"),
    [
        ("http://harrow.test", "http", True),
        ("HTTPS://Harrow.test/x", "https", True),
        ("  http://harrow.test", "http", True),
        ("ftp://harrow.test", "ftp", False),
        ("file:///etc/passwd", "file", False),
        ("git+ssh://x", "git+ssh", False),
        ("folder/http://x", None, False),
        ("C:\\news", None, False),
        ("news/page.html", None, False),
        ("javascript:alert(1)", None, False),
        ("-", None, False),
        ("", None, False),
    ],
)
def test_addresses_are_told_from_paths(text: str, scheme: str | None, fetchable: bool) -> None:
    assert (scheme_of(text), is_url(text)) == (scheme, fetchable)
