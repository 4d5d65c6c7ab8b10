"""Who works here no more, and where each therapist was when the practice was locked."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    "CREATE TABLE therapist_left (therapist_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_therapist_left PRIMARY"
    " KEY (therapist_id), CONSTRAINT fk_therapist_left_therapist_id_therapist FOREIGN KEY(therapist_id) REFERENCES"
    " therapist (id))",
    "CREATE TABLE whereabouts (therapist_id TEXT NOT NULL, at TEXT NOT NULL, place TEXT NOT NULL, CONSTRAINT"
    " pk_whereabouts PRIMARY KEY (therapist_id), CONSTRAINT fk_whereabouts_therapist_id_therapist FOREIGN"
    " KEY(therapist_id) REFERENCES therapist (id))",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
