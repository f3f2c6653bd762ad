"""Attributions whose content follows the cue: he said that …, denied …, vowed to …; ", adding that …"."""

from __future__ import annotations

from . import grammar
from .found import Found, pieces
from .sentences import Range, Sentence
from .subjects import is_dash, is_finite, main_subject, subject
from .verbs import VerbGroup

NEAR = 14  # words in which a clause or a quotation must begin where something stands between
CLAUSE_BREAKS = grammar.words("after when while although though since unless until despite through")
BEFORE_PARTICIPLE = grammar.words(", ; by after while before for and when in without")
LOOSE = grammar.words("say tell think believe insist know hope")  # need no "that" and no verb in sight


def following(
    s: Sentence, group: VerbGroup, groups: tuple[VerbGroup, ...], low: int, main: Range | None
) -> Found | None:
    """The attribution of a cue whose content comes after it.

    ``low``: first word of its clause; ``main``: the source of an earlier attribution of the sentence.
    """
    if group.kind == "passive":
        return _passive(s, group, groups, low)
    source = _source(s, group, low, main)
    if source is None:
        return None
    start, cue_end, pattern = _content(s, group)
    if not pattern:
        return None
    end = _end(s, start, groups, single="object" in pattern or _is_aside(s, source[0]))
    if s.lower[start - 1] == ":" and start == s.end:
        return Found("colon", source, (group.start, cue_end), ())
    content = pieces(s, (start, end))
    if not content and pattern != "open":
        return None
    kind = "participle " if group.kind == "participle" else ""
    return Found(kind + pattern, source, (group.start, cue_end), content)


def _is_aside(s: Sentence, source: int) -> bool:
    """Is the clause of this source one that a main clause follows ("When she said …, the crowd left")?"""
    if source == 0:
        return False
    relative = s.lower[source] in grammar.RELATIVE and s.lower[source - 1] == ","
    return relative or (source == 1 and s.lower[0] in grammar.SUBORDINATOR)


def asked(s: Sentence, groups: tuple[VerbGroup, ...]) -> tuple[Found, int] | None:
    """ "Asked whether …, the mayor said": a question without a source opens the sentence."""
    for group in groups[:1]:
        opens = group.start == 0 or (group.start == 1 and s.lower[0] in ("when", "if"))
        if group.lemma != "ask" or not opens or group.kind == "participle":
            continue
        end = next((k for k in range(group.end, s.end) if s.lower[k] == "," and not s.quoted[k]), s.end)
        about = s.lower[group.end : group.end + 1] == ("about",)
        content = pieces(s, (group.end + about, end))
        if content:
            return Found("asked", None, (group.start, group.end + about), content), end
    return None


def _source(s: Sentence, group: VerbGroup, low: int, main: Range | None) -> Range | None:
    if group.kind == "participle":
        free = group.start == 0 or s.lower[group.start - 1] in BEFORE_PARTICIPLE
        if "speech" not in group.takes and not free:
            return None  # "placards supporting the plan"
        return main or main_subject(s, 0, group.start) or _next_subject(s, group)
    joined = s.lower[group.start - 1] in grammar.CONJUNCTION if group.start > low else True
    if joined and main and group.start - low <= 3:
        return main
    return subject(s, low, group.start)


def _next_subject(s: Sentence, group: VerbGroup) -> Range | None:
    """ "Citing the flood, the mayor closed the bridge": the subject after the opening participle."""
    if group.start != 0:
        return None
    comma = next((k for k in range(group.end, s.end) if s.lower[k] == "," and not s.quoted[k]), None)
    return main_subject(s, comma + 1, s.end) if comma is not None else None


