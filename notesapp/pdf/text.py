"""Text on paper that nothing can break: any script, any length, any sign, always shown as it was written."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from html import escape
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from notesapp.pdf.colours import INK
from notesapp.pdf.fonts import BOLD, REGULAR, load, width
from notesapp.pdf.letters import RTL, runs

Align = Literal["left", "right", "centre"]


@lru_cache(maxsize=4096)
def safe(text: str, base: str = REGULAR) -> str:
    """Any text as Paragraph markup: escaped, each piece in a face that can write it, line breaks kept."""
    parts = [
        escape(piece) if font == base else f'<font name="{font}">{escape(piece)}</font>'
        for font, piece in runs(text, base)
    ]
    return "".join(parts).replace("\n", "<br/>")


def rich(text: str) -> str:
    """Our own wording, where **this** is bold. Each part is escaped by itself, so user words cannot add markup."""
    parts = text.split("**")
    if len(parts) % 2 == 0:
        return safe(text)
    return "".join(
        f'<font name="{BOLD}">{safe(part, BOLD)}</font>' if n % 2 else safe(part) for n, part in enumerate(parts)
    )


@cache
def style(size: float, leading: float, font: str, colour: str, align: int = TA_LEFT) -> ParagraphStyle:
    return ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        alignment=align,
        splitLongWords=1,
        embeddedHyphenation=0,
        allowWidows=0,
        allowOrphans=0,
    )


def para(
    text: str,
    size: float = 10,
    leading: float = 0,
    font: str = REGULAR,
    colour: str = INK,
    *,
    markup: bool = False,
) -> Paragraph:
    """A paragraph. MARKUP for our own wording only: it reads **bold**."""
    load()
    kind = style(size, leading or round(size * 1.36, 1), font, colour)
    if RTL.search(text):
        return RightToLeft(text, kind) if _starts_rtl(text) else Paragraph(safe(text, font), kind)
    return Paragraph(rich(text) if markup and "**" in text else safe(text, font), kind)


def _starts_rtl(text: str) -> bool:
    """Whether the first letter with a direction is a right-to-left one (rule P2 of Unicode's UAX 9)."""
    return next(
        (kind in ("R", "AL") for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False
    )


class RightToLeft(Paragraph):  # type: ignore[misc]
    """A right-to-left paragraph: broken into lines as it is read, then each line put in the order of drawing."""

    def __init__(self, text: str, kind: ParagraphStyle) -> None:
        self._logical = text
        self._kind = style(kind.fontSize, kind.leading, kind.fontName, "#" + kind.textColor.hexval()[2:], TA_RIGHT)
        super().__init__(safe(text.split("\n")[0][:40], kind.fontName), self._kind)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        font, size = self._kind.fontName, self._kind.fontSize
        lines = [line for part in self._logical.split("\n") for line in _lines(part, wide - 4, font, size)]
        Paragraph.__init__(self, "<br/>".join(safe(line, font) for line in lines), self._kind)
        return super().wrap(wide, high)  # type: ignore[no-any-return]

    def split(self, wide: float, high: float) -> list[Any]:
        font, size, leading = self._kind.fontName, self._kind.fontSize, self._kind.leading
        lines = [line for part in self._logical.split("\n") for line in _lines(part, wide - 4, font, size)]
        fit = int(high / leading)
        if fit < 1:
            return []
        parts = [part for part in ("\n".join(lines[:fit]), "\n".join(lines[fit:])) if part]
        return [RightToLeft(part, self._kind) for part in parts]


def _lines(text: str, wide: float, font: str, size: float) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        for piece in _fitting(word, wide, font, size):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, font) > wide:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line]


def _fitting(word: str, wide: float, font: str, size: float) -> list[str]:
    """WORD in pieces no wider than the line."""
    if text_width(word, size, font) <= wide:
        return [word]
    per = max(1, int(len(word) * wide / text_width(word, size, font) * 0.9))
    return [word[n : n + per] for n in range(0, len(word), per)]


def tall(p: Paragraph, wide: float) -> float:
    """Points that a paragraph is high at a width."""
    return float(p.wrap(wide, 1e6)[1])


def put(c: Canvas, p: Paragraph, x: float, top: float, wide: float) -> float:
    """Draw a paragraph with its upper edge at TOP; return its lower edge."""
    high = tall(p, wide)
    p.drawOn(c, x, top - high)
    return top - high


def text_width(text: str, size: float, font: str = REGULAR) -> float:
    return sum(width(piece, face, size) for face, piece in runs(text, font))


def line_of(
    c: Canvas,
    x: float,
    y: float,
    text: object,
    size: float = 9,
    font: str = REGULAR,
    colour: str = INK,
    *,
    align: Align = "left",
    wide: float | None = None,
) -> float:
    """Draw one line; return where it ends. Beyond WIDE it shrinks to 70 %, then is cut with …."""
    words = " ".join(str(text).split("\n"))
    if wide is not None:
        full = text_width(words, size, font)
        if full > wide:
            size = max(size * 0.7, size * wide / full)
            while len(words) > 2 and text_width(words, size, font) > wide + 0.01:
                words = words[:-2].rstrip() + "…"
    x -= text_width(words, size, font) * {"left": 0, "right": 1, "centre": 0.5}[align]
    c.setFillColor(HexColor(colour))
    for face, piece in runs(words, font):
        c.setFont(face, size)
        c.drawString(x, y, piece)
        x += width(piece, face, size)
    return x


def whole_line(
    c: Canvas,
    x: float,
    y: float,
    text: str,
    size: float,
    wide: float,
    *,
    room: float = 1.45,
    font: str = BOLD,
    colour: str = INK,
) -> None:
    """Draw a name, never cut: it shrinks to 75 %, then takes even, smaller lines in the place, ROOM x SIZE high."""
    full = text_width(text, size, font)
    if full * 0.75 <= wide:
        line_of(c, x, y, text, min(size, size * wide / full) if full else size, font, colour)
        return
    scale = 0.84
    while True:
        p = para(text, size * scale, size * scale * 1.14, font, colour)
        lines = max(2, int(room / scale / 1.14 + 0.01))
        even = min(wide, full * scale / lines * 1.25)
        for span in (even, wide):
            if tall(p, span) <= size * room or scale < 0.2:
                put(c, p, x, y - size * 0.28 + tall(p, span), span)
                return
        scale -= 0.06
