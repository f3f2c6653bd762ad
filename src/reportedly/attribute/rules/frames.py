"""Attributions whose cue stands after or inside the content: "…," she said; …, said Brandt; …, he said, …"""

from __future__ import annotations

from collections.abc import Sequence

from . import grammar
from .found import Found, pieces
from .sentences import Range, Sentence
from .subjects import is_dash, is_finite, is_intro, subject
from .verbs import VerbGroup

TAIL = grammar.PREPOSITION | grammar.TIME | {"when", "while", "as", "after", "last", "late", "here"}
SOURCE_ENDS = (
    grammar.words("in on at during after when while as before via through by last") | grammar.WEEKDAY
)
NEW_CLAUSE = grammar.words("and but who while according")
LONGEST_TERM = 3  # words of a content before ", he said" that could still be an opening phrase


def frame(s: Sentence, groups: Sequence[VerbGroup]) -> tuple[Found, int] | None:
    """The sentence's framing attribution and the word after it, where what follows may go on."""
    for group in groups:
        if group.kind != "finite" or not ("speech" in group.takes or _parenthetical(s, group)):
            continue
        result = _inverted(s, group) or _upright(s, group)
        if result:
            return result
    return None


def _parenthetical(s: Sentence, group: VerbGroup) -> bool:
    """ "…, they believe, …"."""
    return "clause" in group.takes and s.lower[group.end : group.end + 1] == (",",)


def _upright(s: Sentence, group: VerbGroup) -> tuple[Found, int] | None:
    """ "…," Ines Dahl said."""
    source = subject(s, 0, group.start)
    if (
        source is None
        or source[0] == 0
        or group.start - source[1] > 1
        or s.lower[source[0]] in grammar.RELATIVE
    ):
        return None
    at = source[0]
    if s.lower[at - 1] == "as" and at > 2:
        at -= 1  # "…, as she put it"
    after_quote = s.quote_before(at) is not None
    if not after_quote and not (s.lower[at - 1] == "," or is_dash(s, at - 1)):
        return None
    if after_quote:
        if s.lower[group.end : group.end + 1] == ("that",) or _in_opening(s, at, group):
            return None
    elif not _ends(s, group.end) or not (_is_clause(s, 0, at - 1) or _inside_clause(s, at, group.end)):
        return None
    return _framed(s, group, source, at, group.end)


def _in_opening(s: Sentence, at: int, group: VerbGroup) -> bool:
    """Is the quotation a title in an opening phrase ("On “Narvo Today,” the mayor said …")?"""
    quote = s.quote_before(at)
    short = quote is not None and quote[1] - quote[0] < 8 and quote[0] > 0
    return quote is not None and short and is_intro(s, 0, quote[0]) and not _ends(s, group.end)


def _inverted(s: Sentence, group: VerbGroup) -> tuple[Found, int] | None:
    """ "…," said Ines Dahl, the harbour master."""
    at = group.start
    if at == 0 or group.end >= s.end or group.head != group.start:
        return None
    after_quote = s.quote_before(at) is not None
    if not after_quote and s.lower[at - 1] != ",":
        return None
    if not _starts_source(s, group.end) or (not after_quote and not _is_clause(s, 0, at - 1)):
        return None
    if not after_quote and subject(s, 0, at) is not None:
        return None
    end = _source_end(s, group.end)
    return _framed(s, group, (group.end, end), at, end)


def _starts_source(s: Sentence, i: int) -> bool:
    if s.quoted[i] or s.lower[i] in grammar.PREPOSITION | grammar.SUBORDINATOR | grammar.WEEKDAY:
        return False
    return s.capital(i) or s.lower[i] in grammar.DETERMINER | grammar.SUBJECT_PRONOUN or s.lower[i].isalpha()


