"""The letter asked for on the client's page: of the newest session, signed or still a draft."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from notesapp.editing.draft import Draft
from notesapp.model.aftercare import LetterText
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.usecases import issue_document
from notesapp.usecases.issue_document import Page, Paper
from ui.binding import Practice
from ui.session.desk import Desk
from ui.session.letter_page import LetterPage
from ui.session.services import Services


def letter_page(
    practice: Practice,
    signed: SignedNote,
    briefing: Briefing,
    services: Services,
    begun: LetterText | None,
    owner: QObject,
) -> tuple[LetterPage, Desk]:
    """A form over what was SIGNED, with the words BEGUN earlier. The note stays as it is: the letter's words are kept

    beside it, and once it has left in the issued letter. The desk belongs to OWNER, who sees that all is saved.
    """

    def make_page(kind: Paper, known: Briefing, subject: SessionNote | SignedNote) -> Page:
        note = subject.note if isinstance(subject, SignedNote) else subject
        shown = {key: value for key, value in signed.shown.items() if key != Paper.LETTER.value}
        return issue_document.make_page(kind, known, replace(signed, note=note, shown=shown))

    def save(note: SessionNote, was: SessionNote | None) -> SessionNote:
        if note.letter is not None:
            issue_document.keep_letter(practice.vault, note.id, note.letter)
        return note

    note = signed.note if begun is None else replace(signed.note, letter=begun)
    desk = Desk(briefing, Draft(note), practice.stamp, save, practice.tasks, owner)
    page = LetterPage(desk, replace(services, make_page=make_page))
    page.left.connect(desk.end_merge)
    return page, desk
