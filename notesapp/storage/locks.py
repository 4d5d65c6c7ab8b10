"""The locks on what is signed, put in place by the database itself.

They are taken off while a vault is upgraded and put back in the same transaction, so no
upgrade can leave a vault without them. The triggers that keep the full-text index equal to
its text stand here too, for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

PARTS = (
    *("session_problem", "mark", "reading", "ghost_answer", "note_avoid_area", "note_hatch", "mark_link"),
    *(
        "technique_use",
        "check_in",
        "screen_answer",
        "decision",
        "response",
        "adherence",
        "aftercare_given",
        "plan",
        "letter",
        "place",
    ),
)
_REFUSE = "SELECT RAISE(ABORT, '{why}');"


def _signed(row: str) -> str:
    return f"(SELECT state FROM note_version WHERE nr = {row}.version) = 'signed'"


def _note_of(version_id: str) -> str:
    return f"(SELECT note_id FROM note_version WHERE id = {version_id})"


def _erased(client_id: str) -> str:
    """Whether the record of a client is being, or was, lawfully erased (see notesapp.storage.erasing)."""
    return f"EXISTS(SELECT 1 FROM erasure WHERE client_id = {client_id})"


def _gone(version: str) -> str:
    """Whether what was signed of the version with this number has left the chain, as an erasure takes it out."""
    return (
        "EXISTS(SELECT 1 FROM note_version v JOIN revision r ON r.note_version_id = v.id"
        f" WHERE v.nr = {version} AND r.payload IS NULL)"
    )


def _same(*names: str) -> str:
    return " AND ".join(f"NEW.{name} IS OLD.{name}" for name in names)


_BLANK_VERSION = " AND ".join(
    (
        _same("nr", "id", "note_id", "no", "state", "based_on", "figure", "figure_version", "language"),
        "NEW.reason || NEW.words || NEW.subjective || NEW.objective || NEW.assessment || NEW.plan = ''",
        "coalesce(NEW.consent_reply, NEW.consent_words, NEW.consent_at, NEW.health_reply, NEW.health_words,"
        " NEW.health_at, NEW.outcome) IS NULL AND NEW.screened = '[]'",
    )
)


def _refusals() -> Iterator[tuple[str, str, str]]:
    """Name, condition and reason of each trigger that refuses."""
    for part in (*PARTS, "amendment"):
        yield f"lock_{part}_insert", f"BEFORE INSERT ON {part} WHEN {_signed('NEW')}", "signed"
        yield f"lock_{part}_update", f"BEFORE UPDATE ON {part} WHEN {_signed('OLD')} OR {_signed('NEW')}", "signed"
        held = f"{_signed('OLD')} AND NOT {_gone('OLD.version')}"
        yield f"lock_{part}_delete", f"BEFORE DELETE ON {part} WHEN {held}", "signed"
    taken = "state = 'signed' AND (nr = NEW.nr OR id = NEW.id OR (note_id = NEW.note_id AND no = NEW.no))"
    yield (
        "lock_note_version_insert",
        f"BEFORE INSERT ON note_version WHEN NEW.state = 'signed' OR EXISTS(SELECT 1 FROM note_version WHERE {taken})",
        "signed",
    )
    kept = f"OLD.state = 'signed' AND NOT ({_gone('OLD.nr')} AND {_BLANK_VERSION})"
    yield "lock_note_version_update", f"BEFORE UPDATE ON note_version WHEN {kept}", "signed"
    yield "lock_note_version_delete", "BEFORE DELETE ON note_version WHEN OLD.state = 'signed'", "signed"
    of_session = "v.note_id = n.id WHERE n.session_id = OLD.id AND v.state"
    is_closed = (
        f"EXISTS(SELECT 1 FROM note n JOIN note_version v ON {of_session} = 'signed')"
        f" AND NOT EXISTS(SELECT 1 FROM note n JOIN note_version v ON {of_session} = 'draft')"
    )
    is_stub = f"{_erased('OLD.client_id')} AND {_same('id', 'client_id', 'therapist_id')}"
    yield "lock_session_update", f"BEFORE UPDATE ON session WHEN {is_closed} AND NOT ({is_stub})", "signed"
    yield "lock_session_insert", f"BEFORE INSERT ON session WHEN {_erased('NEW.client_id')}", "erased"
    yield "lock_session_delete", f"BEFORE DELETE ON session WHEN {is_closed}", "signed"
    yield "lock_note_update", "BEFORE UPDATE ON note", "signed"

    erasure = _same(
        *("seq", "note_version_id", "rev_no", "kind", "author", "at_utc", "utc_offset", "app_version"),
        *("form_version", "commit_hash", "prev_hash", "hash", "signature", "key_id"),
    )
    erasure += (
        " AND OLD.kind <> 'erase' AND EXISTS(SELECT 1 FROM note_version v JOIN revision e ON e.note_version_id = v.id"
        f" WHERE v.note_id = {_note_of('OLD.note_version_id')} AND e.kind = 'erase' AND e.seq > OLD.seq)"
    )
    yield (
        "lock_revision_update",
        f"BEFORE UPDATE ON revision WHEN NOT (NEW.payload IS NULL AND NEW.salt IS NULL AND {erasure})",
        "signed",
    )
    yield "lock_revision_delete", "BEFORE DELETE ON revision", "signed"
    last = "(SELECT {what} FROM revision ORDER BY seq DESC LIMIT 1)"
    counted = (
        "(SELECT count(*) FROM revision r JOIN note_version v ON v.id = r.note_version_id"
        f" WHERE v.note_id = {_note_of('NEW.note_version_id')})"
    )
    amendment = "amendment a JOIN note_version v ON v.nr = a.version"
    unfounded = (
        "(NEW.kind = 'sign' AND NEW.rev_no <> 1) OR (NEW.kind IN ('amend', 'late-entry') AND NOT EXISTS"
        f"(SELECT 1 FROM {amendment} WHERE v.id = NEW.note_version_id AND a.kind = NEW.kind))"
        " OR (NEW.kind = 'erase' AND NOT EXISTS(SELECT 1 FROM note_version v JOIN note n ON n.id = v.note_id"
        " JOIN session s ON s.id = n.session_id JOIN erasure e ON e.client_id = s.client_id"
        " WHERE v.id = NEW.note_version_id))"
    )
    yield (
        "lock_revision_insert",
        f"BEFORE INSERT ON revision WHEN NEW.seq IS NOT coalesce({last.format(what='seq')}, 0) + 1"
        f" OR NEW.prev_hash IS NOT coalesce({last.format(what='hash')}, (SELECT value FROM meta WHERE name = 'root'))"
        f" OR NEW.rev_no IS NOT {counted} + 1 OR NEW.payload IS NULL OR NEW.salt IS NULL"
        f" OR NEW.signature IS NULL OR NEW.key_id IS NULL OR {unfounded}",
        "the chain is broken",
    )
    yield (
        "lock_signing_key_update",
        "BEFORE UPDATE ON signing_key WHEN NOT (NEW.private IS NULL AND NEW.id IS OLD.id AND NEW.public IS OLD.public"
        " AND NEW.therapist_id IS OLD.therapist_id AND NEW.made_at IS OLD.made_at)",
        "a signing key cannot change",
    )
    yield "lock_signing_key_delete", "BEFORE DELETE ON signing_key", "a signing key cannot change"
    yield (
        "lock_signing_key_insert",
        "BEFORE INSERT ON signing_key WHEN EXISTS(SELECT 1 FROM signing_key WHERE id = NEW.id)",
        "a signing key cannot change",
    )
    yield "lock_audit_update", "BEFORE UPDATE ON audit", "the audit cannot change"
    yield "lock_audit_delete", "BEFORE DELETE ON audit", "the audit cannot change"
    yield (
        "lock_audit_insert",
        "BEFORE INSERT ON audit WHEN NEW.seq <> -1 AND EXISTS(SELECT 1 FROM audit WHERE seq >= NEW.seq)",
        "the audit cannot change",
    )
    for change in ("update", "delete"):
        yield f"lock_meta_{change}", f"BEFORE {change.upper()} ON meta", "the name of a vault cannot change"
    blank = (
        f"{_erased('OLD.client_id')} AND {_same('id', 'kind', 'at', 'client_id', 'sha256')} AND NEW.for_whom = ''"
        " AND NEW.content = '' AND NEW.file IS NULL AND coalesce(NEW.note_version_id, OLD.note_version_id) IS"
        " OLD.note_version_id"
    )
    yield (
        "lock_document_issued_update",
        f"BEFORE UPDATE ON document_issued WHEN NOT ({blank})",
        "an issued document cannot change",
    )
    yield "lock_document_issued_delete", "BEFORE DELETE ON document_issued", "an issued document cannot change"
    yield (
        "lock_history_delete",
        f"BEFORE DELETE ON health_history WHEN NOT {_erased('OLD.client_id')}",
        "a line of the history stays",
    )
    yield from _keeping()


def _keeping() -> Iterator[tuple[str, str, str]]:
    """What is held cannot be erased, what was erased stays so, and neither can be denied afterwards."""
    held = "EXISTS(SELECT 1 FROM legal_hold WHERE client_id = NEW.client_id AND ended_at IS NULL)"
    yield "lock_erasure_insert", f"BEFORE INSERT ON erasure WHEN {held}", "held"
    yield "lock_erasure_again", f"BEFORE INSERT ON erasure WHEN {_erased('NEW.client_id')}", "erased"
    same = _same("client_id", "at", "by", "reason", "sessions", "entries", "documents")
    swept = f"OLD.swept_at IS NULL AND {same}".replace("NEW.by IS OLD.by", 'NEW."by" IS OLD."by"')
    yield "lock_erasure_update", f"BEFORE UPDATE ON erasure WHEN NOT ({swept})", "erased"
    yield "lock_erasure_delete", "BEFORE DELETE ON erasure", "erased"
    yield "lock_client_update", f"BEFORE UPDATE ON client WHEN OLD.name = '' AND {_erased('OLD.id')}", "erased"
    ended = f"OLD.ended_at IS NULL AND {_same('id', 'client_id', 'reason', 'set_at', 'set_by')}"
    yield "lock_legal_hold_update", f"BEFORE UPDATE ON legal_hold WHEN NOT ({ended})", "a hold stays on record"
    yield (
        "lock_legal_hold_delete",
        f"BEFORE DELETE ON legal_hold WHEN NOT {_erased('OLD.client_id')}",
        "a hold stays on record",
    )


_OUT = (
    "INSERT INTO search_index(search_index, rowid, client_id, name, body)"
    " VALUES ('delete', OLD.id, OLD.client_id, OLD.name, OLD.body);"
)
_IN = "INSERT INTO search_index(rowid, client_id, name, body) VALUES (NEW.id, NEW.client_id, NEW.name, NEW.body);"

TRIGGERS = {
    **{name: f"{when} BEGIN {_REFUSE.format(why=why)} END" for name, when, why in _refusals()},
    "search_insert": f"AFTER INSERT ON search_text BEGIN {_IN} END",
    "search_update": f"AFTER UPDATE ON search_text BEGIN {_OUT} {_IN} END",
    "search_delete": f"AFTER DELETE ON search_text BEGIN {_OUT} END",
}


def take_off(connection: Connection) -> None:
    for name in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def put_on(connection: Connection) -> None:
    for name, what in TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {what}")
