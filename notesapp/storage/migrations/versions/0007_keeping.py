"""How long records are kept, legal holds, and what is left of a record that was lawfully erased."""

from alembic import op

revision = "0007"
down_revision = "0005"

STATEMENTS = (
    "CREATE TABLE retention (practice_id TEXT NOT NULL, preset TEXT NOT NULL, years INTEGER NOT NULL, adult_at INTEGER"
    " NOT NULL, minor_years INTEGER NOT NULL, CONSTRAINT pk_retention PRIMARY KEY (practice_id), CONSTRAINT"
    " ck_retention_years CHECK (years BETWEEN 0 AND 200 AND minor_years BETWEEN 0 AND 200 AND adult_at BETWEEN 0 AND"
    " 30), CONSTRAINT fk_retention_practice_id_practice FOREIGN KEY(practice_id) REFERENCES practice (id))",
    "CREATE TABLE legal_hold (id TEXT NOT NULL, client_id TEXT NOT NULL, reason TEXT NOT NULL, set_at TEXT NOT NULL,"
    " set_by TEXT NOT NULL, ended_at TEXT, ended_by TEXT, end_reason TEXT NOT NULL, CONSTRAINT pk_legal_hold PRIMARY"
    " KEY (id), CONSTRAINT fk_legal_hold_client_id_client FOREIGN KEY(client_id) REFERENCES client (id))",
    "CREATE INDEX ix_legal_hold_client_id ON legal_hold (client_id)",
    'CREATE TABLE erasure (client_id TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, reason TEXT NOT NULL,'
    " sessions INTEGER NOT NULL, entries INTEGER NOT NULL, documents INTEGER NOT NULL, swept_at TEXT, CONSTRAINT"
    " pk_erasure PRIMARY KEY (client_id), CONSTRAINT fk_erasure_client_id_client FOREIGN KEY(client_id) REFERENCES"
    " client (id))",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
