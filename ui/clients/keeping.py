"""How a client's record is kept: until when, taken along as a closed PDF, held, or erased for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.expected import Expected
from notesapp.model.keeping import EraseReason, Hold, plus_years
from notesapp.usecases.keeping import Copy, Erased, Record
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.erase import EraseForm
from ui.clients.words import day, sessions
from ui.documents.closed import PasswordCard
from ui.parts.buttons import Button
from ui.parts.cards import Banner
from ui.parts.fields import Labelled, LineField
from ui.parts.flow import empty, put
from ui.parts.lists import Rule
from ui.parts.press import reveal
from ui.parts.words import Text

Failed = Callable[[Exception], None]


class Custody(Protocol):
    """What can be done with the record of one client. Each calls THEN in the window's thread, or FAILED."""

    def look(self, then: Callable[[Record, tuple[Copy, ...]], None], failed: Failed) -> None: ...

    def hold(self, reason: str, then: Callable[[], None], failed: Failed) -> None: ...

    def end_hold(self, hold_id: str, reason: str, then: Callable[[], None], failed: Failed) -> None: ...

    def export(
        self, parent: QWidget, progress: Callable[[int, int], None], then: Callable[[str, str], None], failed: Failed
    ) -> bool:
        """THEN is given the password and the file's name. False when the person cancelled."""
        ...

    def erase(
        self, typed: str, reason: EraseReason, copies_too: bool, then: Callable[[Erased], None], failed: Failed
    ) -> None: ...


