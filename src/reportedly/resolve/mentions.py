"""The mentions of a block: what is scanned, with the heads of source phrases among it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import roles
from .apposed import apposed, two_callings, with_calling
from .called import named, with_role
from .clauses import is_verb
from .describe import description, descriptions, people, pronouns, relative_that, somebody
from .found import VEHICLES, Mention, Phrase
from .grammar import (
    ADVERB,
    BOUND,
    CONJUNCTION,
    DETERMINER,
    FUNCTION,
    OWNER,
    RELATIVE,
    TIME,
    word_set,
)
from .joint import PLURAL, split_joint
from .kinds import name_kind
from .lexicon import lexicon
from .names import Name
from .questions import labelled
from .scan import Scan
from .words import WORD, Words
from .writings import writing

NOBODY = word_set("nobody none anybody anyone everybody everyone")
RELAYING = word_set(
    """
    cited quoted seen obtained reviewed reported citing quoting carried interviewed viewed leaked that
    """
)
AFTER_SOURCE = RELATIVE | RELAYING
NOBODY_BEFORE = BOUND | TIME | ADVERB  # before a relative: "on Monday, who"
PICTURES = word_set("footage video clip recording audio film tape")
NOT_ONE = ("one", "a", "even")
COUNTED = frozenset(("more than", "fewer than", "less than", "at least", "close to", "up to"))
AUTHORS = re.compile(r"[|/()•·,]")


def mentions(scan: Scan, phrases: Sequence[Phrase]) -> tuple[list[Mention], dict[Phrase, list[Mention]]]:
    """The mentions of a block in text order, and for each source phrase those that it is: several where it
    is joint."""
    by_head: dict[int, Mention] = {}
    for mention in (*named(scan), *descriptions(scan), *pronouns(scan)):
        taken = [by_head[head] for head in mention.heads if head in by_head]
        if not taken or (mention.name and not any(known.name for known in taken)):
            by_head.update(dict.fromkeys(mention.heads, mention))  # "The Speaker of the Senate, Ana Roth,"
    spoken: dict[Phrase, list[int]] = {}
    for phrase in phrases:
        for mention in source_mentions(scan, phrase, by_head):
            replaced = (by_head[head] for head in mention.heads if head in by_head)
            heads = {*mention.heads, *(head for old in replaced for head in old.heads)}
            by_head.update(dict.fromkeys(heads, mention))
            spoken.setdefault(phrase, []).append(mention.heads[0])
    for phrase, several in spoken.items():
        if len(several) > 1:
            _drop_told(by_head, phrase, by_head[several[0]])
    said = [(m.start, m.end) for heads in spoken.values() for m in (by_head[head] for head in heads)]
    for mention in people(scan):
        if mention.heads[0] not in by_head and not any(a <= mention.start < b for a, b in said):
            by_head[mention.heads[0]] = mention
    unique = {id(m): m for m in by_head.values()}
    listed = sorted(unique.values(), key=lambda m: (m.start, m.end))
    listed = [
        m
        for m, before in zip(listed, [None, *listed], strict=False)
        if not _only_tells(m, before) and not (m.form == "description" and _means_none(scan.words, m))
    ]
    return listed, {phrase: [by_head[head] for head in heads] for phrase, heads in spoken.items()}


def _means_none(words: Words, mention: Mention) -> bool:
    """Whether it is "no teacher", who is nobody to go back to."""
    at = words.at(mention.start)
    return not mention.source and _is_none(words, at, min(at + 2, len(words)))


def _only_tells(mention: Mention, before: Mention | None) -> bool:
    """Whether a name of one word only tells more of somebody's somebody: "her Conservative opponent, Jos
    Tarn"."""
    if before is None or len(mention.name) != 1 or mention.kind != "unknown" or mention.source:
        return False
    inside = before.name and before.role and before.start < mention.start and mention.end < before.end
    whose = before.owner if inside else None
    return whose is not None and whose.start == before.start and whose.end <= mention.start


def _drop_told(by_head: dict[int, Mention], phrase: Phrase, first: Mention) -> None:
    """Takes out "two scientists" before those who are named behind it: the joint source is meant by both."""
    told = [
        head
        for head, m in by_head.items()
        if phrase.start <= m.start < first.start and m.form == "description" and m.number == "many"
    ]
    for head in told:
        del by_head[head]


