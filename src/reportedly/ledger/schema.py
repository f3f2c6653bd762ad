"""The ledger's tables, one schema for SQLite and PostgreSQL.

A finding's ``key`` is its document's key times ``PLACES`` plus its place there: keys need no round trip to
the database, and sort as the text runs. ``id`` is what the contract calls it within its document (a1, v1).
"""

from __future__ import annotations

import sqlalchemy as sa

__all__ = [
    "ABOUT",
    "FINDINGS",
    "PLACES",
    "VERSION",
    "appearances",
    "as_found",
    "assertions",
    "attachments",
    "attributions",
    "blocks",
    "chains",
    "documents",
    "engines",
    "identities",
    "judgements",
    "likenesses",
    "mentions",
    "metadata",
    "of_document",
    "profile_words",
    "profiles",
    "quantities",
    "rejections",
    "spans",
    "statements",
    "times",
    "visits",
    "voice_attachments",
    "voice_profiles",
    "voices",
    "wording",
]

VERSION = "0001"
"""The migration that these tables are the result of."""

PLACES = 2**20
"""How many findings of one kind a document may have."""


def of_document(column: sa.ColumnElement[int], document: int) -> sa.ColumnElement[bool]:
    """The condition that a finding's key is one of the document's with this key."""
    first = document * PLACES
    return column.between(first, first + PLACES - 1)


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _document(*, index: bool = True) -> sa.Column[int]:
    return sa.Column(
        "document", BIG, sa.ForeignKey("documents.key", ondelete="CASCADE"), nullable=False, index=index
    )


