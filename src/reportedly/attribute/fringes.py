"""What stands at the edges of a content and isn't said, or is said and was left out.

Each rule helps more often than it harms, in the corpus's development part and a seventh of its training part
together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .candidates import Candidate, Spans, overlap
from .datelines import LONGEST as LONGEST_DATELINE
from .datelines import dateline_end
from .rules import sentence_spans
from .rules.grammar import TIME
from .rules.lexicon import lexicon
from .untold import without_untold

__all__ = ["fringed"]

MARKS = "“\"«„‘'"
ABOUT = re.compile(
    r"\b(?:says?|said|saying|wr[io]tes?|wrote|writing|asks?|asked|adds?|added|tweets?|tweeted)\s(?:of|about)$",
    re.IGNORECASE,
)
JOINERS = frozenset(("a", "an", "as", "if", "of", "the", "when", "with", "did", "does", "do"))
CONNECTIVES = frozenset(
    ("and", "but", "yet", "however", "in addition", "furthermore", "meanwhile", "moreover", "nevertheless")
)
JOINING = re.compile(
    r"(?:[\s,]+(?:and|but|or|so|while|because|although|though|if"
    r"|(?:(?:at|by|for|from|in|of|on|to|with)\s)?(?:which|whom?)))+[\s,–—-]*$",
    re.IGNORECASE,
)
SO = re.compile(
    r"\b(?:or|and|even|not|say|said|think|thinks|thought|hope|hopes|do|does|did|done|doing)\sso$"
)  # "a week or so"
REST = re.compile(r"(?:\s[^\W\d_][\w’'-]*){1,4}(?=[.;]\s|[.;]?$)", re.MULTILINE)  # of a pair of nouns
OF = re.compile(r"\sof(?:\s[\w’'/-]+){1,8}(?=[,.;:\n]|$)")
BIDDEN = re.compile(
    r"\b(?:t(?:ell|old)|urg(?:e|ing)|ask|order|instruct|encourag(?:e|ing)|implor(?:e|ing)|advis(?:e|ing)|warn|beg"
    r"|request|remind|invit(?:e|ing)|direct|command|challeng(?:e|ing)|want|allow|permit|persuad(?:e|ing)"
    r"|caution|press|call(?:ed|s|ing)?\s(?:up)?on)(?:s|d|g?ed|ing)?$",
    re.IGNORECASE,
)
TO_DO = re.compile(r"(?:not\s)?to\s[a-z]")
WHOM = re.compile(r"\s(?P<who>(?:[\w’'-]+\s){1,5})")
CALLED_ON = re.compile(r"\bcall(?:s|ed|ing)?\s(?:up)?on(?=\s\w)", re.IGNORECASE)
DETERMINER = re.compile(r"(?<=\w)\s(?:my|your|his|her|its|our|their|an?|the)(?:\s\d+)?$", re.IGNORECASE)
VEHICLE = re.compile(
    r"\sin\san?\s(?:(?:written|prepared|joint|separate|news|press|phone|telephone|emailed)\s)?"
    r"(?:statement|interview|tweet|note|post|letter|e-?mail|memo|press release|conference)$"
)
AND_VERB = re.compile(r"\b(?:and|then)$")
FIRST_WORD = re.compile(r"[a-z]+(?=\s[^\s,.])")
MEANT = re.compile(
    r"\b(?:refus|declin|want|plann?|agre|vow|pledg|promis|threaten|offer|hop|aim|intend|decid|seek|sought)"
    r"(?:e|es|s|ed|ing|eed|ees|eing)?(?P<to>\sto)$",
    re.IGNORECASE,
)
INVERTED = re.compile(r"(?:the\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,4}")
REACHED = re.compile(r",\s(?:reached|contacted|interviewed)\b[^,\n]*$")
POSTED = re.compile(r",?\son\s(?:social\smedia|the\ssocial\s(?:network|platform|media\s\w+)\s[A-Z]\w*)$")
WANTING = re.compile(
    r"\b(?:want|oppos|support|accept|reject|welcom|demand|seek|sought|favou?r|back|expect)(?:e|ed|s|es|ing)?$"
)
THAT = re.compile(r"\bthat\b")
AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s")
ANSWERS = re.compile(r"\b(?:reply|response|answer|replied|responding|responded|answering|answered)\sto$")
WHO_THEY_ARE = re.compile(r"(?P<who>,\swho(?:m|se)?\s[^,;:.“”«»\"\n]{3,160}),\s(?=\S)")
ACCORDING = re.compile(r"according\sto\b", re.IGNORECASE)
BEGINS = re.compile(r"\b(?:that|why|whether|how|because|although|while|what)$")
QUERIES = re.compile(
    r"(?P<queries>(?:written\s|e-?mailed\s|an?\s|our\s|the\s)?(?:questions?|queries|query|inquiries|inquiry))\sthat\s"
)
SEEN = re.compile(
    r"(?:(?:an?\s)?(?:cop(?:y|ies)|drafts?|transcripts?|recordings?|extracts?|parts?|details|excerpts?)\sof\s)?which"
    r"\s(?:has|have|had)?\s?(?:been|was|were)\s(?:seen|obtained|reviewed|viewed|shared|leaked|published|released"
    r"|made\s(?:available|public))\b[^,.;\n]{0,80}(?:,\s|,?$)"
    r"|(?:in|into|to)\swhich\s(?:our|this|the)\s[^,.;\n]{2,60}\s(?:had|has|have|gained|was\sgiven)\s(?:insight|access)"
    r"(?:,\s|,?$)",
    re.MULTILINE,
)
REJECTS = re.compile(
    r"\b(?:dismiss|reject|den(?:y|i)|condemn|denounc|decri|describ|brand)[a-z]*(?P<as>\sas)?$"
)
AS_SUCH = re.compile(r"as\s(?![“\"])")  # 'describing | as “unhinged” a tweet' in the corpus
CALLED = re.compile(
    r"(?P<what>(?:as\s)?(?:[a-z]+ly\s)?[“\"]?(?!(?:the|an?|his|her|its|their|any|some|all|being|mere)\b)[a-z-]+[”\"]?)\s"
    r"(?=(?:the|an?|his|her|its|their|any|all|those|these)\s|(?:[\w’'-]+\s){0,2}?(?:claims?|reports?|allegations?"
    r"|suggestions?|accusations?|rumou?rs|assertions?|speculation)\b)"
)
ONLY = re.compile(r"only[,:]?\s(?=[“\"«])")
LONGEST = 40  # characters of the words that join
FAR = 1500  # characters of a sentence, to either side
TELLS_WHICH = re.compile(
    r"(?:that|which)\s(?:would|will|could|can|may|might|must|should|is|are|was|were|has|have|had)\b"
)
# In the corpus's training part 6 contents end before such words and none holds them.
A_CLAIM = re.compile(
    r",\s(?:an?|the\ssame)\s(?:[\w-]+\s)?(?:claim|charge|allegation|accusation|assertion|contention|suggestion|denial"
    r"|description|insinuation)\s(?!of\b|to\b|for\b)[^“”\"]+$"
)
AND_THAT_TOO = re.compile(r",?\sand\sthat\s\w")
HOWEVER = re.compile(r"(?:however|meanwhile|moreover|nevertheless|furthermore),\s", re.IGNORECASE)
CLEFT = re.compile(
    r"(?:that\s)?it\s(?:is|was|had\sbeen|has\sbeen)(?:n['’]t|\snot)?\s(?!that\b)", re.IGNORECASE
)
WHO_DID = re.compile(r"(?:who|that|which)\s\w")
MEANWHILE = re.compile(
    r"(?:(?:(?:just|only|barely|shortly|two|three|a\sfew|several|many)\s)?(?:hours?|days?|weeks?|months?|years?|minutes?)\s"
    r"(?:after|before)|after|before|despite|even\s(?:as|though)|although|though|because|amid)\s"
)
SUBORDINATE = re.compile(
    r"(?:(?:So|But|And)\s)?(?:[Ww]hen|[Ii]f|[Uu]nless|[Bb]ecause|[Aa]lthough|[Tt]hough|[Oo]nce|[Ss]ince|[Uu]ntil)\s"
)


def fringed(text: str, candidate: Candidate) -> Candidate:
    """The candidate with what is said, no more and no less, as far as the words at its edges tell."""
    if not candidate.cue or not candidate.content:
        return candidate
    for rule in (_inverted, _described, _determined, _led, _bidden, _fronted, _around, _cleft):
        candidate = rule(text, candidate)
    content = _with_of(text, _without_only(text, candidate))
    content = _without_dateline(text, content) or content
    content = _without_as(text, candidate.cue, content)
    content = _without_claim(text, _of_one_kind(text, content, candidate.cue))
    content = _unjoined(text, content, candidate.cue)
    content = _without_vehicle(text, candidate.cue, content)
    content = _wanted(text, candidate, without_untold(text, candidate.cue, content))
    content = _without_lone(text, candidate.cue, _without_topic(text, candidate.cue, content))
    content = _apart(text, candidate.cue, _without_seen(text, candidate.cue, content))
    cue, content = _called(text, *_queried(text, candidate.cue, content))
    source = _without_dateline(text, _unvehicled(text, candidate))
    return replace(candidate, source=source, cue=cue, content=content)


def _queried(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """ "said in a reply to | questions that the offer stood": the questions are what is replied to."""
    queries = QUERIES.match(text, *content[0]) if ANSWERS.search(text, *cue[-1]) else None
    if queries is None or content[0][0] - cue[-1][1] != 1:
        return cue, content
    taken = (*cue[:-1], (cue[-1][0], queries.end("queries")))
    return taken, ((queries.end() - len("that "), content[0][1]), *content[1:])


def _called(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """ "dismissed as | false the claim", "rejected as | absurd reports that": what something is called before
    it is named is the cue's."""
    start, end = content[0]
    rejects = cue[-1][1] + 1 == start and REJECTS.search(text, *cue[-1])
    apart = rejects and (rejects["as"] or AS_SUCH.match(text, start))
    called = CALLED.match(text, start, end) if apart else None
    if called is None:
        return cue, content
    return (*cue[:-1], (cue[-1][0], called.end("what"))), ((called.end(), end), *content[1:])


