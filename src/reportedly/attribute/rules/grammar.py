"""Closed classes of English words, as far as the rules need them. All in lower case."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())


BE = words("is are was were be been being am isn't aren't wasn't weren't")
HAVE = words("has have had haven't hasn't hadn't having")
MODAL = words(
    "will would can could may might must should shall won't wouldn't can't couldn't shouldn't cannot"
)
DO = words("do does did don't doesn't didn't")
AUXILIARY = BE | HAVE | MODAL | DO
FINITE = (AUXILIARY - {"be", "been", "being", "having"}) | words(
    """
    came went took made got gave left won lost met held began stood ran told said spoke became saw knew
    thought felt found kept put set brought built bought sent spent led rose fell grew drew drove flew
    broke chose wrote heard paid sat stole taught threw wore sought fought struck says wants comes makes
    takes goes gets gives seems needs means knows thinks remains it's he's she's that's there's they're
    we're i'm you're they've we've i've you've i'd he'd they'd we'd she'd i'll we'll they'll he'll
    she'll you'll
    """
)
ADVERB = words(
    """
    not never also later then once again already still even just now further soon always often first
    both too all quickly since long so far flatly himself herself themselves only rather instead ever at
    least
    """
) - {"at", "least"}
DETERMINER = words(
    """
    the a an this that these those his her its their our my your some any no every each another both all
    several many few most more other such two three four five six seven eight nine ten
    """
)
ARTICLE = words("the a an this these those his her its their our my your every each no any")
SUBJECT_PRONOUN = words("he she it they we i you who")
CONTRACTED = words(
    """
    it's he's she's that's there's they're we're i'm you're they've we've i've you've i'd he'd they'd
    we'd she'd you'd i'll we'll they'll he'll she'll you'll it'll that'll
    """
)
PREPOSITION = words(
    """
    of in on at by for with from to about into over under against between through during after before
    without within among amid upon despite like since until toward towards across per via around behind
    regarding concerning following off near outside inside throughout
    """
)
CONJUNCTION = words("and but or nor yet so")
SUBORDINATOR = words(
    """
    that when while because after before as if although though whether since until where why how what
    than whereas unless but once whom
    """
)
RELATIVE = words("who which that whose whom")
OPENER = (
    CONJUNCTION
    | ADVERB
    | words(
        """
    meanwhile however earlier later today yesterday tomorrow here separately moreover furthermore
    nevertheless nonetheless thus therefore indeed perhaps instead besides otherwise still elsewhere
    additionally finally next plus ultimately afterward afterwards sometimes and
    """
    )
)
WEEKDAY = words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow mon tue
    tues wed thu thur thurs fri sat sun
    """
)
DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"  # a pattern
TIME = WEEKDAY | words(
    """
    january february march april may june july august september october november december morning
    afternoon evening night week weekend month year years days weeks months hours day ago earlier later
    summer winter spring autumn jan feb aug sept oct nov dec recently
    """
)
NOT_PAST = words("united hundred indeed need speed red bed seed feed breed deed exceed sacred shed")
PARTICIPLE_TAIL = words("by in at as from on with to for of under near")
PLURAL = words(
    """
    they we i you who people police men women officials many some most others both few several media
    staff data children voters critics democrats republicans these those all none
    """
)

NOT_ADVERB = words("family early daily only supply reply ally rally italy assembly july fly apply bully")


def is_adverb(word: str) -> bool:
    return word in ADVERB or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERB)


# How a sentence begins that tells to what somebody answers.
ASKED = r"(?:Asked|Pressed|Questioned|Quizzed|Challenged|Grilled|Prodded)\b"