def source_mentions(scan: Scan, phrase: Phrase, by_head: dict[int, Mention]) -> Iterator[Mention]:
    """The mentions that a source phrase is: one, or one for each of those who speak jointly."""
    words = scan.words
    i, j = words.at(phrase.start), words.at(phrase.end)
    if i and words.start[i - 1] < phrase.start < words.end[i - 1]:
        i -= 1  # a part of "Orme-Tarn"
    if phrase.author is not None:
        yield _author(scan, phrase)
        return
    label = labelled(words, phrase)
    if label is not None:
        yield label._replace(nested=phrase.nested)
        return
    if i >= j:
        return
    that = words.low[i] == "that" and j - i == 1
    if (
        (words.low[i] in RELATIVE or that)
        and i
        and words.before[i] in ("", ",")
        and words.low[i - 1] not in NOBODY_BEFORE
        and not words.word[i - 1].isdigit()
    ):
        written = writing(words, i)
        last = i - 1 if written is None else written
        known = by_head.get(words.end[last])
        if known is None or (known.form == "description" and not known.source):
            before = roles.left_of(words, last, max(0, last - 5), scan.names_back)
            known = known or description(scan, before, i)
            by_head.update(dict.fromkeys(known.heads, known._replace(source=True, nested=True)))
    if words.low[i] in NOBODY or _is_none(words, i, j):
        return
    if that and i and not words.before[i]:
        yield relative_that(words, i)._replace(nested=phrase.nested)
        return
    one = two_callings(scan, i, j) if words.low[j : j + 1] == [] or words.low[j] not in PLURAL else None
    if one is not None:
        yield one._replace(nested=phrase.nested)
        return
    for begin, end in split_joint(words, i, j, scan.names_at):
        begin, end = _trim(words, begin, end)
        begin = _past_outlet(scan, begin, end)
        if begin < end:
            yield _source(scan, begin, end, by_head)._replace(nested=phrase.nested)


def _is_none(words: Words, i: int, j: int) -> bool:
    """Whether the source phrase ``[i, j)`` is nobody: "no one", "no teacher", "not a single member"."""
    if i + 1 >= j:
        return False
    low, more = words.low[i], words.low[i + 1]
    if low == "not":
        return more in NOT_ONE
    return (
        low == "no" and not words.capital[i + 1] and more.isalpha() and more not in ("fewer", "less", "more")
    )


def _author(scan: Scan, phrase: Phrase) -> Mention:
    """The author of a post, whose name may stand in several scripts: "شاهرخ معنوی | Shahrukh Maanavi"."""
    forms = [tuple(WORD.findall(part)) for part in AUTHORS.split(phrase.author or "")]
    forms = sorted((form for form in forms if form), key=lambda form: not form[0].isascii()) or [("",)]
    kind = name_kind([w.lower() for w in forms[0]], forms[0])
    text = " ".join(forms[0]) or scan.words.text[phrase.start : phrase.end]
    return Mention(
        phrase.start,
        phrase.end,
        "name",
        kind if kind != "unknown" or len(forms[0]) < 2 else "person",
        name=forms[0],
        also=tuple(forms[1:]),
        definite=True,
        source=True,
        block=scan.words.block,
        heads=(phrase.end,),
        text=text,
        sentence=scan.words.sentence[0] if len(scan.words) else 0,
    )


def _trim(words: Words, i: int, j: int) -> tuple[int, int]:
    while (
        i < j
        and (words.low[i] in CONJUNCTION or words.low[i] in ("both", "by", "to", "even", "only", "not"))
        and j - i > 1
    ):
        i += 1
    return i, j


def _past_outlet(scan: Scan, i: int, j: int) -> int:
    """Where the speaker begins in "said to ORP the secretary general, Ana Roth": behind the outlet."""
    words, k = scan.words, scan.names_at(i)
    told = i > 0 and words.low[i - 1] == "to" and i < k < j and not words.before[k]
    return k if told and words.low[k] in DETERMINER else i