def _apart(text: str, cue: Spans, content: Spans) -> Spans:
    """ "She will explain why, according to | an audit, | it leaks": the words before "why" are hers."""
    if len(content) < 2 or not ACCORDING.match(text, *cue[0]):
        return content
    (start, end), (begin, _) = content[:2]
    between = end <= cue[0][0] and cue[-1][1] < begin
    return content[1:] if between and BEGINS.search(text, start, end) else content


def _without_seen(text: str, cue: Spans, content: Spans) -> Spans:
    """ "According to the report, | a copy of which was seen by the Post, it leaks": who has seen it isn't
    what it says."""
    seen = SEEN.match(text, *content[0]) if content[0][0] > cue[-1][1] else None
    if seen is None:
        return content
    rest = ((seen.end(), content[0][1]),) if seen.end() < content[0][1] else ()
    return (*rest, *content[1:]) or content


def _without_topic(text: str, cue: Spans, content: Spans) -> Spans:
    """ "“It’s done,” she said of | the vote. “At last.”": whom or what a quotation is about isn't in it."""
    if not ABOUT.search(text, *cue[-1]) or not any(text[s] in MARKS for s, _ in content):
        return content
    return tuple([(s, e) for s, e in content if text[s] in MARKS or s < cue[0][0]])


def _without_lone(text: str, cue: Spans, content: Spans) -> Spans:
    """The pieces without those that do nothing but join: "As | “Who?”", "However, | it leaks". Of seven
    connectives before a cue in the parts above, the corpus has none in a content, but behind it both."""
    begins = {start - 1 for start, _ in content}  # right behind a space, a piece goes on with the one before
    kept = []
    for start, end in content:
        word = text[start:end].strip(" ,").lower()
        if word in CONNECTIVES:
            joins = start < cue[0][0] or (start, end) == content[-1]
        else:
            joins = word in JOINERS and end not in begins
        if not joins:
            kept.append((start, end))
    return tuple(kept) or content


