"""Where a practice may live, the names in its folder, and files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from notesapp.model.expected import CannotWrite, DiskFull, SyncedFolder

DISK_IS_FULL = {28, 122, 27}  # ENOSPC, EDQUOT, EFBIG
_SYNCED = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud", "owncloud", "pclouddrive")
_SYNCED_WHOLE = ("mobile documents", "cloudstorage", "my drive", "box sync")
_SYNC_MARKERS = (".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log")
_NETWORK = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "ceph",
)


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one practice folder."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "practice.vault"

    @property
    def unfinished(self) -> Path:
        """A vault that is being made and is not yet one."""
        return self.folder / "practice.vault.new"

    @property
    def keys(self) -> Path:
        return self.folder / "practice.keys"

    @property
    def keys_before(self) -> Path:
        return self.folder / "practice.keys.bak"

    @property
    def guard(self) -> Path:
        return self.folder / "practice.lock"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"


def refuse_synced(folder: Path, mounts: str | None = None) -> None:
    """Raise SyncedFolder if FOLDER is synchronised or on a network.

    MOUNTS is the text of the system's mount table; by default it is read where there is one.
    """
    whole = folder.absolute()
    with contextlib.suppress(OSError, RuntimeError):
        whole = whole.resolve()
    for part in {*whole.parts, *folder.absolute().parts}:
        name = part.casefold()
        if name.startswith(_SYNCED) or name in _SYNCED_WHOLE:
            raise SyncedFolder
    if any((parent / marker).exists() for parent in (whole, *whole.parents) for marker in _SYNC_MARKERS):
        raise SyncedFolder
    if str(whole).startswith(("\\\\", "//")) or _is_network(whole, _mount_table() if mounts is None else mounts):
        raise SyncedFolder


def _mount_table() -> str:
    try:
        return Path("/proc/mounts").read_text(errors="replace")
    except OSError:
        return ""


def _is_network(folder: Path, mounts: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == 4)
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        if len(mount) >= len(best) and (folder == Path(mount) or Path(mount) in folder.parents):
            best, kind = mount, fields[2]
    return kind in _NETWORK


def make_private_folder(folder: Path) -> None:
    """Make FOLDER with 0700; an empty one is closed to others before anything is put in it.

    A folder in use keeps its rights: it is somebody's, and our files are 0600 anyway.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            os.chmod(folder, 0o700)
    except OSError as error:
        raise CannotWrite("This folder cannot be written to.") from error


def make_private_file(path: Path) -> None:
    """Make an empty file at PATH with 0600; refuse if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_whole(path: Path, content: bytes) -> None:
    """Put CONTENT at PATH at once: the old file or the new one, never half of one.

    Raises DiskFull or CannotWrite; PATH is then as it was.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.unlink(missing_ok=True)
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise (DiskFull() if error.errno in DISK_IS_FULL else CannotWrite()) from error


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in FOLDER last; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