def _voice(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(
        name, BIG, sa.ForeignKey("voices.key", ondelete="CASCADE"), nullable=nullable, index=True
    )


def _span(*, nullable: bool = False) -> tuple[sa.Column[int], sa.Column[int]]:
    """Code points into the document's text, end exclusive. ``end`` is a word of SQL's own."""
    return (
        sa.Column("start", sa.Integer, nullable=nullable),
        sa.Column("stop", sa.Integer, nullable=nullable),
    )


engines = sa.Table(
    "engines",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    # Empty, not null, where rules ran without a model: nulls are never equal, and an engine is one row.
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("model_sha256", sa.Text, nullable=False),
    sa.UniqueConstraint("version", "model", "model_sha256"),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("byline", sa.JSON, nullable=False),
    sa.Column("published", sa.Text, index=True),
    sa.Column("language", sa.Text),
    sa.Column("path", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("added_at", sa.Text, nullable=False),
    sa.Column("engine", BIG, sa.ForeignKey("engines.key"), index=True),
    sa.Column("analysed_at", sa.Text),
)

# Indexed text is cut to what an index of PostgreSQL takes (``rows.short``): addresses, reasons, folded names.
appearances = sa.Table(
    "appearances",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    _document(),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("url", sa.Text, index=True),
    sa.Column("outlet", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("size", BIG),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("first_at", sa.Text, nullable=False),
    sa.Column("last_at", sa.Text, nullable=False),
    sa.UniqueConstraint("address", "document", "sha256"),
)

blocks = sa.Table(
    "blocks",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    *_span(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("handle", sa.Text),
    sa.Column("published", sa.Text),
)

voices = sa.Table(
    "voices",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("named", sa.Boolean, nullable=False),
    sa.Column("description", sa.Text),
    sa.Column("affiliation", sa.Text),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("members", sa.JSON, nullable=False),
    sa.Column("quoted", sa.Integer, nullable=False),
    sa.Column("mentioned", sa.Integer, nullable=False),
)

mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("voice", BIG, sa.ForeignKey("voices.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    *_span(),
)

attributions = sa.Table(
    "attributions",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("parent", BIG, sa.ForeignKey("attributions.key", ondelete="CASCADE"), index=True),
    sa.Column("form", sa.Text, nullable=False),
    _voice("voice"),
    sa.Column("act", sa.Text),
    sa.Column("polarity", sa.Text),
    sa.Column("certainty", sa.Text),
    sa.Column("tone", sa.Text),
    sa.Column("said", sa.Text),
    sa.Column("said_start", sa.Integer),
    sa.Column("said_stop", sa.Integer),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("rejected", sa.Boolean, nullable=False),
)

spans = sa.Table(
    "spans",
    metadata,
    sa.Column("attribution", BIG, sa.ForeignKey("attributions.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    *_span(),
    sa.CheckConstraint("role IN ('source', 'cue', 'content')", name="role"),
    sa.CheckConstraint("0 <= start AND start < stop", name="span"),
)

chains = sa.Table(
    "chains",
    metadata,
    sa.Column("attribution", BIG, sa.ForeignKey("attributions.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    _voice("voice"),
)

times = sa.Table(
    "times",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    *_span(),
    sa.Column("value", sa.Text, index=True),
    sa.Column("grain", sa.Text, nullable=False),
    sa.Column("calendar", sa.Text, nullable=False),
)

quantities = sa.Table(
    "quantities",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    *_span(),
    sa.Column("value", sa.Float),
    sa.Column("low", sa.Float),
    sa.Column("high", sa.Float),
    sa.Column("unit", sa.Text),
)

wording = sa.Table(
    "wording",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    *_span(),
    sa.Column("term", sa.Text, nullable=False),
    sa.Column("charge", sa.Text, nullable=False),
    _voice("voice"),
)

assertions = sa.Table(
    "assertions",
    metadata,
    sa.Column("key", BIG, primary_key=True, autoincrement=False),
    _document(),
    *_span(),
)

# What search looks through: contents of attributions, and the outlet's own assertions, folded
# (``reportedly.ledger.folding``), with the labels that filters ask for (``reportedly.ledger.labels``) and the
# day when it was said, else published ("" unknown). The index is FTS5's or a tsvector's, made by migrations.
statements = sa.Table(
    "statements",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    _document(),
    sa.Column(
        "attribution", BIG, sa.ForeignKey("attributions.key", ondelete="CASCADE"), unique=True, nullable=True
    ),
    sa.Column(
        "assertion", BIG, sa.ForeignKey("assertions.key", ondelete="CASCADE"), unique=True, nullable=True
    ),
    sa.Column("date", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.Column("labels", sa.Text, nullable=False),
    sa.CheckConstraint("(attribution IS NULL) <> (assertion IS NULL)", name="one"),
    sa.Index(None, "date", "key"),
)

rejections = sa.Table(
    "rejections",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("first_at", sa.Text, nullable=False),
    sa.Column("last_at", sa.Text, nullable=False),
    sa.UniqueConstraint("address", "reason"),
)

# What servers said of what they sent last, feeds included, to ask them for what is new only.
visits = sa.Table(
    "visits",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("address", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("at", sa.Text, nullable=False),
)

# What people decided. Rows are added, never changed: one that takes another's place follows it. ``target``
# holds the spans that were judged and their words, to find the finding again whatever engine reads anew.
judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
    _document(),
    sa.Column("other", BIG, sa.ForeignKey("documents.key", ondelete="CASCADE"), index=True),
    sa.Column("target", sa.JSON, nullable=False),
    sa.Column("change", sa.JSON(none_as_null=True)),
    sa.Column("follows", BIG, sa.ForeignKey("judgements.key"), unique=True),
    sa.CheckConstraint(
        "kind IN ('accept', 'reject', 'correct', 'same-voice', 'different-voice')", name="kind"
    ),
)

# Which finding of the engine at hand a judgement is on: worked out from its target, anew with new findings.
attachments = sa.Table(
    "attachments",
    metadata,
    sa.Column("judgement", BIG, sa.ForeignKey("judgements.key", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "attribution",
        BIG,
        sa.ForeignKey("attributions.key", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

# Findings stand as they were judged. Of a document in which that is not as the engine found them, its own
# attributions, voices and wording, as in the contract.
as_found = sa.Table(
    "as_found",
    metadata,
    sa.Column("document", BIG, sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("findings", sa.JSON, nullable=False),
)

voice_attachments = sa.Table(
    "voice_attachments",
    metadata,
    sa.Column("judgement", BIG, sa.ForeignKey("judgements.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("side", sa.Integer, primary_key=True, autoincrement=False),
    _voice("voice", nullable=False),
)

# One who speaks in several documents; ``id`` is the smallest digest of its profiles.
identities = sa.Table(
    "identities",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
)

# What documents say of a voice, once however many say the same. Only those of one block are compared.
profiles = sa.Table(
    "profiles",
    metadata,
    sa.Column("key", BIG, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False, unique=True),
    sa.Column("block", sa.Text, nullable=False, index=True),
    sa.Column("acronym", sa.Text, index=True),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("identity", BIG, sa.ForeignKey("identities.key"), index=True),
)

# The words of profiles' names, folded, to find those that have all of some.
profile_words = sa.Table(
    "profile_words",
    metadata,
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column(
        "profile", BIG, sa.ForeignKey("profiles.key", ondelete="CASCADE"), primary_key=True, index=True
    ),
)

voice_profiles = sa.Table(
    "voice_profiles",
    metadata,
    sa.Column("voice", BIG, sa.ForeignKey("voices.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("profile", BIG, sa.ForeignKey("profiles.key"), nullable=False, index=True),
)

# Why profiles are one (each with its best link), and which may be.
likenesses = sa.Table(
    "likenesses",
    metadata,
    sa.Column("one", BIG, sa.ForeignKey("profiles.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("other", BIG, sa.ForeignKey("profiles.key", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("linked", sa.Boolean, nullable=False, index=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
)

FINDINGS = (
    statements,
    wording,
    quantities,
    times,
    assertions,
    chains,
    spans,
    attributions,
    mentions,
    voices,
    as_found,
)
"""What a new analysis replaces, in an order in which rows may go."""

ABOUT = {
    "engines": "What made findings. Model and digest are empty where rules ran without a model.",
    "documents": "Texts, each once, with what their first appearance says of them.",
    "appearances": "Where texts were seen, of which bytes, when first and last (UTC).",
    "blocks": "The laid-out pieces of documents; author, handle and date are for posts.",
    "voices": "Who speaks or is named in a document. `folded` is the name as search compares it.",
    "mentions": "Where voices are named.",
    "attributions": "Statements: their readings, and the voice of their source, as judged where they were.",
    "spans": "The words of a statement's source, cue and content.",
    "chains": "On whose word statements rest, outermost first; null is an unnamed link.",
    "times": "Times named in documents, as ISO 8601, proleptic Gregorian.",
    "quantities": "Counts and measures with their bounds.",
    "wording": "Loaded words, with whose they are: null is the outlet.",
    "assertions": "What outlets assert in their own voice.",
    "statements": "What search looks through: contents of statements and assertions, folded.",
    "rejections": "Inputs that made no document, with the reason.",
    "visits": "What servers said of the feeds they sent last.",
    "judgements": "What people decided on findings and voices; followed, never overwritten.",
    "attachments": "The statements that judgements are tied to now.",
    "as_found": "What the engine found in documents in which judgements changed it, as in the contract.",
    "voice_attachments": "The voices that judgements are tied to now.",
    "identities": "Who speaks in several documents.",
    "profiles": "What documents say of a voice, each once, however many say the same.",
    "profile_words": "The words of profiles' names, as search compares them.",
    "voice_profiles": "Which voice has which profile.",
    "likenesses": "Why profiles are one, or may be, with a score and its reasons.",
}
"""What each table holds, for the reference."""
