"""The first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _tables()
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL:
            op.execute(statement)
    else:
        for statement in SQLITE:
            op.execute(statement)


# Words are folded and parted already, and a label begins with a colon: what stands between spaces is a word.
SQLITE = (
    """CREATE VIRTUAL TABLE statements_index USING fts5(
        folded, labels, content='statements', content_rowid='key', prefix='2 3',
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'")""",
    """CREATE TRIGGER statements_put AFTER INSERT ON statements BEGIN
        INSERT INTO statements_index(rowid, folded, labels) VALUES (new.key, new.folded, new.labels);
    END""",
    """CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
        INSERT INTO statements_index(statements_index, rowid, folded, labels)
            VALUES ('delete', old.key, old.folded, old.labels);
    END""",
    """CREATE TRIGGER statements_changed AFTER UPDATE OF folded, labels ON statements BEGIN
        INSERT INTO statements_index(statements_index, rowid, folded, labels)
            VALUES ('delete', old.key, old.folded, old.labels);
        INSERT INTO statements_index(rowid, folded, labels) VALUES (new.key, new.folded, new.labels);
    END""",
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # A tsvector holds a megabyte at most. Its parser, which goes by the locale, has no part in this.
    """ALTER TABLE statements ADD COLUMN words tsvector GENERATED ALWAYS AS (array_to_tsvector(
        array_remove(string_to_array(labels || ' ' || left(folded, 200000), ' '), ''))) STORED""",
    "CREATE INDEX ix_statements_words ON statements USING gin (words)",
    "CREATE INDEX ix_voices_folded_trigrams ON voices USING gin (folded gin_trgm_ops)",
)


