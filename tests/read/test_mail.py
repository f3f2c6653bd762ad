"""Newsletters and other mail saved to files, and pages saved as MHTML."""

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from reportedly.read import document
from tests.read.archives import page, read, read_bytes

GOOD = "The harbour board of Quellin said on Monday that the crane would be mended by the spring."
LETTER = """<html><body><table role="presentation" width="100%"><tr><td align="center">
<table role="presentation" width="600"><tr><td><h1>Crane to be mended</h1></td></tr>
<tr><td><p>The harbour board of Quellin said on Monday that the crane would be mended by the spring.</p>
<p>“I shall climb it myself,” said Orrin Vale, its chairman, “when the day comes.”</p></td></tr>
<tr><td style="font-size:11px">You get this because you asked for it. <a href="https://courier.example/u">Unsubscribe</a>
</td></tr></table></td></tr></table></body></html>"""


def mail(
    subject: str = "Crane to be mended", sender: str = "The Quellin Courier <news@courier.example>"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "Ada <ada@home.example>", subject
    message["Date"] = "Thu, 14 Mar 2031 08:15:00 +0200"
    message["Message-ID"] = "<1@courier.example>"
    return message


def test_newsletter_gives_its_page_with_sender_subject_and_date(tmp_path: Path) -> None:
    message = mail("Harbour news")
    message.set_content("Plain words of the same letter, which nobody needs.")
    message.add_alternative(LETTER, subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a>")  # type: ignore[union-attr,index]
    message.add_attachment(GOOD.encode(), maintype="text", subtype="plain", filename="../../notes.txt")
    path = tmp_path / "letter"  # found by its content
    found, said = read_bytes(message.as_bytes(), path)
    assert said == []
    (one,) = found
    assert "I shall climb it myself" in one.text
    assert "Plain words" not in one.text
    assert (one.outlet, one.published) == ("The Quellin Courier", "2031-03-14T08:15:00+02:00")
    assert one.title == "Crane to be mended"
    assert one.retrieval and one.retrieval.at == "2031-03-14T06:15:00Z"
    assert one.retrieval.size == len(message.as_bytes())


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_charset_and_transfer_encoding_are_undone(encoding: str, tmp_path: Path) -> None:
    words = "Naïve fishermen of Quellin said on Monday that the crane in the Rue Café would be mended soon."
    message = mail("Harbour news – №\u202f7")
    message.set_content(words, charset="iso-8859-15", cte=encoding)
    found, said = read_bytes(message.as_bytes(), tmp_path / "a.eml")
    assert [one.text.strip() for one in found] == [words]
    assert (found[0].title, said) == ("Harbour news – № 7", [])


def test_attached_mails_are_documents_of_their_own(tmp_path: Path) -> None:
    inner = mail("The bridge", "Agnes Tull <a@bridge.example>")
    inner.set_content(GOOD.replace("crane", "bridge"))
    outer = mail()
    outer.set_content(GOOD)
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    found, said = read_bytes(outer.as_bytes(), path)
    assert [(one.outlet, one.title) for one in found] == [
        ("The Quellin Courier", "Crane to be mended"), ("Agnes Tull", "The bridge")
    ]  # fmt: skip
    assert [one.retrieval.address for one in found if one.retrieval] == [str(path), f"{path}:2"]
    assert len({one.retrieval.sha256 for one in found if one.retrieval}) == 2
    assert said == []


def test_page_saved_as_mhtml_has_the_address_it_was_saved_from(tmp_path: Path) -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/crane\r\n"
        b"Subject: Saved\r\nDate: Thu, 14 Mar 2031 08:15:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--x"\r\n\r\n\r\n'
        b"----b--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://courier.example/crane\r\n\r\n" + base64.encodebytes(page("crane"))
        + b"\r\n----b--x\r\nContent-Type: text/css\r\n\r\np {}\r\n----b--x--\r\n"
    )  # fmt: skip
    found, said = read_bytes(data, tmp_path / "a.mhtml")
    assert [(one.url, one.title, one.outlet, one.published) for one in found] == [
        ("https://courier.example/crane", "crane to be mended", None, None)
    ]
    assert found[0].retrieval and found[0].retrieval.at == "2031-03-14T08:15:00Z"
    assert said == []


HEAD = b"From: A <a@b.example>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
NESTED = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
HOSTILE = {
    "parts": (
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n" * 10_000,
        "a mail of 10,001 parts; one may have 2,000",
    ),
    "nested": (
        HEAD + b"".join(NESTED % (n, n) for n in range(1_900)),
        "a mail with too many parts inside one another",
    ),
    "mails in mails": (HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_500 + b"hi", ""),
    "no text": (HEAD + b"Content-Type: image/png\r\n\r\n\x89PNG", "no text in this mail"),
    "no end": (HEAD, "no text in this mail"),
    "broken base64": (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n\x00\xff!!!=", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_is_one_rejection(name: str, tmp_path: Path) -> None:
    data, reason = HOSTILE[name]
    found, said = read_bytes(data, tmp_path / "a.eml")
    assert found == []
    assert len(said) == 1
    assert said[0].startswith(reason)


def test_hostile_headers_do_no_harm(tmp_path: Path) -> None:
    for number, (sender, subject, date, charset) in enumerate(
        [
            (b"(" * 50_000, b"=?nonsense?b?!!!?=", b"Mon, 99 Foo 20000 99:99:99 +9999", b"nonsense"),
            (
                b"a@b.c," * 50_000,
                b"=?utf-8?q?a=0D=0ABcc:_x?=" * 2_000,
                b"Thu, 14 Mar 2031 08:15 +2500",
                b"zlib",
            ),
            (b'"' * 9, b"\xff\xfe\x1b[31m", b"", b"unicode_escape"),
        ]
    ):
        data = b"From: %s\r\nSubject: %s\r\nDate: %s\r\nMIME-Version: 1.0\r\n" % (sender, subject, date)
        data += b"Content-Type: text/plain; charset=%s\r\n\r\n%s" % (charset, GOOD.encode())
        path = tmp_path / f"{number}.eml"
        found, said = read_bytes(data, path)
        assert ([one.text for one in found], said) == ([GOOD], [])
        assert found[0].published is None
        assert found[0].title is None or found[0].title.isprintable()


def test_text_with_lines_like_a_header_stays_text(tmp_path: Path) -> None:
    release = f"From: Chairwoman Tull\nSubject: the crane\nDate: 14 March 2031\n\n{GOOD}"
    (tmp_path / "release.txt").write_text(release)
    found, rejections = read(tmp_path)
    assert ([one.text for one in found], rejections) == ([release], [])


def test_mail_in_memory_is_a_document_too() -> None:
    message = mail()
    message.set_content(GOOD)
    one = document(message.as_bytes(), path="letter.eml")
    assert (one.title, one.outlet, one.path) == ("Crane to be mended", "The Quellin Courier", "letter.eml")
    assert document(message.as_string()).text == one.text
