"""The first vault: every table, the view of what is current, and the full-text index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_about"), "audit", ["about"], unique=False)
    op.create_table(
        "client",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("emergency_name", sa.Text(), nullable=False),
        sa.Column("emergency_practice", sa.Text(), nullable=False),
        sa.Column("emergency_address", sa.Text(), nullable=False),
        sa.Column("emergency_phone", sa.Text(), nullable=False),
        sa.Column("emergency_email", sa.Text(), nullable=False),
        sa.Column("physician_name", sa.Text(), nullable=False),
        sa.Column("physician_practice", sa.Text(), nullable=False),
        sa.Column("physician_address", sa.Text(), nullable=False),
        sa.Column("physician_phone", sa.Text(), nullable=False),
        sa.Column("physician_email", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
    )
    op.create_index("ix_client_find", "client", ["archived_at", "folded", "id"], unique=False)
    op.create_index("ix_client_seen_at", "client", ["seen_at"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "practice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("emergency_number", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    op.create_table(
        "therapist",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("credentials", sa.Text(), nullable=False),
        sa.Column("registration", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_therapist")),
    )
    op.create_table(
        "avoid_area",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_avoid_area_client_id_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avoid_area")),
    )
    op.create_index(op.f("ix_avoid_area_client_id"), "avoid_area", ["client_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("for_what", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("note_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_consent_client_id_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_client_id"), "consent", ["client_id"], unique=False)
    op.create_table(
        "health_history",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.Text(), nullable=True),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_health_history_client_id_client")),
        sa.ForeignKeyConstraint(
            ["replaces"], ["health_history.id"], name=op.f("fk_health_history_replaces_health_history")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_history")),
    )
    op.create_index(op.f("ix_health_history_client_id"), "health_history", ["client_id"], unique=False)
    op.create_index(op.f("ix_health_history_replaces"), "health_history", ["replaces"], unique=False)
    op.create_table(
        "problem",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("onset", sa.Text(), nullable=True),
        sa.Column("onset_words", sa.Text(), nullable=False),
        sa.Column("acuity", sa.Text(), nullable=False),
        sa.Column("first_episode", sa.Integer(), nullable=True),
        sa.Column("seen_by_doctor", sa.Integer(), nullable=True),
        sa.Column("contributors", sa.Text(), nullable=False),
        sa.Column("aggravating", sa.Text(), nullable=False),
        sa.Column("easing", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_problem_client_id_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    op.create_index(op.f("ix_problem_client_id"), "problem", ["client_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("therapist_id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_session_client_id_client")),
        sa.ForeignKeyConstraint(["therapist_id"], ["therapist.id"], name=op.f("fk_session_therapist_id_therapist")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_client_id_started_at"), "session", ["client_id", "started_at"], unique=False)
    op.create_index(op.f("ix_session_started_at"), "session", ["started_at"], unique=False)
    op.create_table(
        "avoid_place",
        sa.Column("avoid_id", sa.Text(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["avoid_id"], ["avoid_area.id"], name=op.f("fk_avoid_place_avoid_id_avoid_area"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("avoid_id", "pos", name=op.f("pk_avoid_place")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_note_session_id_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("session_id", name=op.f("uq_note_session_id")),
    )
    op.create_table(
        "note_version",
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("consent_reply", sa.Text(), nullable=True),
        sa.Column("consent_words", sa.Text(), nullable=True),
        sa.Column("consent_at", sa.Text(), nullable=True),
        sa.Column("health_reply", sa.Text(), nullable=True),
        sa.Column("health_words", sa.Text(), nullable=True),
        sa.Column("health_at", sa.Text(), nullable=True),
        sa.Column("screened", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("figure_version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("subjective", sa.Text(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'signed')", name=op.f("ck_note_version_state")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_version_note_id_note")),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_note_version")),
        sa.UniqueConstraint("id", name=op.f("uq_note_version_id")),
    )
    op.create_index(
        "uq_note_version_draft", "note_version", ["note_id"], unique=True, sqlite_where=sa.text("state = 'draft'")
    )
    op.create_index("uq_note_version_note_id_no", "note_version", ["note_id", "no"], unique=True)
    op.create_table(
        "adherence",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("about_given_id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_adherence_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "about_given_id", name=op.f("pk_adherence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_adherence_about_given_id"), "adherence", ["about_given_id"], unique=False)
    op.create_table(
        "aftercare_given",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("both_sides", sa.Integer(), nullable=False),
        sa.Column("dose_hold_s", sa.Integer(), nullable=True),
        sa.Column("dose_repetitions", sa.Integer(), nullable=True),
        sa.Column("dose_minutes", sa.Integer(), nullable=True),
        sa.Column("dose_times_a_day", sa.Integer(), nullable=True),
        sa.Column("dose_days", sa.Integer(), nullable=True),
        sa.Column("dose_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_aftercare_given_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_aftercare_given")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "check_in",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("use_id", sa.Text(), nullable=True),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("level_before", sa.Integer(), nullable=True),
        sa.Column("level_after", sa.Integer(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("feel", sa.Text(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("eased_after_s", sa.Integer(), nullable=True),
        sa.Column("about_minute", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_check_in_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_check_in")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("typed", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("told_client", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_decision_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_decision")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_issued",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("for_whom", sa.Text(), nullable=False),
        sa.Column("note_version_id", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_document_issued_client_id_client")),
        sa.ForeignKeyConstraint(
            ["note_version_id"], ["note_version.id"], name=op.f("fk_document_issued_note_version_id_note_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_issued")),
    )
    op.create_index(op.f("ix_document_issued_client_id_at"), "document_issued", ["client_id", "at"], unique=False)
    op.create_index(op.f("ix_document_issued_note_version_id"), "document_issued", ["note_version_id"], unique=False)
    op.create_table(
        "ghost_answer",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("previous_mark_id", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("mark_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_ghost_answer_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "previous_mark_id", name=op.f("pk_ghost_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "letter",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("to_practice", sa.Text(), nullable=False),
        sa.Column("to_address", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("why_now", sa.Text(), nullable=False),
        sa.Column("not_tested", sa.Text(), nullable=False),
        sa.Column("consent_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_letter_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_letter")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mark",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("strokes", sa.LargeBinary(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("qualities", sa.Text(), nullable=False),
        sa.Column("depth", sa.Text(), nullable=True),
        sa.Column("timing", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("linked_to", sa.Text(), nullable=True),
        sa.Column("problem_id", sa.Text(), nullable=True),
        sa.Column("client_words", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("from_mark", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_mark_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mark_what"), "mark", ["what"], unique=False)
    op.create_table(
        "note_avoid_area",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_note_avoid_area_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_note_avoid_area")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Text(), nullable=False),
        sa.CheckConstraint("share BETWEEN 0 AND 1000", name=op.f("ck_place_share")),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_place_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "owner_kind", "owner_id", "pos", name=op.f("pk_place")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_place_region_side"), "place", ["region", "side"], unique=False)
    op.create_table(
        "plan",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("none", sa.Integer(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("reassess_on", sa.Text(), nullable=True),
        sa.Column("next_visit", sa.Text(), nullable=True),
        sa.Column("refer_to", sa.Text(), nullable=False),
        sa.Column("focus", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_plan_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_plan")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_plan_reassess_on"), "plan", ["reassess_on"], unique=False)
    op.create_table(
        "reading",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("mark_id", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("intensity", sa.Integer(), nullable=True),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.Column("strokes", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.CheckConstraint("grade BETWEEN 1 AND 3", name=op.f("ck_reading_grade")),
        sa.CheckConstraint("intensity BETWEEN 0 AND 10", name=op.f("ck_reading_intensity")),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_reading_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "mark_id", "moment", name=op.f("pk_reading")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("about_session_id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("relief_h", sa.Integer(), nullable=True),
        sa.Column("flare", sa.Text(), nullable=False),
        sa.Column("flare_h", sa.Integer(), nullable=True),
        sa.Column("sore_h", sa.Integer(), nullable=True),
        sa.Column("new_symptoms", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_response_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_response")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_response_about_session_id"), "response", ["about_session_id"], unique=False)
    op.create_table(
        "revision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("note_version_id", sa.Text(), nullable=False),
        sa.Column("rev_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("app_version", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("commit_hash", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('sign', 'amend', 'late-entry', 'retract', 'erase')", name=op.f("ck_revision_kind")
        ),
        sa.ForeignKeyConstraint(
            ["note_version_id"], ["note_version.id"], name=op.f("fk_revision_note_version_id_note_version")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_revision")),
    )
    op.create_index(op.f("ix_revision_note_version_id"), "revision", ["note_version_id"], unique=False)
    op.create_table(
        "screen_answer",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_screen_answer_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "question", name=op.f("pk_screen_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_search_text_client_id_client")),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_search_text_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_text")),
        sa.UniqueConstraint("version", name=op.f("uq_search_text_version")),
    )
    op.create_index(op.f("ix_search_text_client_id"), "search_text", ["client_id"], unique=False)
    op.create_table(
        "session_problem",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_session_problem_problem_id_problem")),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_session_problem_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "problem_id", name=op.f("pk_session_problem")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_session_problem_problem_id"), "session_problem", ["problem_id"], unique=False)
    op.create_table(
        "technique_use",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("technique", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("tempo", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=True),
        sa.Column("strokes", sa.LargeBinary(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("from_use", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.CheckConstraint("level BETWEEN 10 AND 50", name=op.f("ck_technique_use_level")),
        sa.ForeignKeyConstraint(
            ["version"], ["note_version.nr"], name=op.f("fk_technique_use_version_note_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version", "id", name=op.f("pk_technique_use")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_technique_use_technique"), "technique_use", ["technique"], unique=False)

    op.execute(
        "CREATE VIEW current_version AS SELECT v.* FROM note_version v WHERE v.state = 'signed' AND v.no ="
        " (SELECT max(no) FROM note_version WHERE note_id = v.note_id AND state = 'signed')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(client_id, name, body, content='search_text', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)")
