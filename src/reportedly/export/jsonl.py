"""The contract as JSON Lines: everything, for programs, for ``reportedly import``, for another ledger.

UTF-8, one object a line. Characters that some readers take for the end of a line (U+0085, U+2028, U+2029) are
written as escapes, and so is half a surrogate pair, which stands for a byte in a file name that is no UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from reportedly.types import Document

__all__ = ["dumps", "write_file"]

_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def write_file(documents: Iterable[Document], stream: BinaryIO) -> None:
    """One line a document."""
    for document in documents:
        stream.write(dumps(document.to_dict()) + b"\n")


def dumps(value: Any) -> bytes:
    """JSON (RFC 8259) in UTF-8, on one line whoever splits it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text = _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text.encode("utf-8", "backslashreplace")
