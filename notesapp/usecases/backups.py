"""The copies of a practice: made, listed, compared with what stands now, and put into a folder of their own."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from notesapp.model.expected import BackupDamaged, CannotWrite, Expected, NoSecondPlace
from notesapp.storage import backup
from notesapp.storage.bundle import Manifest, read_manifest, unpack
from notesapp.storage.holdings import Held, Holdings, holdings, kept_in
from notesapp.storage.places import Places
from notesapp.storage.restore import Restored, decide, restore
from notesapp.storage.vault import Vault

_LOOKING = ".looking-"
LISTED = 8


@dataclass(frozen=True, slots=True)
class BackedUp:
    """MADE is the new verified copy, SECOND the one in the second place; TROUBLE why that could not be made."""

    made: Path
    second: Path | None = None
    trouble: Expected | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One kept copy. MADE None: it cannot be read. HERE and SECOND tell where it lies; PATH is the nearer one."""

    path: Path
    made: datetime | None
    bytes: int
    here: bool
    second: bool
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a copy held, beside what the practice holds. The lists are the newest first, LISTED of each.

    DETAILS are the clients, in both, about whom something else stands. IS_WHOLE: every page, the index and every
    signature of the copy were looked at and are good.
    """

    manifest: Manifest
    is_whole: bool
    then: dict[str, int]
    now: dict[str, int]
    only_now: tuple[Held, ...]
    only_then: tuple[Held, ...]
    more_now: int
    more_then: int
    details: tuple[str, ...] = ()
    more_details: int = 0
    same_schema: bool = True

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs; of a copy from before an upgrade that is not said."""
        return self.same_schema and self.then == self.now and not (self.only_now or self.only_then or self.details)


def back_up(vault: Vault, second: Path | None) -> BackedUp:
    """Make a verified copy now, and put it into the SECOND place too. Raises DiskFull, CannotWrite, StorageFailed."""
    made = vault.backup_now()
    return _second(vault, made, second)


def catch_up(vault: Vault, second: Path | None) -> BackedUp | None:
    """Put the newest copy into the SECOND place if it is missing there; None without a copy or such a place."""
    newest = backup.list_backups(vault.places)[-1:]
    if second is None or not second.is_dir() or not newest:
        return None
    there = second / backup.second_name(newest[0], vault.vault_id)
    return BackedUp(newest[0], there) if there.exists() else _second(vault, newest[0], second)


def after_close(vault: Vault, made: Path | None, second: Path | None) -> BackedUp | None:
    """What closing MADE goes to the SECOND place too; a missing drive is no reason to stop anybody leaving."""
    return None if made is None else _second(vault, made, second)


def _second(vault: Vault, made: Path, second: Path | None) -> BackedUp:
    if second is None:
        return BackedUp(made)
    if not second.is_dir():
        return BackedUp(made, trouble=NoSecondPlace())
    try:
        return BackedUp(made, backup.copy_to(made, vault.vault_id, second))
    except Expected as error:
        return BackedUp(made, trouble=error)


def copies(vault: Vault, second: Path | None) -> tuple[Copy, ...]:
    """Every copy of this practice, newest first. Only what each says of itself is read."""
    found: dict[str, Copy] = {}
    there = _in_second(vault, second)
    for path in backup.list_backups(vault.places):
        found[path.name] = _copy(path, here=True, second=backup.second_name(path, vault.vault_id) in there)
    mine = {backup.second_name(Path(name), vault.vault_id) for name in found}
    for name, path in there.items():
        if name not in mine:
            found[name] = _copy(path, here=False, second=True)
    return tuple(sorted(found.values(), key=lambda one: one.path.name, reverse=True))


def _in_second(vault: Vault, second: Path | None) -> dict[str, Path]:
    if second is None:
        return {}
    try:
        return {path.name: path for path in second.glob(f"*{backup.second_ending(vault.vault_id)}")}
    except OSError:
        return {}


def _copy(path: Path, *, here: bool, second: bool) -> Copy:
    try:
        manifest = read_manifest(path)
        return Copy(path, manifest.made, path.stat().st_size, here, second, manifest.counts)
    except (BackupDamaged, OSError):
        return Copy(path, None, 0, here, second, {})


def compare(vault: Vault, file: Path) -> Compared:
    """Open the copy in FILE, look at all of it, and say what differs. Raises BackupDamaged, DiskFull, CannotWrite."""
    try:
        for left in vault.places.backups.glob(f"{_LOOKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        made = tempfile.TemporaryDirectory(prefix=_LOOKING, dir=vault.places.backups)
    except OSError as error:
        raise CannotWrite from error
    with made as folder:
        places = Places(Path(folder))
        manifest, checked, key = unpack(file, places, vault.opener)
        then = kept_in(places.vault, key)
    with vault.read() as tx:
        now = holdings(tx.rows)
    only_now = [held for held in now.sessions if held.id not in then.ids or then.ids[held.id] != held.version]
    only_then = [held for held in then.sessions if held.id not in now.ids or now.ids[held.id] < held.version]
    details: list[str] = []
    if same := then.schema == now.schema:
        told = {held.id for held in (*only_now, *only_then)}
        only_now += _drafts(now, then, told)
        only_then += [held for held in _drafts(then, now, told) if held.id not in now.drafts]
        both = (key for key in now.clients if key in then.clients)
        details = sorted(now.names[key] for key in both if now.clients[key] != then.clients[key])
    return Compared(
        manifest,
        checked.is_good,
        then.counts,
        now.counts,
        tuple(only_now[:LISTED]),
        tuple(only_then[:LISTED]),
        max(0, len(only_now) - LISTED),
        max(0, len(only_then) - LISTED),
        tuple(details[:LISTED]),
        max(0, len(details) - LISTED),
        same,
    )


def _drafts(of: Holdings, other: Holdings, told: set[str]) -> list[Held]:
    """The sessions whose draft stands otherwise, or not at all, in the OTHER, and that are not TOLD yet."""
    return [
        replace(held, version=0)
        for held in of.sessions
        if held.id in of.drafts and held.id not in told and of.drafts[held.id] != other.drafts.get(held.id)
    ]


def put_in_place(vault: Vault, file: Path, at: datetime) -> Manifest:
    """Have the copy in FILE stand in place of the open practice from its next opening on.

    What stands now is backed up first, and its files are kept aside then. To be locked at once: what is
    written until then stays in the files kept aside. Raises as storage.restore.decide does.
    """
    vault.backup_now()
    return decide(file, vault.places, vault.opener, at)[0]


def restore_beside(vault: Vault, file: Path, folder: Path, at: datetime) -> Restored:
    """Make a practice of its own from the copy in FILE, in the empty FOLDER. Raises as storage.restore does."""
    return restore(file, folder, vault.opener, at)
