"""Erasing a record: what goes, where it still stands, and a name that has to be typed; then what is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.keeping import EraseReason, Kept
from notesapp.usecases.keeping import Copy, Erased
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import day, sessions
from ui.parts.buttons import Button
from ui.parts.cards import Banner, Card
from ui.parts.choices import Tick
from ui.parts.fields import Labelled, LineField
from ui.parts.flow import Choice, Flow
from ui.parts.lists import ScrollPane
from ui.parts.press import reveal
from ui.parts.words import Text


def reasons() -> dict[EraseReason, str]:
    return {
        EraseReason.PERIOD_OVER: tr("The period is over"),
        EraseReason.CLIENT_ASKED: tr("The client asked for it"),
        EraseReason.ENTERED_BY_MISTAKE: tr("Entered by mistake"),
        EraseReason.OTHER: tr("Another reason"),
    }


def copies_words(copies: Sequence[Copy]) -> str:
    """Where it still stands, and until when; nothing is left out that is known here."""
    elsewhere = tr("Copies on a stick, in a second place, and papers or files that left, are not reached from here.")
    if not copies:
        return tr("No backup beside the practice holds it.") + " " + elsewhere
    last = day(max(copy.leaves for copy in copies), with_year=True)
    if len(copies) == 1:
        until = tr("It still stands in 1 backup beside the practice, until {day} at the latest", day=last)
    else:
        many = tr("It still stands in {n} backups beside the practice, the last of them until {day} at the latest")
        until = many.format(n=len(copies), day=last)
    until += tr(", if backups go on being made. Restoring such a backup brings it back.")
    return until + " " + elsewhere


class EraseForm(QWidget):
    """`confirmed(typed, reason, copies_too)`; the button waits for the whole name and a reason."""

    confirmed = Signal(str, object, bool)
    cancelled = Signal()

    def __init__(self, kept: Kept, copies: Sequence[Copy]) -> None:
        super().__init__()
        self.setObjectName("erase")
        self.setAccessibleName(tr("Erase the record"))
        self._kept = kept
        self._reason: EraseReason | None = None
        box = metrics.column(self, 10, (0, 8, 0, 0))
        undone = tr("This cannot be undone.")
        if kept.until > datetime.now().astimezone().date():
            undone += " " + tr("Its period lasts until {day}.", day=day(kept.until, with_year=True))
        box.addWidget(Banner("erase.banner", "danger", undone, copies_words(copies)))
        box.addWidget(Text(tr("Why"), "secondary", "text2", 600))
        self._why = Flow()
        box.addWidget(self._why)
        self._copies = Tick(
            tr("Delete the older backups beside the practice too, once a new one without it is verified"),
            "erase.copies",
        )
        box.addWidget(self._copies)
        reveal(self._copies, bool(copies))
        asked = tr("Type the whole name to confirm: {name}", name=kept.name)
        self._name = LineField("erase.name", tr("The client's whole name"))
        self._name.textChanged.connect(lambda _: self._refresh())
        box.addWidget(Labelled(asked, self._name))
        line = metrics.row(None, 12)
        self._do = Button(tr("Erase for good"), "erase.do", "danger", icon="bin")
        self._do.clicked.connect(self._confirm)
        cancel = Button(tr("Cancel"), "erase.cancel", "quiet")
        cancel.clicked.connect(self.cancelled)
        line.addWidget(self._do)
        line.addWidget(cancel)
        line.addStretch(1)
        box.addLayout(line)
        self._refresh()

    def take_focus(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _because(self, reason: EraseReason) -> None:
        self._reason = reason
        self._refresh()

    def _refresh(self) -> None:
        self._why.offer(
            [
                Choice(f"erase.why.{reason}", words, reason is self._reason, lambda r=reason: self._because(r))  # type: ignore[misc]
                for reason, words in reasons().items()
            ]
        )
        typed = " ".join(self._name.text().split()).casefold()
        named = typed == " ".join(self._kept.name.split()).casefold()
        self._do.setEnabled(named and self._reason is not None)

    def _confirm(self) -> None:
        self._do.setEnabled(False)
        self.confirmed.emit(self._name.text(), self._reason, self._copies.isChecked())


class ErasedPage(QWidget):
    """What is left of a record that was erased. `closed` leads on."""

    closed = Signal()

    def __init__(self, done: Erased) -> None:
        super().__init__()
        self.setObjectName("erased")
        self.setAccessibleName(tr("The record was erased"))
        outer = metrics.column(self, 0)
        pane = ScrollPane("erased.pane", tr("The record was erased"), 16, (32, 32, 32, 24))
        outer.addWidget(pane)
        card = Card("erased.card", tr("The record was erased"))
        one = done.erasure
        entries = tr("1 signed entry") if one.entries == 1 else tr("{n} signed entries", n=one.entries)
        papers = tr("1 paper") if one.documents == 1 else tr("{n} papers", n=one.documents)
        counted = tr(
            "Gone from the file and from its index: {sessions}, {entries}, {papers}.",
            sessions=sessions(one.sessions),
            entries=entries,
            papers=papers,
        )
        card.body.addWidget(Text(counted, "body", wrap=True, name="erased.counted"))
        proof = tr("The chain of signatures still verifies: a signed entry says that it was done, when and by whom.")
        card.body.addWidget(Text(proof, "body", wrap=True))
        if not done.is_swept:
            words = tr("The disk did not take the last step: free pages of the file are written over at the next save.")
            card.body.addWidget(Banner("erased.unswept", "warn", words))
        kind = "warn" if done.copies else "info"
        stands = Banner("erased.copies", kind, copies_words(done.copies))  # type: ignore[arg-type]
        card.body.addWidget(stands)
        for number, copy in enumerate(done.copies, start=1):
            made = tr(
                "Backup of {made}, gone by {leaves}",
                made=f"{day(copy.made, with_year=True)}, {copy.made.astimezone():%H:%M}",
                leaves=day(copy.leaves, with_year=True),
            )
            card.body.addWidget(Text(made, "secondary", "text2", name=f"erased.copy.{number}"))
        if done.discarded:
            gone = tr("{n} older backups were deleted.", n=done.discarded)
            card.body.addWidget(Text(gone, "body", wrap=True, name="erased.discarded"))
        back = Button(tr("Done"), "erased.done", "primary")
        back.clicked.connect(self.closed)
        card.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        line = metrics.row(None, 0)
        line.addWidget(metrics.size(card, max_width=760), 1000)
        line.addStretch(1)
        pane.body.addLayout(line)
        pane.body.addStretch(1)
        self.setFocusProxy(back)
