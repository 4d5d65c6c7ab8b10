"""An open practice: binds its vault, through the use cases, to the screens. Made anew each time it is unlocked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from notesapp.editing.stamp import Stamp
from notesapp.model.expected import Expected
from notesapp.storage.rows import Changed
from notesapp.storage.vault import Vault
from notesapp.usecases import keeping, overview
from notesapp.usecases.access_log import note_view
from ui.base.clipboard import forget_secrets
from ui.base.i18n import tr
from ui.base.prompts import Prompts
from ui.binding import Host, Keeps
from ui.bodymap.small_map import paint_session
from ui.copying import Copying
from ui.jump import Jump
from ui.paper_check import PaperCheck
from ui.parts.copies import CopyButton
from ui.session_binding import SessionBinding
from ui.sessions import Sessions
from ui.shell.window import Place
from ui.today.page import TodayPage
from ui.waiting import Waiting
from ui.way import Way

if TYPE_CHECKING:
    from notesapp.model.practice import Client
    from ui.clients.form import ClientForm
    from ui.clients.list_page import ClientsPage
    from ui.whereabouts import Whereabouts

MAPS = 10


class OpenPractice(QObject):
    """The screens of one practice, from unlocking to locking."""

    _changed = Signal()

    def __init__(self, vault: Vault, app: Host, prompts: Prompts, printer: Any = None) -> None:
        super().__init__(app.window)
        self.vault, self.app, self.prompts = vault, app, prompts
        self.window, self.tasks = app.window, app.tasks
        self.stamp = Stamp()
        self._printer = printer
        self._today: TodayPage | None = None
        self._clients: ClientsPage | None = None
        self._changed.connect(self._refresh)
        self._unlisten = vault.on_change(lambda changes: self._changed.emit() if _concern_lists(changes) else None)
        self._asking = self._again = False
        self.waiting = Waiting()
        self.way = Way(app.window)
        self.sessions = Sessions(self, self)
        self.sessions.left.connect(self._refresh)
        self.copying = Copying(vault, app, app.window)
        self.papers = PaperCheck(self, self)
        self.jump = Jump(self, self)

    @property
    def folder(self) -> Path:
        return self.vault.places.folder

    def begin(self, land_in_draft: bool = False, place: Whereabouts | None = None) -> None:
        """Show Today; after a lock the PLACE where one was; after a crash, the newest draft."""
        self.window.set_places(
            (
                Place("today", tr("Today"), "today", self._make_today),
                Place("clients", tr("Clients"), "clients", self._make_clients),
                Place("settings", tr("Settings"), "settings", lambda: _settings(self), at_bottom=True),
            )
        )
        sign = CopyButton(self.copying.state, "nav.copies")
        sign.clicked.connect(lambda: self.show("backups"))
        self.window.set_status(sign)
        for told in ("restored", "rescue"):
            self.window.untell(told)
        if place is None:
            self.window.go("today")
        else:
            from ui.whereabouts import go

            go(self, place)
        if not self.vault.chain_report.is_whole:
            words = tr("Something signed was changed outside the app.")
            self.window.tell("chain", "danger", words, tr("Run a check of the practice and keep its copies."))
        if land_in_draft and place is None:
            self.sessions.land_in_newest()

    def end(self) -> None:
        """Let go of everything that listens; the vault is closed by the worker afterwards."""
        self._unlisten()
        forget_secrets()
        if self.window.shows("client_form"):
            cast("ClientForm", self.window.page).end()
        self.copying.stop()
        self.window.set_status(None)
        self.sessions.end()
        self.jump.end()
        self.papers.end()
        self.deleteLater()

    def close_vault(self) -> Path | None:
        """On the worker: what is being copied is finished, then the vault is closed with a copy if it changed."""
        try:
            self.copying.join()
            return self.copying.closed(self.vault.close())
        finally:
            self.copying.deleteLater()

    # saving

    @property
    def is_saved(self) -> bool:
        return self.sessions.is_saved

    def flush(self) -> None:
        """Have every note that is open, or was just left, put on disk, and what is being typed in a form."""
        self.sessions.flush()
        page: object = self.window.page
        if isinstance(page, Keeps):
            page.store()

    def failed(self, error: Exception) -> None:
        """Say what is nobody's bug; let a bug through."""
        if not isinstance(error, Expected):
            raise error
        self.window.tell(type(error).__name__, "danger", str(error), error.hint)

    # the places

    def _make_today(self) -> QWidget:
        page = TodayPage(self.find_clients, paint_session, now)
        page.start_asked.connect(self.start)
        page.client_asked.connect(self.open_client)
        page.draft_asked.connect(self.open_session)
        page.new_asked.connect(self.new_client)
        self._today = page
        self._refresh()
        return page

    def _make_clients(self) -> QWidget:
        from ui.clients.list_page import ClientsPage

        page = ClientsPage(self.find_clients, now, lambda: keeping.due(self.vault, now().date()))
        page.client_asked.connect(self.open_client)
        page.new_asked.connect(self.new_client)
        self._clients = page
        return page

    def go(self, place: str) -> None:
        self.window.go(place)

    def show(self, what: str, about: str = "") -> None:
        """One of the pages behind the settings: "backups"; "log", ABOUT a client or all. "paper" asks for a PDF."""
        if what == "paper":
            self.papers.ask()
            return
        from ui.behind_settings import show

        self.way.elsewhere()
        show(self, what, about)

    @property
    def printer(self) -> Any:
        """The printer of this computer, or the one that was handed in; made when first needed."""
        if self._printer is None:
            from ui.documents.printing import SystemPrinter

            self._printer = SystemPrinter(preferred=self.app.settings.now.printer)
        return self._printer

    def find_clients(self, words: str, archived: bool = False, limit: int = 8) -> Sequence[overview.ClientLine]:
        return overview.find_clients(self.vault, words, limit, archived=archived)

    def _refresh(self) -> None:
        """Ask for today's lists again; once more, for as many changes as come while one asks."""
        self._again = self._asking
        if self._today is None or self._asking:
            return
        self._asking = True
        self.tasks.run(lambda: overview.today(self.vault), self._show_today, self._no_today)

    def _show_today(self, lists: overview.Today) -> None:
        self._asking = False
        if self._today is not None:
            self._today.show_lists(lists)
        if self._clients is not None:
            self._clients.refresh()
        if self._again:
            self._refresh()

    def _no_today(self, error: Exception) -> None:
        self._asking = False
        self.failed(error)

    # clients

    def open_client(self, client_id: str) -> None:
        """Show the page of a client."""
        vault, run = self.vault, self.tasks.run
        run(lambda: overview.client_view(vault, client_id, MAPS), self.way.to(self.show_client), self.failed)
        run(lambda: note_view(vault, "client", client_id), failed=self.failed)

    def show_client(self, view: overview.ClientView, tab: str = "sessions") -> None:
        from ui.client_binding import client_page

        self.window.show_page(client_page(self, view, tab), "clients")

    def new_client(self, name: str = "") -> None:
        from ui.client_binding import new_client_page

        self.way.elsewhere()
        self.window.show_page(new_client_page(self, name), "clients")

    def client_kept(self, client: Client, start: bool) -> None:
        """A client was added or edited: go on to a session, or to the page."""
        if start:
            self.start(client.id)
        else:
            self.open_client(client.id)

    def tell_waiting(self) -> None:
        """Say where what was typed and left waits, if something does."""
        self.waiting.tell(self.window, self.new_client, lambda session_id: self.open_session(session_id, read=True))

    # sessions

    @property
    def session(self) -> SessionBinding | None:
        """The session on the screen."""
        return self.sessions.current

    def start(self, client_id: str) -> None:
        """Begin a session, or take up today's draft of the client."""
        self.sessions.start(client_id)

    def open_session(self, session_id: str, read: bool = False) -> None:
        """The draft of a session to go on with, or what was signed, to READ and print."""
        self.sessions.open(session_id, read)


def _settings(practice: OpenPractice) -> QWidget:
    from ui.settings_binding import settings_page

    return settings_page(practice)


def now() -> datetime:
    return datetime.now().astimezone()


def _concern_lists(changes: Sequence[Changed]) -> bool:
    """Whether a list may show something else now. A draft being written changes none; leaving it asks anew."""
    return any(change.kind != "draft" for change in changes)
