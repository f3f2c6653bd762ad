"""Certificates, and not leaving https."""

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.read.web.site import (
    Site,
    article,
    get,
    refusal,
    site,
)

PAGE = article()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    openssl = which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command")
    folder = tmp_path_factory.mktemp("certificate")
    key, made = folder / "key.pem", folder / "made.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=harrow.test", "-addext", "subjectAltName=DNS:harrow.test"]
    subprocess.run([*command, "-keyout", key, "-out", made, *names], check=True, capture_output=True)
    return key, made


@pytest.fixture
def safe(certificate: tuple[Path, Path]) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    with site(context) as served:
        yield served


def test_certificates_are_checked_against_the_name_and_not_the_number(
    safe: Site, harrow: Site, certificate: tuple[Path, Path]
) -> None:
    safe.page("/", PAGE)
    trusting = ssl.create_default_context(cafile=str(certificate[1]))
    assert get(safe.url(scheme="https"), ssl_context=trusting).body == PAGE.encode()
    other = refusal(safe.url(scheme="https", host="other.test"), ssl_context=trusting)
    assert other.reason.startswith("its certificate doesn't hold (Hostname mismatch")
    assert refusal(safe.url(scheme="https")).reason.startswith("its certificate doesn't hold (")
    harrow.page("/", PAGE)
    assert refusal(harrow.url(scheme="https")).reason.startswith("can't connect")


def test_no_redirect_from_https_to_http(safe: Site, harrow: Site, certificate: tuple[Path, Path]) -> None:
    safe.redirect("/", harrow.url("/plain"))
    harrow.page("/plain", PAGE)
    trusting = ssl.create_default_context(cafile=str(certificate[1]))
    error = refusal(safe.url(scheme="https"), ssl_context=trusting)
    assert error.reason == f"refused: redirected from https to {harrow.url('/plain')}"
    assert harrow.asked == []
