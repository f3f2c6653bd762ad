"""Act, polarity, certainty and tone of cues, as a reader of the article would take them.

Sentences are marked up as {s:source}, {q:cue} and {c:content}; a content may have several pieces.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.appraise.readings import readings
from reportedly.types import Attribution, Block, Content, Cue, Document, Source, Span

MARK = re.compile(r"\{([sqc]):([^{}]*)\}")


def document(marked: str) -> Document:
    text, at = "", 0
    roles: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        roles[match[1]].append(Span(len(text), len(text) + len(match[2]), match[2]))
        text += match[2]
        at = match.end()
    text += marked[at:]
    source = Source(tuple(roles["s"])) if roles["s"] else None
    cue = Cue(tuple(roles["q"])) if roles["q"] else None
    found = Attribution("a1", Content(tuple(roles["c"])), cue, source, "indirect")
    return Document("x", text, (Block(0, len(text), "paragraph", "en"),), attributions=(found,))


def cue(marked: str) -> Cue:
    (found,) = readings(document(marked))
    assert found.cue is not None
    return found.cue


ACTS = [
    ("{s:Oda Brel} {q:said} {c:the bridge was safe}.", "assert", "affirmed"),
    ("{s:The port} {q:told} us {c:that the quay was shut}.", "assert", "affirmed"),
    ("{s:The port} {q:told} {c:the crews to leave}.", "demand", "affirmed"),
    ("{c:The crews} {q:were told} {c:to leave}.", "demand", "affirmed"),
    ("{s:The port} {q:told} {c:Brel wants to leave}.", "assert", "affirmed"),
    ("{s:Brel} {q:asked} {c:whether the bridge was safe}.", "ask", "affirmed"),
    ("{s:Brel} {q:asked} {c:the police to leave}.", "demand", "affirmed"),
    ("{s:Brel} {q:asked} {c:that the logs be kept}.", "demand", "affirmed"),
    ("{s:Brel}, who {q:asked} {c:not to be named}.", "demand", "affirmed"),
    ("{s:Brel} {q:called on} {c:the port to open}.", "demand", "affirmed"),
    ("{s:Brel} {q:called} {c:for restraint}.", "demand", "affirmed"),
    ("{s:Brel} {q:called} {c:the plan a joke}.", "condemn", "affirmed"),
    ("{s:Brel} {q:called} {c:the plan a model of its kind}.", "praise", "affirmed"),
    ("{s:Brel} {q:called} {c:the plan phase two}.", "assert", "affirmed"),
    ("{s:Brel} {q:described} {c:the delay as “not acceptable, and shameful”}.", "condemn", "affirmed"),
    ("{s:Brel} {q:described} {c:the delay as anything but a disaster}.", "praise", "affirmed"),
    ("{s:Brel} {q:described} {c:the man as tall}.", "assert", "affirmed"),
    ("{s:Brel} {q:insisted on} {c:a new vote}.", "demand", "affirmed"),
    ("{s:Brel} {q:repeated} {c:the order to leave}.", "demand", "affirmed"),
    ("{s:Brel} {q:repeated} {c:that the order had gone out}.", "assert", "affirmed"),
    ("{s:Brel} {q:repeated} {c:the order had gone out}.", "assert", "affirmed"),
    ("{s:Brel} {q:insisted} on Monday {c:that the bridge was safe}.", "assert", "affirmed"),
    ("{s:Brel} {q:insisted} {c:that the crew be freed}.", "assert", "affirmed"),
    ("{s:Brel} {q:suggested} {c:closing the bridge}.", "demand", "affirmed"),
    ("{s:Brel} {q:vowed} {c:to reopen the bridge}.", "promise", "affirmed"),
    ("{s:Brel} {q:threatened} {c:to sue}.", "warn", "affirmed"),
    ("{s:Brel's} {q:threat} {c:to sue}.", "warn", "affirmed"),
    ("{s:Brel} {q:cautioned} {c:that it may rain}.", "warn", "affirmed"),
    ("{s:Brel} {q:warned} {c:the crews to leave}.", "demand", "affirmed"),
    ("{s:Brel} {q:feared} {c:that the bridge would fall}.", "believe", "affirmed"),
    ("{s:Brel} {q:assured} drivers {c:that the bridge would reopen}.", "promise", "affirmed"),
    ("{s:Brel} {q:assured} drivers {c:that the bridge was safe}.", "assert", "affirmed"),
    ("{s:Brel} {q:proposed} {c:to close the bridge}.", "decide", "affirmed"),
    ("{s:Brel} {q:proposed} {c:a ban on lorries}.", "demand", "affirmed"),
    ("{s:Brel} {q:complained} {c:that the bridge was shut}.", "assert", "affirmed"),
    ("{s:Brel} {q:complained about} {c:the delay}.", "condemn", "affirmed"),
    ("{s:Brel} {q:was opposed to} {c:the toll}.", "condemn", "affirmed"),
    ("{s:Brel} {q:alleged} {c:that the crew had sold the fuel}.", "accuse", "affirmed"),
    ("{s:Brel} {q:alleged} {c:that the fuel was sold}.", "assert", "affirmed"),
    ("{s:The records} {q:show} {c:that the fuel was sold}.", "assert", "affirmed"),
    ("{s:Brel} {q:plans} {c:to leave}.", "decide", "affirmed"),
    ("{s:The ports} {q:agreed} on Sunday {c:to share the quay}.", "promise", "affirmed"),
    ("It {q:was agreed} {c:that the ports would share the quay}.", "decide", "affirmed"),
    ("{s:Brel} {q:agreed} {c:that the bridge was unsafe}.", "confirm", "affirmed"),
    ("{s:Brel} {q:apologised for} {c:the delay}.", "confirm", "affirmed"),
    ("{s:Brel} {q:slammed} {c:the delay}.", "condemn", "affirmed"),
    ("{s:Brel} {q:blamed} {c:the port for the delay}.", "accuse", "affirmed"),
    ("{c:Brel} {q:was accused of} {c:lying}.", "accuse", "affirmed"),
    ("{s:Brel} {q:hailed} {c:the verdict}.", "praise", "affirmed"),
    ("{s:Brel} {q:wants} {c:the mayor out}.", "demand", "affirmed"),
    ("{s:Brel} {q:wants} {c:the levy to be scrapped}.", "demand", "affirmed"),
    ("{s:Brel} {q:wants} {c:to leave}.", "hope", "affirmed"),
    ("{s:Brel} {q:wants} {c:peace}.", "hope", "affirmed"),
    ("{s:Brel} {q:expressed the hope} {c:that it would end}.", "hope", "affirmed"),
    ("{s:Brel} {q:put} {c:the number of dead at nine}.", "estimate", "affirmed"),
    ("{c:The bridge} {q:is expected} {c:to close}.", "estimate", "affirmed"),
    ("{s:Brel} {q:was quoted as saying} {c:that it was over}.", "assert", "affirmed"),
    ("{s:Brel} {q:continues to insist} {c:that it is safe}.", "assert", "affirmed"),
    ("{q:For} {s:the drivers}, {c:the detour is a disaster}.", "believe", "affirmed"),
    ("{s:The port} {q:is considering} {c:a suit}.", "decide", "affirmed"),
    ("{s:The port} {q:considers} {c:the plan dangerous}.", "believe", "affirmed"),
    ("{s:Justice Una Brandt} {q:held} {c:that the charge was a serious one}.", "decide", "affirmed"),
    ("{s:The dockers} {q:held} {c:that the charge was a serious one}.", "believe", "affirmed"),
    ("{s:The bench} {q:orally observed} {c:that the port was unsafe}.", "assert", "affirmed"),
    ("{s:Brel} {q:observed} {c:that “lives are no files”}.", "assert", "affirmed"),
    ("{s:Two biologists} {q:observed} {c:that the gulls had left}.", "know", "affirmed"),
    ("{s:Brel} {q:could not tell} {c:who held the bridge}.", "know", "negated"),
    ("{s:Brel} {q:would not tell} {c:who held the bridge}.", "assert", "negated"),
    ("{s:Brel} {q:agreed} {c:personal terms on a three-year lease}.", "decide", "affirmed"),
    ("{s:Brel} {q:agreed} {c:the bridge was unsafe}.", "confirm", "affirmed"),
    ("{s:The port} {q:would consider} {c:legal action}.", "decide", "affirmed"),
    ("{s:The port} {q:would consider} {c:the plan unsafe and was right}.", "believe", "affirmed"),
    ("{s:The port} {q:is ready} {c:to pay for the quay}.", "promise", "affirmed"),
    ("{s:The port} {q:was not prepared} {c:to pay for the quay}.", "promise", "negated"),
    ("{s:Brel} {q:termed} {c:the charges politically motivated}.", "condemn", "affirmed"),
    ("{s:Brel} {q:would like} {c:the port to pay}.", "demand", "affirmed"),
    ("{s:Brel} {q:would like} {c:to pay}.", "hope", "affirmed"),
    ("{s:Brel} {q:longed for} {c:rain}.", "hope", "affirmed"),
    ("{s:The court} {q:found} {c:him guilty of theft}.", "decide", "affirmed"),
    ("{s:The court} {q:found} {c:that the bridge was unsafe}.", "know", "affirmed"),
    ("{s:The court} {q:upheld} {c:the ban}.", "decide", "affirmed"),
    ("{s:The court} {q:threw out} {c:the claim}.", "deny", "affirmed"),
    ("{s:The port} {q:signed off on} {c:the sale}.", "decide", "affirmed"),
    ("{s:The port} {q:gave the go-ahead for} {c:the sale}.", "decide", "affirmed"),
    ("{s:The port} {q:reserves the right} {c:to sue}.", "warn", "affirmed"),
    ("{s:Brel} {q:cried foul over} {c:the count}.", "condemn", "affirmed"),
    ("{s:Brel} {q:rounded on} {c:the port}.", "condemn", "affirmed"),
    ("{s:Brel} {q:wrote off} {c:the plan as a stunt}.", "condemn", "affirmed"),
    ("{s:Brel} {q:put it down to} {c:bad luck}.", "believe", "affirmed"),
    ("{s:Brel} {q:described} {c:it as a perfect storm of costs}.", "assert", "affirmed"),
    ("{s:Brel} {q:called} {c:it a massacre}.", "condemn", "affirmed"),
    ("{s:Brel} {q:denounced} {c:the vote as a coup}.", "condemn", "affirmed"),
    ("the vote, which {s:Brel} {q:denounced as} {c:a coup}.", "condemn", "affirmed"),
    ("{s:Brel} {q:let slip} {c:that it was sold}.", "assert", "affirmed"),
    ("{c:Brel} {q:is tipped} {c:to win}.", "estimate", "affirmed"),
]


@pytest.mark.parametrize(("marked", "act", "polarity"), ACTS)
def test_what_is_done(marked: str, act: str, polarity: str) -> None:
    found = cue(marked)
    assert (found.act, found.polarity) == (act, polarity)


NEGATIONS = [
    ("{s:Brel} {q:did not say} {c:when it would open}.", "assert", "negated"),
    ("{s:Brel} {q:refused} {c:to say when it would open}.", "deny", "affirmed"),
    ("{s:Brel} {q:declined} {c:to comment}.", "deny", "affirmed"),
    ("{s:Brel} {q:declined to name} {c:the buyer}.", "deny", "affirmed"),
    ("{s:Brel} {q:would not comment on} {c:the sale}.", "deny", "affirmed"),
    ("{s:Brel} {q:wouldn't discuss} {c:the sale}.", "deny", "affirmed"),
    ("{s:Brel} {q:refused} {c:to confirm that the bridge was shut}.", "deny", "affirmed"),
    ("{s:The captain} {q:refused} {c:to let the doctors aboard}.", "deny", "affirmed"),
    ("{s:The captain's} {q:refusal} {c:to comment}", "deny", "affirmed"),
    ("{s:Brel} {q:did not refuse} {c:to comment}.", "deny", "negated"),
    ("{s:Brel} {q:does not doubt} {c:that the bridge is safe}.", "deny", "negated"),
    ("{s:Brel} {q:has not ruled out} {c:a sale}.", "deny", "negated"),
    ("{s:Brel} {q:said} {c:no date had been set}.", "assert", "affirmed"),
    ("{s:Brel} {q:is unsure} {c:whether the bridge is safe}.", "believe", "negated"),
    ("{s:Few drivers} {q:believe} {c:the port}.", "believe", "affirmed"),
    ("{s:Brel} {q:denied} {c:that the bridge was shut}.", "deny", "affirmed"),
    ("{s:Brel} {q:denied} {c:having shut the bridge}.", "deny", "affirmed"),
    ("{s:Brel} {q:has repeatedly and firmly denied} {c:it}.", "deny", "affirmed"),
    ("{s:Brel} {q:did not deny} {c:that the bridge was shut}.", "deny", "negated"),
    ("{s:Brel} {q:never claimed} {c:that it was safe}.", "assert", "negated"),
    ("{s:Brel} {q:would neither confirm nor deny} {c:the sale}.", "confirm", "negated"),
    ("{s:The port} declined to {q:confirm or deny} {c:the sale}.", "deny", "affirmed"),
    ("{s:We} {q:could not independently verify} {c:the claim}.", "confirm", "negated"),
    ("{s:Brel} {q:stopped short of accusing} {c:the port of lying}.", "accuse", "negated"),
    ("{s:The report} {q:failed to mention} {c:the fire}.", "assert", "negated"),
    ("{s:Rescuers} {q:had lost hope of} {c:finding the crew}.", "hope", "negated"),
    ("{s:Brel} {q:lost no time in saying} {c:that it was safe}.", "assert", "affirmed"),
    ("{s:Police} {q:knew} {c:nothing of any raid}.", "know", "negated"),
    ("{s:Police} {q:said} {c:nothing about it was unlawful}.", "assert", "affirmed"),
    ("{s:Brel} {q:would not be drawn on} {c:whether it was safe}.", "deny", "affirmed"),
    ("{s:Brel} {q:refused to be drawn on} {c:whether it was safe}.", "deny", "affirmed"),
    ("{s:Brel} {q:has yet to comment on} {c:the fire}.", "assert", "negated"),
    ("{s:No one} {q:believes} {c:the port}.", "believe", "negated"),
    ("{s:No fewer than ten drivers} {q:said} {c:it was shut}.", "assert", "affirmed"),
    ("{s:Brel} left without {q:saying} {c:who would pay}.", "assert", "negated"),
    ("Nor did {s:the minister} {q:say} {c:who would pay}.", "assert", "negated"),
    ("{s:Brel} {q:not only said} {c:it was safe}, she drove over it.", "assert", "affirmed"),
    ("{s:Brel} {q:never failed to mention} {c:the fire}.", "assert", "affirmed"),
    ("{s:It} {q:did ‘not recognise’} {c:the figures}.", "confirm", "negated"),
    ("{s:Brel} {q:doubts} {c:that the bridge is safe}.", "deny", "affirmed"),
    ("{s:The port} {q:has said} {c:nothing}.", "assert", "negated"),
    ("{s:The port} {q:no longer believes} {c:that it is safe}.", "believe", "negated"),
    ("{s:The port} {q:rejected} {c:claims that it was mined}.", "deny", "affirmed"),
    ("{s:The port} {q:rejected} {c:the plan}.", "deny", "affirmed"),
    ("{s:Brel} {q:said} {c:the bridge was not safe}.", "assert", "affirmed"),
]


@pytest.mark.parametrize(("marked", "act", "polarity"), NEGATIONS)
def test_what_is_negated(marked: str, act: str, polarity: str) -> None:
    found = cue(marked)
    assert (found.act, found.polarity) == (act, polarity)


CERTAINTIES = [
    ("{s:Brel} {q:said} {c:the bridge will close}.", "certain"),
    ("{s:Brel} {q:said} {c:the bridge may close}.", "possible"),
    ("{s:Brel} {q:said} {c:the bridge could have fallen}.", "possible"),
    ("{s:Brel} {q:said} {c:she could hear the bridge}.", "certain"),
    ("{s:Brel} {q:said} {c:she could not see it}.", "certain"),
    ("{s:Brel} {q:said} {c:the bridge would probably close}.", "probable"),
    ("{s:Brel} {q:said} {c:the bridge appears to be safe}.", "probable"),
    ("{s:Brel} {q:said} {c:he appeared in court}.", "certain"),
    ("{s:Brel} {q:said} {c:it must have fallen at night}.", "certain"),
    ("{s:Brel} {q:said} {c:it was possible that it fell}.", "possible"),
    ("{s:Brel} {q:said} {c:it fell on 3 May 2021}.", "certain"),
    ("{s:Brel} {q:said} {c:shots rang out for perhaps ten minutes}.", "certain"),
    ("{s:Brel} {q:said} {c:about 40 people were hurt}.", "certain"),
    ("{s:Brel} {q:said} {c:the bridge, which may be sold, is safe}.", "certain"),
    ("{s:Brel} {q:said} {c:the man who had fired could be hiding}.", "possible"),
    ("{s:Brel} {q:said} {c:if it might rain, the race is off}.", "certain"),
    ("{s:Brel} {q:said} {c:the bridge is safe. It may rain.}", "certain"),
    ("{c:“The bridge,”} {s:Brel} {q:said}, {c:“may close.”}", "possible"),
    ("{s:Brel} {q:believes} {c:the bridge is safe}.", "probable"),
    ("{s:Brel} {q:believes} {c:the bridge may be safe}.", "possible"),
    ("{s:The study} {q:suggests} {c:that it is safe}.", "possible"),
    ("{s:Brel} {q:hopes} {c:it is safe}.", "certain"),
    ("{s:Brel} {q:asked} {c:whether it is safe}.", "certain"),
    ("{s:Brel} {q:warned of} {c:delays}.", "certain"),
    ("{s:Brel} {q:suspects} {c:that it is unsafe}.", "possible"),
    ("{s:Brel} {q:fears} {c:that it is unsafe}.", "possible"),
    ("{s:Brel} {q:doubts} {c:that it is safe}.", "probable"),
    ("{s:Brel} {q:is considering} {c:closing it}.", "certain"),
    ("{s:Brel} {q:said} {c:the port was about to close}.", "probable"),
    ("{s:Brel} {q:said} {c:it was closed, as far as I know}.", "probable"),
    ("{s:Brel} {q:said} {c:all but two lanes were shut}.", "certain"),
    ("{s:Brel} {q:said} {c:she was not sure what fell}.", "possible"),
    ("It {q:is learnt} {c:that the bridge is shut}.", "probable"),
    ("{c:The bridge} {q:is estimated} {c:to cost nine crowns}.", "probable"),
    ("{c:The bridge} {q:is said} {c:to be shut}.", "probable"),
    ("{c:The bridge} {q:is known} {c:to be shut}.", "certain"),
    ("It {q:was announced} {c:that the bridge is shut}.", "certain"),
    ("{s:Brel} {q:appeared to confirm} {c:the sale}.", "probable"),
    ("{s:Brel} {q:said} {c:gulls were twice as likely to get lost as terns}.", "certain"),
    ("{s:Brel} {q:said} {c:gulls were likely to get lost}.", "probable"),
    ("{s:Brel} {q:said} {c:“I think it fell.”}", "probable"),
    ("{s:Brel} {q:said} {c:“I don't believe it fell.”}", "probable"),
    ("{s:Brel} {q:said} {c:“I guess it fell.”}", "possible"),
    ("{s:Brel} {q:said} {c:“I think of it often.”}", "certain"),
    ("{s:Brel} {q:said} {c:“Think of it!”}", "certain"),
    ("{s:Brel} {q:said} {c:the port looks set to close}.", "probable"),
    ("{s:Brel} {q:said} {c:chances are it fell}.", "probable"),
    ("{s:Brel} {q:said} {c:the port could give no date}.", "certain"),
    ("{s:The port} {q:hoped} {c:to save the jobs but could promise little}.", "certain"),
    ("{s:It} {q:is learnt} {c:that the bridge is shut}.", "probable"),
]


@pytest.mark.parametrize(("marked", "certainty"), CERTAINTIES)
def test_how_surely(marked: str, certainty: str) -> None:
    assert cue(marked).certainty == certainty


TONES = [
    ("{s:Brel} {q:said} {c:it was shut}.", "neutral"),
    ("{s:Brel} {q:claimed} {c:it was shut}.", "distancing"),
    ("{s:Brel} {q:never claimed} {c:it was shut}.", "distancing"),
    ("{s:Brel} {q:noted} {c:that it was shut}.", "endorsing"),
    ("{s:Brel} {q:reminded} us {c:that it was shut}.", "endorsing"),
    ("{s:Records} {q:show} {c:that it was shut}.", "endorsing"),
    ("{s:Brel} {q:accepted that} {c:it was shut}.", "endorsing"),
    ("an {q:accusation} {c:that it was shut}", "neutral"),
    ("{s:Brel} {q:hinted} {c:that it was shut}.", "neutral"),
    ("It {q:is learnt} {c:that it was shut}.", "neutral"),
    ("{s:It} {q:is learnt} {c:that it was shut}.", "neutral"),
    ("{s:Brel} {q:admitted} {c:it was shut}.", "endorsing"),
    ("{s:Brel} {q:pointed out} {c:that it was shut}.", "endorsing"),
    ("{c:The bridge was} {q:allegedly} {c:sold}.", "distancing"),
    ("{s:Brel} {q:reportedly said} {c:it was shut}.", "neutral"),
    ("{s:Brel} {q:falsely stated} {c:that it was shut}.", "distancing"),
    ("{s:We} {q:could not confirm} {c:the sale}.", "neutral"),
    ("{s:The port} {q:denied} {c:the sale}.", "neutral"),
]


@pytest.mark.parametrize(("marked", "tone"), TONES)
def test_in_which_tone(marked: str, tone: str) -> None:
    assert cue(marked).tone == tone


def test_nouns_by_their_place() -> None:
    noun = cue("{s:the minister's} {q:promise} {c:to resign}")
    assert (noun.act, noun.certainty) == ("promise", "certain")
    assert cue("the {q:allegation} {c:that it was sold}").act == "assert"
    assert cue("the {q:allegation} {c:that she sold it}").act == "accuse"
    assert cue("{q:reports} {c:that it was sold}").certainty == "certain"
    assert cue("{q:rumours} {c:that it was sold}").certainty == "possible"


@pytest.mark.parametrize(
    "marked",
    [
        "{s:Brel}{q::} {c:The bridge is shut}",
        "{s:Brel} {q:grimaced} {c:“It is shut.”}",
        "{q:According to} {s:Brel}, {c:it is shut}.",
        "{q:In the words of} {s:Brel}, {c:“it is shut”}.",
        "{c:“It is shut,”} {q:says} {s:Brel}.",
    ],
)
def test_plain_statements(marked: str) -> None:
    found = cue(marked)
    assert (found.act, found.polarity, found.certainty, found.tone) == (
        "assert",
        "affirmed",
        "certain",
        "neutral",
    )


@pytest.mark.parametrize(
    ("word", "act"), [("reaffirmed", "assert"), ("overestimated", "estimate"), ("re-confirmed", "confirm")]
)
def test_unseen_forms_of_known_words(word: str, act: str) -> None:
    assert cue(f"{{s:Brel}} {{q:{word}}} {{c:the figures}}.").act == act


def test_hedges_in_what_is_nested_are_not_the_speakers() -> None:
    outer = document("{s:Brel} {q:said} {c:that police believe it may be mined}.")
    text = outer.text
    (said,) = outer.attributions

    def span(piece: str) -> Span:
        return outer.span(text.index(piece), text.index(piece) + len(piece))

    inner = replace(
        said,
        id="a2",
        parent="a1",
        source=Source((span("police"),)),
        cue=Cue((span("believe"),)),
        content=Content((span("it may be mined"),)),
    )
    first, second = readings(replace(outer, attributions=(said, inner)))
    assert first.cue is not None and second.cue is not None
    assert (first.cue.certainty, second.cue.certainty) == ("certain", "possible")


def test_posts_have_no_cue_to_read() -> None:
    post = document("{s:Brel} {c:It is shut.}")
    assert readings(post) == post.attributions


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_text_gets_a_reading_of_the_contract(before: str, said: str, content: str, sourced: bool) -> None:
    text = f"{before}x{said}y{content}z"
    a, b = len(before), len(before) + 1 + len(said) + 1
    whole = Document("x", text)
    source = Source((whole.span(0, a + 1),)) if sourced else None
    found = Attribution(
        "a1", Content((whole.span(b, len(text)),)), Cue((whole.span(a, b),)), source, "indirect"
    )
    (read,) = readings(replace(whole, attributions=(found,)))
    assert read.cue is not None
    assert read.cue.polarity in ("affirmed", "negated")
    assert read.cue.certainty in ("certain", "probable", "possible")
    assert read.cue.tone in ("neutral", "distancing", "endorsing")


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{q:Pushed on} {c:whether a bid had gone in}, he smiled.", "ask"),
        ("{s:Brel} {q:pushed} {c:for a ban}.", "demand"),
        ("{c:“That is not true,”} {q:called out} {s:Brel}.", "assert"),
        ("{s:Brel} {q:called out} {c:the council for its greed}.", "condemn"),
        ("{s:Brel} {q:advised} members {c:they could be sued}.", "assert"),
        ("{s:Brel} {q:advised} {c:members to sell}.", "demand"),
        ("{s:Brel} {q:advised} {c:that it be sold}.", "demand"),
        ("{s:The front} {q:has not claimed} {c:any role in the raid}.", "confirm"),
        ("{s:Brel} {q:claimed} {c:that his role was small}.", "assert"),
        ("{s:Brel} {q:claimed} {c:he had no part in it}.", "assert"),
        ("{s:Brel} {q:called} {c:the plan “lovely but dangerous”}.", "condemn"),
        ("{s:Brel} {q:called} {c:the delay anything but a disaster}.", "praise"),
        ("{s:We} {q:do not seek} {c:war}.", "hope"),
        ("{s:My} {q:understanding is} {c:that he will go}.", "believe"),
    ],
)
def test_what_is_done_by_words_that_do_several_things(marked: str, act: str) -> None:
    assert cue(marked).act == act


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("{s:Brel} {q:warned} {c:that it “will fail, not may fail”}.", "certain"),
        ("{s:Brel} {q:warned} {c:that it may fail}.", "possible"),
        ("{c:The worms} {q:appear} {c:to tend gardens}.", "probable"),
        ("{s:The club} {q:are said} {c:to be holding out for more}.", "probable"),
        ("{s:Brel} {q:said} {c:to sell would be folly}.", "certain"),
    ],
)
def test_hedges_that_are_taken_back_and_hedges_that_are_the_cue(marked: str, certainty: str) -> None:
    assert cue(marked).certainty == certainty
