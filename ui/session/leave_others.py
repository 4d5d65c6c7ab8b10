"""All that can be given for home: what suits today with its reason, the rest, and what is left out and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.aftercare import items
from notesapp.editing import leave as moves
from notesapp.safety.advice import Suggested
from notesapp.words.lexicon import upper_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.fields import LineField
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.words import Text
from ui.session.desk import Desk


class Others(QWidget):
    """A list to choose from, the best first; a tap gives an item or takes it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("leave.others")
        self._desk = desk
        self._shown: object = None
        box = metrics.column(self, 8)
        self._find = LineField("leave.others.find", tr("Find"), tr("Find an exercise or advice"))
        self._find.textChanged.connect(lambda _: self.refresh())
        box.addWidget(self._find)
        pane = ScrollPane("leave.others.pane", tr("For home"), spacing=4)
        metrics.size(pane, min_height=360)
        self._list = SelectList("leave.others.list", tr("For home"))
        self._list.taken.connect(self._toggle)
        pane.body.addWidget(self._list)
        self._hidden = Text("", "secondary", "text2", 600, name="leave.others.hidden")
        pane.body.addWidget(self._hidden)
        self._gone = metrics.column(None, 2)
        pane.body.addLayout(self._gone)
        pane.body.addStretch(1)
        box.addWidget(pane, 1)

    def refresh(self) -> None:
        note, advice = self._desk.note, self._desk.found.aftercare
        wanted = self._find.text().strip().lower()
        here = {given.item for given in note.aftercare}
        shown = (tuple(sorted(here)), advice, wanted)
        if shown == self._shown:
            return
        self._shown = shown
        gone = {hidden.item: hidden.reason for hidden in advice.hidden}
        rows: list[tuple[str, SelectRow]] = []
        ranked = [s.item for s in advice.suggested]
        why = {s.item: s.reason for s in advice.suggested}
        for key in (*ranked, *(k for k in items() if k not in why)):
            item = items()[key]
            if key in gone or wanted not in f"{item.title} {item.short}".lower():
                continue
            sub = upper_first(why[key]) if key in why else item.dose_text
            given = key in here
            row = SelectRow(
                item.title,
                f"leave.others.{key}",
                sub,
                "done" if given else "",
                "accent",
                action=tr("Given") if given else tr("Give"),
            )
            rows.append((key, row))
        self._list.show_rows(rows)
        self._show_gone({k: why for k, why in gone.items() if wanted in items()[k].title.lower()})

    def _show_gone(self, gone: dict[str, str]) -> None:
        while (entry := self._gone.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._hidden.say(tr("Left out today") if gone else "")
        for key, reason in gone.items():
            line = Text(
                f"{items()[key].title}: {reason}", "secondary", "text2", wrap=True, name=f"leave.others.gone.{key}"
            )
            self._gone.addWidget(line)
            line.show()

    def _toggle(self, key: str) -> None:
        desk = self._desk
        if any(given.item == key for given in desk.note.aftercare):
            desk.change(moves.drop_item(desk.note, key), tr("Take away"))
            return
        best = next((s for s in desk.found.aftercare.suggested if s.item == key), None)
        one = best or Suggested(key, None, 0, "", both_sides=items()[key].sided)
        desk.change(moves.give_suggested(desk.note, (one,), desk.stamp), tr("For home"))
