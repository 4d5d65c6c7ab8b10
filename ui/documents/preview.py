"""A document as it will be printed, inside the window: its pages as pictures, and the ways it can leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from notesapp.machine.paths import replace_file
from notesapp.model.expected import Expected, NoPrinter
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.prompts import Prompts
from ui.base.tasks import Tasks
from ui.base.theme import current
from ui.documents.closed import PasswordCard
from ui.documents.printing import Printer
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner
from ui.parts.flow import put
from ui.parts.lists import ScrollPane
from ui.parts.paint import start
from ui.parts.press import identify
from ui.parts.words import Text
from ui.parts.wrap import WrapRow

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
PAGE_WIDTH = 640
"""How wide a page is shown at 100 %, at most; a narrow window shows it narrower."""


class PagePicture(QWidget):
    """One page, sharp at the size it is shown in."""

    def __init__(self, number: int, shape: float) -> None:
        super().__init__()
        identify(self, f"preview.page.{number}", tr("Page {n}", n=number))
        self._image: QImage | None = None
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_width(self, width: int) -> None:
        self.setFixedSize(QSize(width, round(width * self._shape)))

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    @property
    def is_shown(self) -> bool:
        return self._image is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        if self._image is None:
            painter.fillRect(rect, theme.colour("sunk"))
        else:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self._image)
        painter.setPen(theme.colour("border_strong"))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class Pages(ScrollPane):
    """The pages of a PDF under each other. `shown` when every page stands at its size, `page_changed(n)` from 1."""

    shown = Signal()
    page_changed = Signal(int)

    def __init__(self, tasks: Tasks, name: str = "preview.pages") -> None:
        super().__init__(name, tr("Pages"), spacing=16, margins=(16, 16, 16, 16))
        self._tasks = tasks
        self._pdf = b""
        self._pages: list[PagePicture] = []
        self._drawn = (b"", 0)
        self.percent = 100
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.page_changed.emit(self.page))

    @property
    def count(self) -> int:
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page in the middle of the window, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return 1 + sum(p.geometry().bottom() < middle for p in self._pages[:-1])

    def show_pdf(self, pdf: bytes) -> None:
        from notesapp.pdf.preview import page_sizes

        self._pdf = pdf
        sizes = page_sizes(pdf)
        while self._pages:
            old = self._pages.pop()
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        for number, (wide, high) in enumerate(sizes, start=1):
            page = PagePicture(number, high / wide)
            self._pages.append(page)
            self.body.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            page.show()
        self.refit()

    def zoom(self, percent: int) -> None:
        self.percent = percent
        self.refit()

    def refit(self) -> None:
        """Give each page its width, and have it drawn anew if that changed."""
        theme = current()
        room = min(self.viewport().width() - theme.px(34), theme.px(PAGE_WIDTH))
        width = max(theme.px(120), round(room * self.percent / 100))
        for page in self._pages:
            page.set_width(width)
        pixels = round(width * self.devicePixelRatioF())
        if self._pdf and self.isVisible() and self._drawn != (self._pdf, pixels):
            self._drawn = (self._pdf, pixels)
            self._draw(self._pdf, pixels)

    def _draw(self, pdf: bytes, pixels: int) -> None:
        from notesapp.pdf.preview import render_page

        for at, page in enumerate(tuple(self._pages)):
            self._tasks.run(
                partial(render_page, pdf, at, pixels),
                partial(self._came, pdf, page, at),
            )

    def _came(self, pdf: bytes, page: PagePicture, at: int, made: tuple[int, int, bytes]) -> None:
        if not isValid(self) or pdf is not self._pdf or page not in self._pages:
            return
        width, height, data = made
        page.show_image(QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy())
        if at == len(self._pages) - 1:
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            self.refit()
        return done

    def go(self, page: int) -> None:
        if 1 <= page <= len(self._pages):
            self.verticalScrollBar().setValue(self._pages[page - 1].geometry().top() - current().px(16))


class PreviewPane(QWidget):
    """The pages of PDF with Print, Print to..., Save as PDF and Close.

    `left_house(how, to)` when it was printed ("print") or saved ("save"): keeping that it was is the caller's.
    JOB is the title shown in the printer's queue and the proposed file name: no names in it. PROTECT saves the paper
    closed at a path, keeps that it left, and returns its password.
    """

    closed = Signal()
    left_house = Signal(str, str)

    def __init__(
        self,
        pdf: bytes,
        title: str,
        job: str,
        *,
        tasks: Tasks,
        prompts: Prompts,
        printer: Printer,
        note: str = "",
        protect: Callable[[Path], str] | None = None,
    ) -> None:
        super().__init__()
        identify(self, "preview", tr("Preview: {title}", title=title))
        self._pdf, self._job = pdf, job
        self._tasks, self._prompts, self._printer, self._protect = tasks, prompts, printer, protect
        box = metrics.column(self, 12, (24, 12, 24, 16))
        head = WrapRow(None, 8)
        back = IconButton("back", "preview.close", tr("Close the preview"))
        back.clicked.connect(self.closed)
        head.addWidget(back)
        head.addWidget(Text(title, "heading", name="preview.title"))
        head.addWidget(Text(note, "secondary", "text2", name="preview.note"))
        head.addStretch()
        self._page_words = Text("", "body", "text2", name="preview.number", tabular=True)
        head.addWidget(self._page_words)
        for icon, name, words, step in (
            ("zoom_out", "smaller", tr("Smaller"), -1),
            ("zoom_in", "larger", tr("Larger"), 1),
        ):
            button = IconButton(icon, f"preview.{name}", words)
            button.clicked.connect(lambda _=False, step=step: self._zoom(step))
            head.addWidget(button)
        box.addLayout(head)
        self._options = metrics.column(None, 0)
        box.addLayout(self._options)
        self._told = metrics.column(None, 0)
        box.addLayout(self._told)
        self.pages = Pages(tasks)
        self.pages.page_changed.connect(lambda _: self._count())
        self.pages.shown.connect(self._count)
        box.addWidget(self.pages, 1)
        box.addLayout(self._actions())
        self.pages.show_pdf(pdf)
        self._count()

    def _actions(self) -> WrapRow:
        line = WrapRow(None, 12)
        name = self._printer.default
        line.addWidget(Text(name or tr("No printer found"), "secondary", "text2", name="preview.printer"))
        line.addStretch()
        if self._protect is not None:
            closed = Button(tr("With a password"), "preview.protect", size="bar", icon="lock")
            closed.clicked.connect(self.save_closed)
            line.addWidget(closed)
        save = Button(tr("Save as PDF"), "preview.save", size="bar", icon="save")
        choose = Button(tr("Print to…"), "preview.print_to", size="bar")
        self.print_button = Button(tr("Print"), "preview.print", "primary", "bar", icon="print")
        save.clicked.connect(self.save)
        choose.clicked.connect(self.print_to)
        self.print_button.clicked.connect(self.print_now)
        for button in (save, choose, self.print_button):
            line.addWidget(button)
        return line

    def add_options(self, options: QWidget) -> None:
        """Put OPTIONS above the pages: what they change is shown with `show_pdf`."""
        put(self._options, options)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF of the same document, which from now on is the one that leaves."""
        self._pdf = pdf
        self.pages.show_pdf(pdf)
        self._count()

    def take_focus(self) -> None:
        self.print_button.setFocus()

    @property
    def told(self) -> str:
        """What stands in the banner, or nothing."""
        item = self._told.itemAt(0)
        banner = item.widget() if item is not None else None
        return banner.words if isinstance(banner, Banner) else ""

    def print_now(self) -> None:
        """Print on the default printer without asking."""
        self._tasks.run(lambda: self._printer.print(self._pdf, self._job), lambda _: self._printed(), self._failed)

    def print_to(self) -> None:
        try:
            printed = self._printer.print_with_dialog(self, self._pdf, self._job)
        except Expected as error:
            self._failed(error)
            return
        if printed:
            self._printed()

    def save(self) -> None:
        path = self._prompts.save_as(self, tr("Save as PDF"), Path.home() / f"{self._job}.pdf", "PDF (*.pdf)")
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".pdf")
        try:
            replace_file(target, self._pdf)
        except Expected as error:
            self._failed(error)
            return
        self.left_house.emit("save", "")
        self._tell(Banner("preview.banner", "ok", tr("Saved as {name}", name=target.name)))

    def save_closed(self) -> None:
        """Save the paper as a PDF with a password, and show that password once."""
        path = self._prompts.save_as(self, tr("Save with a password"), Path.home() / f"{self._job}.pdf", "PDF (*.pdf)")
        protect = self._protect
        if path is None or protect is None:
            return
        target = path if path.suffix else path.with_suffix(".pdf")

        def show(password: str) -> None:
            card = PasswordCard(password, target.name)
            card.done.connect(
                lambda: self._tell(Banner("preview.banner", "ok", tr("Saved as {name}", name=target.name)))
            )
            self._tell(card)

        self._tasks.run(lambda: protect(target), show, self._failed)

    def _printed(self) -> None:
        self.left_house.emit("print", "")
        self._tell(Banner("preview.banner", "ok", tr("Sent to the printer.")))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        banner = Banner("preview.banner", "warn", str(error), "" if isinstance(error, NoPrinter) else error.hint)
        banner.add_action(tr("Save as PDF instead"), "preview.banner.save", self.save)
        self._tell(banner)

    def _tell(self, banner: QWidget) -> None:
        while (item := self._told.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._told.addWidget(banner)
        banner.show()

    def _zoom(self, step: int) -> None:
        at = min(len(ZOOMS) - 1, max(0, ZOOMS.index(self.pages.percent) + step))
        self.pages.zoom(ZOOMS[at])

    def _count(self) -> None:
        self._page_words.say(tr("Page {n} of {all}", n=self.pages.page, all=self.pages.count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif step:
            self.pages.go(self.pages.page + step)
        else:
            super().keyPressEvent(event)
