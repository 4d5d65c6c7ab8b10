"""What changed, in words first and in figures below; on demand, how each is measured and by what it is judged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from notesapp.words.compared_figures import Figure
from notesapp.words.comparison import Compared
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.flow import empty
from ui.parts.lists import Rule
from ui.parts.press import reveal
from ui.parts.words import Text

LABEL, VALUE = 134, 84


class MeasuresCard(Card):
    """The verdict, the measures, the remarks."""

    def __init__(self) -> None:
        super().__init__("compare.measures", tr("Measuring…"))
        self.set_margins(8, (20, 14, 20, 14))
        self.heading.setWordWrap(False)
        self._why = Text("", "body", "text2", wrap=True, name="compare.why")
        self.body.addWidget(self._why)
        self._remarks = Text("", "secondary", "text2", wrap=True, name="compare.remarks")
        self.body.addWidget(self._remarks)
        self._rows = metrics.column(None, 0)
        self.body.addLayout(self._rows)
        self._how = Button(tr("How is this measured?"), "compare.how", "link", icon="info")
        self._how.setCheckable(True)
        self._how.toggled.connect(self._explain)
        self.body.insertWidget(2, self._how, 0, Qt.AlignmentFlag.AlignLeft)
        self._explained: list[Text] = []
        self._grids: list[tuple[QGridLayout, Figure]] = []
        self._said: Compared | None = None

    def wait(self) -> None:
        """Say that the figures are still being made; the old ones are not shown for another pair."""
        self._said = None
        self.set_heading(tr("Measuring…"))
        self._why.say("")
        self._remarks.say("")
        empty(self._rows)
        reveal(self._how, False)

    def show_words(self, said: Compared) -> None:
        if said == self._said:
            return
        self._said = said
        self.set_heading(said.headline)
        self._why.say(said.why)
        self._remarks.say("\n".join(said.remarks))
        reveal(self._remarks, bool(said.remarks))
        reveal(self._how, True)
        empty(self._rows)
        self._explained, self._grids = [], []
        for figure in said.figures:
            self._rows.addWidget(self._row(figure))
        self._explain(self._how.isChecked())

    def _row(self, figure: Figure) -> QWidget:
        row = QWidget()
        name = f"compare.figure.{figure.key}"
        row.setObjectName(name)
        row.setToolTip(figure.how)
        values = tr("{before}, then {after}", before=figure.before, after=figure.after)
        row.setAccessibleName(f"{figure.label}: {values if figure.after else figure.before}. {figure.remark}")
        row.setAccessibleDescription(figure.how)
        box = metrics.column(row, 0)
        box.addWidget(Rule())
        grid: QGridLayout = metrics.grid(None, 8, (0, 6, 0, 6))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(metrics.size(Text(figure.label, "label"), width=LABEL), 0, 0, top)
        short = max(len(figure.before), len(figure.after)) <= SHORT
        if figure.after and short:
            for at, value in enumerate((figure.before, figure.after), start=1):
                said = Text(value, "label", weight=600, tabular=True, name=f"{name}.{'before' if at == 1 else 'after'}")
                grid.addWidget(metrics.size(said, width=VALUE), 0, at, top)
        else:
            both = f"{figure.before} → {figure.after}" if figure.after else figure.before
            grid.addWidget(Text(both, "label", weight=600, wrap=True, name=f"{name}.before"), 0, 1, 1, 3, top)
        if figure.remark and not figure.key.startswith(PLAIN):
            grid.addWidget(Text(figure.remark, "secondary", "text2", wrap=True, name=f"{name}.remark"), 1, 0, 1, 4)
        self._grids.append((grid, figure))
        grid.setColumnStretch(3, 1)
        box.addLayout(grid)
        return row

    def _explain(self, shown: bool) -> None:
        """Show how each is measured, below it; made when first asked for."""
        if shown and not self._explained:
            for grid, figure in self._grids:
                how = Text(figure.how, "secondary", "accent", wrap=True, name=f"compare.figure.{figure.key}.how")
                self._explained.append(how)
                grid.addWidget(how, 2, 0, 1, 4)
        for words in self._explained:
            reveal(words, shown)


PLAIN = ("view_", "mean", "summed")
"""Measures of which the label says enough; their explanation is one tap away."""
SHORT = 9
"""Longer values than this stand on a line of their own."""