def _without_as(text: str, cue: Spans, content: Spans) -> Spans:
    """ "It is over, Brel vows | as the toll hits 37": what happens meanwhile isn't said, in a headline."""
    start, end = content[-1]
    late = len(content) > 1 and content[-2][1] < cue[0][0] and cue[-1][1] + 1 == start
    late = late and text[end - 1] not in '.!?”"' and text[end : end + 1] in ("", "\n")
    return content[:-1] if late and text.startswith(("as ", "while "), start) else content


def _without_claim(text: str, content: Spans) -> Spans:
    """ "it has agreed terms" before ", a claim the firm denies": what it is called isn't said with it."""
    start, end = content[-1]
    claim = A_CLAIM.search(text, start, end)
    return (*content[:-1], (start, claim.start())) if claim and claim.start() > start else content


def _of_one_kind(text: str, content: Spans, cue: Spans) -> Spans:
    """ "to wear black" before "and that it rained", which is said by whoever else says "that"; without the
    "however," in "According to the fund, however, it leaks"."""
    start, end = content[0]
    however = HOWEVER.match(text, start, end) if start > cue[-1][1] else None
    if however and however.end() < end:
        return ((however.end(), end), *content[1:])
    that = AND_THAT_TOO.search(text, start, end) if TO_DO.match(text, start) else None
    if that is None or THAT.search(text, start, that.start()):
        return content
    return ((start, that.start()),)


