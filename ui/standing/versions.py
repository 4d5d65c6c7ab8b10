"""What was amended on a signed note, above its text; and each version, to read as it was signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.signature import SignedNote
from notesapp.words.amended import Ink, Piece, amended
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.choices import Segmented
from ui.parts.flow import empty
from ui.parts.lists import Rule
from ui.parts.words import IconLabel, Text

MOST = 4
"""So many versions stand beside each other; of more, the first and the newest."""


class _PieceRow(QWidget):
    """A sentence that was struck or added: the word says which, the line through it shows it too."""

    def __init__(self, heading: str, piece: Piece, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        struck = piece.ink is Ink.STRUCK
        what = tr("{part}, struck", part=heading) if struck else tr("{part}, added", part=heading)
        self.setAccessibleName(f"{what}: {piece.text}")
        line = metrics.row(self, 8, (26, 2, 0, 2))
        line.addWidget(IconLabel("minus" if struck else "plus", "danger" if struck else "ok", 16))
        words = metrics.column(None, 0)
        words.addWidget(Text(what, "label", "text2"))
        self.words = Text(piece.text, "body", "text2" if struck else "text", wrap=True, strike=struck)
        words.addWidget(self.words)
        line.addLayout(words, 1)


class AmendedLines(QWidget):
    """Each amendment with its author, time and reason, and what it struck and added; nothing for a first version."""

    def __init__(self, versions: Sequence[SignedNote]) -> None:
        super().__init__()
        self.setObjectName("amended")
        self.setAccessibleName(tr("Amendments"))
        box = metrics.column(self, 6, (0, 0, 0, 8))
        for at, one in enumerate(amended(versions), start=1):
            head = metrics.row(None, 8)
            head.addWidget(IconLabel("x", "danger", 18) if one.is_retracted else IconLabel("pen", "warn", 18))
            head.addWidget(Text(one.line, "body", weight=600, wrap=True, name=f"amended.{at}"), 1)
            box.addLayout(head)
            changed = [(part.heading, piece) for part in one.parts for piece in part.pieces]
            told = [(heading, piece) for heading, piece in changed if piece.ink is not Ink.KEPT]
            for number, (heading, piece) in enumerate(told, start=1):
                box.addWidget(_PieceRow(heading, piece, f"amended.{at}.{number}"))
            if one.is_retracted:
                stays = tr("Entered in error. It stays readable below, and counts for nothing.")
                box.addWidget(Text(stays, "secondary", "text2", wrap=True))
            elif not told:
                box.addWidget(Text(tr("No word was changed."), "secondary", "text2"))
        if len(versions) > 1:
            box.addWidget(Rule())


class VersionSwitch(QWidget):
    """Which version is shown; `chosen(at)`, its place in the versions given. Empty while there is only one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._box = metrics.column(self, 0)
        self.setObjectName("versions")
        self.hide()

    def show_versions(self, versions: Sequence[SignedNote]) -> None:
        empty(self._box)
        self.setVisible(len(versions) > 1 and self.parentWidget() is not None)
        if len(versions) < 2:
            return
        last = len(versions) - 1
        offered = range(len(versions)) if len(versions) <= MOST else (0, last)
        labels = [(str(at), self._label(at, last)) for at in offered]
        strip = Segmented("versions.strip", tr("Version shown"), labels, str(last))
        strip.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self._box.addWidget(strip)
        strip.show()

    @staticmethod
    def _label(at: int, last: int) -> str:
        if at == last:
            return tr("As it stands now")
        return tr("As first signed") if at == 0 else tr("Version {n}", n=at + 1)
