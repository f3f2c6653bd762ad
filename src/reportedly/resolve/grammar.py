"""Closed classes of English words that bound a noun phrase. All in lower case."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


DEFINITE = word_set("the this that these those")
INDEFINITE = word_set(
    """
    a an another one two three four five six seven eight nine ten some several many few any no dozens
    hundreds other others each every both most all
    """
)
OWNER = word_set("his her its their my our your whose")
DETERMINER = DEFINITE | INDEFINITE | OWNER
PREPOSITION = word_set(
    """
    of in on at by for with from to about into over under against between through during after before
    without within among amid upon despite like since until toward towards across via around behind near
    outside inside beside per as than off below above beyond except besides following regarding
    alongside throughout
    """
)
CONJUNCTION = word_set(
    """
    and but or nor yet so if because while when whether although though unless that where why how what
    whereas once whilst whenever
    """
)
RELATIVE = word_set("who which whom whose")
AUXILIARY = word_set(
    """
    is are was were be been being am has have had having will would can could may might must should
    shall do does did not isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't
    couldn't doesn't don't didn't cannot
    """
)
PRONOUN = word_set(
    """
    he him she it they them i me we us you himself herself itself themselves there here
    """
)
SPEECH = word_set(
    """
    said says say told tells tell asked asks added adds wrote writes denied denies claimed claims
    reported reports confirmed warned warns insisted insists argued argues announced quoted cited noted
    stressed explained believes thinks saw knew went came made took got gave called described accused
    rejected urged condemned blamed
    """
)
ADVERB = word_set(
    """
    also then later now however meanwhile earlier yesterday today tomorrow still again already once just
    only even too further perhaps indeed never always ever instead moreover therefore thus nevertheless
    nonetheless furthermore finally first second last next otherwise elsewhere ago soon often sometimes
    maybe yes please nor neither either
    """
)
TIME = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug
    sep sept oct nov dec christmas easter
    """
)
# Words that stand before a role or a name with a capital at a sentence's start and are no part of it.
OPENER = word_set(
    """
    former ex old young new neighbouring neighboring late acting outgoing incoming late fellow local
    senior top veteran longtime asked speaking citing quoting according following asking responding
    addressing writing
    """
)
BOUND = PREPOSITION | CONJUNCTION | RELATIVE | AUXILIARY | PRONOUN | SPEECH
NOT_SPEECH = BOUND - SPEECH
FUNCTION = BOUND | DETERMINER | ADVERB | TIME
PARTICLE = word_set(
    """
    van von de del della der den di da dos du la le el al bin ibn bint ben ter ten af av och zu y e abu
    ul ur
    """
)
PARTICIPLE_END = ("ed", "ing")
PARTICIPLE = word_set(
    """
    seen drawn written known held sent taken shown led made given heard sworn close familiar loyal
    speaking present
    """
)
