"""What stands before a heading's words and doesn't say them: "Ferry off Quellin: ‘we were lucky’"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..types import Attribution, Block, Document
from .found import Phrase
from .grammar import BOUND, FUNCTION, PREPOSITION, SPEECH, word_set
from .lexicon import lexicon

BODY = 120  # characters beside the headlines, by which names in them can be told
WORD = re.compile(r"[^\W_]+(?:[’'‐‑-][^\W_]+)*")
CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w+")
CALLINGS = ("er", "or", "ist", "ian", "man", "woman")
VERBS = SPEECH | word_set(
    """
    slams hails blasts vows urges rejects backs praises condemns accuses defends admits calls demands hits
    predicts reveals rules threatens warns
    """
)
LABELS = word_set("analysis comment explainer exclusive interview live opinion review video watch")
LONGEST = 200  # characters of a heading
STOPPED = re.compile(r"[.!?…][\"”’']?\s*$")
LAST = re.compile(r"[\w'’-]+\W*$")
SPEAKERS = frozenset(("person", "organization", "government", "outlet", "group", "document"))
# Behind these in a heading stands who says it: "Blunt words from Brun: ‘no’".
FROM = frozenset(("by", "from", "per"))


def says_nothing(
    document: Document, attribution: Attribution, phrase: Phrase, common: Collection[str]
) -> bool:
    """Whether the source of a heading's quotation, behind a colon alone, is what the heading only tells of.

    It is, where it stands behind a preposition, or where more words follow it before the colon and its head
    is a thing: a noun that the text has in lower case (``common``) and that means no person and no body.
    """
    if attribution.cue is None or attribution.cue.text.strip() != ":":
        return False
    text, colon = document.text, attribution.cue.spans[0].start
    begin = text.rfind("\n", 0, phrase.start) + 1
    end = text.find("\n", colon)
    end = len(text) if end < 0 else end
    if (
        end - begin > LONGEST
        or not begin <= phrase.start < phrase.end <= colon
        or not _heads(text, end, attribution)
    ):
        return False
    if phrase.start > begin:
        before = LAST.search(text[begin : phrase.start])
        word = before[0].strip().lower() if before else ""
        return word in PREPOSITION and word not in FROM
    if not text[phrase.end : colon].strip():
        return False
    head = (LAST.search(text[phrase.start : phrase.end]) or [""])[0].strip().lower()
    noun = lexicon().nouns.get(head)
    return head in common and (noun is None or noun.kind not in SPEAKERS)


def _heads(text: str, end: int, attribution: Attribution) -> bool:
    """Whether the line ends with the quotation, without the full stop of a sentence behind it."""
    last = attribution.content.spans[-1].end
    return not text[last:end].strip() and STOPPED.search(text[last - 3 : end]) is None


def heads(document: Document) -> list[Block]:
    """The headlines and subheadings in text order, where there is a body beside them."""
    found = [block for block in document.blocks if block.kind in ("headline", "subheading")]
    length = sum(block.end - block.start for block in found)
    return sorted(found, key=lambda block: block.start) if len(document.text) - length > BODY else []


def body_names(document: Document, blocks: Sequence[Block]) -> frozenset[str]:
    """The words with a capital outside these blocks, in lower case: names, and what opens sentences."""
    text, at, pieces = document.text, 0, []
    for block in blocks:
        pieces.append(text[at : block.start])
        at = max(at, block.end)
    return frozenset(word.lower() for word in CAPITAL.findall("\n".join([*pieces, text[at:]])))


def names_nobody(
    document: Document,
    attribution: Attribution,
    phrase: Phrase,
    names: Collection[str],
    common: Collection[str],
) -> bool:
    """Whether a headline's source is plainly no name and nobody's calling: "Stranded and cold: ‘…’", "Slams
    firm as ‘useless’", "Exclusive: …".

    Before a colon none of its words may be a name of the body's (``names``, unless ``common`` in lower case)
    or mean somebody who speaks. A verb that opens the headline has lost its subject.
    """
    found = WORD.findall(document.text[phrase.start : phrase.end])
    if not found or phrase.author is not None:
        return False
    low = [word.lower() for word in found]
    opens = document.text[: phrase.start].rpartition("\n")[2].strip() == ""
    if attribution.cue is None or attribution.cue.text.strip() != ":":
        return opens and len(low) == 1 and low[0] in VERBS and low[0] not in names
    if opens and len(low) == 1 and low[0] in LABELS:
        return True
    last = next((k for k, word in enumerate(low) if k and word in BOUND), len(low)) - 1
    if found[0] != low[0] and last and found[last] == low[last] and not low[last].endswith(("s", "ed")):
        return not _speaks(low[last - 1 : last + 1])  # "Keth Hospital strike: ‘…’"
    return not any(
        _speaks(low[max(0, k - 1) : k + 1])
        or (len(word) > 1 and word.isupper())
        or (low[k] in names and low[k] not in common and low[k] not in FUNCTION)
        for k, word in enumerate(found)
    )


def _speaks(low: Sequence[str]) -> bool:
    """Whether the last of these words, alone or with the one before, means somebody who may speak."""
    lists, word = lexicon(), low[-1]
    noun = lists.nouns.get(" ".join(low)) or lists.nouns.get(word)
    known = word in lists.marks or word in lists.ranks or word in lists.honorifics or word in lists.states
    calling = word.removesuffix("s").endswith(CALLINGS) or word.endswith(("men", "women"))
    return known or calling or word in lists.adjectives or (noun is not None and noun.kind in SPEAKERS)