def _unjoined(text: str, content: Spans, cue: Spans) -> Spans:
    """ "to pay in cash so" before "Brel could start": no content ends in a word that joins it to more.

    A few words up to the end of the sentence are the other half of a pair: "accounts and | low taxes".
    """
    start, end = content[-1]
    joining = JOINING.search(text, max(start, end - LONGEST), end)
    if joining is None or joining.start() == start or SO.search(text, start, end):
        return content
    rest = REST.match(text, end) if text[end - 3 : end] == "and" else None
    if rest and not overlap((rest.span(),), cue):
        return (*content[:-1], (start, rest.end()))
    return (*content[:-1], (start, joining.start()))


def _with_of(text: str, candidate: Candidate) -> Spans:
    """ "fell outside" before "of the hall.": "of" goes with what stands before it."""
    found = []
    for start, end in candidate.content:
        of = OF.match(text, end)
        taken = [s for s in (*candidate.source, *candidate.cue, *candidate.content) if s != (start, end)]
        found.append((start, of.end()) if of and not overlap((of.span(),), tuple(taken)) else (start, end))
    return tuple(found)


def _bidden(text: str, candidate: Candidate) -> Candidate:
    """ "told | his advisers to wait", "called on | the police to wait": who is to do it is part of it."""
    (first, last), (start, end) = candidate.cue[-1], candidate.content[0]
    if start < last or not TO_DO.match(text, start):
        return candidate
    called = CALLED_ON.search(text, first, last)
    if called and start == last + 1 and text[first:last].split()[-1].lower() not in TIME:
        cue = (*candidate.cue[:-1], (first, called.end()))
        return replace(candidate, cue=cue, content=((called.end() + 1, end), *candidate.content[1:]))
    whom = WHOM.fullmatch(text, last, start) if BIDDEN.search(text, first, last) else None
    if whom is None or overlap((whom.span("who"),), candidate.source):
        return candidate
    return replace(candidate, content=((last + 1, end), *candidate.content[1:]))


def _determined(text: str, candidate: Candidate) -> Candidate:
    """ "laid out | her plans" rather than "laid out her | plans"; "cited | a 2019 paper"."""
    (first, last), (start, end) = candidate.cue[-1], candidate.content[0]
    found = DETERMINER.search(text, first, last)
    if found is None or start != last + 1:
        return candidate
    cue = (*candidate.cue[:-1], (first, found.start()))
    return replace(candidate, cue=cue, content=((found.start() + 1, end), *candidate.content[1:]))


