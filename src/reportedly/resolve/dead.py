"""Whose death a text tells of: the dead are spoken of, and say nothing any more."""

from __future__ import annotations

import re

from .found import Mention

ALSO = r"(?: (?:also|later|both|all|allegedly|reportedly))?"
BEEN = rf"(?: (?:was|were|has been|have been|had been|is believed to have been){ALSO})"
DYING = r"(?:died|drowned|perished|(?:bled|burned|starved|froze) to death)"
KILLED = (
    r"(?:killed|murdered|executed|assassinated|lynched|electrocuted|hanged|buried|cremated|laid to rest"
    r"|(?:shot|found|pronounced) dead|shot and killed|(?:stabbed|beaten|hacked|trampled|crushed) to death)"
)
OWN = (
    "(?:death|murder|killing|murderer|killers?|funeral|burial|body|corpse|remains|coffin|widow|widower)"
    "(?! (?:trial|charges?|case|conviction|plot|threats?|sentence|penalty|language|double|guards?|of work))"
)
# Of the one who was named just before: "Ana Orle, 31, drowned", "Ana Orle, who was killed", "Orle's funeral".
DIED = re.compile(
    r"(?:,? (?:aged )?\d{1,3},| \(\d{1,3}\))?(?:,? who)?"
    rf"(?:(?: ha[sd]| have)?{ALSO} {DYING}|{BEEN} {KILLED})\b"
    rf"|[’']s? (?:own |sudden |tragic |violent )?{OWN}\b"
)
BEFORE = re.compile(
    r"\b(?:(?:death|murder|killing|assassination|execution|funeral|burial|body|remains) of"
    r"|late|killed|murdered) $",
    re.IGNORECASE,
)
LONGEST = 24  # characters of what stands before


def tells_of_death(text: str, mention: Mention) -> bool:
    """Whether the words around the mention tell that its person is dead."""
    before = max(0, mention.start - LONGEST)
    return bool(DIED.match(text, mention.end) or BEFORE.search(text, before, mention.start))