class KeepingPane(QWidget):
    """`erased` with what is left of the record."""

    erased = Signal(object)

    def __init__(self, custody: Custody) -> None:
        super().__init__()
        self.setObjectName("keeping")
        self.setAccessibleName(tr("How this record is kept"))
        self._custody = custody
        self._box = metrics.column(self, 10)
        self._told = Text("", "body", "danger", wrap=True, name="keeping.told")
        self._look()

    def _look(self) -> None:
        self._custody.look(self._show, self._failed)

    def _show(self, record: Record, copies: tuple[Copy, ...]) -> None:
        empty(self._box)
        self._told = Text("", "body", "danger", wrap=True, name="keeping.told")
        self._box.addWidget(self._told)
        reveal(self._told, False)
        self._until(record)
        put(self._box, Rule())
        self._export()
        put(self._box, Rule())
        self._holds(record)
        put(self._box, Rule())
        self._erase(record, copies)

    def _heading(self, words: str) -> None:
        put(self._box, Text(words, "label", "text2", 600))

    def _until(self, record: Record) -> None:
        rule, kept = record.rule, record.kept
        self._heading(tr("Kept until"))
        days = {"day": day(kept.until, with_year=True), "last": day(kept.last_entry, with_year=True)}
        if kept.until == plus_years(kept.last_entry, rule.years):
            until = tr("{day}: {years} years after the last entry, {last}.", years=rule.years, **days)
        else:
            until = tr("{day}: the client was not of age at the last entry, {last}.", **days)
        put(self._box, Text(until, "body", wrap=True, name="keeping.until"))
        chosen = "" if record.chosen else tr("No period was chosen in Settings, so the longest one holds.") + " "
        verify = chosen + tr("Verify the period with your regulator.")
        put(self._box, Text(verify, "secondary", "text2", wrap=True, name="keeping.verify"))

    # taking it along

    def _export(self) -> None:
        self._heading(tr("The whole record as a file"))
        lead = tr(
            "Every session, the health history, consents and letters as one PDF with a password (AES-256),"
            " the data attached for other systems."
        )
        put(self._box, Text(lead, "body", wrap=True))
        self._out = Button(tr("Save with a password"), "keeping.export", "secondary", icon="lock")
        self._out.clicked.connect(self._save)
        self._box.addWidget(self._out, 0, Qt.AlignmentFlag.AlignLeft)
        self._progress = Text("", "secondary", "text2", name="keeping.export.told")
        self._box.addWidget(self._progress)
        reveal(self._progress, False)
        self._closed = metrics.column(None, 0)
        self._box.addLayout(self._closed)

    def _save(self) -> None:
        if self._custody.export(self, self._at, self._saved, self._failed):
            self._out.setEnabled(False)

    def _at(self, done: int, of: int) -> None:
        self._progress.say(tr("Session {n} of {all}", n=done, all=of))
        reveal(self._progress, True)

    def _saved(self, password: str, file: str) -> None:
        self._out.setEnabled(True)
        reveal(self._progress, False)
        card = PasswordCard(password, file)
        card.done.connect(lambda: self._was_told(file))
        put(self._closed, card)

    def _was_told(self, file: str) -> None:
        empty(self._closed)
        self._progress.say(tr("Saved as {name}", name=file))
        reveal(self._progress, True)

    # holding it

    def _holds(self, record: Record) -> None:
        self._heading(tr("Legal hold"))
        in_force = [hold for hold in record.holds if hold.in_force]
        for number, hold in enumerate(in_force, start=1):
            since = tr("Held since {day}: it cannot be erased.", day=day(hold.set_at, with_year=True))
            put(self._box, Banner(f"keeping.hold.{number}", "warn", since, hold.reason, icon="lock"))
        if in_force:
            asked = tr("Why the hold ends")
            self._ask("keeping.end", asked, tr("End the hold"), lambda words: self._end(in_force, words))
        else:
            none = tr("Where a claim, a complaint or a court asks for it, a hold keeps the record beyond its period.")
            put(self._box, Text(none, "secondary", "text2", wrap=True))
            self._ask("keeping.hold.new", tr("Why it must be kept"), tr("Hold the record"), self._hold)
        for hold in record.holds:
            if hold.ended_at is not None:
                over = tr("{first} to {last}: {why}. Ended: {end}.", first=day(hold.set_at, with_year=True),
                          last=day(hold.ended_at, with_year=True), why=hold.reason, end=hold.end_reason)  # fmt: skip
                put(self._box, Text(over, "secondary", "text2", wrap=True))

    def _ask(self, name: str, asked: str, label: str, do: Callable[[str], None]) -> None:
        """A field for a reason, and the button that needs it."""
        line = metrics.row(None, 12)
        field = LineField(name, asked)
        line.addWidget(Labelled(asked, field), 1)
        button = Button(label, f"{name}.do", "secondary")
        button.setEnabled(False)
        field.textChanged.connect(lambda text: button.setEnabled(bool(text.strip())))
        button.clicked.connect(lambda: do(field.text()))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._box.addLayout(line)

    def _hold(self, reason: str) -> None:
        self._custody.hold(reason, self._look, self._failed)

    def _end(self, holds: list[Hold], reason: str) -> None:
        for hold in holds:
            self._custody.end_hold(hold.id, reason, self._look, self._failed)

    # erasing it

    def _erase(self, record: Record, copies: tuple[Copy, ...]) -> None:
        self._heading(tr("Erase"))
        held = any(hold.in_force for hold in record.holds)
        said = tr("Under a legal hold it cannot be erased.") if held else tr(
            "{sessions}, the history and every paper go for good. That there was a record, and that it was lawfully"
            " erased, stays provable without a word of it.",
            sessions=sessions(record.kept.sessions),
        )  # fmt: skip
        put(self._box, Text(said, "body", wrap=True, name="keeping.erase.lead"))
        begin = Button(tr("Erase the record…"), "keeping.erase", "danger", icon="bin")
        begin.setEnabled(not held)
        self._box.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        place = metrics.column(None, 0)
        self._box.addLayout(place)

        def close_form() -> None:
            empty(place)
            begin.setEnabled(True)

        def open_form() -> None:
            begin.setEnabled(False)
            form = EraseForm(record.kept, copies)
            form.cancelled.connect(close_form)
            form.confirmed.connect(self._confirmed)
            put(place, form)
            form.take_focus()

        begin.clicked.connect(open_form)

    def _confirmed(self, typed: str, reason: object, copies_too: bool) -> None:
        assert isinstance(reason, EraseReason)
        self._custody.erase(typed, reason, copies_too, self.erased.emit, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        if hasattr(self, "_out"):
            self._out.setEnabled(True)
            reveal(self._progress, False)
        if self._box.indexOf(self._told) < 0:
            self._box.addWidget(self._told)
        self._told.say(f"{error} {error.hint}".strip())
        reveal(self._told, True)
