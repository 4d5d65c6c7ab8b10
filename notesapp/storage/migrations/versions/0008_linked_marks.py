"""Marks that belong to each other: pain that refers to another place, or comes and goes with it."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE mark_link (version INTEGER NOT NULL, pos INTEGER NOT NULL, mark_id TEXT NOT NULL, to_mark TEXT"
        " NOT NULL, kind TEXT NOT NULL, CONSTRAINT pk_mark_link PRIMARY KEY (version, mark_id, to_mark), CONSTRAINT"
        " fk_mark_link_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE)"
        " WITHOUT ROWID"
    )
