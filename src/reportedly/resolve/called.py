"""The mentions that names make, each with the role before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from ..attribute.datelines import in_dateline
from . import roles
from .acronyms import is_acronym
from .beside import a_make, acronym, agency, body_before, datelined, modifies, person_after, stands_as_place
from .beside_roles import role_before, role_behind, speaker_before
from .describe import description
from .found import Mention, Owner
from .grammar import DETERMINER, NOT_SPEECH, word_set
from .kinds import BUILDINGS, OUTLET_AGENCIES, is_place, is_work
from .lexicon import lexicon
from .marked import PREFIX, in_ticker, is_craft, shares, signs, ticker_at
from .match import BESIDE
from .names import Name
from .offices import head_title
from .scan import Scan
from .titles import past_letters
from .words import Words

# Callings of firms more than of people: "the dam's operator, Orme Hydro".
FIRMS = word_set("operator supplier regulator employer contractor")
ADVOCATES = {"prosecuting": "prosecutor", "defending": "lawyer", "mitigating": "lawyer"}
PLACES = word_set(
    """
    town towns village villages city cities district districts province provinces county counties port island
    islands suburb suburbs hamlet region state municipality settlement neighbourhood neighborhood
    """
)
STREETS = word_set("street road lane avenue drive close terrace crescent gardens square way")
SENT = word_set("from to")  # "a reporter from the Orle Courier"
IN_PLACE = word_set(
    "in at near from to around outside across into through off toward towards raided stormed shelled besieged"
)


def named(scan: Scan) -> Iterator[Mention]:
    skip = -1
    for name in scan.found:
        if _post_nominal(scan, name):
            continue
        if name.begin < skip or in_ticker(scan.words.text, scan.words.start[name.begin]):
            continue
        mention, skip = _name(scan, name)
        if mention is not None:
            yield mention


def _post_nominal(scan: Scan, name: Name) -> bool:
    """Whether it is letters between commas behind a titled name: "Chief Bode Orme, SAN, said"."""
    words, at = scan.words, name.begin
    if name.end - at != 1 or not at or words.before[at] != "," or not words.word[at].isupper():
        return False
    before = scan.last.get(at - 1)
    if before is None or not before.titled or before.first == before.end or len(words.word[at]) > 4:
        return False
    return name.end >= len(words) or words.before[name.end] != "" or words.low[name.end] not in NOT_SPEECH


def _name(scan: Scan, name: Name) -> tuple[Mention | None, int]:
    """The mention that a name makes, with the role before or after it, and the word behind it."""
    words = scan.words
    if name.first == name.end:
        return _role_alone(scan, name)
    following = scan.begins.get(name.end)
    if following is not None and name.end - name.begin == 1:
        unlisted = speaker_before(scan, name.begin, following)
        if unlisted is not None:
            return with_role(scan, following, unlisted, following.end), following.end
    lady = words.low[name.begin] == "lady" and name.first == name.begin + 1
    if (name.kind == "unknown" or lady) and is_craft(words, name.begin, name.end):
        return _craft(scan, name), name.end
    before = role_before(scan, name)
    if before is not None:
        return with_role(scan, name, before, name.end), name.end
    behind = role_behind(scan, name)
    known = with_role(scan, name, behind, name.end)
    return (known if behind is not None else _advocate(words, name, known)), name.end


def _advocate(words: Words, name: Name, known: Mention) -> Mention:
    """ "Ana Roth, prosecuting, said", "Defending, Ana Roth said": counsel by what they do in court."""
    begin, end = name.begin, name.end
    beside = [end] if end < len(words) and words.before[end] == "," else []
    if begin and words.before[begin] == "," and words.opens(begin - 1):
        beside.append(begin - 1)
    k = next((k for k in beside if words.low[k] in ADVOCATES), None)
    closed = k is not None and (k < end or k + 1 >= len(words) or words.before[k + 1][:1] in (",", "."))
    if k is None or not closed or known.role or known.kind not in ("person", "unknown"):
        return known
    return known._replace(role=words.low[k], head=ADVOCATES[words.low[k]], kind="person")


def _craft(scan: Scan, name: Name) -> Mention:
    """A ship's name, without the letters before it."""
    words = scan.words
    first = name.first + (name.end - name.first > 1 and PREFIX.fullmatch(words.word[name.first]) is not None)
    return with_role(scan, name._replace(first=first), None, name.end)._replace(craft=True)


