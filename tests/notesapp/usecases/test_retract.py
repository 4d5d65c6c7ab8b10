"""A note that was entered in error is retracted: readable for ever, marked everywhere, and it counts for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.editing.stamp import Stamp
from notesapp.model.expected import NoReason, NoteIsOpen, NoteNotSigned, NoteRetracted, NotFound
from notesapp.model.practice import Therapist
from notesapp.model.signature import Amendment, Correction, RevisionKind
from notesapp.pdf.preview import texts
from notesapp.storage.strays import first_stray
from notesapp.usecases import compare
from notesapp.usecases.access_log import Kind, access_log
from notesapp.usecases.amend_note import amend_note, correct_texts, retract_note, take_back, versions
from notesapp.usecases.brief import brief, brief_for
from notesapp.usecases.issue_document import Paper, issue, make_page_of
from notesapp.usecases.overview import client_view
from notesapp.usecases.search import search
from notesapp.usecases.show_note import show_client, show_session
from notesapp.usecases.sign_note import sign_note
from notesapp.usecases.verify import verify_practice
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from notesapp.words.amended import Ink, amended
from tests.fakes import Clock, Ids
from tests.note_examples import AT, NOTE
from tests.notesapp.usecases.test_verify_pdf import stored

STAMP = Stamp(Clock(AT.replace(hour=16, minute=5)), Ids())
LINE = "Retracted on 20 Nov 2026, 17:05 by Kim Other: wrong client"


@pytest.fixture
def signed(vault):
    with vault.write() as tx:
        tx.practice.save_therapist(Therapist("t2", "Kim Other"))
        tx.notes.start(NOTE)
    return sign_note(vault, brief(vault, "c1"), NOTE, NOTE, STAMP)


@pytest.fixture
def retracted(vault, signed):
    vault.who = "t2"
    return retract_note(vault, "n1", "  wrong client ", STAMP)


@pytest.fixture
def whole(vault):
    """A note with all that papers are made from."""
    return stored(vault, sign=True)


def paper(vault, kind, subject):
    return make_page_of(vault, kind, brief_for(vault, subject.note), subject)


def said(page):
    return " ".join(" ".join(texts(page.pdf)).split())


def test_the_original_stays_with_who_retracted_it_when_and_why(vault, signed, retracted):
    assert retracted.is_retracted
    assert retracted.amendment == Amendment(RevisionKind.RETRACT, "wrong client", signed.revision.seq)
    assert (retracted.revision.author, retracted.revision.rev_no) == ("t2", 2)
    assert (retracted.note, retracted.shown, retracted.client) == (signed.note, signed.shown, signed.client)
    assert versions(vault, "n1") == (signed, retracted)
    (one,) = amended((signed, retracted))
    assert one.line == LINE
    assert {piece.ink for part in one.parts for piece in part.pieces} == {Ink.KEPT}
    assert verify_practice(vault).is_good
    with vault.write() as tx:
        assert first_stray(tx.rows) is None
    assert [(line.action, line.who) for line in access_log(vault, kind=Kind.SIGNED).lines] == [
        ("retract", "Kim Other"),
        ("sign", "Robin Sample"),
    ]


def test_it_counts_for_nothing(vault, signed, retracted):
    later = replace(NOTE, id="n2", session_id="s2", number=2, started_at=AT + timedelta(days=7), ended_at=None)
    with vault.write() as tx:
        tx.notes.start(later)
    assert brief_for(vault, later).previous == ()
    view = client_view(vault, "c1")
    assert [line.session_id for line in view.sessions if line.is_retracted] == ["s1"]
    assert [line.session_id for line in view.course] == ["s2"]
    assert view.last is None
    assert [line.session_id for line in compare.sessions(vault, "c1")] == ["s2"]
    assert [step.line.session_id for step in compare.course(vault, "c1").steps] == ["s2"]
    assert [(hit.session_id, hit.is_retracted) for hit in search(vault, "wrong client")] == [("s1", True)]


def test_every_paper_of_it_says_so(vault, whole):
    kinds = (Paper.SUMMARY, Paper.LETTER, Paper.SHEET)
    before = [said(paper(vault, kind, whole)) for kind in kinds]
    assert not any("retracted" in text.lower() for text in before)
    retracted = retract_note(vault, whole.note.id, "entered twice", STAMP)
    line = amended((whole, retracted))[0].line
    summary, letter, sheet = (said(paper(vault, kind, retracted)) for kind in kinds)
    assert line.startswith("Retracted on 20 Nov 2026, ")
    assert summary.index(line) < summary.index("Subjective")
    assert line in letter
    for text in (summary, letter, sheet):
        assert "retracted" in text.replace(line, "")
    assert "RETRACTED" in show_session(vault, whole.note.session_id)
    assert line in show_session(vault, whole.note.session_id)
    assert "retracted" in show_client(vault, whole.note.client_id)


@pytest.mark.parametrize("kind", Paper)
def test_a_paper_given_out_before_is_told_to_be_older(vault, whole, kind):
    key = whole.note.id
    page = paper(vault, kind, whole)
    issue(vault, page, STAMP, how="print")
    assert verify_pdf(vault, page.pdf).verdict is Verdict.CURRENT
    again = retract_note(vault, key, "twice", STAMP)
    found = verify_pdf(vault, page.pdf)
    assert found.verdict is Verdict.OLDER
    assert found.sentence.endswith("the note was retracted since.")
    new = paper(vault, kind, again)
    issue(vault, new, STAMP, how="print")
    assert verify_pdf(vault, new.pdf).verdict is Verdict.CURRENT
    take_back(vault, key, "it was right", STAMP)
    assert verify_pdf(vault, new.pdf).verdict is Verdict.OLDER
    if kind is not Paper.LETTER:  # one that was asked for after signing is known by its version
        assert verify_pdf(vault, page.pdf).verdict is Verdict.CURRENT


def test_a_retraction_is_taken_back_with_a_reason_and_all_of_it_stays_readable(vault, signed, retracted):
    again = take_back(vault, "n1", "it was right after all", STAMP)
    assert (again.note, again.shown, again.is_retracted) == (signed.note, signed.shown, False)
    lines = [one.line for one in amended(versions(vault, "n1"))]
    assert lines == [LINE, "Retraction taken back on 20 Nov 2026, 17:05 by Kim Other: it was right after all"]
    with vault.read() as tx:
        assert tx.notes.current("c1") == (signed.note,)
    amend_note(vault, "n1", "and now a slip")
    assert verify_practice(vault).is_good


def test_what_can_not_be_retracted(vault, signed):
    with pytest.raises(NoReason):
        retract_note(vault, "n1", " \n", STAMP)
    with pytest.raises(NotFound):
        retract_note(vault, "n9", "why", STAMP)
    with pytest.raises(NotFound):
        take_back(vault, "n1", "why", STAMP)
    with vault.write() as tx:
        tx.notes.start(replace(NOTE, id="n2", session_id="s2"))
    with pytest.raises(NoteNotSigned):
        retract_note(vault, "n2", "why", STAMP)
    amend_note(vault, "n1", "a slip")
    with pytest.raises(NoteIsOpen):
        retract_note(vault, "n1", "why", STAMP)
    with vault.read() as tx:
        assert [one.kind for one in tx.notes.revisions("n1")] == [RevisionKind.SIGN]


def test_what_was_retracted_is_neither_retracted_again_nor_amended(vault, signed, retracted):
    with pytest.raises(NoteRetracted):
        retract_note(vault, "n1", "why", STAMP)
    with pytest.raises(NoteRetracted):
        amend_note(vault, "n1", "why")
    back = correct_texts(vault, Correction("n1", RevisionKind.AMEND, "no, it is hers", signed.note.texts), STAMP)
    assert not back.is_retracted
    asked = Correction("n1", RevisionKind.RETRACT, "yes it is", signed.note.texts)
    assert correct_texts(vault, asked, STAMP).is_retracted
