"""A person who answers the system's dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Answers:
    """Gives the same answer to every question; None cancels."""

    def __init__(self, answer: Path | None = None) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        self.asked.append(title)
        return self.answer

    def save_as(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.answer

    def open_file(self, parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.answer
