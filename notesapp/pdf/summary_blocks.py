"""The drawn blocks of the session summary, each as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from notesapp.pdf.colours import ACCENT, HOT, HOT_TINT, INK, SOFT, TINT
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.page import Record, box, fill, pain_change, pain_line
from notesapp.pdf.text import line_of, para, put, tall, text_width, whole_line
from notesapp.words.contents import SummaryContent


class Block(Flowable):  # type: ignore[misc]
    """A drawing of fixed height across the text; drawn from its lower left corner."""

    def __init__(self, wide: float, height: float) -> None:
        super().__init__()
        self.width, self.height = wide, height

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height


class Heading(Block):
    """A section's heading, also in the outline; never left alone at the foot of a page."""

    keepWithNext = 1  # noqa: N815

    def __init__(self, text: str, wide: float) -> None:
        super().__init__(wide, 19)
        self.text = text

    def draw(self) -> None:
        c: Any = self.canv
        key = f"{self.text}-{c.getPageNumber()}"
        c.bookmarkHorizontal(key, 0, 20)
        c.addOutlineEntry(self.text, key, 0)
        line_of(c, 0, 5, self.text, 11, BOLD, ACCENT, wide=self.width)


class Facts(Block):
    """Who, when, how long, by whom, about what; a single short alert beside the problem. What is empty is left out."""

    WIDTHS = (0.16, 0.205, 0.21, 0.425)

    def __init__(self, wide: float, content: SummaryContent) -> None:
        words = labels(content.language)
        self.content = content
        therapist = ", ".join(part for part in (content.head.therapist, content.head.registration) if part)
        cells = (
            (words["born"], content.born),
            (words["session"], content.session),
            (words["length"], content.length),
            (words["therapist"], therapist),
        )
        self.cells = [
            (label, para(value, 9.3, 12.2), part)
            for (label, value), part in zip(cells, self.WIDTHS, strict=True)
            if value
        ]
        self.facts = max((tall(p, part * wide - 8) for _, p, part in self.cells), default=0)
        self.label = words["problem"]
        self.tag = Alerts(wide, content.alerts) if short_alert(content, wide) else None
        self.room = wide - 44 - (self.tag.tags[0][2] + 14 if self.tag else 0)
        self.problem = para(content.problem, 9.5, 13, BOLD) if content.problem else None
        low = max(tall(self.problem, self.room) if self.problem else 0, self.tag.height if self.tag else 0)
        super().__init__(wide, 44 + self.facts + (low + 11 if low else 0) + 4)

    def draw(self) -> None:
        c, w = self.canv, self.width
        whole_line(c, 0, self.height - 22, self.content.client, 22, w, room=1.6)
        y = self.height - 42
        x = 0.0
        for label, p, part in self.cells:
            line_of(c, x, y, label, 8, colour=SOFT)
            put(c, p, x, y - 2.6, part * w - 8)
            x += part * w
        top = y - 11 - self.facts
        if self.problem:
            line_of(c, 0, top - 10, self.label, 8, colour=SOFT)
            put(c, self.problem, 44, top, self.room)
        if self.tag:
            self.tag.canv = c
            c.saveState()
            c.translate(w - self.tag.tags[0][2], top - self.tag.height + 3)
            self.tag.draw()
            c.restoreState()


def short_alert(content: SummaryContent, wide: float) -> bool:
    """Whether there is one alert only, short enough to stand beside the problem."""
    found = [text for text in content.alerts if text]
    return len(found) == 1 and text_width(found[0], 9, BOLD) + 25 <= wide * 0.42


class Alerts(Block):
    """Cautions as framed tags, as many rows as they need."""

    def __init__(self, wide: float, alerts: Sequence[str]) -> None:
        self.tags: list[tuple[float, float, float, Any]] = []
        x = y = row = 0.0
        for text in alerts:
            if not text:
                continue
            p = para(text, 9, 11.6, BOLD, HOT)
            span = min(wide, text_width(text, 9, BOLD) + 24.5)
            high = tall(p, span - 23) + 7
            if x and x + span > wide:
                x, y, row = 0.0, y + row + 5, 0.0
            self.tags.append((x, y, span, p))
            x, row = x + span + 8, max(row, high)
        super().__init__(wide, y + row + 2)

    def draw(self) -> None:
        for x, y, span, p in self.tags:
            high = tall(p, span - 23) + 7
            top = self.height - y
            box(self.canv, x, top - high, span, high, inside=HOT_TINT, line=HOT, radius=4)
            put(self.canv, p, x + 12, top - 3.2, span - 23)


class Pain(Block):
    def __init__(self, wide: float, content: SummaryContent) -> None:
        self.content, self.words = content, labels(content.language)
        self.said = para(content.pain_words, 9, 12.4, markup=True) if content.pain_words else None
        high = tall(self.said, wide - 356) if self.said else 0
        super().__init__(wide, max(44, high + 10))

    def draw(self) -> None:
        c, w, h = self.canv, self.width, self.height
        assert self.content.pain is not None
        box(c, 0, 0, w, h, inside=TINT, radius=6)
        low = h / 2 - 22
        line_of(c, 14, low + 24, self.words["pain"], 9, colour=SOFT)
        line_of(c, 14, low + 9, self.words["of 10"], 8, colour=SOFT)
        pain_change(c, 46, low + 11, self.content.pain, 24)
        pain_line(c, 144, low + 9, 186, self.content.pain, 12)
        if self.said:
            put(c, self.said, 344, h / 2 + tall(self.said, w - 356) / 2, w - 356)


class Caution(Block):
    """An exception with its reason, barred at the left."""

    def __init__(self, text: str, wide: float) -> None:
        self.p = para(text, 8.5, 11.6)
        super().__init__(wide, tall(self.p, wide - 20) + 10)

    def draw(self) -> None:
        fill(self.canv, HOT)
        self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        put(self.canv, self.p, 12, self.height - 4, self.width - 20)


class Signature(Block):
    """Who signed and when, or that nobody has; and the characters by which the page is known again."""

    def __init__(self, wide: float, content: SummaryContent, record: Record, draft: bool) -> None:
        super().__init__(wide, 88)
        self.content, self.record, self.draft = content, record, draft

    def draw(self) -> None:
        c, w, words = self.canv, self.width, labels(self.content.language)
        box(c, 0, 0, w, 88, inside=TINT, radius=6)
        line_of(c, 14, 66, words["unsigned" if self.draft else "signed"], 8, colour=SOFT)
        whole_line(
            c, 14, 50, self.content.head.therapist, 13, w * 0.5 - 20, room=1.3, colour=SOFT if self.draft else INK
        )
        line_of(c, 14, 34, self.content.head.registration, 9, wide=w * 0.5 - 20)
        version = self.record.line.split(" · ")[0].lower()
        when = words["can change"] if self.draft else ", ".join(part for part in (self.content.signed, version) if part)
        line_of(c, 14, 19, when, 9, colour=SOFT, wide=w * 0.5 - 20)
        if not self.draft and self.record.digest:
            x = w * 0.55
            line_of(c, x, 66, words["check"], 8, colour=SOFT)
            line_of(c, x, 50, self.record.digest, 13, BOLD)
            put(c, para(words["check how"], 8.5, 11.4, colour=SOFT), x, 44, w * 0.45 - 14)
