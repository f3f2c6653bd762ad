"""What nobody says: that somebody stays unnamed, what a label alone begins, what a word refers to, who has
seen a paper, and what the outlet asks by itself."""

from __future__ import annotations

import re

from .candidates import Candidate
from .rules.grammar import words

__all__ = ["LABELS", "is_unsaid"]

UNNAMED = re.compile(
    r"(?:not\s)?to\s(?:be\s(?:named|identified|quoted)(?:\sby\sname)?|remain\sanonymous"
    r"|give\s(?:his|her|their|a)\s(?:(?:full|last|real)\s)?(?:sur)?names?)"
    r"(?:,?\s(?:because|for|as|since|due|out\sof|in\sorder|to|when|citing|while|so|given"
    r"|discussing|describing|disclosing|speaking|talking)\b[^\n]*)?"
)
NOT_TO_NAME = re.compile(r"\b(?:cannot|can[’']t|could\snot|couldn[’']t|may\snot)\sbe\s(?:named|identified)\b")
# What papers write before a heading of their own. "Poll:" and "Report:" name who says it.
LABELS = words(
    """
    analysis opinion comment commentary explainer explained editorial review exclusive breaking live watch
    listen video podcast profile factbox timeline obituary feature investigation background recap preview
    update correction clarification sponsored column essay
    """
) | {
    "press release",
    "news release",
    "special report",
    "fact check",
    "live updates",
    "in pictures",
    "long read",
}
LABEL = re.compile(r"[:|–—-]")
HEADED = re.compile(r"[A-Z]{3,}(?:\s[A-Z]{2,}){0,2}(?=:\s)")
REFERS = re.compile(r"(?:also\s|only\s|had\s|has\s)?refer(?:s|red|ring)?(?:\sto)?|stands?\sfor|stood\sfor")
WORDS_OF = words(
    "figure figures number numbers name term word words phrase title label sum expression acronym date"
)
NOUN = re.compile(r"(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z]+)$")
NUMBER = re.compile(r"(?:[Tt]hat |[Tt]he |[Tt]his )?\d[\d.,]*(?:%| per cent| percent)?")
HAS_SEEN = re.compile(
    r"(?:(?:has|have|had)\s)?(?:(?:also|since|itself)\s)?(?:seen|reviewed|obtained|viewed|examined|inspected)"
)
PAPER = re.compile(
    r"(?:an?\scop(?:y|ies)\sof\s)?(?:an?|the|its|their|his|her|which|both|several)?\s?(?:[\w’'-]+\s){0,3}?"
    r"(?:cop(?:y|ies)|reports?|memos?|letters?|documents?|e-?mails?|transcripts?|recordings?|minutes|filings?"
    r"|footage|videos?|messages|which)\b[^,.;:“”\"\n]*(?:,?\swhich)?",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"(?:(?:And|But|So|Then|[Ww]hat|[Ww]hy|[Hh]ow|[Ww]here|[Ww]hen|[Ww]hom?),?\s)*"
    r"(?:[Dd]id|[Dd]oes|[Dd]o|[Hh]as|[Hh]ad|[Hh]ave|[Ww]as|[Ww]ere|[Ii]s|[Aa]re|[Ww]ould|[Ww]ill|[Cc]ould|[Cc]an"
    r"|[Ss]hould)(?:n['’]t)?\s$"
)
HELPS = re.compile(r"(?:would|could|should|might|will|shall|may|must|can)(?:n['’]t|not)?", re.IGNORECASE)
CLAIMS = re.compile(r"(?:(?:has|have|had|also|already|later)\s)*claim(?:s|ed|ing)?")
LIVES = re.compile(
    r"(?:(?:at\sleast|more\sthan|over|about|some|around|nearly|up\sto|an\sestimated|the|his|her|their|its|many"
    r"|several|as\smany\sas)\s)*(?:[\w,.-]+\s){0,2}(?:li(?:fe|ves)|victims?)"
    r"(?:$|[,.;]|\s(?:of|in|on|at|across|since|over|when|after|during|so|and|as|every|each|last|this)\b)"
)
STATE = re.compile(
    r"(?:to\sbe\s)?(?:guilty|culpable|liable|wanting|dead|alive|unconscious|unresponsive|in\s(?:breach|violation))\b"
)
MEASURE = re.compile(
    r"(?:(?:the|their|his|her|its)\s)?(?:law|plan|schedule|custom|tradition|rank|size|weight|age|need|needs|merit"
    r"|ability|taste|height|seniority|protocol|procedure|procedures|usage|season|income|means|type|category)"
)
SHARE = re.compile(
    r"(?:some |about |around |up to |just |nearly )?\d[\d.,]*\s?(?:%|per\scent|percent|of|in|out)"
)
AIMED = re.compile(r"(?:is|are|was|were)\saimed(?:\sat)?")
HELPED_ON = re.compile(r"\s(?:would|will|should|must|may|might|could|can|had|have|has|were|was|are|is)\b")
NAMING = re.compile(r"\b(?:term|call|dub|label|brand|describ)(?:s|ed|ing|led|ling|bed|bing|es)?\s$")
CALLED_A = re.compile(r"(?:as\s)?an?\s")
NO = frozenset(("not", "no", "never", "neither", "nor"))
GESTURE = re.compile(
    r"(?:(?:only|just|then|[a-z]+ly)\s)?(?:nod|smil|shrug|laugh|sigh|paus|grinn|frown|winc|wav|sobb|wept|weep)(?:d?ed|s)?"
)
SPOKEN = re.compile(r"[”\"’]\s[^“”\"\n]{3,200}\.\s$")
MARKED = "“\"‘'«\n"
THINK = re.compile(r"(?:ever\s|really\s)?(?:think|believe|feel|regret|accept|agree|expect|worry|fear|hope)")
OPENS = re.compile(r"(?:^|\n|[.!?][\"”’»)]*\s)(?=[A-Z])")
FAR = 240  # characters before a quotation
LONGEST = 60  # characters of a question before its subject


