"""What is held for the cause of a problem, and by whom. Nothing here is the app's own diagnosis."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import label
from notesapp.model.practice import Basis, Contributor
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.choices import Segmented
from ui.parts.flow import empty, put
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.standing.several import Several

BASES = (
    (Basis.CLIENT_BELIEVES, "Client believes"),
    (Basis.DOCTOR_DIAGNOSED, "Doctor diagnosed"),
    (Basis.THERAPIST_SUSPECTS, "I suspect"),
)


class Causes(QWidget):
    """Causes to choose from, and for each that is chosen who holds it."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.value: tuple[Contributor, ...] = ()
        box = metrics.column(self, 6)
        self._several = Several(name, tr("Causes"), "contributors")
        self._several.changed.connect(self._chosen)
        self._rows = metrics.column(None, 4)
        box.addLayout(self._rows)
        box.addWidget(self._several)

    @property
    def said(self) -> str:
        return self._several.said

    def set_value(self, value: tuple[Contributor, ...]) -> None:
        self.value = value
        self._several.set_value(tuple(one.what for one in value))
        self._show()

    def _chosen(self) -> None:
        held = {one.what: one for one in self.value}
        new = (held.get(what) or Contributor(what, Basis.CLIENT_BELIEVES) for what in self._several.value)
        self.value = tuple(new)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        empty(self._rows)
        for one in self.value:
            holder = QWidget()
            line = WrapRow(holder, 8)
            name = label("contributors", one.what)
            line.addWidget(metrics.size(Text(name, "label", elide=True), width=136))
            choices = [(basis.value, tr(words)) for basis, words in BASES]
            who = Segmented(f"{self._name}.{one.what}.basis", tr("Who holds it: {what}", what=name), choices, one.basis)
            who.chosen.connect(partial(self._based, one.what))
            line.addWidget(who, 1)
            put(self._rows, holder)

    def _based(self, what: str, key: str) -> None:
        self.value = tuple(replace(one, basis=Basis(key)) if one.what == what else one for one in self.value)
        self.changed.emit()
