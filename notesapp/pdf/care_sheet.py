"""The client's aftercare sheet: always one page, 14 pt, read at the fridge door."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.platypus import Paragraph

from notesapp.model.body_map import BodyMap
from notesapp.model.expected import DoesNotFit
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.care_blocks import Card, Help, foot, head
from notesapp.pdf.care_fit import FITS, Fit
from notesapp.pdf.colours import ACCENT, INK, TINT, TREATED
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.legend import hatch_sign
from notesapp.pdf.maps import CareFigure, treated_swatch
from notesapp.pdf.page import SIZES, Paper, Record, Sheet, across, box, bullet, pain_change, pain_line
from notesapp.pdf.text import line_of, para, put, tall
from notesapp.words.contents import SheetContent

SIDE, TOP, BOTTOM, HEAD, FOOT = 40.0, 34.0, 26.0, 57.0, 60.0
PANEL: Final = 170.0
GAP, LEAST_GAP, MOST_GAP = 12.0, 5.5, 26.0


MOST_FIGURE: Final = 330.0
LINE: Final = 15
"""From one line below the figure to the next, points."""


def aftercare_sheet(
    content: SheetContent,
    body_map: BodyMap,
    uses: Sequence[TechniqueUse],
    *,
    paper: Paper,
    record: Record,
    draft: bool = False,
) -> bytes:
    """The sheet as PDF. Raises DoesNotFit when the words are too many for one page; three cards at most.

    It leaves before signing and is whole the moment it is printed: DRAFT changes nothing.
    """
    del draft
    if len(content.cards) > 3:
        raise DoesNotFit(0, (labels(content.language)["shorten number"],))
    file = BytesIO()
    w, h = SIZES[paper]
    c = Sheet(
        file,
        (w, h),
        title=f"{content.title}, {content.date}",
        author=content.head.therapist,
        language=content.language,
        at=record.at,
    )
    y = head(c, content, SIDE, w - SIDE, h - TOP)
    if content.urgent:
        _urgent(c, content, y, w)
    else:
        _care(c, content, body_map, uses, y, w)
    foot(c, content, record, SIDE, w - SIDE, BOTTOM)
    if record.is_retracted:
        across(c, w, h, labels(content.language)["retracted"])
    c.showPage()
    c.save()
    return file.getvalue()


def _care(c: Sheet, content: SheetContent, body_map: BodyMap, uses: Sequence[TechniqueUse], y: float, w: float) -> None:
    wide = w - 2 * SIDE
    room = y - BOTTOM - FOOT
    figure = CareFigure.of(content, body_map, uses)
    over = 0.0
    for fit in FITS:
        today = Today(content, figure, wide, fit)
        cards = [Card(card, wide, fit, content.language) for card in content.cards]
        help_box = Help(content, wide, fit.list_size, fit.list_leading)
        blocks = len(cards) + 2 - (help_box.height == 0)
        over = today.least + sum(card.height for card in cards) + help_box.height + blocks * LEAST_GAP - room
        if over <= 0:
            break
    else:
        words = labels(content.language)
        steps = (words["shorten three" if len(content.cards) == 3 else "shorten steps"],) if content.cards else ()
        raise DoesNotFit(over, (words["shorten today"], *steps, words["shorten feel"]))
    slack = room - today.least - sum(card.height for card in cards) - help_box.height
    gap = min(GAP, slack / blocks)
    today_height = max(today.least, min(today.most, today.least + slack - gap * blocks))
    gap = min(MOST_GAP, (slack - (today_height - today.least)) / blocks)
    today.draw(c, SIDE, y, today_height)
    y -= today_height + gap
    for card in cards:
        card.draw(c, SIDE, y)
        y -= card.height + gap
    if help_box.height:  # the box stands by the foot, wherever the page ends
        help_box.draw(c, SIDE, BOTTOM + FOOT + gap + help_box.height if gap < MOST_GAP else y)


def _urgent(c: Sheet, content: SheetContent, y: float, w: float) -> None:
    """Nothing but the emergency box and who to call; in large type."""
    wide = w - 2 * SIDE
    for size in (20.0, 18.0, 16.0, 14.0, 12.0):
        words = para(content.urgent_words, size, size * 1.36, markup=True) if content.urgent_words else None
        above = tall(words, wide) + 20 if words else 0
        help_box = Help(content, wide, size, size * 1.34)
        over = above + help_box.height + LEAST_GAP - (y - BOTTOM - FOOT)
        if over <= 0:
            break
    else:
        raise DoesNotFit(over, (labels(content.language)["shorten urgent"],))
    if words:
        y = put(c, words, SIDE, y - 4, wide) - 16
    help_box.draw(c, SIDE, y)


class Today:
    """The figure on the left; what was done, the pain, and what to expect on the right."""

    def __init__(self, content: SheetContent, figure: CareFigure | None, wide: float, fit: Fit) -> None:
        self.content, self.figure, self.fit = content, figure, fit
        self.words = labels(content.language)
        self.right = wide - PANEL - 20 if figure else wide
        did = " ".join(t for t in (content.today, content.optional_today if fit.more else "") if t)
        feel = " ".join(t for t in (content.may_feel, content.optional_feel if fit.more else "") if t)
        self.did = self._para(did)
        self.feel = self._para(feel)
        self.advice = [self._para(t) for t in content.advice if t]
        self.text = self._text_height()
        self.least = max(self.text, fit.figure) if figure else self.text
        self.most = max(MOST_FIGURE, self.least) if figure else self.text + 40

    def _para(self, text: str) -> Paragraph | None:
        return para(text, self.fit.size, self.fit.leading, markup=True) if text else None

    def _text_height(self) -> float:
        did = self.fit.heading[1] + tall(self.did, self.right) if self.did else 0
        pain = self.fit.pain if self.content.pain else 0
        feel = (self.fit.heading[1] if self.feel or self.advice else 0) + (
            tall(self.feel, self.right) if self.feel else 0
        )
        advice = sum(tall(p, self.right - 14) + 2 for p in self.advice if p)
        gaps = (6 if self.fit.close else 10) * (sum(bool(part) for part in (did, pain, feel + advice)) - 1)
        return did + pain + feel + advice + max(0, gaps) + 4

    def draw(self, c: Sheet, x: float, top: float, height: float) -> None:
        left = x
        if self.figure:
            box(c, x, top - height, PANEL, height, inside=TINT, radius=8)
            under = 26 + LINE * self.figure.spares
            self.figure.draw(c, x, top - height + under, PANEL, height - under)
            low = top - height + under - 26
            treated_swatch(c, x + 12, low + 8.5)
            label = self.content.worked_label or self.words["worked"]
            line_of(c, x + 30, low + 9.5, label, 10.5, wide=PANEL - 36)
            if self.figure.spares:
                hatch_sign(c, x + 10.5, low - LINE + 10.5)
                line_of(c, x + 30, low - LINE + 9.5, self.words["spared"], 10.5, wide=PANEL - 36)
            left = x + PANEL + 20
        parts = (self.did, self.content.pain, self.feel or self.advice)
        between = max(1, sum(bool(part) for part in parts) - 1)
        size, down = self.fit.heading
        gap = (6 if self.fit.close else 10) + min(24, max(0, height - self.text) / between)
        y = top
        if self.did:
            line_of(c, left, y - size + 2, self.words["today"], size, BOLD, ACCENT)
            y = put(c, self.did, left, y - down + 2, self.right) - gap - 2
        if self.content.pain:
            y = self._pain(c, left, y) - gap
        if self.feel or self.advice:
            line_of(c, left, y - size + 2, self.words["may feel"], size, BOLD, ACCENT)
            y -= down - 2
            if self.feel:
                y = put(c, self.feel, left, y, self.right) - 2
            for p in self.advice:
                if p:
                    bullet(c, left, y - self.fit.size * 0.78, TREATED)
                    y = put(c, p, left + 14, y, self.right - 14) - 2

    def _pain(self, c: Sheet, x: float, top: float) -> float:
        pain = self.content.pain
        assert pain is not None
        y = top - self.fit.pain + 12
        line_of(c, x, y, self.words["pain"], 14, BOLD, INK)
        pain_change(c, x + 44, y, pain, 14)
        pain_line(c, x + 112, y - 2, self.right - 112, pain, 13)
        return top - self.fit.pain
