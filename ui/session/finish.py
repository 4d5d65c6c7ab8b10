"""Signing and printing: what Leave, Review and Stop and refer have in common. The hand does not wait for the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from notesapp.editing import leave as moves
from notesapp.model.expected import Expected, NoteIncomplete
from notesapp.model.session_note import SessionNote, missing
from notesapp.model.signature import Correction, SignedNote
from notesapp.usecases.issue_document import Page, Paper
from ui.base.i18n import tr
from ui.documents.beside import BesideBar
from ui.documents.naming import paper_name
from ui.documents.preview import PreviewPane
from ui.session.desk import Desk
from ui.session.services import Services


def job_title(kind: Paper) -> str:
    """What stands in the printer's queue and as a proposed file name: never a name of a person."""
    return paper_name(kind)


def gaps(note: SessionNote) -> tuple[str, ...]:
    """What is missing if NOTE were ended now (its outcome follows from the work done)."""
    from notesapp.editing.stamp import Stamp

    return missing(moves.finish(note, Stamp()))


def finishing(desk: Desk, services: Services) -> Finishing:
    """The one that finishes DESK's session, whichever pane asks: what one began, another can tell."""
    found = desk.findChild(Finishing)
    return found if found is not None else Finishing(desk, services, desk)


def _told(error: Exception, say: Callable[[str, str], None]) -> None:
    if not isinstance(error, Expected):
        raise error
    say(str(error), error.hint)


