"""Closed classes of English words, as far as the rules need them. All in lower case."""

from __future__ import annotations

BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had haven't hasn't hadn't having".split())
MODAL = frozenset(
    "will would can could may might must should shall won't wouldn't can't couldn't shouldn't cannot".split()
)
DO = frozenset("do does did don't doesn't didn't".split())
AUXILIARY = BE | HAVE | MODAL | DO
FINITE = (AUXILIARY - {"be", "been", "being", "having"}) | frozenset(
    """came went took made got gave left won lost met held began stood ran told said spoke became saw knew
    thought felt found kept put set brought built bought sent spent led rose fell grew drew drove flew broke
    chose wrote heard paid sat stole taught threw wore sought fought struck says wants comes makes takes goes
    gets gives seems needs means knows thinks remains it's he's she's that's there's they're we're i'm you're
    they've we've i've you've i'd he'd they'd we'd she'd i'll we'll they'll he'll she'll you'll""".split()
)
ADVERB = frozenset(
    """not never also later then once again already still even just now further soon always often first both
    too all quickly since long so far flatly himself herself themselves only rather instead ever at least
    """.split()
) - {"at", "least"}
DETERMINER = frozenset(
    """the a an this that these those his her its their our my your some any no every each another both all
    several many few most more other such two three four five six seven eight nine ten""".split()
)
ARTICLE = frozenset("the a an this these those his her its their our my your every each no any".split())
SUBJECT_PRONOUN = frozenset("he she it they we i you who".split())
PRONOUN = SUBJECT_PRONOUN | frozenset(
    """him them us me himself herself themselves there this that those these one someone anyone everyone
    everybody nobody somebody nothing everything something others many some most all both none""".split()
)
CONTRACTED = frozenset(
    """it's he's she's that's there's they're we're i'm you're they've we've i've you've i'd he'd they'd we'd
    she'd you'd i'll we'll they'll he'll she'll you'll it'll that'll""".split()
)
PREPOSITION = frozenset(
    """of in on at by for with from to about into over under against between through during after before
    without within among amid upon despite like since until toward towards across per via around behind
    regarding concerning following off near outside inside throughout""".split()
)
CONJUNCTION = frozenset("and but or nor yet so".split())
SUBORDINATOR = frozenset(
    """that when while because after before as if although though whether since until where why how what
    than whereas unless but once whom""".split()
)
RELATIVE = frozenset("who which that whose whom".split())
OPENER = (
    CONJUNCTION
    | ADVERB
    | frozenset(
        """meanwhile however earlier later today yesterday tomorrow here separately moreover furthermore
        nevertheless nonetheless thus therefore indeed perhaps instead besides otherwise still elsewhere
        additionally finally next plus ultimately afterward afterwards sometimes and""".split()
    )
)
WEEKDAY = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    mon tue tues wed thu thur thurs fri sat sun""".split()
)
TIME = WEEKDAY | frozenset(
    """january february march april may june july august september october november december morning
    afternoon evening night week weekend month year years days weeks months hours day ago earlier later
    summer winter spring autumn jan feb aug sept oct nov dec recently""".split()
)
NOT_PAST = frozenset("united hundred indeed need speed red bed seed feed breed deed exceed sacred shed".split())
PARTICIPLE_TAIL = frozenset("by in at as from on with to for of under near".split())
PLURAL = frozenset(
    """they we i you who people police men women officials many some most others both few several media staff
    data children voters critics democrats republicans these those all none""".split()
)


def is_adverb(word: str) -> bool:
    return word in ADVERB or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERB)


NOT_ADVERB = frozenset("family early daily only supply reply ally rally italy assembly july fly apply bully".split())
