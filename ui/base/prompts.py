"""Questions only the system's own dialogs can ask. Handed in, so that a test answers as a person would."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget


class Prompts(Protocol):
    """None means that the person cancelled."""

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None: ...

    def save_as(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None: ...

    def open_file(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None: ...


class SystemPrompts:
    """The real ones. KINDS is Qt's filter, for example "PDF (*.pdf)"."""

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return _path(_dialog().getExistingDirectory(parent, title, str(start)))

    def save_as(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
        return _path(_dialog().getSaveFileName(parent, title, str(start), kinds)[0])

    def open_file(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
        return _path(_dialog().getOpenFileName(parent, title, str(start), kinds)[0])


def _path(answer: str) -> Path | None:
    return Path(answer) if answer else None


def _dialog() -> type[QFileDialog]:
    from PySide6.QtWidgets import QFileDialog  # the first window is not kept waiting for it

    return QFileDialog
