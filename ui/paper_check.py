"""A PDF dropped on the window, or chosen: whether it is genuine, said on a card. Nothing leaves the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from notesapp.model.expected import Expected
from notesapp.usecases.check_paper import Paper, check_paper
from notesapp.usecases.issue_document import Paper as Kind
from notesapp.usecases.verify_pdf import Verdict
from ui.base.i18n import tr
from ui.binding import Practice
from ui.documents.naming import paper_name
from ui.settings.when import moment
from ui.shell.verdict import VerdictCard


class PaperCheck(QObject):
    """While a practice is open its window takes PDF files."""

    def __init__(self, practice: Practice, parent: QObject) -> None:
        super().__init__(parent)
        self._practice = practice
        self._card: VerdictCard | None = None
        self._session = ""
        practice.window.setAcceptDrops(True)
        practice.window.pdf_dropped.connect(self.check)

    def end(self) -> None:
        self._practice.window.setAcceptDrops(False)
        self._practice.window.pdf_dropped.disconnect(self.check)
        if self._card is not None:
            self._card.shut()
            self._card.deleteLater()

    def ask(self) -> None:
        """Let a file be chosen."""
        window = self._practice.window
        path = self._practice.prompts.open_file(window, tr("Check a PDF"), Path.home(), "PDF (*.pdf)")
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        vault = self._practice.vault
        self._practice.tasks.run(lambda: check_paper(vault, path), self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        self._open().open("foreign", tr("This could not be checked"), str(error), [])

    def _open(self) -> VerdictCard:
        if self._card is None:
            self._card = VerdictCard(self._practice.window)
            self._card.read_asked.connect(lambda: self._practice.open_session(self._session, read=True))
        return self._card

    def _show(self, paper: Paper) -> None:
        found = paper.found
        self._session = found.session_id
        title, words = _verdict(paper)
        facts = [(tr("File"), paper.file)]
        if found.kind:
            kind = paper_name(Kind(found.kind)) if found.kind in set(Kind) else tr("Whole record")
            facts.append((tr("Paper"), kind))
        if found.issued is not None:
            facts.append((tr("Issued"), moment(found.issued)))
        if paper.client:
            facts.append((tr("About"), tr("{client}, session {n}", client=paper.client, n=paper.number)))
        if found.version:
            newest = tr(", the newest is version {n}", n=found.newest) if found.newest else ""
            facts.append((tr("Version"), tr("version {n}", n=found.version) + newest))
        card = self._open()
        card.open(found.verdict.value, title, words, facts, can_read=bool(paper.client))


def _verdict(paper: Paper) -> tuple[str, str]:
    if paper.found.erased:
        words = tr("To the byte what was issued here. The record it was made from was lawfully erased since.")
        return tr("Genuine, the record was erased"), words
    if paper.found.retracted:
        words = tr("To the byte what was issued here. The note was retracted since: it was entered in error.")
        return tr("Genuine, but retracted since"), words
    return {
        Verdict.CURRENT: (
            tr("Genuine and current"),
            tr("To the byte what was issued here, and the record still says the same."),
        ),
        Verdict.OLDER: (
            tr("Genuine, an older version"),
            tr("To the byte what was issued here. The record has been changed since; the newest version says more."),
        ),
        Verdict.REPLACED: (
            tr("Genuine, but the record was replaced"),
            tr("It was issued here, but the signature it names is not in the practice any more. Compare the backups."),
        ),
        Verdict.ALTERED: (
            tr("Altered"),
            tr("It names a note of this practice but is not as it was issued: changed, or saved by another program."),
        ),
        Verdict.FOREIGN: (
            tr("Not from this practice"),
            tr("No paper like this was issued here, and it names none of its records."),
        ),
    }[paper.found.verdict]
