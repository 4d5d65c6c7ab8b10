"""A signed note is amended on the screen: the original stays readable, and both leave on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from notesapp.model.signature import RevisionKind, SignedNote
from notesapp.pdf.preview import texts
from notesapp.usecases import overview
from notesapp.usecases.amend_note import versions
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Paper, make_page_of
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, make_app
from tests.ui.test_client_record import at_page
from ui.parts.buttons import Button
from ui.parts.fields import LineField, TextArea
from ui.parts.words import Text

__all__ = ["demo_folder", "demo_template", "make_app"]
WRITTEN = " The left side, not the right."


def reading(make_app: MakeApp, folder: Path) -> AppRoom:
    room = at_page(make_app, folder)
    room.tap("client.session.1")
    assert room.page == "signed"
    return room


def stored(room: AppRoom) -> tuple[SignedNote, ...]:
    practice = room.app.practice
    assert practice is not None
    with practice.vault.read() as tx:
        client = next(line.id for line in tx.clients.find("nora"))
        newest = next(line for line in tx.notes.timeline(client) if line.is_signed)
    return versions(practice.vault, newest.note_id)


def test_own_words_are_amended_with_a_reason_and_the_original_stays_readable(
    make_app: MakeApp, demo_folder: Path
) -> None:
    room = reading(make_app, demo_folder)
    first = room.find("signed.text.O", Text).words
    room.tap("signed.amend")
    room.tap("amend.part.O")
    room.type("amend.words", WRITTEN)
    room.tap("amend.sign")
    assert room.find("amend.reason.hint", Text).words == "An amendment needs its reason."
    assert len(stored(room)) == 1
    room.tap("amend.reason.2")
    room.tap("amend.sign")
    line = room.find("amended.1", Text).words
    assert line.startswith("Amended on ")
    assert line.endswith("by Robin Sample: Wrong side")
    assert WRITTEN.strip() in room.find("signed.text.O", Text).words
    room.tap("signed.amend")
    room.tap("amend.part.O")
    room.key("amend.words", Qt.Key.Key_Backspace)
    room.type("amend.words", " at all.")
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    assert room.find("amended.2.1").accessibleName() == f"Objective, struck: {WRITTEN.strip()}"
    room.tap("versions.strip.0")
    assert room.find("signed.text.O", Text).words == first
    assert not room.sees("amended.1")
    before, after, _ = stored(room)
    assert (before.revision.rev_no, after.revision.rev_no, after.revision.kind) == (1, 2, RevisionKind.AMEND)
    assert before.note.texts != after.note.texts
    assert room.app.practice is not None
    assert room.app.practice.vault.check().is_good


def test_a_late_entry_adds_to_what_stands_and_strikes_nothing(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    room.tap("signed.amend")
    room.tap("amend.kind.late")
    room.type("amend.words", "She slept well.")
    room.type("amend.reason", "told by phone")
    room.tap("amend.sign")
    assert "Late entry on" in room.find("amended.1", Text).words
    (first, late) = stored(room)
    assert late.note.texts.subjective == "\n".join(w for w in (first.note.texts.subjective, "She slept well.") if w)
    assert late.revision.kind is RevisionKind.LATE_ENTRY


def test_nothing_changed_and_cancel_sign_nothing(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    room.tap("signed.amend")
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    assert "Nothing is changed yet" in room.find("amend.words.hint", Text).words
    room.tap("amend.cancel")
    assert room.find("signed.amend").isEnabled()
    assert len(stored(room)) == 1


def test_the_whole_note_is_opened_changed_and_signed_again(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    room.tap("signed.amend")
    room.type("amend.words", " More words.")
    room.tap("amend.reason.3")
    room.tap("amend.open")
    assert room.page == "session"
    assert room.find("amending.reason", Text).words == "Wrong number"
    assert room.find("review.sign", Button).text() == "Sign amendment"
    room.tap("session.back")
    assert room.page == "today"
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")
    room.tap("client.session.1")
    assert room.page == "signed", "what was signed stays readable meanwhile"
    assert "More words." not in room.find("signed.text.S", Text).words
    room.tap("signed.go_on")
    room.tap("review.sign")
    assert room.find("amended.1", Text).words.endswith("Wrong number")
    newest = stored(room)[-1]
    assert newest.note.texts.subjective.endswith("More words.")
    practice = room.app.practice
    assert practice is not None
    for kind in (Paper.SUMMARY, Paper.LETTER):
        subject = overview.session(practice.vault, newest.note.session_id)
        page = make_page_of(practice.vault, kind, brief_for(practice.vault, newest.note), subject)
        said = " ".join(" ".join(texts(page.pdf)).split())
        assert "Wrong number" in said, f"the {kind} says why"
        assert newest.revision.short_hash in said


def test_an_amendment_given_up_leaves_what_was_signed(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    before = stored(room)
    room.tap("signed.amend")
    room.type("amend.words", " More words.")
    room.tap("amend.reason.1")
    room.tap("amend.open")
    room.tap("amending.give_up")
    assert room.sees("amending.sure"), "it is asked twice"
    room.tap("amending.yes")
    assert room.page == "signed"
    assert room.find("signed.amend").isEnabled()
    assert stored(room) == before
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        assert not [line for line in tx.notes.drafts() if line.is_signed]


def amend_in_the_session(room: AppRoom, reason: str) -> None:
    """Open the whole note from the form, and sign it there."""
    room.tap("signed.amend")
    room.type("amend.words", " More words.")
    room.tap(reason)
    room.tap("amend.open")
    room.tap("review.sign")


def test_the_note_just_signed_is_amended_beside_its_maps(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    amend_in_the_session(room, "amend.reason.1")
    room.tap("signed.amend")
    room.tap("amend.kind.late")
    room.type("amend.words", "And one more thing.")
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    assert room.find("amended.2", Text).words.endswith("Left out at the time")
    assert [one.revision.rev_no for one in stored(room)] == [1, 2, 3]


def test_a_note_entered_in_error_is_retracted_and_marked_wherever_it_stands(
    make_app: MakeApp, demo_folder: Path
) -> None:
    room = reading(make_app, demo_folder)
    first = room.find("signed.text.S", Text).words
    room.tap("signed.retract")
    assert "stays readable" in room.find("amend.meaning", Text).words
    assert not room.sees("amend.words")
    room.tap("amend.sign")
    assert room.find("amend.reason.hint", Text).words == "A retraction needs its reason."
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    state = room.find("signed.state")
    assert state.accessibleName() == "This note was retracted: Wrong client"
    assert room.find("amended.1", Text).words.endswith("by Robin Sample: Wrong client")
    assert room.find("signed.text.S", Text).words == first
    assert not room.sees("signed.compare")
    assert not room.sees("signed.amend")
    _, last = stored(room)
    assert last.is_retracted
    room.tap("signed.back")
    assert "retracted: entered in error" in room.find("client.session.1").accessibleName()
    room.tap("client.session.1")
    room.tap("signed.take_back")
    assert not room.sees("amend.kind")
    room.type("amend.reason", "It is hers.")
    room.tap("amend.sign")
    assert room.find("amended.2", Text).words.startswith("Retraction taken back on ")
    assert room.sees("signed.amend")
    assert room.app.practice is not None
    assert room.app.practice.vault.check().is_good


@pytest.mark.parametrize("way", ["amend", "late", "retract"])
def test_a_lock_in_the_middle_of_it_loses_nothing_and_leads_back_into_the_form(
    make_app: MakeApp, demo_folder: Path, way: str
) -> None:
    room = reading(make_app, demo_folder)
    room.tap("signed.amend")
    room.tap(f"amend.kind.{way}")
    if way != "retract":
        room.type("amend.words", "First in S. ")
        room.tap("amend.part.O")
        room.type("amend.words", "Then in O.")
    room.type("amend.reason", "because of the phone")
    room.app.lock()
    room.settle()
    assert room.page == "unlock"
    room.type("unlock.passphrase", "demonstration")
    room.key("unlock.passphrase", Qt.Key.Key_Return)
    room.settle()
    assert room.page == "signed"
    assert room.find("amend.reason", LineField).text() == "because of the phone"
    assert not room.sees("window.loose")
    if way != "retract":
        assert room.find("amend.words", TextArea).toPlainText().endswith("Then in O.")
        room.tap("amend.part.S")
        assert "First in S." in room.find("amend.words", TextArea).toPlainText()
    room.tap("amend.sign")
    _, signed = stored(room)
    assert signed.amendment is not None
    assert signed.amendment.kind.value.startswith(way)
    assert signed.amendment.reason == "because of the phone"


def test_a_note_is_retracted_in_the_session_it_was_just_signed_in(make_app: MakeApp, demo_folder: Path) -> None:
    room = reading(make_app, demo_folder)
    amend_in_the_session(room, "amend.reason.3")
    assert room.page == "session"
    room.tap("signed.amend")
    room.tap("amend.kind.retract")
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    assert room.find("signed.words", Text).words.startswith("Retracted ")
    assert room.find("amended.2", Text).words.endswith("by Robin Sample: Wrong client")
    room.tap("signed.amend")
    room.type("amend.reason", "No, it is hers.")
    room.tap("amend.sign")
    assert room.find("signed.words", Text).words.startswith("Signed ")
    assert [one.revision.kind.value for one in stored(room)] == ["sign", "amend", "retract", "amend"]
    room.tap("signed.done")
    assert room.page == "today"
