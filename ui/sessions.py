"""The sessions of an open practice: one on the screen, and those just left that are still being saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from notesapp.model.signature import SignedNote
from notesapp.usecases import overview
from notesapp.usecases.access_log import note_view
from ui.binding import Practice
from ui.session_binding import Begun, SessionBinding


class Sessions(QObject):
    """`left` when the therapist is back on Today."""

    left = Signal()

    def __init__(self, practice: Practice, parent: QObject) -> None:
        super().__init__(parent)
        self._practice = practice
        self.current: SessionBinding | None = None
        self._leaving: list[SessionBinding] = []
        practice.window.leaving.connect(self._window_goes_on)

    @property
    def is_saved(self) -> bool:
        return all(one.is_saved for one in (self.current, *self._leaving) if one is not None)

    def flush(self) -> None:
        for one in (self.current, *self._leaving):
            if one is not None:
                one.flush()

    def end(self) -> None:
        """The practice is locked: save, and let the page go without a word."""
        self._practice.window.leaving.disconnect(self._window_goes_on)
        self.flush()

    def start(self, client_id: str) -> None:
        vault, stamp = self._practice.vault, self._practice.stamp
        self._practice.tasks.run(
            lambda: SessionBinding.begin(vault, client_id, stamp),
            self._practice.way.to(self._show),
            self._practice.failed,
        )

    def open(self, session_id: str, read: bool = False) -> None:
        """Show the draft of a session, or what was signed; to READ, what was signed even while it is amended."""
        self.return_to(session_id, self._practice.failed, read=read)

    def return_to(
        self,
        session_id: str,
        failed: Callable[[Exception], None],
        *,
        letter: bool = False,
        read: bool = False,
        then: Callable[[SessionBinding], None] | None = None,
    ) -> None:
        """Show a session, or (LETTER) the letter of it; THEN is called once it is on the screen."""
        vault = self._practice.vault

        def show(begun: Begun) -> None:
            self._read(begun, letter=letter)
            if then is not None and self.current is not None:
                then(self.current)

        work, way = self._practice.tasks.run, self._practice.way
        work(lambda: SessionBinding.take_up(vault, session_id, read), way.to(show), failed)

    def write_letter(self, session_id: str) -> None:
        """Open the letter of a session, signed or not."""
        self.return_to(session_id, self._practice.failed, letter=True)

    def land_in_newest(self) -> None:
        """Go on with the newest draft, if there is one."""

        def land(session_id: str | None) -> None:
            if session_id is not None:
                self.open(session_id)

        vault, way = self._practice.vault, self._practice.way
        self._practice.tasks.run(lambda: overview.newest_draft(vault), way.to(land), self._practice.failed)

    def _read(self, begun: Begun, letter: bool = False) -> None:
        """Show what stands already, and note that it was looked at."""
        note = begun.note.note if isinstance(begun.note, SignedNote) else begun.note
        vault = self._practice.vault
        self._show(begun, letter)
        self._practice.tasks.run(lambda: note_view(vault, "note", note.id), failed=self._practice.failed)

    def _show(self, begun: Begun, letter: bool = False) -> None:
        self._leave()
        self.current = SessionBinding(self._practice, begun, self, letter=letter)
        self.current.left.connect(self._left)
        reads = self.current.is_reading
        self._practice.window.show_page(self.current.page, "clients" if reads else "today", alone=not reads)

    def _window_goes_on(self) -> None:
        """Another page takes the place of the one on the screen: somebody went there by the navigation."""
        current = self.current
        if current is None or self._practice.window.page is not current.page:
            return
        self._leave()
        if current.session_id in self._practice.waiting.amendments:
            self._practice.tell_waiting()

    def _left(self) -> None:
        """Back: from what is read to whose it is, from a session to the day's list."""
        if self.current is not None and self.current.is_reading:
            self._practice.open_client(self.current.briefing.client.id)
            return
        self._practice.go("today")
        self._leave()
        self.left.emit()

    def _leave(self) -> None:
        if self.current is not None:
            leaving, self.current = self.current, None
            self._leaving.append(leaving)
            leaving.ended.connect(lambda: self._ended(leaving))
            leaving.end()

    def _ended(self, one: SessionBinding) -> None:
        if one in self._leaving:
            self._leaving.remove(one)
            one.deleteLater()
