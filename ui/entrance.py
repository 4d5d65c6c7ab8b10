"""Before a practice is open: the start page, the passphrase, the recovery key, a new passphrase after that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from notesapp.machine.paths import Machine
from notesapp.machine.settings import SettingsFile
from notesapp.model.expected import Expected, NoKeyring, NoPractice, TooSoon, VaultInUse, WrongPassphrase
from ui.base.i18n import tr
from ui.base.prompts import Prompts
from ui.base.tasks import Tasks
from ui.rescue_binding import Rescue
from ui.shell.window import MainWindow
from ui.starting import is_practice, only_expected

if TYPE_CHECKING:
    from notesapp.machine.system_keyring import SystemKeyring
    from notesapp.storage.tries import Tries
    from notesapp.storage.vault import Vault
    from ui.keys.secret_form import SecretPage
    from ui.shell.first_run import FirstRun, NewPractice
    from ui.shell.making import MakingPage
    from ui.shell.unlock import UnlockScreen

PATIENCE_MS = 10 * 60_000
"""So long a practice that the recovery key opened waits for its new passphrase."""
DEMONSTRATION = "demonstration"
"""The passphrase of the demonstration practice; no secret, it is shown."""


class Entrance(QObject):
    """Leads to an open vault: `opened(vault, folder, is_new)`."""

    opened = Signal(object, object, bool)
    _progress = Signal(int, int)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        folders: Machine,
        settings: SettingsFile,
        prompts: Prompts,
        keyring: SystemKeyring | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._folders = window, tasks, folders
        self._settings, self._prompts, self._keyring = settings, prompts, keyring
        self.unlock: UnlockScreen | None = None
        self._first: FirstRun | None = None
        self._making: MakingPage | None = None
        self._secret: SecretPage | None = None
        self._recovered: tuple[Vault, Path] | None = None
        self._tries: dict[Path, Tries] = {}
        self.rescue = Rescue(window, tasks, prompts, self.show_start_page, self._existing, folders.own_practice)
        self._progress.connect(self._made)

    def done(self) -> None:
        """The practice is open; what stood here is replaced by its pages."""
        self.unlock = self._first = self._making = self._secret = None
        self._recovered = None

    @property
    def waits_for_passphrase(self) -> Vault | None:
        """The vault that the recovery key opened, while its new passphrase is not set yet."""
        return self._recovered[0] if self._recovered is not None else None

    # the passphrase

    def ask_passphrase(self, folder: Path, *, locked: bool = False) -> UnlockScreen:
        """Show the unlock screen; LOCKED: it was locked a moment ago, so only a person opens it again."""
        from ui.shell.unlock import UnlockScreen

        note = ""
        if folder == self._folders.demonstration:
            note = tr("Everybody in it is invented. Its passphrase is “{word}”.", word=DEMONSTRATION)
        screen = UnlockScreen(folder, note=note)
        screen.unlock_requested.connect(self.open)
        screen.other_folder_requested.connect(self._choose_folder)
        screen.start_page_requested.connect(self.show_start_page)
        self.unlock, self._first = screen, None
        QTimer.singleShot(0, screen, lambda: self.show_doors(folder))
        self._window.show_page(screen, alone=True)
        if self._folders.wrong_tries.exists():
            QTimer.singleShot(0, screen, lambda: self._go_on_waiting(folder))
        if self._settings.now.keyring and not locked:
            QTimer.singleShot(0, screen, lambda: self._open_by_keyring(folder))
        return screen

    def show_doors(self, folder: Path) -> None:
        """Who may open the practice in FOLDER."""
        from notesapp.storage.at_the_door import doors, has_recovery_key

        if self.unlock is None or self.unlock.folder != folder:
            return
        people = [(door.slot_id, door.name or tr("First therapist")) for door in doors(folder)]
        self.unlock.show_doors(people, self._settings.now.last_door, has_recovery_key(folder))

    def _choose_folder(self) -> None:
        assert self.unlock is not None
        chosen = self._prompts.folder(self._window, tr("Open an existing practice"), self.unlock.folder.parent)
        if chosen is None:
            return
        if is_practice(chosen):
            self.unlock.show_folder(chosen)
            self.show_doors(chosen)
            self._go_on_waiting(chosen)
        else:
            self.unlock.wrong(str(NoPractice()), NoPractice.hint)

    def open(self, folder: Path, secret: str) -> None:
        """Open the practice in FOLDER on the worker, with a passphrase or the recovery key."""
        tries = self.tries_of(folder)
        slot_id = self.unlock.slot_id if self.unlock is not None else None

        def work() -> Vault:
            from notesapp.usecases.open_practice import open_practice

            return open_practice(folder, secret, tries, slot_id)

        if self.unlock is not None:
            self.unlock.opening()
        self._tasks.run(work, lambda vault: self._opened(vault, folder), lambda error: self._not_opened(error, folder))

    def tries_of(self, folder: Path) -> Tries:
        """The count of wrong tries at the practice in FOLDER."""
        from notesapp.machine.wrong_tries import WrongTries
        from notesapp.storage.tries import Tries

        if folder not in self._tries:
            self._tries[folder] = Tries(kept=WrongTries(self._folders.wrong_tries, folder))
        return self._tries[folder]

    def _go_on_waiting(self, folder: Path) -> None:
        """What was tried wrongly before counts on, over a restart as well."""
        left = self.tries_of(folder).wait_s
        if left > 0 and self.unlock is not None and self.unlock.folder == folder:
            self.unlock.wait(left)

    def _open_by_keyring(self, folder: Path) -> None:
        """Without a word, if that was turned on; what fails leaves the passphrase to be asked for."""
        slot_id, keyring = self._settings.now.keyring, self._keyring

        def work() -> Vault:
            from notesapp.machine.system_keyring import SystemKeyring
            from notesapp.usecases.open_practice import open_by_keyring

            secret = (keyring or SystemKeyring()).get(slot_id)
            if secret is None:
                raise NoKeyring("The keyring holds nothing for this practice any more.")
            return open_by_keyring(folder, slot_id, secret)

        assert self.unlock is not None
        self.unlock.opening()
        self._tasks.run(work, lambda vault: self._opened(vault, folder), lambda error: self._no_keyring(error, folder))

    def _no_keyring(self, error: Exception, folder: Path) -> None:
        if isinstance(error, WrongPassphrase):
            error = NoKeyring("The keyring of this computer does not open this practice.")
        self._not_opened(error, folder)

    def _not_opened(self, error: Exception, folder: Path) -> None:
        if not isinstance(error, Expected):
            raise error
        if isinstance(error, VaultInUse):
            from ui.single import ring

            ring(folder)
        if self.unlock is None:
            return
        self.unlock.wrong(str(error), error.hint)
        self.rescue.offer(folder, error)
        if isinstance(error, TooSoon | WrongPassphrase):
            self._go_on_waiting(folder)

    def _opened(self, vault: Vault, folder: Path, is_new: bool = False) -> None:
        if vault.opened_by == "recovery":
            self._ask_new_passphrase(vault, folder)
        else:
            self.opened.emit(vault, folder, is_new)

    # after the recovery key

    def _ask_new_passphrase(self, vault: Vault, folder: Path) -> None:
        """The key has opened it: nobody goes on without a passphrase that opens it the next time."""
        from ui.keys.secret_form import SecretPage

        self._recovered = (vault, folder)
        with vault.read() as tx:
            staff = [(one.therapist.id, one.therapist.name) for one in tx.practice.staff() if one.left_at is None]
        lead = tr("The recovery key has opened the practice. Choose the passphrase that opens it from now on.")
        page = SecretPage(tr("A new passphrase"), lead, tr("Set it and open"), people=staff, cancel=False)
        page.chosen.connect(self._set_passphrase)
        self.unlock, self._secret = None, page
        self._window.show_page(page, alone=True)
        page.setFocus()
        patience = QTimer(page, singleShot=True, interval=PATIENCE_MS)
        patience.timeout.connect(lambda: self._give_up(vault, folder))
        patience.start()

    def _give_up(self, vault: Vault, folder: Path) -> None:
        """Nobody chose a passphrase for long: the vault does not stay open for whoever passes by."""
        if self._recovered is not None and self._recovered[0] is vault and self._secret is not None:
            self._recovered = self._secret = None
            self._tasks.run(vault.close, failed=only_expected)
            self.ask_passphrase(folder, locked=True)

    def _set_passphrase(self, new: str, _present: str, who: str) -> None:
        assert self._recovered is not None
        assert self._secret is not None
        (vault, folder), page = self._recovered, self._secret

        def work() -> None:
            vault.who = who
            vault.change_passphrase(new)

        def kept(_: None) -> None:
            self.tries_of(folder).was_right()
            self.opened.emit(vault, folder, False)

        def failed(error: Exception) -> None:
            if not isinstance(error, Expected):
                raise error
            page.failed(str(error), error.hint)

        page.working()
        self._tasks.run(work, kept, failed)

    # the start page

    def show_start_page(self) -> None:
        from ui.shell.first_run import FirstRun

        page = FirstRun(self._prompts, self._folders.own_practice)
        page.create_requested.connect(self._create)
        page.demo_requested.connect(self._open_demonstration)
        page.existing_requested.connect(self._existing)
        self._first, self.unlock = page, None
        self._window.show_page(page, alone=True)

    def _existing(self, folder: Path) -> None:
        if is_practice(folder):
            self.ask_passphrase(folder)
        elif not self.rescue.shows(folder):
            self.say_at_start(NoPractice())

    def _create(self, asked: NewPractice) -> None:
        def work() -> Vault:
            from notesapp.editing.stamp import Stamp
            from notesapp.usecases.open_practice import create_practice

            return create_practice(
                asked.folder,
                asked.passphrase,
                Stamp(),
                therapist=asked.therapist,
                practice=asked.practice,
                address=asked.address,
                phone=asked.phone,
                email=asked.email,
                registration=asked.registration,
                emergency_number=asked.emergency_number,
                paper=self._settings.now.paper or "a4",
            )

        assert self._first is not None
        self._first.working(tr("Creating…"))
        self._tasks.run(work, lambda vault: self._opened(vault, asked.folder, is_new=True), self.say_at_start)

    def _open_demonstration(self) -> None:
        from ui.shell.making import MakingPage

        folder = self._folders.demonstration
        self._making = MakingPage(tr("Making the demonstration practice"), tr("Invented clients and their sessions."))
        self._first = None
        self._window.show_page(self._making, alone=True)

        def work() -> Vault:
            from notesapp.usecases.demo_practice import make_demo
            from notesapp.usecases.open_practice import open_practice

            if not is_practice(folder):
                make_demo(folder, progress=self._progress.emit)
            return open_practice(folder, DEMONSTRATION)

        self._tasks.run(work, lambda vault: self._opened(vault, folder), self._demonstration_failed)

    def _made(self, done: int, of: int) -> None:
        if self._making is not None:
            self._making.show_progress(done, of)

    def _demonstration_failed(self, error: Exception) -> None:
        self._making = None
        self.show_start_page()
        self.say_at_start(error)

    def say_at_start(self, error: Exception) -> None:
        """Say on the start page what is nobody's bug; let a bug through."""
        if not isinstance(error, Expected):
            raise error
        if self._first is not None:
            self._first.failed(str(error), error.hint)
