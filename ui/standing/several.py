"""Several of a list of the catalogue, or own words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import label, options
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow


class Several(QWidget):
    """`value` are keys of LIST and own words, in the order they were chosen; with ONLY_ONE at most one."""

    changed = Signal()

    def __init__(self, name: str, accessible: str, of: str, only_one: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._name, self._of, self._only_one = name, of, only_one
        self.value: tuple[str, ...] = ()
        box = metrics.column(self, 6)
        self._flow = Flow(6)
        box.addWidget(self._flow)
        said = tr("Own words and Enter")
        self._own = LineField(f"{name}.own", f"{accessible}: {said}", said)
        self._own.returnPressed.connect(self._add_own)
        box.addWidget(self._own)
        self._show()

    @property
    def said(self) -> str:
        return ", ".join(label(self._of, key) for key in self.value)

    def set_value(self, value: tuple[str, ...]) -> None:
        self.value = value
        self._own.clear()
        self._show()

    def _show(self) -> None:
        own = [key for key in self.value if key not in options(self._of)]
        self._flow.offer(
            [
                Choice(f"{self._name}.{key}", label(self._of, key), key in self.value, partial(self._toggle, key))
                for key in (*options(self._of), *own)
            ]
        )

    def _toggle(self, key: str) -> None:
        if key in self.value:
            self.value = tuple(one for one in self.value if one != key)
        else:
            self.value = (key,) if self._only_one else (*self.value, key)
        self._show()
        self.changed.emit()

    def _add_own(self) -> None:
        words = " ".join(self._own.text().split())
        if words and words not in self.value:
            self._own.clear()
            self._toggle(words)