def _described(text: str, candidate: Candidate) -> Candidate:
    """ "According to two clerks, | who asked for no names, the lock failed": who they are goes with them."""
    if not candidate.source or not candidate.content or candidate.cue[-1][1] > candidate.source[0][0]:
        return candidate
    (begin, end), (start, stop) = candidate.source[-1], candidate.content[0]
    who = WHO_THEY_ARE.match(text, end, stop) if end < start <= end + 2 else None
    if who is None:
        return candidate
    source = (*candidate.source[:-1], (begin, who.end("who")))
    return replace(candidate, source=source, content=((who.end(), stop), *candidate.content[1:]))


def _led(text: str, candidate: Candidate) -> Candidate:
    """ "laughed and said | “no”" and "wanted to know | why", not "laughed and | said" and "wanted to | know";
    "refused | to sign" rather than "refused to | sign"."""
    (first, last), (start, end) = candidate.cue[-1], candidate.content[0]
    word = FIRST_WORD.match(text, start, end) if start == last + 1 else None
    verb = word and (word[0] in lexicon().verbs or word[0].endswith("ed"))
    if word is None or not verb:
        return candidate
    meant = MEANT.search(text, first, last)
    if AND_VERB.search(text, first, last) or (meant and word[0] == "know"):
        moved, begin = word.end(), word.end() + 1
    elif meant:
        moved, begin = meant.start("to"), meant.start("to") + 1
    else:
        return candidate
    content = ((begin, end), *candidate.content[1:])
    return replace(candidate, cue=(*candidate.cue[:-1], (first, moved)), content=content)


def _inverted(text: str, candidate: Candidate) -> Candidate:
    """ "Which parts, wondered Oda Brel.": the name behind the verb says what stands before."""
    (first, last), (*before, (start, end)) = candidate.cue[0], candidate.content
    named = start == last + 1 and INVERTED.fullmatch(text, start, end)
    if (
        candidate.source
        or not named
        or text[first:last] not in lexicon().tags
        or text[first - 2 : first] != ", "
    ):
        return candidate
    begin = _sentence_begin(text, first, end)
    if begin >= first - 2 or text[end : end + 1] not in (".", "", "\n"):
        return candidate
    return replace(candidate, source=((start, end),), content=tuple(before) or ((begin, first - 2),))


def _unvehicled(text: str, candidate: Candidate) -> Spans:
    """ "wrote Oda Brel | in a note", "a nurse, | reached by phone": that is no part of who says it."""
    source = _cut(text, candidate.cue, candidate.source, VEHICLE, POSTED)
    start, end = source[-1] if source else (0, 0)
    reached = REACHED.search(text, start, end)
    return (*source[:-1], (start, reached.start())) if reached and reached.start() > start else source


def _without_vehicle(text: str, cue: Spans, content: Spans) -> Spans:
    """ "called for more money | in a statement": that says where it was called for."""
    return _cut(text, cue, content, VEHICLE)


def _without_only(text: str, candidate: Candidate) -> Candidate:
    """ "said only | “Read it.”"."""
    (start, end), *more = candidate.content
    only = ONLY.match(text, start, end)
    return replace(candidate, content=((only.end(), end), *more)) if only else candidate


def _without_dateline(text: str, spans: Spans) -> Spans:
    """ "DUNMARE — | A ship sank, police said.", "16:42 | The mayor": nobody says when or where."""
    if not spans:
        return spans
    start, end = spans[0]
    near = max(0, start - LONGEST_DATELINE)
    paragraph = text.rfind("\n", near, start) + 1
    stop = dateline_end(text, paragraph) if paragraph or not near else start
    if start >= stop:
        return spans
    if end <= stop:
        return spans[1:]
    while text[stop].isspace():
        stop += 1
    return ((stop, end), *spans[1:])