def is_unsaid(text: str, candidate: Candidate) -> bool:
    """Is this nothing that anybody says?"""
    if not candidate.nested and _asked(text, candidate):
        return True
    rules = (
        _stays_unnamed,
        _has_a_label,
        _refers,
        _has_seen,
        _says_no_more,
        _is_stopped,
        _is_a_gesture,
        _only_helps,
        _tells_how_many,
        _qualifies,
        _is_named_so,
        _only_cites,
        _takes_lives,
        _found_guilty,
        _by_measure,
    )
    return any(rule(text, candidate) for rule in rules)


def _tells_how_many(text: str, candidate: Candidate) -> bool:
    """ "Nausea was mild, | reported | in 9% of patients": a share of those who had it says nothing."""
    if len(candidate.cue) != 1 or len(candidate.source) != 1:
        return False
    (_, end), (start, stop) = candidate.cue[0], candidate.source[0]
    return text[end:start] == " in " and SHARE.match(text, start, stop) is not None


def _qualifies(text: str, candidate: Candidate) -> bool:
    """ "The officials concerned would pay", "such reports are aimed at them": nobody worries or hopes."""
    if len(candidate.cue) != 1 or not candidate.nested:
        return False
    start, end = candidate.cue[0]
    if AIMED.fullmatch(text, start, end):
        return True
    beside = bool(candidate.source) and candidate.source[-1][1] + 1 == start
    return beside and text[start:end] == "concerned" and HELPED_ON.match(text, end) is not None


def _is_named_so(text: str, candidate: Candidate) -> bool:
    """ "terming the minister's | claim | a “bundle of lies”": what it is called isn't said in it."""
    if len(candidate.cue) != 1 or len(candidate.source) != 1 or not candidate.nested or not candidate.content:
        return False
    start = candidate.source[0][0]
    called = NAMING.search(text, max(0, start - 16), start)
    return called is not None and CALLED_A.match(text, candidate.content[0][0]) is not None


def _only_cites(text: str, candidate: Candidate) -> bool:
    """ "Citing | press reports, Brel said": whoever cites them says what follows, on their word."""
    cites = len(candidate.cue) == 1 and text[slice(*candidate.cue[0])] in ("Citing", "Quoting")
    return cites and not candidate.source


def _takes_lives(text: str, candidate: Candidate) -> bool:
    """ "The collapse | claimed | nine lives": it killed nine."""
    claims = len(candidate.cue) == 1 and CLAIMS.fullmatch(text, *candidate.cue[0])
    return bool(claims and candidate.content) and LIVES.match(text, *candidate.content[0]) is not None


def _found_guilty(text: str, candidate: Candidate) -> bool:
    """ "Anyone | found | culpable would face the law", "two were | found | dead": how they are or were."""
    if len(candidate.cue) != 1 or not candidate.content or not candidate.source:
        return False
    found = text[slice(*candidate.cue[0])] == "found" and candidate.cue[0][1] + 1 == candidate.content[0][0]
    return found and STATE.match(text, candidate.content[0][0]) is not None


