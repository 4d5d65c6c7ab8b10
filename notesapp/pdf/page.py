"""What every sheet shares: paper, the line that ties it to its record, the canvas, boxes, arrows and the pain line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final, Literal

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from notesapp.catalogue import tokens
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Revision, RevisionKind
from notesapp.pdf.colours import EDGE, HAIR, INK, WHITE
from notesapp.pdf.fonts import BOLD, REGULAR, load
from notesapp.pdf.text import line_of

rl_config.useA85 = 0  # binary streams: a tenth smaller, a quarter quicker to write

Paper = Literal["a4", "letter"]
SIZES: Final[dict[str, tuple[float, float]]] = {"a4": (595.276, 841.89), "letter": (612, 792)}
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class Record:
    """Which version of which note a sheet was made from. DIGEST is the short hash, empty for a draft."""

    version: int
    digest: str
    session: int
    at: datetime
    """When this version was signed (or last changed): the date inside the file, so same record, same bytes."""
    is_retracted: bool = False
    """The note was entered in error: every page of it says so, right across."""

    @property
    def line(self) -> str:
        return " · ".join(part for part in (f"Version {self.version}", self.digest) if part)


def record_line(note: SessionNote, revision: Revision | None) -> Record:
    """The record of a signed note; without REVISION that of a draft, dated by when the session ended or began."""
    if revision is None:
        return Record(1, "", note.number, note.ended_at or note.started_at)
    is_retracted = revision.kind is RevisionKind.RETRACT
    return Record(revision.rev_no, revision.short_hash, note.number, revision.at, is_retracted)


class _Stamp:
    """The true date in the file's information, without the clock and without the process's environment."""

    def __init__(self, at: datetime) -> None:
        moment = at.astimezone(UTC)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


class Sheet(Canvas):  # type: ignore[misc]
    """A canvas on which no unembedded typeface can slip in and that gives the same bytes for the same values."""

    def __init__(
        self, file: BinaryIO, size: tuple[float, float], *, title: str, author: str, language: str, at: datetime
    ):
        load()
        super().__init__(
            file,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=REGULAR,
            initialFontSize=10,
        )
        self._doc._timeStamp = _Stamp(at)
        self.setTitle(title)
        self.setAuthor(author)
        self.setCreator("Session Notes")
        self.setSubject("Massage therapy record")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._total = ""
        self.kept: dict[object, str] = {}
        """Names of the forms the maps of this file share."""

    def total_pages(self, x: float, y: float, size: float, colour: str) -> None:
        """Put the number of pages here. It is known only at the end, so every page refers to one small form."""
        self._total = self._total or f"{size} {colour}"
        self.saveState()
        self.translate(x, y)
        self.doForm("total-pages")
        self.restoreState()

    def save(self) -> None:
        if self._total:
            size, colour = self._total.split()
            self.beginForm("total-pages", -1, -4, 40, 16)
            line_of(self, 0, 0, self.getPageNumber() - 1, float(size), colour=colour)
            self.endForm()
        super().save()


def fill(c: Canvas, colour: str) -> None:
    c.setFillColor(HexColor(colour))


def pen(c: Canvas, colour: str, width: float) -> None:
    c.setStrokeColor(HexColor(colour))
    c.setLineWidth(width)


def box(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    inside: str | None = None,
    line: str | None = None,
    radius: float = 6,
    width: float = 0.8,
) -> None:
    if inside:
        fill(c, inside)
    if line:
        pen(c, line, width)
    c.roundRect(x, y, w, h, radius, stroke=int(line is not None), fill=int(inside is not None))


def rule(c: Canvas, x0: float, x1: float, y: float, colour: str = HAIR, width: float = 0.8) -> None:
    pen(c, colour, width)
    c.line(x0, y, x1, y)


def shape(c: Canvas, points: Sequence[tuple[float, float]], *, filled: bool = True, closed: bool = True) -> None:
    p: Any = PDFPathObject()
    p.moveTo(*points[0])
    for point in points[1:]:
        p.lineTo(*point)
    if closed:
        p.close()
    c.drawPath(p, stroke=int(not filled), fill=int(filled))


def arrow(c: Canvas, x0: float, x1: float, y: float, *, width: float = 1.1, colour: str = INK) -> None:
    """A level arrow from x0 to x1, drawn, so that no typeface need have one."""
    way = 1 if x1 > x0 else -1
    head = 3.2 * width + 1.6
    pen(c, colour, width)
    fill(c, colour)
    c.setLineCap(0)
    c.line(x0, y, x1 - way * head * 0.7, y)
    shape(c, [(x1, y), (x1 - way * head, y + head * 0.52), (x1 - way * head, y - head * 0.52)])


def tick(c: Canvas, x: float, y: float, r: float = 4.6) -> None:
    """A filled disc with a tick: yes."""
    fill(c, INK)
    c.circle(x, y, r, stroke=0, fill=1)
    pen(c, WHITE, r * 0.26)
    c.setLineCap(1)
    k = r / 4.6
    shape(c, [(x - 2.2 * k, y), (x - 0.6 * k, y - 1.8 * k), (x + 2.4 * k, y + 1.9 * k)], filled=False, closed=False)
    c.setLineCap(0)


def ring(c: Canvas, x: float, y: float, r: float = 4) -> None:
    """An empty ring: open, not tested."""
    pen(c, INK, 1.1)
    c.circle(x, y, r, stroke=1, fill=0)


def bullet(c: Canvas, x: float, y: float, colour: str, side: float = 4.4) -> None:
    fill(c, colour)
    c.rect(x, y, side, side, stroke=0, fill=1)


def pain_change(c: Canvas, x: float, y: float, pain: tuple[int, int], size: float) -> float:
    """'7 → 4' in bold with a drawn arrow; returns where it ends."""
    before, after = pain
    end = line_of(c, x, y, before, size, BOLD)
    arrow(c, end + size * 0.32, end + size * 1.22, y + size * 0.33, width=max(0.9, size * 0.07))
    return line_of(c, end + size * 1.54, y, after, size, BOLD)


def pain_line(c: Canvas, x: float, y: float, w: float, pain: tuple[int, int], size: float = 9) -> None:
    """The 0-10 line as eleven boxes, ever darker; above it arriving (ring) and leaving (dot), joined by an arrow."""
    before, after = pain
    step = w / 11
    for n, shade in enumerate(tokens.score_ramp()):
        fill(c, shade.fill)
        pen(c, EDGE, 0.4)
        c.rect(x + n * step, y, step, size * 0.95, fill=1, stroke=1)
        line_of(c, x + (n + 0.5) * step, y + size * 0.22, n, size * 0.72, BOLD, shade.ink, align="centre")
    top = y + size * 1.75
    at = [x + (n + 0.5) * step for n in range(11)]
    if before != after:
        way = 1 if after > before else -1
        arrow(c, at[before] + way * size * 0.36, at[after] - way * size * 0.42, top)
    pen(c, INK, 1.1)
    fill(c, INK)
    c.circle(at[after], top, size * 0.3, fill=1)
    if before != after:
        fill(c, WHITE)
        c.circle(at[before], top, size * 0.3, fill=1)


def across(c: Canvas, w: float, h: float, words: str) -> None:
    """Across the page and over everything, see-through, so that no box hides it and all stays legible."""
    c.saveState()
    c.translate(w / 2, h / 2)
    c.rotate(54)
    ink = HexColor(INK)
    c.setFillColor(Color(ink.red, ink.green, ink.blue, alpha=0.12))
    c.setFont(BOLD, 78)
    c.drawCentredString(0, -24, words)
    c.restoreState()
