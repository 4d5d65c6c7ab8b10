"""The first vault: every table, the view of what is current, and the full-text index."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE audit (seq INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT
  NULL, about TEXT NOT NULL, detail TEXT NOT NULL, CONSTRAINT pk_audit PRIMARY KEY (seq));
CREATE INDEX ix_audit_about ON audit (about);
CREATE TABLE client (id TEXT NOT NULL, name TEXT NOT NULL, called TEXT NOT NULL, born TEXT, phone TEXT NOT NULL, email
  TEXT NOT NULL, address TEXT NOT NULL, occupation TEXT NOT NULL, activity TEXT NOT NULL, language TEXT NOT NULL,
  emergency_name TEXT NOT NULL, emergency_practice TEXT NOT NULL, emergency_address TEXT NOT NULL, emergency_phone
  TEXT NOT NULL, emergency_email TEXT NOT NULL, physician_name TEXT NOT NULL, physician_practice TEXT NOT NULL,
  physician_address TEXT NOT NULL, physician_phone TEXT NOT NULL, physician_email TEXT NOT NULL, remarks TEXT NOT
  NULL, archived_at TEXT, folded TEXT NOT NULL, seen_at TEXT, CONSTRAINT pk_client PRIMARY KEY (id));
CREATE INDEX ix_client_find ON client (archived_at, folded, id);
CREATE INDEX ix_client_seen_at ON client (seen_at);
CREATE TABLE meta (name TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT pk_meta PRIMARY KEY (name));
CREATE TABLE practice (id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT
  NOT NULL, emergency_number TEXT NOT NULL, paper TEXT NOT NULL, language TEXT NOT NULL, CONSTRAINT pk_practice
  PRIMARY KEY (id));
CREATE TABLE therapist (id TEXT NOT NULL, name TEXT NOT NULL, credentials TEXT NOT NULL, registration TEXT NOT NULL,
  CONSTRAINT pk_therapist PRIMARY KEY (id));
CREATE TABLE avoid_area (id TEXT NOT NULL, source TEXT NOT NULL, reason TEXT NOT NULL, rule TEXT, since TEXT, until
  TEXT, client_id TEXT NOT NULL, CONSTRAINT pk_avoid_area PRIMARY KEY (id), CONSTRAINT fk_avoid_area_client_id_client
  FOREIGN KEY(client_id) REFERENCES client (id));
CREATE INDEX ix_avoid_area_client_id ON avoid_area (client_id);
CREATE TABLE consent (id TEXT NOT NULL, client_id TEXT NOT NULL, for_what TEXT NOT NULL, by_whom TEXT NOT NULL, how
  TEXT NOT NULL, given_at TEXT NOT NULL, regions TEXT NOT NULL, withdrawn_at TEXT, note_id TEXT, CONSTRAINT pk_consent
  PRIMARY KEY (id), CONSTRAINT fk_consent_client_id_client FOREIGN KEY(client_id) REFERENCES client (id));
CREATE INDEX ix_consent_client_id ON consent (client_id);
CREATE TABLE health_history (id TEXT NOT NULL, client_id TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL, status
  TEXT NOT NULL, since TEXT NOT NULL, note TEXT NOT NULL, reviewed_at TEXT, replaces TEXT, CONSTRAINT
  pk_health_history PRIMARY KEY (id), CONSTRAINT fk_health_history_client_id_client FOREIGN KEY(client_id) REFERENCES
  client (id), CONSTRAINT fk_health_history_replaces_health_history FOREIGN KEY(replaces) REFERENCES health_history
  (id));
CREATE INDEX ix_health_history_client_id ON health_history (client_id);
CREATE INDEX ix_health_history_replaces ON health_history (replaces);
CREATE TABLE problem (id TEXT NOT NULL, client_id TEXT NOT NULL, title TEXT NOT NULL, side TEXT, onset TEXT,
  onset_words TEXT NOT NULL, acuity TEXT NOT NULL, first_episode INTEGER, seen_by_doctor INTEGER, contributors TEXT
  NOT NULL, aggravating TEXT NOT NULL, easing TEXT NOT NULL, goal TEXT NOT NULL, status TEXT NOT NULL, CONSTRAINT
  pk_problem PRIMARY KEY (id), CONSTRAINT fk_problem_client_id_client FOREIGN KEY(client_id) REFERENCES client (id));
CREATE INDEX ix_problem_client_id ON problem (client_id);
CREATE TABLE session (id TEXT NOT NULL, client_id TEXT NOT NULL, therapist_id TEXT NOT NULL, started_at TEXT NOT NULL,
  utc_offset_min INTEGER NOT NULL, planned_minutes INTEGER NOT NULL, ended_at TEXT, number INTEGER NOT NULL,
  CONSTRAINT pk_session PRIMARY KEY (id), CONSTRAINT fk_session_client_id_client FOREIGN KEY(client_id) REFERENCES
  client (id), CONSTRAINT fk_session_therapist_id_therapist FOREIGN KEY(therapist_id) REFERENCES therapist (id));
CREATE INDEX ix_session_client_id_started_at ON session (client_id, started_at);
CREATE INDEX ix_session_started_at ON session (started_at);
CREATE TABLE avoid_place (avoid_id TEXT NOT NULL, pos INTEGER NOT NULL, region TEXT NOT NULL, side TEXT NOT NULL,
  share INTEGER NOT NULL, depth TEXT NOT NULL, CONSTRAINT pk_avoid_place PRIMARY KEY (avoid_id, pos), CONSTRAINT
  fk_avoid_place_avoid_id_avoid_area FOREIGN KEY(avoid_id) REFERENCES avoid_area (id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE note (id TEXT NOT NULL, session_id TEXT NOT NULL, CONSTRAINT pk_note PRIMARY KEY (id), CONSTRAINT
  fk_note_session_id_session FOREIGN KEY(session_id) REFERENCES session (id), CONSTRAINT uq_note_session_id UNIQUE
  (session_id));
CREATE TABLE note_version (nr INTEGER NOT NULL, id TEXT NOT NULL, note_id TEXT NOT NULL, no INTEGER NOT NULL, state
  TEXT NOT NULL, based_on TEXT, reason TEXT NOT NULL, words TEXT NOT NULL, consent_reply TEXT, consent_words TEXT,
  consent_at TEXT, health_reply TEXT, health_words TEXT, health_at TEXT, screened TEXT NOT NULL, figure TEXT NOT NULL,
  figure_version INTEGER NOT NULL, outcome TEXT, subjective TEXT NOT NULL, objective TEXT NOT NULL, assessment TEXT
  NOT NULL, "plan" TEXT NOT NULL, language TEXT NOT NULL, CONSTRAINT pk_note_version PRIMARY KEY (nr), CONSTRAINT
  ck_note_version_state CHECK (state IN ('draft', 'signed')), CONSTRAINT fk_note_version_note_id_note FOREIGN
  KEY(note_id) REFERENCES note (id), CONSTRAINT uq_note_version_id UNIQUE (id));
CREATE UNIQUE INDEX uq_note_version_draft ON note_version (note_id) WHERE state = 'draft';
CREATE UNIQUE INDEX uq_note_version_note_id_no ON note_version (note_id, no);
CREATE TABLE adherence (version INTEGER NOT NULL, pos INTEGER NOT NULL, about_given_id TEXT NOT NULL, item TEXT NOT
  NULL, did TEXT NOT NULL, effect TEXT, words TEXT NOT NULL, at TEXT, CONSTRAINT pk_adherence PRIMARY KEY (version,
  about_given_id), CONSTRAINT fk_adherence_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON
  DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_adherence_about_given_id ON adherence (about_given_id);
CREATE TABLE aftercare_given (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, item TEXT NOT NULL,
  side TEXT, both_sides INTEGER NOT NULL, dose_hold_s INTEGER, dose_repetitions INTEGER, dose_minutes INTEGER,
  dose_times_a_day INTEGER, dose_days INTEGER, dose_text TEXT NOT NULL, reason TEXT NOT NULL, at TEXT, CONSTRAINT
  pk_aftercare_given PRIMARY KEY (version, id), CONSTRAINT fk_aftercare_given_version_note_version FOREIGN
  KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE check_in (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, use_id TEXT, tool TEXT NOT
  NULL, level_before INTEGER, level_after INTEGER, request TEXT, feel TEXT, changed TEXT NOT NULL, asked_by TEXT NOT
  NULL, eased_after_s INTEGER, about_minute INTEGER, at TEXT, CONSTRAINT pk_check_in PRIMARY KEY (version, id),
  CONSTRAINT fk_check_in_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE)
  WITHOUT ROWID;
CREATE TABLE decision (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL, choice TEXT NOT NULL, reason TEXT NOT NULL, typed INTEGER NOT NULL, about TEXT NOT
  NULL, because TEXT NOT NULL, told_client TEXT NOT NULL, at TEXT, CONSTRAINT pk_decision PRIMARY KEY (version, id),
  CONSTRAINT fk_decision_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE)
  WITHOUT ROWID;
CREATE TABLE document_issued (id TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, client_id TEXT NOT NULL,
  for_whom TEXT NOT NULL, note_version_id TEXT, content TEXT NOT NULL, sha256 TEXT NOT NULL, file BLOB, CONSTRAINT
  pk_document_issued PRIMARY KEY (id), CONSTRAINT fk_document_issued_client_id_client FOREIGN KEY(client_id)
  REFERENCES client (id), CONSTRAINT fk_document_issued_note_version_id_note_version FOREIGN KEY(note_version_id)
  REFERENCES note_version (id));
CREATE INDEX ix_document_issued_client_id_at ON document_issued (client_id, at);
CREATE INDEX ix_document_issued_note_version_id ON document_issued (note_version_id);
CREATE TABLE ghost_answer (version INTEGER NOT NULL, pos INTEGER NOT NULL, previous_mark_id TEXT NOT NULL, reply TEXT
  NOT NULL, mark_id TEXT, at TEXT, CONSTRAINT pk_ghost_answer PRIMARY KEY (version, previous_mark_id), CONSTRAINT
  fk_ghost_answer_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT
  ROWID;
CREATE TABLE letter (version INTEGER NOT NULL, to_name TEXT NOT NULL, to_practice TEXT NOT NULL, to_address TEXT NOT
  NULL, urgency TEXT NOT NULL, question TEXT NOT NULL, asks TEXT NOT NULL, why_now TEXT NOT NULL, not_tested TEXT NOT
  NULL, consent_words TEXT NOT NULL, CONSTRAINT pk_letter PRIMARY KEY (version), CONSTRAINT
  fk_letter_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE mark (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, layer TEXT NOT NULL, kind TEXT
  NOT NULL, "view" TEXT NOT NULL, what TEXT NOT NULL, strokes BLOB, width INTEGER NOT NULL, qualities TEXT NOT NULL,
  depth TEXT, timing TEXT, role TEXT, linked_to TEXT, problem_id TEXT, client_words TEXT NOT NULL, note TEXT NOT NULL,
  from_mark TEXT, at TEXT, "by" TEXT NOT NULL, CONSTRAINT pk_mark PRIMARY KEY (version, id), CONSTRAINT
  fk_mark_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_mark_what ON mark (what);
CREATE TABLE note_avoid_area (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL,
  reason TEXT NOT NULL, rule TEXT, since TEXT, until TEXT, CONSTRAINT pk_note_avoid_area PRIMARY KEY (version, id),
  CONSTRAINT fk_note_avoid_area_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE
  CASCADE) WITHOUT ROWID;
CREATE TABLE place (version INTEGER NOT NULL, owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, pos INTEGER NOT NULL,
  region TEXT NOT NULL, side TEXT NOT NULL, share INTEGER NOT NULL, depth TEXT NOT NULL, CONSTRAINT pk_place PRIMARY
  KEY (version, owner_kind, owner_id, pos), CONSTRAINT ck_place_share CHECK (share BETWEEN 0 AND 1000), CONSTRAINT
  fk_place_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_place_region_side ON place (region, side);
CREATE TABLE "plan" (version INTEGER NOT NULL, none INTEGER NOT NULL, frequency TEXT NOT NULL, sessions INTEGER, until
  TEXT, reassess_on TEXT, next_visit TEXT, refer_to TEXT NOT NULL, focus TEXT NOT NULL, note TEXT NOT NULL, CONSTRAINT
  pk_plan PRIMARY KEY (version), CONSTRAINT fk_plan_version_note_version FOREIGN KEY(version) REFERENCES note_version
  (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_plan_reassess_on ON "plan" (reassess_on);
CREATE TABLE reading (version INTEGER NOT NULL, pos INTEGER NOT NULL, mark_id TEXT NOT NULL, moment TEXT NOT NULL,
  intensity INTEGER, grade INTEGER, extent TEXT, strokes BLOB, at TEXT, CONSTRAINT pk_reading PRIMARY KEY (version,
  mark_id, moment), CONSTRAINT ck_reading_grade CHECK (grade BETWEEN 1 AND 3), CONSTRAINT ck_reading_intensity CHECK
  (intensity BETWEEN 0 AND 10), CONSTRAINT fk_reading_version_note_version FOREIGN KEY(version) REFERENCES
  note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE response (version INTEGER NOT NULL, about_session_id TEXT NOT NULL, direction TEXT NOT NULL, relief_h
  INTEGER, flare TEXT NOT NULL, flare_h INTEGER, sore_h INTEGER, new_symptoms TEXT NOT NULL, words TEXT NOT NULL, at
  TEXT, CONSTRAINT pk_response PRIMARY KEY (version), CONSTRAINT fk_response_version_note_version FOREIGN KEY(version)
  REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_response_about_session_id ON response (about_session_id);
CREATE TABLE revision (seq INTEGER NOT NULL, note_version_id TEXT NOT NULL, rev_no INTEGER NOT NULL, kind TEXT NOT
  NULL, author TEXT NOT NULL, at_utc TEXT NOT NULL, utc_offset INTEGER NOT NULL, app_version TEXT NOT NULL,
  form_version INTEGER NOT NULL, payload BLOB, salt BLOB, commit_hash TEXT NOT NULL, prev_hash TEXT NOT NULL, hash
  TEXT NOT NULL, signature BLOB, key_id TEXT, CONSTRAINT pk_revision PRIMARY KEY (seq), CONSTRAINT ck_revision_kind
  CHECK (kind IN ('sign', 'amend', 'late-entry', 'retract', 'erase')), CONSTRAINT
  fk_revision_note_version_id_note_version FOREIGN KEY(note_version_id) REFERENCES note_version (id));
CREATE INDEX ix_revision_note_version_id ON revision (note_version_id);
CREATE TABLE screen_answer (version INTEGER NOT NULL, pos INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT
  NULL, words TEXT NOT NULL, at TEXT, CONSTRAINT pk_screen_answer PRIMARY KEY (version, question), CONSTRAINT
  fk_screen_answer_version_note_version FOREIGN KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT
  ROWID;
CREATE TABLE search_text (id INTEGER NOT NULL, version INTEGER NOT NULL, client_id TEXT NOT NULL, name TEXT NOT NULL,
  body TEXT NOT NULL, CONSTRAINT pk_search_text PRIMARY KEY (id), CONSTRAINT fk_search_text_client_id_client FOREIGN
  KEY(client_id) REFERENCES client (id), CONSTRAINT fk_search_text_version_note_version FOREIGN KEY(version)
  REFERENCES note_version (nr) ON DELETE CASCADE, CONSTRAINT uq_search_text_version UNIQUE (version));
CREATE INDEX ix_search_text_client_id ON search_text (client_id);
CREATE TABLE session_problem (version INTEGER NOT NULL, pos INTEGER NOT NULL, problem_id TEXT NOT NULL, CONSTRAINT
  pk_session_problem PRIMARY KEY (version, problem_id), CONSTRAINT fk_session_problem_problem_id_problem FOREIGN
  KEY(problem_id) REFERENCES problem (id), CONSTRAINT fk_session_problem_version_note_version FOREIGN KEY(version)
  REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_session_problem_problem_id ON session_problem (problem_id);
CREATE TABLE technique_use (version INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, technique TEXT NOT NULL,
  tool TEXT NOT NULL, level INTEGER NOT NULL, minutes INTEGER NOT NULL, tempo TEXT NOT NULL, intent TEXT NOT NULL,
  product TEXT NOT NULL, position TEXT NOT NULL, result TEXT NOT NULL, note TEXT NOT NULL, "view" TEXT, strokes BLOB,
  width INTEGER NOT NULL, from_use TEXT, at TEXT, CONSTRAINT pk_technique_use PRIMARY KEY (version, id), CONSTRAINT
  ck_technique_use_level CHECK (level BETWEEN 10 AND 50), CONSTRAINT fk_technique_use_version_note_version FOREIGN
  KEY(version) REFERENCES note_version (nr) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX ix_technique_use_technique ON technique_use (technique);
"""

OTHERS = (
    "CREATE VIEW current_version AS SELECT v.* FROM note_version v WHERE v.state = 'signed' AND v.no ="
    " (SELECT max(no) FROM note_version WHERE note_id = v.note_id AND state = 'signed')",
    "CREATE VIRTUAL TABLE search_index USING fts5(client_id, name, body, content='search_text', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    for statement in (*TABLES.strip().removesuffix(";").split(";\n"), *OTHERS):
        op.execute(statement)