def _by_measure(text: str, candidate: Candidate) -> bool:
    """ "They are paid | according to | rank": by what something goes, nobody says."""
    if len(candidate.cue) != 1 or len(candidate.source) != 1:
        return False
    (start, end), (begin, stop) = candidate.cue[0], candidate.source[0]
    by = text[start:end].lower() == "according to" and text[end:begin] == " "
    return by and MEASURE.fullmatch(text, begin, stop) is not None


def _only_helps(text: str, candidate: Candidate) -> bool:
    """ "I would have shown them around": in the corpus's training part 2 cues in 19,832 are such a verb."""
    return len(candidate.cue) == 1 and HELPS.fullmatch(text, *candidate.cue[0]) is not None


def _stays_unnamed(text: str, candidate: Candidate) -> bool:
    """ "who asked not to be named": that belongs to the source of something else; "she cannot be named"."""
    if candidate.cue and NOT_TO_NAME.search(text, *candidate.cue[-1]):
        return True
    return len(candidate.content) == 1 and UNNAMED.fullmatch(text, *candidate.content[0]) is not None


def _has_a_label(text: str, candidate: Candidate) -> bool:
    """ "Analysis: Why the dam broke", "CLAIM: A ferry burns oil" are nobody's word."""
    if len(candidate.cue) != 1:
        return False
    ((start, end),) = candidate.cue
    headed = HEADED.match(text, start) if start == 0 or text[start - 1] == "\n" else None
    if headed and headed.end() == end - (text[end - 1] == ":"):
        return True
    if len(candidate.source) != 1 or not LABEL.fullmatch(text, start, end):
        return False
    return text[slice(*candidate.source[0])].lower() in LABELS


def _refers(text: str, candidate: Candidate) -> bool:
    """ "The figure | referred to | an older ship": a word or number means something, and says nothing."""
    if len(candidate.cue) != 1 or not REFERS.fullmatch(text, *candidate.cue[0]):
        return False
    start = candidate.cue[0][0]
    what = [span for span in (*candidate.source, *candidate.content) if span[1] <= start <= span[1] + 1]
    if what and NUMBER.fullmatch(text, *what[-1]):
        return True
    noun = NOUN.match(text, *what[-1]) if what else None
    return noun is not None and noun["noun"] in WORDS_OF


def _has_seen(text: str, candidate: Candidate) -> bool:
    """ "The Post | has seen | a copy of the letter": by that the letter says something, and not the Post."""
    if len(candidate.cue) != 1 or not HAS_SEEN.fullmatch(text, *candidate.cue[0]):
        return False
    return bool(candidate.content) and all(PAPER.fullmatch(text, *span) for span in candidate.content)


def _says_no_more(text: str, candidate: Candidate) -> bool:
    """ "Not | all scientists | are convinced": of what, nobody says."""
    told = candidate.content
    return bool(candidate.cue and told) and all(text[s:e].lower() in NO for s, e in told)


def _is_stopped(text: str, candidate: Candidate) -> bool:
    """ "“Noted. | Let’s go.”": a sentence of one word says nothing of the next."""
    if candidate.source or not candidate.cue or not candidate.content:
        return False
    (start, end), behind = candidate.cue[-1], candidate.content[0][0]
    alone = start == 0 or text[start - 1] in MARKED or text[start - 2 : start] == ". "
    return alone and behind > end and text[end : end + 2] == ". "


def _asked(text: str, candidate: Candidate) -> bool:
    """ "Did | he | think | it leaked?": that is what the outlet asks, outside of all quotations. What "he
    called for" and "they knew" stays: the corpus has such questions among its statements."""
    if len(candidate.source) != 1 or len(candidate.cue) != 1 or not candidate.content:
        return False
    if not THINK.fullmatch(text, *candidate.cue[0]):
        return False
    at, end = candidate.source[0][0], candidate.content[-1][1]
    if not text.startswith("?", end):
        return False
    openings = [m.end() for m in OPENS.finditer(text, max(0, at - LONGEST), at)]
    return bool(openings) and ASKS.fullmatch(text, openings[-1], at) is not None


def _is_a_gesture(text: str, candidate: Candidate) -> bool:
    """ "“No,” said Brel. “It sank.” | Dahl | nodded.": who said no says so, and who nods doesn't."""
    if len(candidate.content) != 1 or not candidate.cue or not GESTURE.fullmatch(text, *candidate.cue[0]):
        return False
    start, end = candidate.content[0]
    whole = candidate.cue[0][0] > end and text[end - 2 : end - 1] in (".", "!", "?") and text[end - 1] in '”"'
    return whole and SPOKEN.search(text, max(0, start - FAR), start) is not None
