"""Papers and whole records leave closed; nothing open ever stands on a disk, and the record says that they left."""

import json
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import read_note
from notesapp.model.expected import CannotWrite, NotFound
from notesapp.model.keeping import EraseReason
from notesapp.model.signature import RevisionKind
from notesapp.usecases import keeping
from notesapp.usecases.amend_note import amend_note, amending_briefing
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Paper, make_page_of
from notesapp.usecases.open_practice import open_practice
from notesapp.usecases.overview import client_view, find_clients, session
from notesapp.usecases.protect import RecordExport, save_protected
from notesapp.usecases.sign_note import sign_note
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from tests.demo_fixtures import demo_folder, demo_template

__all__ = ["demo_folder", "demo_template"]
_written: list[str] | None = None


def _watch(event, arguments):
    if event == "open" and _written is not None and isinstance(arguments[2], int) and arguments[2] & 3:
        _written.append(str(arguments[0]))


sys.addaudithook(_watch)


@pytest.fixture
def writing():
    """Every file this process opens to write to."""
    global _written
    _written = []
    yield _written
    _written = None


@pytest.fixture
def demo(demo_folder):
    vault = open_practice(demo_folder, "demonstration")
    yield vault
    vault.close()


@pytest.fixture
def somebody(demo):
    """A client with several signed sessions, the first of them amended."""
    lines = find_clients(demo, "", 8)
    views = [client_view(demo, line.id) for line in lines]
    view = max(views, key=lambda one: len([line for line in one.sessions if line.is_signed]))
    signed = next(line for line in reversed(view.sessions) if line.is_signed)
    note = amend_note(demo, signed.note_id, "left it out", RevisionKind.LATE_ENTRY)
    later = replace(note, texts=replace(note.texts, objective="Added afterwards."))
    sign_note(demo, amending_briefing(demo, signed.note_id), later, note, Stamp())
    return client_view(demo, view.client.id)


def export(vault, client_id, path):
    made = RecordExport(vault, client_id, Stamp())
    made.begin()
    while made.step():
        pass
    return made, made.save(path)


def opened(path, password):
    reader = PdfReader(BytesIO(path.read_bytes()))
    assert reader.decrypt(password)
    return reader


def test_a_whole_record_holds_every_session_and_every_version(demo, somebody, tmp_path):
    made, password = export(demo, somebody.client.id, tmp_path / "record.pdf")
    reader = opened(tmp_path / "record.pdf", password)
    first = reader.pages[0].extract_text() + reader.pages[1].extract_text()
    assert somebody.client.name in first
    assert made.total == len(somebody.sessions)
    titles = [one.title for one in reader.outline]
    assert len(titles) >= 1 + made.total
    files = {name: content[0] for name, content in reader.attachments.items()}
    assert {"client.json", "sessions.json"} < set(files)
    versions = json.loads(files["sessions.json"])
    signed = [line for line in somebody.sessions if line.is_signed]
    assert len(versions) == len(signed) + 1
    late = next(one for one in versions if one["kind"] == "late-entry")
    assert (late["amendment"]["reason"], late["note"]["texts"]["objective"]) == ("left it out", "Added afterwards.")
    for line in signed:
        given = read_note(files[f"session-{line.number:03}.json"], Stamp().new_id)
        assert (given.client.name, given.note.session_id) == (somebody.client.name, line.session_id)
    assert json.loads(files["client.json"])["client"]["name"] == somebody.client.name


def test_nothing_open_is_ever_written_and_the_password_stands_nowhere(demo, somebody, tmp_path, writing):
    _, password = export(demo, somebody.client.id, tmp_path / "out" / "record.pdf")
    session_id = next(line.session_id for line in somebody.sessions if line.is_signed)
    note = session(demo, session_id)
    page = make_page_of(demo, Paper.SHEET, brief_for(demo, note.note), note)
    second = save_protected(demo, page, tmp_path / "out" / "sheet.pdf", Stamp())
    beside = {Path(name).name for name in writing if str(tmp_path / "out") in name}
    assert all(name.startswith(".new-") for name in beside)
    elsewhere = [name for name in writing if str(tmp_path / "out") not in name and not name.isdigit()]
    assert elsewhere == []
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert password.encode() not in content
            assert second.encode() not in content
            assert not content.startswith(b"%PDF") or b"/AESV3" in content
    with demo.read() as tx:
        said = " ".join(map(str, tx.audit.entries()))
    assert password not in said


def test_that_it_left_is_kept_and_the_closed_file_is_known_as_genuine(demo, somebody, tmp_path):
    _, _ = export(demo, somebody.client.id, tmp_path / "record.pdf")
    signed = next(line for line in somebody.sessions if line.is_signed)
    note = session(demo, signed.session_id)
    page = make_page_of(demo, Paper.SUMMARY, brief_for(demo, note.note), note)
    save_protected(demo, page, tmp_path / "summary.pdf", Stamp())
    with demo.read() as tx:
        said = [(e.action, e.kind, e.detail) for e in tx.audit.entries(limit=6)]
    assert ("export", "record", "protected") in said
    assert ("export", "summary", "protected") in said
    for name, kind in (("record", "record"), ("summary", "summary")):
        content = (tmp_path / f"{name}.pdf").read_bytes()
        found = verify_pdf(demo, content)
        assert (found.verdict, found.kind) == (Verdict.CURRENT, kind)
        assert verify_pdf(demo, content[:-9] + b"x" + content[-8:]).verdict is Verdict.FOREIGN
    note = amend_note(demo, signed.note_id, "again")
    sign_note(demo, amending_briefing(demo, signed.note_id), note, note, Stamp())
    assert verify_pdf(demo, (tmp_path / "record.pdf").read_bytes()).verdict is Verdict.OLDER


def test_a_disk_that_does_not_take_it_leaves_no_trace(demo, somebody, tmp_path):
    (tmp_path / "file").write_text("x")
    with demo.read() as tx:
        before = tx.audit.entries(limit=1)
    with pytest.raises(CannotWrite):
        export(demo, somebody.client.id, tmp_path / "file" / "record.pdf")
    with demo.read() as tx:
        assert tx.audit.entries(limit=1) == before


def test_nobody_is_exported_who_is_not_here_any_more(demo, somebody, tmp_path):
    with pytest.raises(NotFound):
        export(demo, "nobody", tmp_path / "x.pdf")
    name = somebody.client.name
    keeping.erase(demo, somebody.client.id, name, EraseReason.OTHER, Stamp())
    with pytest.raises(Exception, match="erased"):
        export(demo, somebody.client.id, tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
