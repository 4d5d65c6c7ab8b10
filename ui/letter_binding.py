"""The letter asked for on the client's page: of the newest session, signed or still a draft."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from notesapp.editing.draft import Draft
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.usecases import issue_document
from notesapp.usecases.issue_document import Page, Paper
from ui.binding import Practice
from ui.session.desk import Desk
from ui.session.letter_page import LetterPage
from ui.session.services import Services


def letter_page(practice: Practice, signed: SignedNote, briefing: Briefing, services: Services) -> QWidget:
    """A form over what was SIGNED. The note stays as it is: the letter's words are kept in the issued letter."""

    def make_page(kind: Paper, known: Briefing, subject: SessionNote | SignedNote) -> Page:
        note = subject.note if isinstance(subject, SignedNote) else subject
        shown = {key: value for key, value in signed.shown.items() if key != Paper.LETTER.value}
        return issue_document.make_page(kind, known, replace(signed, note=note, shown=shown))

    desk = Desk(briefing, Draft(signed.note), practice.stamp, lambda note, was: note, practice.tasks)
    page = LetterPage(desk, replace(services, make_page=make_page))
    desk.setParent(page)

    def leave() -> None:
        desk.stop()
        practice.open_client(signed.note.client_id)

    page.left.connect(leave)
    return page
