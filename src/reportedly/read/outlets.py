"""Names of news media, as they stand beside a headline or in a dateline."""

from __future__ import annotations

import re

_LONGEST = 60
_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|of|the|and|&|de|del|la|le|al)"
_CAPITALS = re.compile(rf"(?:The\s)?{_WORD}(?:[\s-]{_WORD}){{0,5}}")
_MEDIA = re.compile(
    r"""(?xi)\b(?:chronicle | herald | gazette | tribune | courier | examiner | observer | telegraph
    | guardian | times | journal | mirror | inquirer | enquirer | dispatch | despatch | bulletin | advertiser
    | sentinel | argus | echo | daily | weekly | newspaper | newswire
    | (?:news|press|wire)\ (?:agency|service)
    | broadcasting | ledger | clarion | statesman | intelligencer | news)s?\b"""
)
_AFTER_THE = re.compile(
    r"(?i)\b(?:post|star|sun|mail|express|globe|record|standard|press|independent|register|reporter|leader"
    r"|banner|voice|wire|citizen|nation|messenger|beacon|digest|insider|monitor|review|argosy|world|report|online|live"
    r"|investigator|eye|bugle|crier|standard-examiner)$"
)
_HARD_TIMES = re.compile(
    r"(?i)\b(?:waiting|wait|response|reaction|travel|journey|opening|closing|prayer|delivery|visiting|end|screen"
    r"|processing|hard|tough|tense|trying|ancient|modern|troubled|uncertain|best|worst|old|good|bad)\stimes$"
)


def is_outlet(name: str) -> bool:
    """Whether these words alone are the name of a newspaper, an agency or the like: 'The Harnow Courier'."""
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST or not _CAPITALS.fullmatch(name):
        return False
    if words[0] == "The" and _AFTER_THE.search(name):
        return True
    if _HARD_TIMES.search(name):
        return False
    found = list(_MEDIA.finditer(name))
    # "News of the World", "Halm Daily Record", "Harnow Times"; not "Courier Halts Deliveries Across Halm".
    return bool(found) and (
        found[-1].end() == len(name)
        or (words[0] == "The" and len(words) <= 4)
        or (len(words) <= 3 and _AFTER_THE.search(name) is not None)
    )
