"""The words of a letter over a signed note, kept until they are issued or written anew: the note itself stays."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    "CREATE TABLE letter_draft (note_id TEXT NOT NULL, at TEXT NOT NULL, content TEXT NOT NULL, CONSTRAINT"
    " pk_letter_draft PRIMARY KEY (note_id), CONSTRAINT fk_letter_draft_note_id_note FOREIGN KEY(note_id) REFERENCES"
    " note (id) ON DELETE CASCADE)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