def _source_end(s: Sentence, a: int) -> int:
    """Where a source after its verb ends: before a quotation, a time or place of saying, a participle."""
    if s.lower[a] in grammar.SUBJECT_PRONOUN:
        return a + 1
    relative = False
    for k in range(a + 1, s.end):
        word = s.lower[k]
        relative = relative or word in grammar.RELATIVE
        if s.quoted[k] and any(q[0] == k and s.is_speech(q) for q in s.quotes):
            return k
        if not relative and word in SOURCE_ENDS and not s.capital(k) and s.lower[k - 1] != ",":
            if word in ("in", "at", "on") and not _of_saying(s, k):
                continue
            return k
        if word == "," and (_participle(s, k + 1) or s.lower[k + 1 : k + 2] in (("in",), ("but",), ("and",))):
            return k
        if word in ":;—–":
            return k
    return s.end


def _of_saying(s: Sentence, k: int) -> bool:
    near = s.lower[k + 1 : k + 5]
    saying = {
        "statement",
        "interview",
        "speech",
        "email",
        "e",
        "letter",
        "telephone",
        "phone",
        "tweet",
        "post",
        "twitter",
    }
    return any(w in saying or w in grammar.WEEKDAY for w in near)


def _participle(s: Sentence, k: int) -> bool:
    return k < s.end and s.lower[k].endswith("ing") and len(s.lower[k]) > 4 and not s.capital(k)


def _ends(s: Sentence, i: int) -> bool:
    """Does nothing that could be a content follow the cue at once?"""
    if i >= s.end or s.lower[i] in ",;—–)" or is_dash(s, i):
        return True
    if s.quoted[i] or s.lower[i] not in TAIL:
        return False
    return not any(s.quoted[k] or s.lower[k] in ("that", ":") for k in range(i, s.end))


def _is_clause(s: Sentence, a: int, b: int) -> bool:
    """Could it be a content by itself, not the opening phrase of a longer clause?"""
    if any(s.quoted[a:b]):
        return True
    verbs = any(is_finite(s, k, a) for k in range(a, b) if s.lower[k] not in grammar.RELATIVE)
    if b - a <= LONGEST_TERM or (not verbs and is_intro(s, a, b)):
        return False
    if s.lower[a] in grammar.SUBORDINATOR and "," not in s.lower[a:b]:
        return False
    return verbs or b - a > 8


def _inside_clause(s: Sentence, at: int, rest: int) -> bool:
    """ "The bridge, she said, will close": a subject before the parenthesis, its verb right after it."""
    if s.lower[rest : rest + 1] != (",",) or is_intro(s, 0, at - 1):
        return False
    return any(is_finite(s, k, rest + 1) for k in range(rest + 1, min(rest + 4, s.end)))


def _framed(s: Sentence, group: VerbGroup, source: Range, at: int, rest: int) -> tuple[Found, int]:
    after, following = _continued(s, rest, after_comma=s.lower[at - 1] == ",")
    content = pieces(s, (_content_start(s, at), at), *after)
    pattern = "quote frame" if s.quoted[at - 1] else "clause frame"
    return Found(pattern, source, (group.start, group.end), content), following


def _content_start(s: Sentence, at: int) -> int:
    """Past a lead-in that ends in a colon before the quotation."""
    quote = s.quote_before(at)
    if quote and quote[0] > 0 and s.lower[quote[0] - 1] == ":":
        return quote[0]
    return 0


def _continued(s: Sentence, rest: int, *, after_comma: bool) -> tuple[list[Range], int]:
    """The content after a frame: a quotation taken up again, or the clause around a parenthesis."""
    quote = next((q for q in s.quotes if q[0] >= rest and s.is_speech(q)), None)
    if quote and (quote[0] == rest or s.lower[quote[0] - 1] in ",:;—–-"):
        own = not any(_participle(s, k) for k in range(rest, quote[0]))
        return ([(quote[0], s.end)], s.end) if own else ([], rest)
    around = after_comma and rest + 1 < s.end and s.lower[rest] in ",—–"
    if around and not _participle(s, rest + 1) and s.lower[rest + 1] not in NEW_CLAUSE:
        return [(rest + 1, s.end)], s.end
    return [], rest