def _role_alone(scan: Scan, name: Name) -> tuple[Mention | None, int]:
    """ "Prime Minister", "the Interior Minister": a role with capitals; with a name after a comma, that
    name's."""
    words = scan.words
    head = _office_head(words, name)
    phrase = roles.left_of(words, head, 0, scan.names_back)
    following = scan.begins.get(name.end)
    if (
        following is not None
        and following.first < following.end
        and words.before[name.end] == ","
        and phrase.determiner
        and following.kind in ("person", "unknown")
    ):
        made = with_role(scan, following, phrase, following.end)
        if head < name.end - 1:  # "the Minister of Energy, Engineer Orme"
            made = made._replace(role=_office(words, head, name.end))
        return made, following.end
    if phrase.noun is None:
        return None, name.end
    made = description(scan, phrase, len(words))._replace(definite=True)
    if head < name.end - 1:  # "Minister of Labour"
        end, rest = words.end[name.end - 1], frozenset(words.low[head + 2 : name.end])
        made = made._replace(
            end=end,
            heads=(end,),
            text=words.text[made.start : end],
            role=_office(words, head, name.end),
            modifiers=made.modifiers | rest,
        )
    return made, name.end


def _office(words: Words, head: int, end: int) -> str:
    """An office as written, from its head on: "Minister of Labour"."""
    return words.text[words.end[head] - len(words.word[head]) : words.end[end - 1]]


def _office_head(words: Words, name: Name) -> int:
    """The head of a role that is written like a name: "Minister" in "Minister of Labour"."""
    for k in range(name.begin + 1, name.end):
        if words.low[k] in ("of", "for") and roles.noun_at(words, k - 1) is not None:
            return k - 1
    return name.end - 1


def _of_state(phrase: roles.Phrase, own: tuple[str, ...]) -> bool:
    """Whether it is an agency of news whose letters follow: "the state agency ONA"."""
    agency_of = phrase.noun is not None and phrase.noun.lemma == "agency" and "state" in phrase.modifiers
    return agency_of and len(own) == 1 and is_acronym(own[0])


def with_role(scan: Scan, name: Name, phrase: roles.Phrase | None, end: int) -> Mention:
    words = scan.words
    own = tuple(words.word[name.first : name.end])
    kind, begin, stop = name.kind, name.begin, end
    if phrase is not None and phrase.begin < name.begin:
        begin = phrase.begin
    owner, role, head, modifiers = _own_role(scan, name, phrase)
    if phrase is not None and phrase.noun is not None:
        kind = (
            "outlet"
            if _of_state(phrase, own)
            else kind
            if kind == "organization" and phrase.noun.kind != "outlet"
            else "outlet"
            if phrase.noun.kind == "organization" and kind == "unknown" and phrase.modifiers & OUTLET_AGENCIES
            else "outlet"
            if phrase.noun.lemma == "broadcaster" and kind == "unknown" and len(own) == 1
            else "organization"
            if phrase.noun.lemma in FIRMS and kind == "unknown" and phrase.begin < name.begin
            else "person"
            if phrase.noun.kind == "person"
            else phrase.noun.kind
            if kind in ("unknown", "organization")
            else kind
        )
    behind = agency(words, stop) if kind in ("unknown", "outlet") and stop < len(words) else 0
    if behind and (behind not in scan.begins or words.before[behind]):  # not "Lornian newspaper De Grens"
        kind, stop = "outlet", behind
        own = (*own, *(words.word[k] for k in range(name.end, stop)))
    also = acronym(words, own, stop)
    code = ticker_at(words.text, words.end[stop - 1])
    if code and (kind == "unknown" or (kind == "person" and not name.titled)):
        kind = "organization"
    if code:
        also = (*also, *shares(words.text, words.end[stop - 1], code))
    dateline = not name.titled and in_dateline(
        words.text, words.start[0], words.start[begin], words.end[stop - 1]
    )
    kind = body_before(words, name) if kind == "unknown" else kind
    if kind in ("unknown", "organization") and signs(words.text, words.start[name.begin]):
        kind = "outlet"
    before_report = dateline or datelined(words, name)
    if before_report and kind != "government":
        kind = "unknown"
    if (
        kind == "unknown"
        and len(own) == 1
        and name.begin
        and words.low[name.begin - 1] == "the"
        and lexicon().marks.get(own[0].lower()) == "outlet"
    ):
        kind = "outlet"
    prior = words.low[name.begin - 1] if name.begin and not words.before[name.begin] else ""
    before_the = words.low[name.begin - 2] if prior == "the" and name.begin > 1 else prior
    low = words.low[name.first : name.end]
    gender = name.gender or (phrase.noun.gender if phrase and phrase.noun else "")
    return Mention(
        words.start[begin],
        words.end[stop - 1],
        "name",
        kind,
        head,
        own,
        also,
        modifiers,
        role,
        gender,
        "",
        owner,
        definite=True,
        craft=kind == "unknown" and len(own) > 1 and a_make(words, name),
        place=(kind in ("unknown", "government") or (kind == "organization" and low[-1] in BUILDINGS))
        and (
            (before_the in IN_PLACE and not (prior == "the" and before_the in SENT and len(own) > 1))
            or _of_place(words, name.begin)
            or _behind_street(words, name.begin)
            or is_place(low)
            or before_report
            or modifies(words, name)
            or stands_as_place(words, name)
        ),
        dateline=dateline,
        the=prior == "the" or (phrase is not None and phrase.determiner == "the" and kind != "person"),
        titled=name.titled or person_after(words, stop),
        again=phrase is not None and phrase.determiner == "the",
        opens=words.opens(begin),
        quoted=words.quoted[begin],
        sentence=words.sentence[begin],
        block=words.block,
        heads=tuple(
            {
                words.end[name.end - 1],
                words.end[stop - 1],
                words.end[past_letters(words, name.end, titled=name.titled) - 1],
                *([words.end[phrase.head]] if phrase and phrase.begin < name.begin else []),
            }
        ),
        text=words.text[words.start[name.first] : words.end[stop - 1]],
        bare=is_work(low),
    )