class Finishing(QObject):
    """`signed(SignedNote)`, `printed(Paper)`; `failed(Expected)` for what is nobody's bug."""

    signed = Signal(object)
    printed = Signal(object)
    page_made = Signal(object)
    failed = Signal(object)
    busy_changed = Signal()

    def __init__(self, desk: Desk, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._services = desk, services
        self._open = 0
        self._print_after = False
        self._waiting = self._signing = False
        self.result: SignedNote | None = None
        self.trouble: Expected | None = None
        self.last_kind: Paper | None = None

    @property
    def is_busy(self) -> bool:
        return self._open > 0 or self._waiting

    @property
    def is_signing(self) -> bool:
        return self._waiting or (self._signing and self.result is None)

    def sign_and_print(self) -> None:
        """Sign, then print the aftercare sheet on the default printer: one tap."""
        self._print_after = True
        self._begin()

    def sign(self) -> None:
        """End the session and sign its note, once everything is on disk."""
        self._print_after = False
        self._begin()

    def make(self, kind: Paper, then: Callable[[Page], None], *, goes_on: bool = False) -> None:
        """Lay out a document of what is signed, else of the note as it stands."""
        briefing, subject = self._desk.briefing, self.result or self._desk.note
        self._start(lambda: self._services.make_page(kind, briefing, subject), then, goes_on=goes_on)

    def preview(self, kind: Paper, then: Callable[[PreviewPane], None]) -> None:
        """Make the preview of a document; what leaves from it is kept."""
        services, protect = self._services, self._services.protect

        def show(page: Page) -> None:
            note = "" if page.is_signed or kind is Paper.SHEET else tr("draft, not signed")
            title = job_title(kind)
            pane = PreviewPane(
                page.pdf,
                title,
                title,
                tasks=services.tasks,
                prompts=services.prompts,
                printer=services.printer,
                note=note,
                protect=None if protect is None else lambda path: protect(page, path),
            )
            shown = [page]
            pane.left_house.connect(lambda how, to: self.keep_issued(shown[0], how, to))
            then(pane)
            if kind is Paper.SUMMARY:
                self._offer_beside(pane, shown)

        self.make(kind, show)

    def _offer_beside(self, pane: PreviewPane, shown: list[Page]) -> None:
        """Let the summary in PANE be compared with another session; SHOWN holds the page that leaves."""
        others, make = self._services.others, self._services.make_beside
        if others is None or make is None:
            return
        briefing, subject = self._desk.briefing, self.result or self._desk.note
        note, first = self._desk.note, shown[0]

        asked: list[str | None] = [""]
        pane.closed.connect(lambda: asked.append(None))

        def came(key: str, page: Page) -> None:
            if asked[-1] == key:  # the pane may be gone, or another session chosen meanwhile
                shown[0] = page
                pane.show_pdf(page.pdf)

        def choose(key: str) -> None:
            asked.append(key)
            if not key:
                came("", first)
                return
            self._start(lambda: make(briefing, subject, key), lambda page: came(key, page))

        def offer(choices: tuple[tuple[str, str], ...]) -> None:
            if asked[-1] is None:
                return
            bar = BesideBar(choices)
            bar.chosen.connect(choose)
            pane.add_options(bar)

        self._start(lambda: others(note), offer)

    def print(self, *kinds: Paper, to: str = "") -> None:
        """Print documents on the default printer, and keep that they left, even if one leaves the session meanwhile."""
        for kind in kinds:
            self.make(kind, lambda page: self.print_page(page, to), goes_on=True)

    def print_page(self, page: Page, to: str = "") -> None:
        self.last_kind = page.kind

        def work() -> Paper:
            self._services.printer.print(page.pdf, job_title(page.kind))
            self._services.issue(page, "print", to)
            return page.kind

        self._start(work, lambda kind: self.printed.emit(kind))

    def keep_issued(self, page: Page, how: str, to: str = "") -> None:
        """Keep that PAGE left the house in another way (saved, printed by the dialog)."""
        self._start(lambda: self._services.issue(page, how, to), lambda _: None)

    # what was signed, once more

    def correct(
        self, asked: Correction, then: Callable[[SignedNote], None], failed: Callable[[str, str], None]
    ) -> None:
        """Sign other own words beside what was signed; papers are made of that from now on."""
        amending = self._services.amending
        assert amending is not None

        def done(signed: SignedNote) -> None:
            self.result = signed
            then(signed)

        self._services.tasks.run(lambda: amending.correct(asked), done, lambda error: _told(error, failed))

    def open_whole(self, asked: Correction, failed: Callable[[str, str], None]) -> None:
        """Take the whole note up again as the draft of an amendment."""
        assert self._services.amending is not None
        self._services.amending.open_whole(asked, lambda error: _told(error, failed))

    def versions(self, then: Callable[[tuple[SignedNote, ...]], None]) -> None:
        """Find all versions of what was signed."""
        amending, signed = self._services.amending, self.result
        assert amending is not None
        assert signed is not None
        self._start(lambda: amending.versions(signed.note.id), then)

    def _begin(self) -> None:
        if self.result is not None or self.is_busy:
            return
        self.trouble = None
        self._desk.end_merge()
        note = moves.finish(self._desk.note, self._desk.stamp)
        if open_now := missing(note):
            self._tell(NoteIncomplete(open_now))
            return
        self._desk.change(note, tr("Sign"))
        if self._desk.is_saved:
            self._sign()
            return
        self._waiting = True
        self._desk.saved.connect(self._saved)
        self._desk.save_failed.connect(self._not_saved)
        self.busy_changed.emit()

    def _listen_no_more(self) -> None:
        self._waiting = False
        self._desk.saved.disconnect(self._saved)
        self._desk.save_failed.disconnect(self._not_saved)

    def _saved(self) -> None:
        if self._waiting and self._desk.is_saved:
            self._listen_no_more()
            self._sign()

    def _not_saved(self, error: Exception) -> None:
        self._listen_no_more()
        self.busy_changed.emit()
        self._tell(error)

    def _sign(self) -> None:
        briefing, note = self._desk.briefing, self._desk.note
        self._signing = True
        self._start(lambda: self._services.sign(briefing, note, None), self._was_signed)

    def _was_signed(self, result: SignedNote) -> None:
        self.result = result
        self.signed.emit(result)
        if self._print_after:
            self.print(Paper.SHEET)

    def _start(self, work: Callable[[], object], then: Callable[..., None], *, goes_on: bool = False) -> None:
        """Do WORK beside the window, and THEN; once the session was left, only what GOES_ON has a THEN."""
        self._open += 1
        if isValid(self):
            self.busy_changed.emit()

        def done(result: object) -> None:
            self._open -= 1
            if goes_on or isValid(self):
                then(result)
            if isValid(self):
                self.busy_changed.emit()

        def broke(error: Exception) -> None:
            self._open -= 1
            if not isValid(self):
                raise error  # said by the window: the page that would say it is gone
            self._tell(error)
            self.busy_changed.emit()

        self._services.tasks.run(work, done, broke)

    def _tell(self, error: Exception) -> None:
        self._signing = False
        if not isinstance(error, Expected):
            raise error
        self.trouble = error
        self.failed.emit(error)
