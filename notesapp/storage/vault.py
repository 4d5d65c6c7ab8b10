"""The practice as it lies on disk, opened with its passphrase: the only door to it."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from notesapp.model.expected import Expected, KeysDamaged, NoPassphrase, NoPractice, PracticeExists
from notesapp.model.practice import Practice, Therapist
from notesapp.storage import backup, chain, erasing, keys, noted, recovery, restore, slots
from notesapp.storage.bundle import Opener
from notesapp.storage.chain import ChainReport
from notesapp.storage.checks import Checked, check_vault
from notesapp.storage.engine import engine, is_sticky
from notesapp.storage.guard import Guard
from notesapp.storage.keys import FLOOR, Cost, KeyFile, Opening, calibrated, new_key_file
from notesapp.storage.opening import make_vault_file, meaning_in, probe
from notesapp.storage.places import Places, make_private_folder, refuse_synced, sync_folder
from notesapp.storage.rows import Changed, Rows
from notesapp.storage.transaction import Transaction
from notesapp.storage.upgrade import HEAD, check_identity, upgrade

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Vault:
    """One open practice. One thread writes at a time; readers never wait for it.

    Made by ``create`` or ``open``. Failures of disk and file are Expected ones; after such a
    failure the connections have been closed and are opened anew when next used.
    """

    def __init__(self, places: Places, guard: Guard, file: KeyFile, key: bytes, clock: Clock, who: str) -> None:
        self.places = places
        self.clock = clock
        self.who = who
        self.opened_by = slots.PASSPHRASE
        self._guard, self._file, self._key = guard, file, key
        self.opener = Opener(key)
        self._writer = engine(places.vault, key, begin="BEGIN IMMEDIATE", size=1)
        self._reader = engine(places.vault, key, begin="BEGIN", size=3)
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self._listeners: list[Callable[[tuple[Changed, ...]], None]] = []
        self._is_open, self._has_changed, self._mark_is_behind = True, False, False
        self.chain_report = ChainReport()

    # opening and closing --------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        practice: Practice,
        therapist: Therapist,
        *,
        cost: Cost | None = None,
        clock: Clock = _now,
    ) -> Vault:
        """Make a new practice in FOLDER and open it. COST is measured unless it is given.

        Raises PracticeExists if there is one, SyncedFolder, CannotWrite, DiskFull.
        """
        places = Places(folder)
        refuse_synced(folder)
        finished = places.vault.exists() or not places.unfinished.exists()
        if finished and any(p.exists() for p in (places.vault, places.keys, places.keys_before)):
            raise PracticeExists
        make_private_folder(folder)
        guard = Guard(places.guard)
        try:
            with meaning_in(folder):
                key, vault_id = os.urandom(keys.KEY_BYTES), uuid.uuid4().hex
                file = new_key_file(vault_id, key, passphrase, cost or calibrated())
                make_vault_file(places.unfinished, key, vault_id, practice, therapist, clock())
                keys.store(places, file)
                os.replace(places.unfinished, places.vault)
                sync_folder(folder)
                vault = cls(places, guard, file, key, clock, therapist.id)
                vault._has_changed = True
                return vault
        except BaseException:
            guard.release()
            raise

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str,
        *,
        floor: Cost = FLOOR,
        clock: Clock = _now,
        who: str | None = None,
        slot_id: str | None = None,
    ) -> Vault:
        """Open the practice in FOLDER. Nothing is made, overwritten or deleted.

        FLOOR is the weakest passphrase protection accepted; only tests lower it. WHO is the
        therapist at work, by default the one whose passphrase it is; SLOT_ID the one passphrase
        to try. Raises NoPractice, SyncedFolder, VaultInUse, WrongPassphrase, KeysDamaged,
        VaultDamaged, VaultIsNewer.
        """
        return cls.open_with(folder, lambda file: file.open(passphrase, floor, slot_id), clock=clock, who=who)

    @classmethod
    def open_with(
        cls, folder: Path, opens: Callable[[KeyFile], Opening], *, clock: Clock = _now, who: str | None = None
    ) -> Vault:
        """As `open`, with whatever OPENS the key file."""
        places = Places(folder)
        has_keys = any(places.folder.glob(f"*{restore.READY}")) or places.keys.exists() or places.keys_before.exists()
        if not has_keys and not places.vault.exists():
            raise NoPractice
        refuse_synced(folder)
        if not has_keys:
            raise KeysDamaged("The key file of this practice is missing, and so is its copy.")
        guard = Guard(places.guard)
        try:
            restore.finish(places)
            file = keys.read(places)
            opening = opens(file)
            key = opening.key
            with meaning_in(folder):
                schema = probe(places, file, key)
                vault = cls(places, guard, file, key, clock, who or opening.who)
                vault.opened_by = opening.kind
                try:
                    if schema != HEAD:
                        backup.make(places, file, key, clock())
                        upgrade(vault._writer)
                        vault.checkpoint()
                    vault._look()
                except BaseException:
                    vault._dispose()
                    raise
                return vault
        except BaseException:
            guard.release()
            raise

    def close(self) -> Path | None:
        """Back up if something changed, and let go of everything. Workers have been joined before.

        Returns the new backup. The vault is closed even when that fails with an Expected.
        """
        with self._writing:
            if not self._is_open:
                return None
            self._is_open = False
            try:
                with self._meaning():
                    self._keep_mark()
                    erasing.settle(self._writer, self.clock())
                    if self._has_changed:
                        return backup.make(self.places, self._file, self._key, self.clock())
                return None
            finally:
                self._dispose()
                self._guard.release()

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """What stands now, as one picture, for any thread."""
        self._require_open()
        with self._meaning(), self._reader.begin() as connection:
            yield self._transaction(connection)

    @contextmanager
    def write(self, *, counts: bool = True) -> Iterator[Transaction]:
        """Commit at the end, or leave all as it was. Kept once the block has been left; if it COUNTS, backed up too."""
        self._require_open()
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("A thread that writes cannot begin to write again.")
        with self._writing:
            self._writing_thread = threading.get_ident()
            try:
                with self._meaning(), self._writer.begin() as connection:
                    tx = self._transaction(connection)
                    waited = noted.put(tx.rows, self._file, self._key)
                    yield tx
                self._has_changed |= counts
                if waited:
                    self._file = self._file.without_noted()
                if tx.rows.head is not None:
                    self._file = self._file.with_mark(tx.rows.head, self._key)
                if waited or tx.rows.head is not None:
                    self._mark_is_behind = True
                    with suppress(Expected):  # the commit stands without it; it is tried again later
                        self._keep_mark()
            finally:
                self._writing_thread = None
        if tx.rows.changes:
            for listener in tuple(self._listeners):
                listener(tuple(tx.rows.changes))

    def on_change(self, listener: Callable[[tuple[Changed, ...]], None]) -> Callable[[], None]:
        """Call LISTENER after each commit, in the thread that wrote. Returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def checkpoint(self) -> None:
        """Bring what was saved into the main file; two seconds after the last save, on lock, on sleep.

        After a record was erased this also writes the file anew, so that no page holds a word of it.
        """
        self._require_open()
        with self._writing, self._meaning():
            with suppress(Expected):
                self._keep_mark()
            erasing.settle(self._writer, self.clock())

    @property
    def key_file(self) -> KeyFile:
        """Which ways in there are; no secret stands in it."""
        return self._file

    def change_keys(self, change: Callable[[KeyFile, bytes], KeyFile], what: str, about: str = "") -> None:
        """Put the key file that CHANGE makes, given file and key, in place of the present one and of its copy.

        WHAT and ABOUT wait there for the audit; no byte of the vault is touched. Raises DiskFull,
        CannotWrite: what was before holds then.
        """
        self._require_open()
        with self._writing:
            told = noted.entry(self.clock(), self.who, what, about or self._file.vault_id)
            changed = change(self._file, self._key).with_noted(told, self._key)
            keys.store_both(self.places, changed)
            self._file, self._mark_is_behind, self._has_changed = changed, False, True
        if len(changed.noted) >= noted.MOST:
            self.settle_noted()

    def settle_noted(self) -> None:
        """Write into the access log what waits for it."""
        if self._file.noted:
            with self.write():
                pass

    def change_passphrase(self, passphrase: str, cost: Cost | None = None, of: str = "") -> None:
        """Let a therapist, by default who is at work, open with PASSPHRASE from now on. COST is measured if not given.

        Raises NoPassphrase if it is empty, DiskFull, CannotWrite: the one before holds then.
        """
        if not passphrase.strip():
            raise NoPassphrase
        at_cost, person = cost or calibrated(), of or self.who
        with self.read() as tx:
            slot_id = self._file.slot_of(person, tx.practice.therapists()[0].id == person)
        self.change_keys(
            lambda file, key: file.with_passphrase(passphrase, key, at_cost, slot_id), "passphrase", person
        )

    def make_recovery_key(self, confirmed: bool = True) -> str:
        """Make a new recovery key and return it as it is printed; an earlier one opens nothing any more.

        CONFIRMED says that it surely stands on paper.
        """
        made = recovery.new_key()
        self.change_keys(lambda file, key: file.with_recovery_key(made, key, confirmed), "recovery key")
        return recovery.text_of(made)

    def backup_now(self) -> Path:
        """Make a verified backup while others read and write, and return it. Raises DiskFull, StorageFailed."""
        self._require_open()
        had_changed, self._has_changed = self._has_changed, False
        try:
            with self._meaning():
                return backup.make(self.places, self._file, self._key, self.clock())
        except BaseException:
            self._has_changed = had_changed
            raise

    @property
    def backup_is_due(self) -> bool:
        return backup.is_due(backup.last_made(self.places), self.clock(), changed=self._has_changed)

    @property
    def vault_id(self) -> str:
        return self._file.vault_id

    def recover(self) -> None:
        """After a failure: close every connection, open anew, and look. Raises what is still wrong."""
        with self._writing, self._meaning():
            self._dispose()
            with self._reader.begin() as connection:
                driver: Any = connection.connection.driver_connection
                check_identity(driver, self._file.vault_id)
                connection.exec_driver_sql("SELECT count(*) FROM revision").all()

    def check(self, *, whole: bool = True) -> Checked:
        """Every page, the full-text index and the WHOLE chain, or what was signed last; for a worker."""
        self._require_open()
        with self._meaning():
            return check_vault(self.places.vault, self._key, self._file, self._writing, whole=whole)

    def _transaction(self, connection: Connection) -> Transaction:
        return Transaction(Rows(connection, self.clock(), self.who))

    def _look(self) -> None:
        """First reading: who is at work, and the chain from the last link that was seen."""
        with self._reader.begin() as connection:
            tx = self._transaction(connection)
            self.who = tx.practice.therapist().id
            genuine = self._file.mark_is_genuine(self._key)
            self.chain_report = chain.verify(tx.rows, self._file.vault_id, self._file.mark, genuine, whole=False)
            is_swept = tx.erasing.is_swept()
            connection.exec_driver_sql("PRAGMA shrink_memory")  # the pages this has read are not asked for again
        if self.chain_report.head.seq > self._file.mark.seq and self.chain_report.is_whole:
            self._file = self._file.with_mark(self.chain_report.head, self._key)
            self._mark_is_behind = True
        if not is_swept:  # an erasure was broken off before the file was written anew
            with suppress(Expected):
                self.checkpoint()

    def _keep_mark(self) -> None:
        if self._mark_is_behind:
            keys.store(self.places, self._file)
            self._mark_is_behind = False

    def _dispose(self) -> None:
        self._writer.dispose()
        self._reader.dispose()

    def _require_open(self) -> None:
        if not self._is_open:
            raise RuntimeError("This vault is closed.")

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        try:
            with meaning_in(self.places.folder):
                yield
        except Expected as error:
            if error.__cause__ is not None and is_sticky(error.__cause__):
                self._dispose()
            raise