def _tables() -> None:

    op.create_table(
        "engines",
        sa.Column("key", BIG, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("model_sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_engines")),
        sa.UniqueConstraint(
            "version", "model", "model_sha256", name=op.f("uq_engines_version_model_model_sha256")
        ),
    )
    op.create_table(
        "identities",
        sa.Column("key", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_identities")),
        sa.UniqueConstraint("id", name=op.f("uq_identities_id")),
    )
    op.create_index(op.f("ix_identities_folded"), "identities", ["folded"], unique=False)
    op.create_table(
        "rejections",
        sa.Column("key", BIG, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("first_at", sa.Text(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rejections")),
        sa.UniqueConstraint("address", "reason", name=op.f("uq_rejections_address_reason")),
    )
    op.create_table(
        "visits",
        sa.Column("key", BIG, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_visits")),
        sa.UniqueConstraint("address", name=op.f("uq_visits_address")),
    )
    op.create_table(
        "documents",
        sa.Column("key", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.JSON(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("engine", BIG, nullable=True),
        sa.Column("analysed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["engine"], ["engines.key"], name=op.f("fk_documents_engine")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    op.create_index(op.f("ix_documents_engine"), "documents", ["engine"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_table(
        "profiles",
        sa.Column("key", BIG, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("identity", BIG, nullable=True),
        sa.ForeignKeyConstraint(["identity"], ["identities.key"], name=op.f("fk_profiles_identity")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_profiles")),
        sa.UniqueConstraint("digest", name=op.f("uq_profiles_digest")),
    )
    op.create_index(op.f("ix_profiles_acronym"), "profiles", ["acronym"], unique=False)
    op.create_index(op.f("ix_profiles_block"), "profiles", ["block"], unique=False)
    op.create_index(op.f("ix_profiles_identity"), "profiles", ["identity"], unique=False)
    op.create_table(
        "appearances",
        sa.Column("key", BIG, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", BIG, nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("first_at", sa.Text(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_appearances_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_appearances")),
        sa.UniqueConstraint(
            "address", "document", "sha256", name=op.f("uq_appearances_address_document_sha256")
        ),
    )
    op.create_index(op.f("ix_appearances_document"), "appearances", ["document"], unique=False)
    op.create_index(op.f("ix_appearances_url"), "appearances", ["url"], unique=False)
    op.create_table(
        "as_found",
        sa.Column("document", BIG, nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_as_found_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_as_found")),
    )
    op.create_table(
        "assertions",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_assertions_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_assertions")),
    )
    op.create_index(op.f("ix_assertions_document"), "assertions", ["document"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_blocks_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_document"), "blocks", ["document"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("key", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("document", BIG, nullable=False),
        sa.Column("other", BIG, nullable=True),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("change", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("follows", BIG, nullable=True),
        sa.CheckConstraint(
            "kind IN ('accept', 'reject', 'correct', 'same-voice', 'different-voice')",
            name=op.f("ck_judgements_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_judgements_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["follows"], ["judgements.key"], name=op.f("fk_judgements_follows")),
        sa.ForeignKeyConstraint(
            ["other"], ["documents.key"], name=op.f("fk_judgements_other"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_judgements")),
        sa.UniqueConstraint("follows", name=op.f("uq_judgements_follows")),
    )
    op.create_index(op.f("ix_judgements_document"), "judgements", ["document"], unique=False)
    op.create_index(op.f("ix_judgements_other"), "judgements", ["other"], unique=False)
    op.create_table(
        "likenesses",
        sa.Column("one", BIG, nullable=False),
        sa.Column("other", BIG, nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["one"], ["profiles.key"], name=op.f("fk_likenesses_one"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other"], ["profiles.key"], name=op.f("fk_likenesses_other"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_likenesses")),
    )
    op.create_index(op.f("ix_likenesses_linked"), "likenesses", ["linked"], unique=False)
    op.create_index(op.f("ix_likenesses_other"), "likenesses", ["other"], unique=False)
    op.create_table(
        "profile_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("profile", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["profile"], ["profiles.key"], name=op.f("fk_profile_words_profile"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "profile", name=op.f("pk_profile_words")),
    )
    op.create_index(op.f("ix_profile_words_profile"), "profile_words", ["profile"], unique=False)
    op.create_table(
        "quantities",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_quantities_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_quantities")),
    )
    op.create_index(op.f("ix_quantities_document"), "quantities", ["document"], unique=False)
    op.create_table(
        "times",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_times_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_times")),
    )
    op.create_index(op.f("ix_times_document"), "times", ["document"], unique=False)
    op.create_index(op.f("ix_times_value"), "times", ["value"], unique=False)
    op.create_table(
        "voices",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("quoted", sa.Integer(), nullable=False),
        sa.Column("mentioned", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_voices_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_voices")),
    )
    op.create_index(op.f("ix_voices_document"), "voices", ["document"], unique=False)
    op.create_index(op.f("ix_voices_folded"), "voices", ["folded"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent", BIG, nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("voice", BIG, nullable=True),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("polarity", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("tone", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("said_start", sa.Integer(), nullable=True),
        sa.Column("said_stop", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_attributions_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent"], ["attributions.key"], name=op.f("fk_attributions_parent"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voice"], ["voices.key"], name=op.f("fk_attributions_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attributions")),
    )
    op.create_index(op.f("ix_attributions_document"), "attributions", ["document"], unique=False)
    op.create_index(op.f("ix_attributions_parent"), "attributions", ["parent"], unique=False)
    op.create_index(op.f("ix_attributions_voice"), "attributions", ["voice"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("voice", BIG, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voice"], ["voices.key"], name=op.f("fk_mentions_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("voice", "place", name=op.f("pk_mentions")),
    )
    op.create_table(
        "voice_attachments",
        sa.Column("judgement", BIG, nullable=False),
        sa.Column("side", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("voice", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.key"], name=op.f("fk_voice_attachments_judgement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voice"], ["voices.key"], name=op.f("fk_voice_attachments_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement", "side", name=op.f("pk_voice_attachments")),
    )
    op.create_index(op.f("ix_voice_attachments_voice"), "voice_attachments", ["voice"], unique=False)
    op.create_table(
        "voice_profiles",
        sa.Column("voice", BIG, nullable=False),
        sa.Column("profile", BIG, nullable=False),
        sa.ForeignKeyConstraint(["profile"], ["profiles.key"], name=op.f("fk_voice_profiles_profile")),
        sa.ForeignKeyConstraint(
            ["voice"], ["voices.key"], name=op.f("fk_voice_profiles_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("voice", name=op.f("pk_voice_profiles")),
    )
    op.create_index(op.f("ix_voice_profiles_profile"), "voice_profiles", ["profile"], unique=False)
    op.create_table(
        "wording",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("charge", sa.Text(), nullable=False),
        sa.Column("voice", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_wording_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["voice"], ["voices.key"], name=op.f("fk_wording_voice"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_wording")),
    )
    op.create_index(op.f("ix_wording_document"), "wording", ["document"], unique=False)
    op.create_index(op.f("ix_wording_voice"), "wording", ["voice"], unique=False)
    op.create_table(
        "attachments",
        sa.Column("judgement", BIG, nullable=False),
        sa.Column("attribution", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["attribution"], ["attributions.key"], name=op.f("fk_attachments_attribution"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.key"], name=op.f("fk_attachments_judgement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_attachments")),
    )
    op.create_index(op.f("ix_attachments_attribution"), "attachments", ["attribution"], unique=False)
    op.create_table(
        "chains",
        sa.Column("attribution", BIG, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("voice", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["attribution"], ["attributions.key"], name=op.f("fk_chains_attribution"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["voice"], ["voices.key"], name=op.f("fk_chains_voice"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("attribution", "place", name=op.f("pk_chains")),
    )
    op.create_index(op.f("ix_chains_voice"), "chains", ["voice"], unique=False)
    op.create_table(
        "spans",
        sa.Column("attribution", BIG, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('source', 'cue', 'content')", name=op.f("ck_spans_role")),
        sa.CheckConstraint("0 <= start AND start < stop", name=op.f("ck_spans_span")),
        sa.ForeignKeyConstraint(
            ["attribution"], ["attributions.key"], name=op.f("fk_spans_attribution"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attribution", "role", "place", name=op.f("pk_spans")),
    )
    op.create_table(
        "statements",
        sa.Column("key", BIG, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("attribution", BIG, nullable=True),
        sa.Column("assertion", BIG, nullable=True),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("labels", sa.Text(), nullable=False),
        sa.CheckConstraint("(attribution IS NULL) <> (assertion IS NULL)", name=op.f("ck_statements_one")),
        sa.ForeignKeyConstraint(
            ["assertion"], ["assertions.key"], name=op.f("fk_statements_assertion"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["attribution"], ["attributions.key"], name=op.f("fk_statements_attribution"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_statements_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statements")),
        sa.UniqueConstraint("assertion", name=op.f("uq_statements_assertion")),
        sa.UniqueConstraint("attribution", name=op.f("uq_statements_attribution")),
    )
    op.create_index(op.f("ix_statements_date_key"), "statements", ["date", "key"], unique=False)
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
