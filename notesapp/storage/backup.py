"""Verified copies of the vault: each one file with the database, its keys and a manifest."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from notesapp.codec.plain import instant_text
from notesapp.model.expected import CannotWrite, DiskFull, StorageFailed
from notesapp.storage.checks import Checked, check_vault, file_sha256
from notesapp.storage.engine import connect
from notesapp.storage.keys import KeyFile, Mark
from notesapp.storage.places import (
    DISK_IS_FULL,
    Places,
    make_private_file,
    make_private_folder,
    sync_file,
    sync_folder,
)

SUFFIX = ".practice-backup"
_NAME = "%Y-%m-%dT%H-%M-%SZ"
EVERY = timedelta(minutes=30)
AT_LEAST = timedelta(days=1)
"""A practice that is open has a copy no older than this, changed or not."""


def make(places: Places, file: KeyFile, key: bytes, at: datetime) -> Path:
    """Copy the vault into its backups, verify the copy, thin out older ones, and return the finished file.

    Of the copy every page, key and text is looked at, and of the chain what came after the mark; the whole
    chain is when a backup is compared, restored or verified. Only the finished file is put on the disk for
    good. Nothing half-made is left behind. Raises DiskFull, CannotWrite, or StorageFailed if the copy does
    not hold what the vault holds.
    """
    make_private_folder(places.backups)
    name = at.astimezone(UTC).strftime(_NAME)
    copy, bundle = places.backups / f"{name}.vault.tmp", places.backups / f"{name}{SUFFIX}.tmp"
    try:
        for left in places.backups.glob("*.tmp*"):  # by one that was broken off
            with suppress(OSError):
                left.unlink()
        for path in (copy, bundle):
            make_private_file(path)
        head = _copy(places.vault, key, copy)
        checked = check_vault(copy, key, file, whole=False)
        if checked.pages or checked.chain.head != head:  # a bad link is no reason to have no copy
            raise StorageFailed("The backup could not be verified and was not kept.")
        for leftover in ("-wal", "-shm"):
            copy.with_name(copy.name + leftover).unlink(missing_ok=True)
        _bundle(bundle, copy, file, _manifest(copy, file, checked, at))
        finished = _free_name(places.backups, name)
        bundle.replace(finished)
        sync_folder(places.backups)
        for old in superfluous([path.name for path in list_backups(places)], at):
            with suppress(OSError):
                (places.backups / old).unlink()
        return finished
    except OSError as error:
        raise (DiskFull() if error.errno in DISK_IS_FULL else CannotWrite()) from error
    finally:
        _remove(copy)
        _remove(bundle)


def is_due(last: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Whether it is time for another backup while the practice is open: half an hour, if anything CHANGED.

    A clock that was set back (the last one lies ahead) is no reason to wait.
    """
    if last is None or last > now:
        return changed
    return now - last >= (EVERY if changed else AT_LEAST)


def last_made(places: Places) -> datetime | None:
    """When the newest backup was made; it was verified then."""
    made = [at for path in list_backups(places) if (at := made_at(path.name)) is not None]
    return max(made, default=None)


def copy_to(bundle: Path, vault_id: str, second: Path) -> Path:
    """Copy a finished BUNDLE into the folder SECOND (a stick, a synchronised folder), read it back, and return it.

    Several practices may share one second place: only copies of this one are thinned out.
    Raises DiskFull, CannotWrite; nothing half-made is left there.
    """
    ending = second_ending(vault_id)
    target = second / second_name(bundle, vault_id)
    passing = target.with_name(target.name + ".tmp")
    try:
        second.mkdir(parents=True, exist_ok=True)
        for left in second.glob(f"*{ending}.tmp"):  # by one that was broken off
            _remove(left)
        make_private_file(passing)
        shutil.copyfile(bundle, passing)
        sync_file(passing)
        if file_sha256(passing) != file_sha256(bundle):
            raise StorageFailed("The copy in the second place is not the same and was not kept.")
        passing.replace(target)
        sync_folder(second)
        at = made_at(bundle.name)
        kept = [path.name for path in second.glob(f"*{ending}")]
        for old in superfluous(kept, at) if at else ():
            with suppress(OSError):
                (second / old).unlink()
        return target
    except OSError as error:
        raise (
            DiskFull() if error.errno in DISK_IS_FULL else CannotWrite("The second place cannot be written to.")
        ) from error
    finally:
        _remove(passing)