def _source(scan: Scan, i: int, j: int, by_head: dict[int, Mention]) -> Mention:
    words = scan.words
    whole = by_head.get(words.end[j - 1])
    if whole is not None and whole.name and whole.role and whole.start <= words.start[i]:
        return whole._replace(source=True)
    i, j = _vehicle(scan, i, j)
    both = apposed(scan, i, j) or somebody(words, i, j)
    if both is not None:
        return both
    counted = i + 2 if " ".join(words.low[i : i + 2]) in COUNTED and i + 2 < j else i
    end = roles.core_end(words, counted, j, scan.names_at)
    known = _known_head(words, i, end, j, by_head)
    if known is not None:
        first, last = min(known.start, words.start[i]), max(known.end, words.end[end - 1])
        known = with_calling(scan, i, known)._replace(start=first, end=last, source=True)
        return _whole_phrase(words, known, end, j) if known.form == "description" else known
    subject = _subject(scan, i, end, by_head)
    if subject is not None:
        return subject._replace(source=True)
    head = roles.head_of(words, i, end)
    plural = words.opens(head) and words.low[head][-1] == "s"  # "Textbooks say …" rather than a name
    common = plural or words.low[head] in FUNCTION or roles.noun_at(words, head) is not None
    if words.capital[head] and not common:
        lone = Name(head, head, head + 1, name_kind([words.low[head]], [words.word[head]]))
        return with_role(scan, lone, None, head + 1)._replace(source=True)
    phrase = roles.left_of(words, head, i, scan.names_back)
    made = description(scan, phrase, j)
    if words.start[i] < made.start or made.end < words.end[end - 1]:
        made = made._replace(start=words.start[i], end=words.end[end - 1])
    made = _whole_phrase(words, made, end, j)
    following = scan.begins.get(end) if end < j and words.before[end] == "," else None
    if (
        following is not None
        and following.first < following.end
        and made.number != "many"
        and words.low[i] not in ("the",)
    ):
        return with_role(scan, following, phrase, following.end)  # "One of them, Rute Kandiro"
    return made


def _subject(scan: Scan, i: int, end: int, by_head: dict[int, Mention]) -> Mention | None:
    """The long name that a phrase begins with, where its verb was taken along: "Bank of Lorn holds rate"."""
    words = scan.words
    name = scan.begins.get(i + (words.low[i] == "the"))
    if name is None or name.end - name.first < 2 or name.end >= end or not is_verb(words, name.end):
        return None
    return by_head.get(words.end[name.end - 1])


def _vehicle(scan: Scan, i: int, j: int) -> tuple[int, int]:
    """The author in "a statement by PC Orme", "the ministry's statement", and who speaks in a video; else the
    phrase as it is."""
    words = scan.words
    for k in range(i, min(j, i + 5)):
        low = words.low[k]
        shown = low in PICTURES and words.low[k + 1 : k + 2] == ["of"] and k + 2 < j
        if shown and words.low[j : j + 1] and words.low[j].endswith("ing"):
            return k + 2, j  # "a video of Ana Roth saying"
        if low not in VEHICLES or words.owns[k]:
            continue
        if words.low[k + 1 : k + 2] in (["by"], ["from"], ["of"]) and k + 2 < j and not words.before[k + 1]:
            return k + 2, j
        if words.owns[k - 1] and k > i:
            return i, k
        if words.low[i] in OWNER and k == i + 1:
            return i, k
        return i, j
    return i, j


def _whole_phrase(words: Words, made: Mention, end: int, j: int) -> Mention:
    """An unnamed source with what tells it from others: "people familiar with the matter", up to a comma, a
    relative or
    those who relay it."""
    stop = end
    while (
        stop < j
        and (words.before[stop] in ("", "'", "’", "&") or roles.thousands(words, stop))
        and (words.low[stop] not in AFTER_SOURCE or words.low[stop - 1 : stop + 1] == ["of", "that"])
        and stop - end < 8
    ):
        stop += 1
    if stop < j and stop - end >= 8:
        stop = end
    last = max(made.end, words.end[stop - 1])
    return made._replace(end=last, text=" ".join(words.text[made.start : last].split()), source=True)


def _known_head(words: Words, i: int, end: int, j: int, by_head: dict[int, Mention]) -> Mention | None:
    """The scanned mention whose head is the last of the core; an apposed name is in it ("the editor, Ana
    Roth")."""
    if end - i >= 1:
        last = by_head.get(words.end[end - 1])
        if last is None and end - i > 1 and words.low[end - 1] in lexicon().after:
            last = by_head.get(words.end[end - 2])
        if (
            last is not None
            and last.start >= 0
            and (last.form != "description" or last.name or last.end >= words.end[end - 1])
        ):
            return last
    for k in range(end, min(j, end + 12)):
        later = by_head.get(words.end[k])
        if later is not None and later.name and later.start <= words.start[i] and later.role:
            return later
    return _apposed(words, i, end, j, by_head)


def _apposed(words: Words, i: int, end: int, j: int, by_head: dict[int, Mention]) -> Mention | None:
    """The name behind "one of them," in a source phrase."""
    for k in range(end, min(j, end + 6)):
        if (
            k > i
            and words.before[k] == ","
            and words.capital[k]
            and words.low[i] in ("one", "another", "a", "an")
        ):
            return next(
                (
                    m
                    for q in range(k, min(j, k + 5))
                    if (m := by_head.get(words.end[q])) and m.name and m.kind in ("person", "unknown")
                ),
                None,
            )
    return None
