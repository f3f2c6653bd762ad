"""Bytes -> text that the rest may rely on: no NUL, no lone surrogate, '\\n' at each line's end."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LEGACY = re.compile(r"(?:cp|windows-|iso-?8859|latin|koi8|gb|big5|shift|sjis|euc|mac|tis|x-)", re.IGNORECASE)
_HIGH_WORD = re.compile(rb"[\xc0-\xff]{3,}|[\x81-\xfe]{6,}")
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_SCRIPTS = [
    "cp1256", "cp1251", "koi8_r", "cp1255", "cp1253", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
    "cp874",
]  # fmt: skip
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_CONTROLS = {code: " " for code in (*range(1, 9), *range(14, 32), *range(127, 160)) if code != 0x85}
# One character for one: what a person counts in an editor is what the offsets count.
_SAME_LENGTH = {**_CONTROLS, **_LINE_ENDS}


class EncodingProblem(ValueError):
    """Text that can't be used; the message says why."""


def wide(head: bytes) -> str | None:
    """The name of the UTF-16 or UTF-32 encoding that these first bytes are in, if they are in one."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return None if name == "utf-8" else name
    sample = head[:4096]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # Without a mark: in Latin text every other byte is zero.
    if len(sample) >= 4 and odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if len(sample) >= 4 and even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def decode(data: bytes) -> str:
    """Text of bytes in UTF-8, UTF-16, UTF-32, a declared HTML encoding, or a guessed legacy one.

    The order: byte-order mark; UTF-16 by its zeros; UTF-8 if it fits; what a ``<meta charset>`` says;
    Windows-1252 when high bytes stand among Latin letters; else charset-normalizer over the encodings of
    other scripts. Raises EncodingProblem for NUL characters and for lone surrogates.
    """
    name = wide(data)
    if name:
        unit = 4 if "32" in name else 2
        return tidy(data[: len(data) - len(data) % unit].decode(name, _PERMISSIVE[unit]))
    if b"\0" in data:
        raise EncodingProblem("NUL bytes in it")
    return tidy(_narrow(data.removeprefix(codecs.BOM_UTF8)))


_PERMISSIVE = {2: "surrogatepass", 4: "replace"}


def tidy(text: str) -> str:
    """The text with '\\n' at line ends and a space for every other control character.

    Raises EncodingProblem for NUL characters and for surrogates that stand alone (pairs are joined).
    """
    if "\0" in text:
        raise EncodingProblem("NUL characters in it")
    if _SURROGATE.search(text):
        text = _join_surrogates(text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_SAME_LENGTH)


def _join_surrogates(text: str) -> str:
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise EncodingProblem("lone surrogates in it, which are not characters") from None


def _narrow(data: bytes) -> str:
    ways: tuple[Callable[[bytes], str | None], ...] = (_utf8, _declared, _latin, _other_script)
    for way in ways:
        text = way(data)
        if text is not None:
            return text
    return data.decode("cp1252", "replace")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    if _ENCODED_SURROGATE.search(data):
        try:
            return data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            pass
    # Mostly UTF-8 with some damage: keep what is whole.
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - damaged
    return text if whole > 4 * damaged else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii", "replace").lower()
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        name = "cp1252"  # as browsers do (WHATWG Encoding Standard)
    try:
        return data.decode(name, "replace") if _LEGACY.match(name) else None
    except (LookupError, UnicodeError):
        return None


def _latin(data: bytes) -> str | None:
    return None if _HIGH_WORD.search(data) else data.decode("cp1252", "replace")


def _other_script(data: bytes) -> str | None:
    import charset_normalizer  # costs start-up time that most inputs need not pay

    # The guess is made on the lines that need one; Latin lines would outvote them.
    lines = [line for line in data[:400_000].split(b"\n") if _HIGH_WORD.search(line)]
    best = charset_normalizer.from_bytes(b"\n".join(lines)[:40_000], cp_isolation=_OTHER_SCRIPTS).best()
    return None if best is None else data.decode(best.encoding, "replace")