def second_ending(vault_id: str) -> str:
    """How the names of this practice's copies end in a second place."""
    return f"-{vault_id[:8]}{SUFFIX}"


def second_name(bundle: Path, vault_id: str) -> str:
    """What the copy of BUNDLE in a second place is called."""
    return bundle.name.replace(SUFFIX, second_ending(vault_id))


def superfluous(names: Sequence[str], now: datetime) -> set[str]:
    """Which of the backups called NAMES need not be kept.

    Kept are all of the last 48 hours, then the newest of each of 14 days, 8 weeks and 24
    months, and the newest of all; whatever is not named as ours is left alone.
    """
    made = {name: at for name in names if (at := made_at(name)) is not None}
    newest_first = sorted(made, key=lambda name: (made[name], name), reverse=True)
    kept = {name for name in newest_first if now - made[name] <= timedelta(hours=48)} | set(newest_first[:1])
    for form, count in (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 24)):
        first: dict[str, str] = {}
        for name in newest_first:
            first.setdefault(made[name].strftime(form), name)
        kept.update(list(first.values())[:count])
    return set(newest_first) - kept


def leaves(names: Sequence[str], now: datetime) -> dict[str, datetime]:
    """When each of the backups called NAMES will have been thinned out at the latest, if copies go on being made daily.

    The newest of a day, week or month stands for it until enough later ones have come (see `superfluous`).
    """
    made = {name: at for name in names if (at := made_at(name)) is not None}
    ends = {name: at + timedelta(hours=48) for name, at in made.items()}
    for form, count, span in (("%Y-%m-%d", 14, 1), ("%G-%V", 8, 7), ("%Y-%m", 24, 31)):
        newest = {at.strftime(form): name for at, name in sorted((at, name) for name, at in made.items())}
        for rank, period in enumerate(sorted(newest, reverse=True)[:count]):
            name = newest[period]
            ends[name] = max(ends[name], now + timedelta(days=(count - rank + 1) * span))
    return ends


def discard_others(places: Places, kept: Path) -> int:
    """Delete every finished backup but KEPT, which is there and verified; return how many could be deleted."""
    gone = 0
    for path in list_backups(places):
        if path != kept and kept.exists():
            with suppress(OSError):
                path.unlink()
                gone += 1
    return gone


def made_at(name: str) -> datetime | None:
    """When the backup called NAME was made, None if that is none of our names."""
    try:
        return datetime.strptime(name[:20], _NAME).replace(tzinfo=UTC) if name.endswith(SUFFIX) else None
    except ValueError:
        return None


def list_backups(places: Places) -> tuple[Path, ...]:
    """The finished backups, oldest first."""
    return tuple(sorted(places.backups.glob(f"*{SUFFIX}")))


def _copy(vault: Path, key: bytes, copy: Path) -> Mark:
    """Copy the vault and return the head of its chain."""
    connection = connect(vault, key)
    try:
        row = connection.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
        connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    return Mark(*row) if row else Mark()


def _manifest(copy: Path, file: KeyFile, checked: Checked, at: datetime) -> bytes:
    plain = {
        "format": 1,
        "vault": file.vault_id,
        "made": instant_text(at),
        "schema": checked.schema,
        "sha256": file_sha256(copy),
        "counts": checked.counts,
        "chain_is_whole": checked.chain.is_whole,
        "head": {"seq": checked.chain.head.seq, "hash": checked.chain.head.hash},
    }
    return json.dumps(plain, indent=1, sort_keys=True).encode()


def _bundle(bundle: Path, copy: Path, file: KeyFile, manifest: bytes) -> None:
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_STORED) as archive:
        archive.write(copy, "practice.vault")
        archive.writestr("practice.keys", file.content())
        archive.writestr("manifest.json", manifest)
    with zipfile.ZipFile(bundle) as archive:
        if archive.testzip() is not None:
            raise StorageFailed("The backup could not be verified and was not kept.")
    sync_file(bundle)


def _free_name(folder: Path, name: str) -> Path:
    finished, number = folder / f"{name}{SUFFIX}", 2
    while finished.exists():
        finished, number = folder / f"{name}-{number}{SUFFIX}", number + 1
    return finished


def _remove(path: Path) -> None:
    with suppress(OSError):
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
