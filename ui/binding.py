"""What the bindings may ask of an open practice, and it of the app: shapes only, so that no import goes round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from notesapp.editing.stamp import Stamp
from notesapp.machine.settings import SettingsFile
from notesapp.model.briefing import Briefing
from notesapp.model.expected import Expected
from notesapp.model.practice import Client
from notesapp.model.signature import Amendment, SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases.issue_document import Page
from notesapp.usecases.overview import ClientLine, ClientView
from ui.base.prompts import Prompts
from ui.base.tasks import Tasks
from ui.base.theme import Themes
from ui.parts.copies import CopyState
from ui.session.services import Services
from ui.shell.window import MainWindow
from ui.waiting import Waiting
from ui.way import Way


class Host(Protocol):
    """The app."""

    entrance: Any

    window: MainWindow
    tasks: Tasks
    themes: Themes
    settings: SettingsFile

    keyring: Any

    @property
    def locks(self) -> Any: ...

    def lock(self) -> None: ...

    def wipe(self) -> None: ...


class Copies(Protocol):
    """The backups of an open practice."""

    state: CopyState
    rested: Any
    failed: Any
    tasks: Tasks
    second_trouble: Expected | None

    @property
    def second(self) -> Path | None: ...

    @property
    def is_busy(self) -> bool: ...

    def back_up(self) -> None: ...

    def look(self) -> None: ...


@runtime_checkable
class Keeps(Protocol):
    """A page that keeps what is typed in it by itself; `store` does so at once."""

    def store(self) -> None: ...


class Practice(Protocol):
    """An open practice."""

    vault: Vault
    app: Host
    window: MainWindow
    tasks: Tasks
    prompts: Prompts
    stamp: Stamp
    way: Way
    waiting: Waiting

    @property
    def copying(self) -> Copies: ...

    @property
    def folder(self) -> Path: ...

    def show(self, what: str, about: str = "") -> None: ...
    @property
    def printer(self) -> Any: ...

    def find_clients(self, words: str, archived: bool = False, limit: int = 8) -> Sequence[ClientLine]: ...

    def go(self, place: str) -> None: ...

    def start(self, client_id: str) -> None: ...

    def open_client(self, client_id: str) -> None: ...

    def open_session(self, session_id: str, read: bool = False) -> None: ...

    def new_client(self, name: str = "") -> None: ...

    def show_client(self, view: ClientView, tab: str = "sessions") -> None: ...

    sessions: Any

    @property
    def session(self) -> Any:
        """The session on the screen, None if there is none."""
        ...

    def tell_waiting(self) -> None: ...

    def client_kept(self, client: Client, start: bool) -> None: ...

    def failed(self, error: Exception) -> None: ...


class Papers(Protocol):
    """What the page of a signed note needs of its binding."""

    left: Any
    briefing: Briefing
    versions: tuple[SignedNote, ...]
    amendment: Amendment | None
    practice: Practice

    @property
    def home(self) -> Path: ...

    def services(self) -> Services: ...

    def save_pdf(
        self, page: Page, path: Path, then: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None: ...

    def print_pdf(self, page: Page, then: Callable[[], None], failed: Callable[[Exception], None]) -> None: ...
