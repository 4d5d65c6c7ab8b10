"""What stands at the head of the map: which layers are hidden, and what the patterns of the comparison mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from notesapp.bodymap.compare import Part, swatch
from notesapp.bodymap.geometry import polyline
from notesapp.bodymap.scene import Sheet
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.qt_surface import QtSurface
from ui.bodymap.seen import Seen
from ui.bodymap.soiled import Soiled
from ui.parts.paint import CENTRE, LEFT, panel, text_width, write

NAMES: Final[dict[Sheet, str]] = {
    "client": "Client says",
    "findings": "Findings",
    "treated": "Treated",
    "avoid": "Avoid",
}
SIGNS: Final[tuple[tuple[Part, str], ...]] = (
    ("then", "Only the client"),
    ("now", "Only the therapist"),
    ("both", "Both"),
)
HIGH, SAMPLE = 24, 24
UNITS = 0.085
"""px to the 1/10 mm in a sample."""


def paint(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """Beside the head, where there is nothing of the body: what patterns mean, and what is hidden."""
    if canvas.scene.differing:
        _legend(canvas, painter, dirty)
    if canvas.scene.hidden and canvas.tells_hidden:
        _hidden(canvas, painter, dirty)


def paint_sample(painter: QPainter, part: Part, box: QRectF) -> None:
    """A sample of a pattern, as the map draws it."""
    scale = UNITS * current().scale
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    wide, high = round(box.width() / scale), round(box.height() / scale)
    square = polyline([(40, 40), (wide - 40, 40), (wide - 40, high - 40), (40, high - 40)], closed=True)
    swatch(part, square, QtSurface(painter, scale * painter.device().devicePixelRatio()))
    painter.restore()


def _legend(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """What the patterns mean, on the map itself: it is read there, and the sheet may be folded away."""
    theme = current()
    font, gap, sample, high = theme.font("secondary", 500), theme.px(6), theme.px(SAMPLE), theme.px(HIGH)
    words = [(part, tr(text)) for part, text in SIGNS]
    wide = sample + 4 * gap + max(text_width(text, font) for _, text in words)
    box = QRectF(theme.px(4), theme.px(4), wide, high * len(words) + gap)
    if not dirty.meets(box):
        return
    panel(painter, box, theme.px(10), theme.colour("surface"), theme.colour("border_strong"))
    for row, (part, text) in enumerate(words):
        line = QRectF(box.left() + gap, box.top() + gap / 2 + row * high, wide - gap, high)
        paint_sample(painter, part, line.adjusted(0, gap / 2, sample - line.width(), -gap / 2))
        write(painter, line.adjusted(sample + gap, 0, 0, 0), text, font, theme.colour("text"), LEFT)


def _hidden(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """What is hidden says so: nobody shall take it for not there."""
    theme = current()
    font, high = theme.font("secondary", 600), theme.px(HIGH)
    hidden = [tr(words) for sheet, words in NAMES.items() if sheet in canvas.scene.hidden]
    rows = [tr("Hidden:"), *hidden]
    wide = max(text_width(text, font) for text in rows) + theme.px(24)
    box = QRectF(canvas.width() - wide - theme.px(4), theme.px(4), wide, high * len(rows))
    if dirty.meets(box):
        panel(painter, box, theme.px(10), theme.colour("warn_soft"), theme.colour("warn_line"), 1.2)
        for row, text in enumerate(rows):
            line = QRectF(box.left(), box.top() + row * high, wide, high)
            write(painter, line, text, font, theme.colour("warn"), CENTRE)
