"""A disk of which only what was synced is sure, rebuilt from recorded writes.

A file's writes since its last sync may each be there, be missing, or be there in some sectors only. A
name made, moved or removed since its folder's last sync may be as it was before; names of one folder
change in their order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512

Event = tuple[str, str, int, bytes]
"""(what, path within the practice, offset or size, bytes or the other path, with offset and size where one is sent)."""


@dataclass
class File:
    """SURE is what a sync has put down, LOOSE the writes since: (offset, bytes), or (size, None) for a cut."""

    sure: bytes = b""
    loose: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self) -> bytes:
        """As a process that reads it sees it."""
        content = bytearray(self.sure)
        for at, data in self.loose:
            _apply(content, at, data)
        return bytes(content)

    def synced(self) -> None:
        self.sure, self.loose = self.content(), []

    def after_power_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.sure)
        for at, data in self.loose:
            fate = chance.randrange(3)
            if fate == 0 or (data is None and fate == 1):
                continue
            if data is None or fate == 1:
                _apply(content, at, data)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _apply(content, at + start, data[start : start + SECTOR])
        return bytes(content)


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        content[at:] = bytes(max(0, at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


class Disk:
    """The files of one folder and the folders in it, by their paths."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.names = {path: File(content) for path, content in files.items()}
        self.sure_names = dict(self.names)
        self._loose_names: list[tuple[str, dict[str, File | None]]] = []

    def do(self, event: Event) -> None:
        what, path, number, data = event
        if what == "create":
            if path not in self.names:
                self._rename(path, {path: File()})
        elif what == "write":
            self.names[path].loose.append((number, data))
        elif what == "send":
            start, size, source = data.decode().split(" ", 2)
            sent = self.names[source].content()[int(start) : int(start) + int(size)]
            self.names[path].loose.append((number, sent))
        elif what == "cut":
            self.names[path].loose.append((number, None))
        elif what == "sync":
            self.names[path].synced()
        elif what == "sync folder":
            self._sync_names(path)
        elif what == "unlink":
            self._rename(path, {path: None})
        elif what == "rename":
            self._move(path, data.decode())

    def _move(self, old: str, new: str) -> None:
        changes: dict[str, File | None] = {}
        for path, file in list(self.names.items()):
            if path == old or path.startswith(old + "/"):
                changes[path] = None
                changes[new + path[len(old) :]] = file
        self._rename(old, changes)

    def _rename(self, path: str, changes: dict[str, File | None]) -> None:
        self._loose_names.append((path.rpartition("/")[0], changes))
        _change(self.names, changes)

    def _sync_names(self, folder: str) -> None:
        """Everything up to the last change in FOLDER is sure: a journal keeps its order."""
        upto = max((n + 1 for n, (where, _) in enumerate(self._loose_names) if where == folder), default=0)
        for _, changes in self._loose_names[:upto]:
            _change(self.sure_names, changes)
        del self._loose_names[:upto]

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self.sure_names)
        for _, changes in self._loose_names[: chance.randint(0, len(self._loose_names))]:
            _change(names, changes)
        return {path: file.after_power_cut(chance) for path, file in names.items()}


def _change(names: dict[str, File], changes: dict[str, File | None]) -> None:
    for path, file in changes.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
