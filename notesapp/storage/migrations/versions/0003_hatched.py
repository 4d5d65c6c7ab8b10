"""What the rules hatched on the day a note was signed: rule, reason and places, beside the client's own areas.

Notes signed before have none; what was signed of them is left as it is.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "CREATE TABLE note_hatch (version INTEGER NOT NULL, pos INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT"
    " NULL, CONSTRAINT pk_note_hatch PRIMARY KEY (version, rule), CONSTRAINT fk_note_hatch_version_note_version"
    " FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
