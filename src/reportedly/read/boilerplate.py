"""What stands on a page and is not the article: by the names of its elements, and by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_UNSEEN = """
    script style noscript template svg math button select option textarea input iframe object embed
    video audio canvas nav dialog map applet"""
NEVER_TEXT = frozenset(_UNSEEN.split())

_NAMES = re.compile(
    r"""(?xi)(?:^|[\s_-])(?:
    newsletters? | subscri(?:be|ption)s? | sign-?up | promos? | promotions? | teasers? | related
    | read-?(?:more|next|also) | more-(?:on|from|stories) | recommend(?:ed|ations?) | recirc\w*
    | most-(?:read|popular) | trending | shar(?:e|ing|edaddy) | share-?(?:bar|buttons?|tools?)
    | social(?:-?(?:share|links?|media|bar))? | addtoany | cookies? | consent | gdpr | onetrust
    | adverts?
    | advertisements? | ads? | ad-?(?:slot|unit|container|wrapper) | sponsor\w* | outbrain | taboola
    | comments? | disqus | breadcrumbs? | menu | nav(?:bar|igation)? | sidebar | paywall | pop-?up | modal
    | overlay | banner | tag-?(?:s|list|cloud) | topics | author-(?:bio|box|card) | about-(?:the-)?author
    | donate | donation | site-footer | site-header | skip-link | print-only | toolbar | widget-area
    | wp-block-latest-posts | jp-relatedposts | correction-form | feedback | app-download | pull-?quote
    | claps? | responses
    )(?:$|[\s_-])"""
)
_KEPT_NAMES = re.compile(r"(?:^|[\s_-])(?:social-embed|related-quote)(?:$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_POINTER = re.compile(
    r"""(?xi)^\W*(?:
    read\ (?:more|also|next|on|the\ full) | also\ read | see\ also | related | more\ on\ this
    | watch(?:\ now|\ more)? | listen(?:\ now)? | in\ pictures | recommended | must\ read | don['’]t\ miss
    | continue\ reading | more\ from | you\ may\ also\ like | editor['’]s\ picks?
    )\b\s*(?: : | [-–—|>»] | $ | (?-i:[A-Z]) )"""
)
_APPEAL = re.compile(
    r"""(?xi)^\W*(?:
    subscribe\ (?:to|now|for|today) | sign\ up\ (?:to|for|here|now)
    | get\ (?:our|the)\ (?:\w+\ ){0,3}newsletter
    | join\ our | follow\ us | follow\ \w+\ on | like\ us\ on | share\ (?:this|on|via)
    | (?:tweet|print|email)\ this | click\ here | download\ (?:our|the)\ app | support\ our
    | support\ independent | this\ (?:site|website|page)\ uses\ cookies
    | we\ (?:and\ our\ partners\ )?use\ cookies
    | by\ (?:clicking|continuing|using\ (?:this|our)|entering\ your|signing\ up) | accept\ (?:all\ )?cookies
    | cookie\ (?:policy|settings|notice) | advertis(?:ement|ing)\W*$
    | (?:story|article)\ continues\ (?:below|after)
    | all\ rights\ reserved | © | copyright\ © | copyright\ \d{4} | (?:the\ )?views\ expressed\ in\ this
    | log\ ?in\ to | register\ (?:to|now) | enter\ your\ e-?mail | \d+\ (?:min(?:ute)?s?)\ read
    | \d+\ comments?\W*$ | leave\ a\ (?:comment|reply) | post\ a\ comment
    | have\ you\ been\ affected | do\ you\ know\ more\b
    | do\ you\ have\ (?:a\ story|more\ information) | get\ in\ touch\ with\ our | contact\ our\ newsroom
    | (?:whatsapp|facebook|twitter|copy\ link|share|print|save)\W*$ | topics?: | tags?: | filed\ under
    )"""
)


def names_boilerplate(element: HtmlElement) -> bool:
    """Whether an element's tag, role, class or id says that it isn't the article's text."""
    signs = element.tag == "footer" and element.getparent().tag in {"blockquote", "figure"}
    if (element.tag in {"footer", "aside", "nav", "form"} and not signs) or element.get("role") in {
        "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert",
    }:  # fmt: skip
        return True
    return any(_NAMES.search(name) and not _KEPT_NAMES.search(name) for name in _given_names(element))


def says_boilerplate(text: str, linked: float) -> bool:
    """Whether a block's words are a pointer elsewhere or an appeal to the reader.

    ``linked`` is the share of its characters that are links.
    """
    if linked > 0.9 and len(text) > 1:
        return True
    if len(text) > 300:
        return False
    if _APPEAL.match(text):
        return True
    return bool(_POINTER.match(text)) and (linked > 0.3 or len(text) < 30 or ":" in text[:24])


def _given_names(element: HtmlElement) -> Iterator[str]:
    for attribute in ("class", "id", "data-component", "data-testid", "aria-label"):
        value = element.get(attribute)
        if value:
            for name in value.split() if attribute != "aria-label" else [value]:
                yield _CAMEL.sub("-", name)