def _behind_street(words: Words, k: int) -> bool:
    """Whether a street stands before the comma: "Mr Orme, 44, of Low Street, Corby Vale"."""
    return k > 1 and words.before[k] == "," and words.low[k - 1] in STREETS and words.capital[k - 2]


def _of_place(words: Words, k: int) -> bool:
    """Whether a place's noun stands before: "the village of Kito", "the towns of Kito and Narvo"."""
    while k > 2 and words.low[k - 1] == "and" and words.capital[k - 2]:
        k -= 2
    return k > 1 and words.low[k - 1] == "of" and words.low[k - 2] in PLACES and not words.before[k]


def _in_role(words: Words, k: int) -> bool:
    """Whether a word before a name belongs to a role: "Professor of Law", but not "Dr"."""
    return words.low[k] not in lexicon().honorifics or words.low[k + 1 : k + 2] == ["of"]


def _own_role(
    scan: Scan, name: Name, phrase: roles.Phrase | None
) -> tuple[Owner | None, str | None, str, frozenset[str]]:
    """Owner, role as written, its head and modifiers: from the words before the name, or from the
    apposition."""
    words = scan.words
    if phrase is not None and phrase.noun is not None:
        after = (
            roles.owner_after(words, phrase.end, len(words), scan.names_at)
            if phrase.begin >= name.end
            else None
        )
        begin = phrase.begin + (phrase.determiner in DETERMINER and phrase.determiner != "")
        end = words.at(after.end) if after else phrase.end
        written = words.text[words.start[begin] : words.end[max(end - 1, phrase.head)]]
        owner = after or phrase.owner if phrase.noun.lemma in BESIDE else phrase.owner or after
        return owner, written, phrase.noun.lemma, phrase.modifiers
    titles = [k for k in range(name.begin, name.first) if _in_role(words, k)]
    after = (
        roles.owner_after(words, name.end, len(words), scan.names_at)
        if words.low[name.end : name.end + 1] == ["of"]
        else None
    )
    own = (
        Owner(words.start[scan.names_back(name.begin - 1)], words.end[name.begin - 1])
        if name.begin and words.owns[name.begin - 1] and not words.before[name.begin]
        else None
    )
    if not titles:
        return own or after, None, "", frozenset()
    head = head_title(words, titles)
    modifiers = frozenset(
        words.low[k] for k in titles if k != head and words.low[k] not in ("of", "the", "and")
    )
    return (
        own or after,
        words.text[words.start[titles[0]] : words.end[titles[-1]]],
        words.low[head],
        modifiers,
    )
