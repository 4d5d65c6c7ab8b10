import hashlib
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from notesapp.model.expected import BadNote, NotFound
from tests.note_examples import AT, NOTE


def issue(tx, number, **more):
    given = {"at": AT + timedelta(minutes=number), "client_id": "c1", "for_whom": "client", "content": '{"a":1}'}
    return tx.documents.issue(f"d{number}", "letter", **{**given, "file": b"%PDF", **more})


def test_what_was_issued_is_kept(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
        sheet = issue(tx, 1, note_id="n1")
        letter = issue(tx, 2, keep_file=True, for_whom="Dr Example")
    assert sheet.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert (sheet.note_version_id, letter.note_version_id) == ("n1.1", None)
    with vault.read() as tx:
        assert tx.documents.of("c1") == (letter, sheet)
        assert tx.documents.of_note("n1") == (sheet,)
        assert tx.documents.file("d1") is None
        assert tx.documents.file("d2") == b"%PDF"
        assert [(e.action, e.kind) for e in tx.audit.entries("d2")] == [("print", "letter")]
        with pytest.raises(NotFound):
            tx.documents.file("d3")


@pytest.mark.parametrize("sql", ["UPDATE document_issued SET content = ''", "DELETE FROM document_issued"])
def test_what_was_issued_cannot_change(vault, sql):
    with vault.write() as tx:
        issue(tx, 1)
    with pytest.raises(IntegrityError, match="issued"), vault.write() as tx:
        tx.rows.run(sql)


def test_a_document_is_for_a_client_of_the_practice(vault):
    with pytest.raises(BadNote), vault.write() as tx:
        issue(tx, 1, client_id="nobody")
