"""Signing keys and amendments: from here on each link of the chain bears its author's Ed25519 signature.

What was chained before is left as it is; how far that goes is noted, so that no later link can
pass for one of those. The first signed link seals them all, for it holds the hash before it.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "CREATE TABLE signing_key (id TEXT NOT NULL, therapist_id TEXT NOT NULL, made_at TEXT NOT NULL, public BLOB NOT"
    " NULL, private BLOB, CONSTRAINT pk_signing_key PRIMARY KEY (id), CONSTRAINT fk_signing_key_therapist_id_therapist"
    " FOREIGN KEY(therapist_id) REFERENCES therapist (id))",
    "CREATE INDEX ix_signing_key_therapist_id ON signing_key (therapist_id)",
    "CREATE TABLE amendment (version INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, CONSTRAINT"
    " pk_amendment PRIMARY KEY (version), CONSTRAINT ck_amendment_kind CHECK (kind IN ('amend', 'late-entry')),"
    " CONSTRAINT ck_amendment_reason CHECK (trim(reason) <> ''), CONSTRAINT fk_amendment_version_note_version FOREIGN"
    " KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID",
    "INSERT INTO meta (name, value) SELECT 'unsigned_to', coalesce(max(seq), 0) FROM revision",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