def _content(s: Sentence, group: VerbGroup) -> tuple[int, int, str]:
    """Where the content begins, where the cue ends (a colon is its last word) and the pattern's name."""
    i, takes = group.end, group.takes
    if i >= s.end:
        open_end = "speech" in takes and group.kind == "finite" and len(s.lower) > i
        return i, i, "open" if open_end else ""
    if s.lower[i] == ":":
        return i + 1, i + 1, "colon" if "speech" in takes else ""
    if s.lower[i] == "," and i + 1 < s.end and s.quoted[i + 1] and "speech" in takes:
        return i + 1, i, "quote"
    if s.lower[i] == "that":
        return i, i, "that" if takes & {"speech", "clause"} else "object" if "object" in takes else ""
    if s.lower[i] == "to" and "infinitive" in takes:
        return i, i, "infinitive"
    if s.lower[i] == "to":
        later = _later(s, i) if "speech" in takes else 0
        return later or i, i, "later" if later else ""
    return _bare(s, group)


def _bare(s: Sentence, group: VerbGroup) -> tuple[int, int, str]:
    i, takes = group.end, group.takes
    if s.quoted[i]:
        return (i, i, "quote") if takes & {"speech", "object"} else (i, i, "clause")
    if "hearer" in takes:
        after = _after_hearer(s, i)
        return (after, i, "hearer") if after else (i, i, "")
    if s.lower[i] in grammar.PREPOSITION | grammar.TIME or grammar.is_adverb(s.lower[i]) or s.lower[i] == ",":
        return _removed(s, group)
    if "object" in takes:
        return i, i, "object"
    if takes & {"speech", "clause"}:
        return _clause(s, group, i)
    return i, i, ""


def _removed(s: Sentence, group: VerbGroup) -> tuple[int, int, str]:
    """Something stands between cue and content: "said on Monday that", "wrote in a letter: “…"."""
    i = group.end
    if "speech" not in group.takes:
        return i, i, ""
    later = _later(s, i)
    if later:
        return later, i, "later"
    if s.lower[i] in grammar.WEEKDAY and i + 1 < s.end and group.lemma in LOOSE:
        return i + 1, i, "clause"
    closing = s.lower[s.end - 1] == ":" or (s.end == len(s.lower) and s.lower[-1] == ":")
    return (s.end, i, "open") if closing or group.lemma in ("say", "write", "add") else (i, i, "")


def _later(s: Sentence, i: int) -> int:
    """The word after ``i`` where a clause with "that" or a quotation begins, 0 where there is none."""
    for k in range(i, min(i + NEAR, s.end)):
        if s.quoted[k] and any(q[0] == k and (s.is_speech(q) or q[1] >= s.end) for q in s.quotes):
            return k
        if s.lower[k] == "that":
            return k
        if s.lower[k] == ":" and k + 1 < s.end:
            return k + 1
        if is_finite(s, k, i):
            return 0
    return 0


def _clause(s: Sentence, group: VerbGroup, i: int) -> tuple[int, int, str]:
    if group.lemma in LOOSE or s.lower[i] in grammar.SUBJECT_PRONOUN | grammar.CONTRACTED:
        return i, i, "clause"
    if s.lower[i] in ("whether", "if", "how", "why", "what", "who", "where"):
        return i, i, "clause"
    stop = next((k for k in range(i, s.end) if s.lower[k] in ",;"), s.end)
    clause = any(is_finite(s, k, i) for k in range(i + 1, min(stop, i + 14)))
    if clause:
        return i, i, "clause"
    return i, i, "phrase" if "thing" in group.takes and group.kind == "finite" else ""


def _after_hearer(s: Sentence, i: int) -> int:
    """Past the person addressed ("told reporters", "asked the crowd in Narvo whether"); 0 where unclear."""
    for k in range(i, min(i + NEAR, s.end)):
        if s.quoted[k] or s.lower[k] in ("that", "whether", "if", "to", "not", "about", "how", "why", "what"):
            return k
        if s.lower[k] == ":" and k + 1 < s.end:
            return k + 1
        if s.lower[k] == ",":
            return k + 1 if k + 1 < s.end and s.quoted[k + 1] else 0
        if k > i and is_finite(s, k, i):
            return _clause_start(s, i, k)
    return 0