def _wanted(text: str, candidate: Candidate, content: Spans) -> Spans:
    """ "She said it did not want | a fight | but that it would win": what goes on is hers."""
    start, end = content[-1]
    wants = candidate.nested and start > candidate.cue[-1][1] and WANTING.search(text, *candidate.cue[-1])
    more = AND_THAT.search(text, start, end) if wants and not text.startswith("that ", start) else None
    return (*content[:-1], (start, more.start())) if more else content


def _cut(text: str, cue: Spans, role: Spans, *endings: re.Pattern[str]) -> Spans:
    """A role behind the cue without the first of these that it ends in."""
    start, end = role[-1] if role else (0, 0)
    if start < cue[-1][1]:
        return role
    found = next((match for ending in endings if (match := ending.search(text, start, end))), None)
    return (*role[:-1], (start, found.start())) if found else role


def _fronted(text: str, candidate: Candidate) -> Candidate:
    """ "When the offer came, Brel said, “we were stunned.”", "It will send a letter, Brel said, that will
    shock", "It was turned back, Brel said, hours after they had agreed": around a source and cue between
    commas, all of the sentence is said."""
    if not candidate.source:
        return candidate
    start = min(candidate.source[0][0], candidate.cue[0][0])
    stop = max(candidate.source[-1][1], candidate.cue[-1][1])
    first = candidate.content[0][0]
    goes_on = text[first : first + 2].strip(MARKS)[:1].islower()
    if text[stop:first] != ", " or not goes_on or text[start - 2 : start] != ", ":
        return candidate
    before = _without_dateline(text, ((_sentence_begin(text, start, first), start - 2),))
    begin = before[0][0] if before else start
    around = SUBORDINATE.match(text, begin) or TELLS_WHICH.match(text, first) or MEANWHILE.match(text, first)
    if not (around and before) or any(mark in text[begin:start] for mark in '“”"«»'):
        return candidate
    return replace(candidate, content=(*before, *candidate.content))


def _around(text: str, candidate: Candidate) -> Candidate:
    """ "The board, it is stated in the report, ordered a halt": all of the sentence around it is said."""
    start, stop = candidate.cue[0][0], max(end for _, end in (*candidate.cue, *candidate.source))
    if not text.endswith(", it ", 0, start) or text[stop : stop + 2] != ", ":
        return candidate
    low = max(text.rfind("\n", 0, start) + 1, start - FAR)
    spans = sentence_spans(text, low, _paragraph_end(text, stop))
    begin, end = next(((s, e) for s, e in spans if s <= start < e), (start, start))
    if not begin < start - len(", it ") or stop + 2 >= end:
        return candidate
    return replace(
        candidate, content=((begin, start - len(", it ")), (stop + 2, end - (text[end - 1] in ".!?")))
    )


def _cleft(text: str, candidate: Candidate) -> Candidate:
    """ "It was the board, he said, that ordered a halt": what stands behind is said too."""
    start = min([candidate.cue[0][0], *(begin for begin, _ in candidate.source)])
    stop = max(end for _, end in (*candidate.cue, *candidate.source))
    (begin, end), *more = candidate.content
    between = text[end:start] == text[stop : stop + 2] == ", "
    if more or not between or not CLEFT.match(text, begin, end) or not WHO_DID.match(text, stop + 2):
        return candidate
    spans = sentence_spans(text, begin, _paragraph_end(text, stop))
    goes_to = next((e for s, e in spans if s <= stop < e), stop)
    goes_to -= text[goes_to - 1] in ".!?"
    return (
        candidate if goes_to <= stop + 2 else replace(candidate, content=((begin, end), (stop + 2, goes_to)))
    )


def _paragraph_end(text: str, at: int) -> int:
    """Where the paragraph ends that holds ``at``, or how far it is looked through."""
    behind = text.find("\n", at, at + FAR)
    return behind if behind > 0 else min(len(text), at + FAR)


def _sentence_begin(text: str, at: int, end: int) -> int:
    """Where the sentence that holds ``at`` begins, or ``at``; the paragraph is looked through to ``end``."""
    low = max(text.rfind("\n", 0, at) + 1, at - FAR)
    return max([start for start, _ in sentence_spans(text, low, end) if start <= at], default=at)
