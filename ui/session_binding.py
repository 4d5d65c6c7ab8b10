"""One session on the screen: its desk, its page, and the services the page is handed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.machine.paths import replace_file
from notesapp.model.aftercare import LetterText
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment, Correction, SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases import amend_note, compare, issue_document
from notesapp.usecases.brief import brief
from notesapp.usecases.issue_document import Page
from notesapp.usecases.overview import session
from notesapp.usecases.protect import save_protected
from notesapp.usecases.save_note import index_draft, save_note
from notesapp.usecases.sign_note import sign_note
from notesapp.usecases.start_session import start_session
from ui.base.i18n import tr
from ui.binding import Practice
from ui.session.desk import Desk
from ui.session.services import Amending, Services
from ui.session_standing import StandingRecord


@dataclass(frozen=True, slots=True)
class Begun:
    """A session ready to be shown: its draft, or what was signed and the LETTER that was begun over it."""

    briefing: Briefing
    note: SessionNote | SignedNote
    letter: LetterText | None = None
    amendment: Amendment | None = None
    versions: tuple[SignedNote, ...] = ()


class SessionBinding(QObject):
    """Made when a session is shown, ended when it is left. A draft stays a draft."""

    left = Signal()
    ended = Signal()

    def __init__(self, practice: Practice, begun: Begun, parent: QObject, *, letter: bool = False) -> None:
        """With LETTER the referral letter is opened at once: the draft's own, or one over what was signed."""
        super().__init__(parent)
        self.practice, self._vault, self._stamp = practice, practice.vault, practice.stamp
        self.briefing = begun.briefing
        self.desk: Desk | None = None
        self._letter: Desk | None = None
        self._is_signed = False
        self._begun_as = begun.note
        plain = begun.note.note if isinstance(begun.note, SignedNote) else begun.note
        self.session_id = plain.session_id
        self.amendment, self.versions = begun.amendment, begun.versions
        self.page: QWidget = (
            self._signed_page(begun.note, begun.letter, letter)
            if isinstance(begun.note, SignedNote)
            else self._page(begun, letter)
        )

    @property
    def is_reading(self) -> bool:
        """Whether it is of what was signed: to read, print and write a letter about, beside the navigation."""
        return isinstance(self._begun_as, SignedNote)

    @staticmethod
    def begin(vault: Vault, client_id: str, stamp: Stamp) -> Begun:
        note = start_session(vault, client_id, stamp)
        return Begun(brief(vault, client_id, note.therapist_id), note)

    @staticmethod
    def take_up(vault: Vault, session_id: str, read: bool = False) -> Begun:
        """The draft of a session, else what was signed; to READ, what was signed is shown while it is amended, too."""
        note: SessionNote | SignedNote = session(vault, session_id)
        if read and isinstance(note, SessionNote):
            note = amend_note.last_signed(vault, session_id) or note
        plain = note.note if isinstance(note, SignedNote) else note
        amendment = amend_note.open_amendment(vault, plain.id)
        if isinstance(note, SignedNote):
            known = brief(vault, plain.client_id, plain.therapist_id)
            letter = issue_document.letter_begun(vault, plain.id)
            return Begun(known, note, letter, amendment, amend_note.versions(vault, plain.id))
        if amendment is not None:
            return Begun(amend_note.amending_briefing(vault, plain.id, vault.who or None), note, None, amendment)
        return Begun(brief(vault, plain.client_id), note)  # who is at work signs it, whoever began it

    def _page(self, begun: Begun, letter: bool) -> QWidget:
        assert isinstance(begun.note, SessionNote)
        vault = self._vault

        def save(note: SessionNote, was: SessionNote | None) -> SessionNote:
            return save_note(vault, note, was)

        desk = Desk(begun.briefing, Draft(begun.note), self._stamp, save, self.practice.tasks, self)
        self.desk = desk
        desk.amendment = begun.amendment
        # The page is the session's own room; it is named here and nowhere else.
        make = importlib.import_module("ui.session.page").SessionPage
        page: Any = make(desk, self.services())
        page.left.connect(self.left)
        page.signed.connect(self._was_signed)
        page.wipe_asked.connect(self.practice.app.wipe)
        page.lock_asked.connect(self.practice.app.lock)
        if letter:
            page.write_letter()
        assert isinstance(page, QWidget)
        return page

    def _signed_page(self, signed: SignedNote, begun: LetterText | None, letter: bool) -> QWidget:
        if letter:
            from ui.letter_binding import letter_page

            form, self._letter = letter_page(self.practice, signed, self.briefing, self.services(), begun, self)
            form.left.connect(self.left)
            return form
        from ui.signed_binding import signed_page

        page = signed_page(self, signed)
        note = signed.note

        def beside() -> None:
            from ui.compare_binding import open_compare

            open_compare(self.practice, note.client_id, note.session_id)

        page.compare_asked.connect(beside)
        return page

    # what the page is handed

    def services(self) -> Services:
        vault, stamp = self._vault, self._stamp
        standing = StandingRecord(vault, stamp, self._brief)
        return Services(
            tasks=self.practice.tasks,
            prompts=self.practice.prompts,
            printer=self.practice.printer,
            sign=lambda briefing, note, was: sign_note(vault, briefing, note, was, stamp),
            make_page=partial(issue_document.make_page_of, vault),
            issue=lambda page, how, to: issue_document.issue(vault, page, stamp, how=how, to=to),
            keep_history=standing.keep_history,
            keep_consent=standing.keep_consent,
            withdraw_consent=standing.withdraw_consent,
            keep_problem=standing.keep_problem,
            keep_client=standing.keep_client,
            next_key=self.practice.app.settings.now.next_key,
            compare=self._compare,
            others=lambda note: compare.choices(vault, note),
            make_beside=self._beside,
            protect=lambda page, path: save_protected(vault, page, path, stamp),
            copies=self.practice.copying.state,
            amending=Amending(
                correct=self._correct,
                open_whole=self.open_whole,
                give_up=self._give_up,
                versions=lambda note_id: amend_note.versions(vault, note_id),
                waiting=self.practice.waiting.amendments,
            ),
        )

    def _beside(self, known: Briefing, subject: SessionNote | SignedNote, which: str) -> issue_document.Page:
        """The summary with another session beside its own, or with its findings beside the client's marks."""
        vault, meeting = self.practice.vault, which == compare.FINDINGS
        pair = None if meeting else compare.beside(vault, subject, which)
        kind = issue_document.Paper.SUMMARY
        return issue_document.make_page_of(vault, kind, known, subject, pair=pair, meeting=meeting)

    def _compare(self, note: SessionNote, show: Callable[[Any], None]) -> None:
        from ui.compare_binding import compare_draft

        def came(pane: QWidget) -> None:
            if self.practice.window.page is self.page:
                show(pane)
            else:  # the session was left meanwhile
                pane.deleteLater()

        compare_draft(self.practice, note, came, is_signed=self._is_signed)

    # a signed note, once more

    def _correct(self, asked: Correction) -> SignedNote:
        """On the worker: sign what was asked for. What its form held waits no longer."""
        signed = amend_note.correct_texts(self._vault, asked, self._stamp)
        self.practice.waiting.amendments.pop(self.session_id, None)
        return signed

    def open_whole(self, asked: Correction, failed: Callable[[Exception], None]) -> None:
        """Begin the draft of an amendment, with its words, and show it."""
        vault, tasks = self._vault, self.practice.tasks

        def work() -> str:
            note = amend_note.amend_note(vault, asked.note_id, asked.reason, asked.kind)
            save_note(vault, replace(note, texts=asked.texts), note)
            self.practice.waiting.amendments.pop(note.session_id, None)
            return note.session_id

        tasks.run(work, self.practice.way.to(self.practice.open_session), failed)

    def _give_up(self) -> None:
        """Leave what was signed as it is. What the draft held and was still to be saved is not wanted any more."""
        assert self.desk is not None
        note, vault = self.desk.note, self._vault
        self.desk.stop()
        self._is_signed = True

        def shown(session_id: str) -> None:
            self.practice.open_session(session_id, read=True)

        def work() -> str:
            amend_note.give_up_amendment(vault, note.id)
            return note.session_id

        self.practice.tasks.run(work, self.practice.way.to(shown), self.practice.failed)

    # papers of a signed note

    @property
    def home(self) -> Path:
        """Where a PDF is proposed to go."""
        return Path.home()

    def save_pdf(self, page: Page, path: Path, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Write the PDF whole, and keep that it left."""

        def work() -> None:
            replace_file(path, page.pdf)
            issue_document.issue(self._vault, page, self._stamp, how="save")

        self.practice.tasks.run(work, lambda _: then(), failed)

    def print_pdf(self, page: Page, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Send the PDF to the chosen printer, and keep that it left. The job's title holds no name."""
        try:
            self.practice.printer.print(page.pdf, tr("Session Notes"))
        except Exception as error:
            failed(error)
            return

        def issue() -> None:
            issue_document.issue(self._vault, page, self._stamp, how="print")

        self.practice.tasks.run(issue, lambda _: then(), failed)

    def _brief(self) -> Briefing:
        if self.amendment is not None and self.desk is not None:
            return amend_note.amending_briefing(self._vault, self.desk.note.id, self.briefing.therapist.id)
        return brief(self._vault, self.briefing.client.id, self.briefing.therapist.id)

    # saving and leaving

    @property
    def is_saved(self) -> bool:
        if self._letter is not None:
            return self._letter.is_saved
        return self.desk is None or self._is_signed or self.desk.is_saved

    def flush(self) -> None:
        if self._letter is not None:
            self._letter.flush()
        if self.desk is not None and not self._is_signed:
            self.desk.flush()

    def _was_signed(self, signed: object) -> None:
        """From now on there is nothing to save: a signed note cannot change."""
        self._is_signed = True

    def end(self) -> None:
        """Save what is left, then make the draft findable and say `ended`. Until then the desk tries on."""
        self.flush()
        if self._letter is not None and not self._letter.is_saved:
            self._letter.saved.connect(self._letter_saved)
        elif self.desk is None or self._is_signed:
            self.ended.emit()
        elif self.desk.is_saved:
            self._saved()
        else:
            self.desk.saved.connect(self._saved)

    def _letter_saved(self) -> None:
        if self._letter is not None and self._letter.is_saved:
            self._letter = None
            self.ended.emit()

    def _saved(self) -> None:
        if self.desk is not None and self.desk.is_saved:
            note, vault, briefing = self.desk.note, self._vault, self.briefing
            changed = note != self._begun_as
            self.desk = None
            self.practice.tasks.run(
                lambda: index_draft(vault, briefing, note, changed),
                lambda _: self.ended.emit(),
                self._not_found_by_search,
            )

    def _not_found_by_search(self, error: Exception) -> None:
        """The note is saved; only the search index is behind."""
        self.ended.emit()
        self.practice.failed(error)
