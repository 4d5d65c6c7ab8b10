from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from notesapp.editing.stamp import Stamp
from notesapp.model.session_note import Texts
from notesapp.model.signature import SignedNote
from notesapp.storage import signers
from notesapp.usecases.amend_note import amend_note, amending_briefing
from notesapp.usecases.brief import brief
from notesapp.usecases.issue_document import Paper, issue, make_page_of
from notesapp.usecases.record_note import record_note
from notesapp.usecases.show_note import show_session
from notesapp.usecases.sign_note import sign_note
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from tests.notesapp.storage.test_signers import attack
from tests.vault_fixtures import make_vault

EXAMPLE = (Path(__file__).parents[3] / "docs" / "example-note.json").read_bytes()


def stored(vault, sign):
    """The example's session, as a draft or signed."""
    note = record_note(vault, EXAMPLE, Stamp(), sign=sign)
    with vault.read() as tx:
        return tx.notes.get(note.id)


def issued(vault, kind, subject):
    client = subject.client.id if isinstance(subject, SignedNote) else subject.client_id
    page = make_page_of(vault, kind, brief(vault, client), subject)
    issue(vault, page, Stamp(), how="save")
    return page.pdf


@pytest.fixture
def signed(vault):
    return stored(vault, sign=True)


def amended(vault, signed):
    draft = amend_note(vault, signed.note.id, "wrong side")
    changed = replace(draft, texts=Texts(objective="Tight on the other side."))
    return sign_note(vault, amending_briefing(vault, draft.id), changed, draft, Stamp())


def saved_again(pdf):
    """The same pages as another program writes them: not a byte need be the same."""
    writer = PdfWriter()
    for page in PdfReader(BytesIO(pdf)).pages:
        writer.add_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", Paper)
def test_a_paper_as_it_was_issued_is_genuine_and_current(vault, signed, kind):
    found = verify_pdf(vault, issued(vault, kind, signed))
    assert (found.verdict, found.kind, found.session_id) == (Verdict.CURRENT, kind.value, signed.note.session_id)
    assert found.sentence.startswith(f"Genuine and current: the {kind.value} issued on ")


def test_after_an_amendment_the_paper_is_of_an_older_version(vault, signed):
    before = issued(vault, Paper.SUMMARY, signed)
    after = issued(vault, Paper.SUMMARY, amended(vault, signed))
    found = verify_pdf(vault, before)
    assert (found.verdict, found.version, found.newest) == (Verdict.OLDER, 1, 2)
    assert "older version" in found.sentence
    assert verify_pdf(vault, after).verdict is Verdict.CURRENT


def test_a_paper_on_which_the_amendment_changes_nothing_is_still_current(vault, signed):
    sheet = issued(vault, Paper.SHEET, signed)
    amended(vault, signed)
    assert verify_pdf(vault, sheet).verdict is Verdict.CURRENT


def text_of(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def test_summary_letter_and_text_say_what_was_amended_and_the_sheet_does_not(vault, signed):
    again = amended(vault, signed)
    summary = text_of(issued(vault, Paper.SUMMARY, again))
    assert "by Robin Sample: wrong side" in summary
    assert "Objective, added: Tight on the other side." in summary
    letter = text_of(issued(vault, Paper.LETTER, again))
    assert "by Robin Sample: wrong side" in letter
    assert "Objective, added: Tight on the other side." in letter
    assert "wrong side" not in text_of(issued(vault, Paper.SHEET, again))
    assert "wrong side" not in text_of(issued(vault, Paper.SUMMARY, signed))
    assert "Objective, added: Tight on the other side." in show_session(vault, signed.note.session_id)
    for kind in Paper:
        assert verify_pdf(vault, issued(vault, kind, again)).verdict is Verdict.CURRENT


def test_a_letter_without_room_for_what_was_struck_says_where_it_stands(vault, signed):
    words = " ".join(f"word{number}" for number in range(400))
    for texts in (Texts(objective=words), Texts(objective="Short again.")):
        draft = amend_note(vault, signed.note.id, "wrong side")
        again = sign_note(vault, amending_briefing(vault, draft.id), replace(draft, texts=texts), draft, Stamp())
    letter = text_of(issued(vault, Paper.LETTER, again))
    assert letter.count("by Robin Sample: wrong side") == 2
    assert "What was struck and added stands in the session summary." in letter
    assert "word7" not in letter
    assert "struck: word0" in text_of(issued(vault, Paper.SUMMARY, again))


@pytest.mark.parametrize("kind", Paper)
def test_a_paper_that_was_changed_is_told_by_the_line_on_its_pages(vault, signed, kind):
    found = verify_pdf(vault, saved_again(issued(vault, kind, signed)))
    assert (found.verdict, found.session_id, found.version) == (Verdict.ALTERED, signed.note.session_id, 1)
    assert found.sentence.startswith("Altered: this file names version 1 ")


def test_a_paper_of_a_draft_is_older_once_the_note_says_something_else(vault):
    draft = stored(vault, sign=False)
    early = issued(vault, Paper.SHEET, draft)
    assert verify_pdf(vault, early).verdict is Verdict.CURRENT
    sign_note(vault, brief(vault, draft.client_id), replace(draft, aftercare=()), draft, Stamp())
    assert verify_pdf(vault, early).verdict is Verdict.OLDER


def test_a_paper_of_another_practice_is_not_ours(vault, signed, tmp_path):
    other = make_vault(tmp_path / "other")
    pdf = issued(other, Paper.SUMMARY, stored(other, sign=True))
    assert verify_pdf(other, pdf).verdict is Verdict.CURRENT
    assert verify_pdf(vault, pdf).verdict is Verdict.FOREIGN
    other.close()


@given(st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_gets_an_answer(vault, content):
    for given_bytes in (content, b"%PDF-1.7\n" + content, b""):
        assert verify_pdf(vault, given_bytes).verdict is Verdict.FOREIGN


def test_a_pdf_with_broken_parts_gets_an_answer(vault, signed):
    pdf = issued(vault, Paper.SUMMARY, signed)
    for at in range(200, len(pdf), len(pdf) // 40):
        spoiled = pdf[:at] + bytes(byte ^ 255 for byte in pdf[at : at + 30]) + pdf[at + 30 :]
        assert verify_pdf(vault, spoiled).verdict in (Verdict.ALTERED, Verdict.FOREIGN)
    assert verify_pdf(vault, pdf[: len(pdf) // 2]).verdict in (Verdict.ALTERED, Verdict.FOREIGN)


def test_a_history_signed_anew_is_found_by_what_stands_on_paper(vault, signed):
    """With the true key, the mark and every backup written anew, too: the paper is outside of all that."""
    pdf = issued(vault, Paper.SUMMARY, signed)
    with vault.read() as tx:
        true_key = signers.signer(tx.rows, signed.revision.author)
    attack(vault, "UPDATE revision SET at_utc = '2020-01-01T00:00:00Z' WHERE seq = 1", by=true_key)
    assert verify_pdf(vault, pdf).verdict is Verdict.REPLACED
    assert "not in the practice any more" in verify_pdf(vault, pdf).sentence
