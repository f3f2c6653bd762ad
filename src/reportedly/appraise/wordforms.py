"""Small closed classes of English words, for stages that read without a parser."""

from __future__ import annotations

import re


def word_list(words: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(words.split())


COMPARED = re.compile(
    r"(?:%|\b(?:per\s?cent|points?|growth|increase[ds]?|rise|rose|up|decline[ds]?|drop(?:ped)?|fall|fell|down"
    r"|gains?|grew)\b)[^.;]{0,30}\sover\s$",
    re.IGNORECASE,
)
"""What ends in the "over" of "12 per cent over 2022": a comparison with a year, not more than a number."""
DETERMINERS = word_list(
    "the a an this that these those its his her their our my your each every any some no all both "
    "another such which what whose either neither"
)
PRONOUNS = word_list("i you he she it we they there who him them us me everyone someone nobody")
PREPOSITIONS = word_list(
    "of in on at by for from to with without into onto over under between among during after before "
    "since until till against about around across along amid as per via than through throughout towards "
    "toward inside outside near behind beyond within despite because like unlike upon up down off out "
    "worth following including according but"
)
CONJUNCTIONS = word_list(
    "and or but nor so yet if when while where although though because whereas unless whether once"
)
AUXILIARIES = word_list(
    "is are was were am has have had do does did will would can could may might must shall should isn't "
    "aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't "
    "cannot he's she's it's there's they're we're that's i'm i've we've they've he'd she'd they'd we'd "
    "he'll she'll it'll they'll we'll mustn't shouldn't"
)
# Past forms that don't end in "-ed" and are hardly ever nouns or participles before a noun.
PASTS = word_list(
    "began became came gave went took made got knew saw held kept left lost met paid ran rose sat sold "
    "sent said told spoke spent stood thought threw wore won wrote fell fought found fled flew forgot "
    "grew heard hid hit hung laid led lay meant drew drove drank ate bought brought broke built burst "
    "caught chose dealt died dug felt fed shook shot shut sang sank slept slid sought split spread "
    "stuck struck swam swore taught tore understood undertook withdrew woke overtook underwent beat "
    "bore blew bled bred cast cost cut put quit read rang set shed let lit hurt sped strode swept"
)
NUMBERS = word_list(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds "
    "thousand thousands million millions half several few"
)
FUNCTION = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
