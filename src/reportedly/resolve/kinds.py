"""What kind of voice a name or a noun makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .acronyms import is_acronym
from .grammar import word_set
from .lexicon import Kind, lexicon

OUTLET_AGENCIES = word_set("news press media information broadcasting")
# Descriptions that mean any lately named body of the kind: "the company", "the group".
GROUPS = word_set("group organization organisation movement cult gang militia faction")
FIRMS = word_set(
    "company firm corporation manufacturer retailer maker club charity bank lender insurer airline brewer "
    "conglomerate utility brokerage startup start-up"
)
BUILDING = ("maker", "builder")  # carmaker, shipbuilder
NO_BUILDERS = word_set(
    "filmmaker dressmaker peacemaker lawmaker policymaker homemaker playmaker troublemaker"
)
NO_CALLINGS = word_set("company firm corporation club charity bank utility")  # parts of names
LANDS = word_set("country nation government state regime republic kingdom")
PAPERS = word_set("newspaper paper daily weekly broadcaster magazine outlet website tabloid channel")
ARTICLES = word_set("la el le il lo los las les de het der die das o os a as")
INSIDE = word_set("radio television tv fm newspaper")
# First words of the names of media, in English and where the noun comes first.
MEDIA = word_set(
    """
    radio channel tv daily weekly evening canal diario diário jornal gazzetta corriere tribuna tribune
    giornale gaceta gazeta prensa agencia agência agence agenzia rádio télé
    """
)
NO_SURNAMES = word_set(
    "city town village province county island islands district region airport stadium highway peninsula gulf"
)
# Bodies in languages where their noun comes first: "Banco Orme", "Grupo Tarn".
FOREIGN = word_set(
    """
    grupo gruppo groupe banco banca banque minera compañía compania companhia compagnie empresa sociedad
    société sindicato federación federação fédération asociación associação confederación confederação
    fundación fundação fondation universidad universidade université università instituto institut ministerio
    ministério ministère comisión comissão consejo conselho conseil partido parti movimiento movimento
    mouvement frente alianza aliança unión união coordinadora comité
    """
)
EVENTS = word_set("operation hurricane typhoon cyclone tropical")  # before a name that is nobody's
BUILDINGS = word_set("hospital school church cathedral mosque temple prison stadium clinic courthouse jail")
NOT_BODIES = word_set(
    """
    covid sars hiv aids
    tv pc ceo cfo cto mp mps qc kc uk us usa eu u.s u.k pm am gmt dna gdp id vip diy faq suv dr mr ms st
    kg km ok cv hq ii iii iv vi vii viii ix ad bc
    """
)


def name_kind(low: Sequence[str], written: Sequence[str]) -> Kind:
    """The kind that a name's own words tell, else "unknown". A place is "unknown" too: see ``is_place``."""
    lists = lexicon()
    joined = " ".join(low)
    if joined in lists.media and (len(joined) > 4 or written[0].isupper()):
        return "outlet"
    if len(low) > 1 and low[-1] in ("government", "govt") and low[0] not in ("local", "federal", "state"):
        return "government"
    if joined in lists.states:
        return "government"
    head = low[: list(low).index("of")] if "of" in low[1:] else low
    if "for" in low[1:]:
        head = low[: list(low).index("for")]
    mark = lists.marks.get(head[-1]) if head else None
    if mark == "organization":
        return (
            "outlet"
            if head[-1] in ("agency", "service", "network", "group") and OUTLET_AGENCIES & set(low)
            else "organization"
        )
    if mark == "outlet":
        return "outlet" if len(low) > 1 and not _numbered(low) else "unknown"
    if len(head) > 1 and INSIDE & set(head):
        return "outlet"  # "BBC Radio Wales"
    if mark == "document":
        return "document" if len(low) == 1 and is_acronym(written[0]) else "unknown"  # "the FIR"
    own = head[1:] if len(head) > 2 and head[0] in ARTICLES else head
    if len(own) > 1 and own[0] in MEDIA:
        return "outlet"
    if len(low) == 1 and written[0][-1:] == "s" and len(written[0]) > 2 and written[0][:-1].isupper():
        return "group"  # "MCAs"
    if len(low) == 1 and is_acronym(written[0]) and low[0] not in NOT_BODIES:
        return "organization"
    if _is_body(head) or (len(own) > 1 and own[0] in FOREIGN):
        return "organization"
    return "unknown"


def is_place(low: Sequence[str]) -> bool:
    """Whether a name's words mark it as a place ("Lake Tindiri", "Port Vessin", "Pier 9")."""
    marks = lexicon().marks
    state = len(low) > 1 and low[-1] == "state" and low[0] not in lexicon().ranks
    old = len(low) == 2 and low[0] in ("old", "new") and low[1] not in marks
    return state or old or marks.get(low[0]) == "place" or marks.get(low[-1]) == "place"


def only_place(name: Sequence[str]) -> bool:
    """Whether a name's last word is a place's and nobody's surname: "Narvo City"."""
    return name[-1].lower() in NO_SURNAMES


def is_work(low: Sequence[str]) -> bool:
    """Whether a name is that of a law, a prize or an event rather than of somebody."""
    return (len(low) > 1 and low[0] in EVENTS) or any(lexicon().marks.get(word) == "document" for word in low)


def rests_with_state(head: str) -> bool | None:
    """Whether the body that a head noun names is the state's: None where that goes by whose body it is."""
    lists = lexicon()
    if head in lists.state:
        return True
    return None if head in lists.public else False


def builds(noun: str) -> bool:
    """Whether a noun calls a company by what it builds or makes: "carmaker", "shipbuilder"."""
    return noun.endswith(BUILDING) and noun not in NO_BUILDERS


def calls_firm(noun: str) -> bool:
    """Whether a noun that is nobody's surname calls a company before a name: "Carmaker Orle"."""
    listed = lexicon().nouns.get(noun)
    business = noun in FIRMS and noun not in NO_CALLINGS
    return listed is not None and listed.kind == "organization" and (business or builds(noun))


def head_word(name: Sequence[str]) -> str:
    """The word that tells what a named body is: "ministry" in "Ministry of Ports"."""
    low = [word.lower() for word in name]
    stops = [k for k in range(1, len(low)) if low[k] in ("of", "for", "on", "against")]
    end = stops[0] if stops else len(low)
    return " ".join(low[max(0, end - 2) : end]) if low[end - 1] == "bank" else low[end - 1]


def kind_of(kinds: Iterable[Kind]) -> Kind:
    """The first that tells anything."""
    return next((kind for kind in kinds if kind != "unknown"), "unknown")


def _is_body(head: Sequence[str]) -> bool:
    """Whether an organisation's word stands before the last, as in "Legal Aid Keth", "Union Tolmin"."""
    if lexicon().marks.get(head[-1]) == "place":
        return False  # "Keth County Water District"
    return len(head) > 2 and any(lexicon().marks.get(word) == "organization" for word in head[1:-1])


def _numbered(low: Sequence[str]) -> bool:
    return low[-1] == "star" and len(low) < 2