def _clause_start(s: Sentence, i: int, verb: int) -> int:
    """Where the clause of ``verb`` begins after a hearer: at its pronoun or article, else after one word."""
    if s.lower[verb] in grammar.CONTRACTED:
        return verb
    for k in range(verb - 1, i, -1):
        if s.lower[k] in grammar.SUBJECT_PRONOUN or (s.lower[k] in grammar.DETERMINER and k > i):
            return k
    return i + 1


def _end(s: Sentence, start: int, groups: tuple[VerbGroup, ...], *, single: bool) -> int:
    """Where a content that begins at ``start`` ends: before the next cue of the same rank, else the stop."""
    verbs = {g.start: g for g in groups}
    for k in range(start + 1, s.end):
        if s.quoted[k]:
            continue
        word = s.lower[k]
        single = single and word != "that"  # "hope that the port, which …, would": the clause goes on
        if s.quote_before(k) and _next_cue(s, k, verbs):
            return k
        if word in ",;" or is_dash(s, k):
            if _next_cue(s, k + 1, verbs) or (single and word == "," and not _listing(s, k)):
                return k
        elif word in ("and", "but"):
            if _same_rank(verbs.get(k + 1), single=single):
                return k
        elif single and (word in CLAUSE_BREAKS or _time_phrase(s, k)):
            return k
    return s.end


def _time_phrase(s: Sentence, k: int) -> bool:
    """ "on Monday", "in early June", "last week"."""
    if s.lower[k] in grammar.WEEKDAY:
        return True
    if s.lower[k] not in ("in", "on", "last", "during"):
        return False
    near = s.lower[k + 1 : k + (2 if s.lower[k] in ("on", "last") else 4)]
    return any(w in grammar.TIME or (w.isdigit() and len(w) == 4) for w in near)


def _listing(s: Sentence, k: int) -> bool:
    near = range(k + 1, min(k + 8, s.end))
    return "and" in s.lower[k + 1 : k + 6] and not any(is_finite(s, i, k) for i in near)


def _same_rank(group: VerbGroup | None, *, single: bool) -> bool:
    return group is not None and group.kind != "passive" and ("speech" in group.takes or single)


def _next_cue(s: Sentence, k: int, verbs: dict[int, VerbGroup]) -> bool:
    """Does a new attribution begin at word ``k``, after a comma or dash?"""
    conjunction = k < s.end and s.lower[k] in ("and", "but", "while", "though", "yet")
    k += conjunction
    while k < s.end and grammar.is_adverb(s.lower[k]):
        k += 1
    group = verbs.get(k)
    if group is not None:
        return group.kind == "participle" or conjunction
    if not conjunction:
        return False
    near = next((verbs[i] for i in range(k, min(k + 7, s.end)) if i in verbs), None)
    speech = near is not None and "speech" in near.takes and near.kind == "finite"
    return near is not None and speech and subject(s, k, near.start) is not None


def _passive(s: Sentence, group: VerbGroup, groups: tuple[VerbGroup, ...], low: int) -> Found | None:
    if group.end >= s.end:
        return None
    word = s.lower[group.end]
    what = subject(s, low, group.start)
    if word == "by" and group.takes & {"object"} and what:
        return _by_agent(s, group, what)
    if "passive" not in group.takes or what is None:
        return None
    if word == "that" and s.lower[what[0]] == "it" and what[1] - what[0] == 1:
        content = pieces(s, (group.end, _end(s, group.end, groups, single=False)))
        return Found("passive that", None, (group.start, group.end), content)
    if word == "to":
        content = pieces(s, what, (group.end, _end(s, group.end, groups, single=True)))
        return Found("passive infinitive", None, (group.start, group.end), content)
    return None


def _by_agent(s: Sentence, group: VerbGroup, what: Range) -> Found | None:
    """ "The plan was criticised by farmers for its cost"."""
    start = group.end + 1
    ends = grammar.SUBORDINATOR | {"for", ",", ";", "in", "on", "during"} | grammar.TIME
    end = next((k for k in range(start + 1, s.end) if s.lower[k] in ends), s.end)
    if start >= end:
        return None
    return Found("agent", (start, end), (group.start, start), (what,))
