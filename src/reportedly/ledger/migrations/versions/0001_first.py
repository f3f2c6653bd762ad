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


# The words are folded and parted already: what stands between spaces is a word.
SQLITE = (
    """CREATE VIRTUAL TABLE statements_index USING fts5(
        folded, content='statements', content_rowid='key', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER statements_put AFTER INSERT ON statements BEGIN
        INSERT INTO statements_index(rowid, folded) VALUES (new.key, new.folded);
    END""",
    """CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
        INSERT INTO statements_index(statements_index, rowid, folded) VALUES ('delete', old.key, old.folded);
    END""",
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # A tsvector holds a megabyte at most.
    """ALTER TABLE statements ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', left(folded, 200000))) STORED""",
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
        sa.Column("folded", sa.Text(), nullable=False),
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
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
