"""Where the pictures go: small files, each screen in light and dark, some at 200 %."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent
from PySide6.QtGui import QPixmap

from notesapp.pdf.preview import page_count, render_page
from ui.rehearsal.hand import until
from ui.rehearsal.stage import SIZE, Stage

COLOURS = 128
PAGE_WIDTH = 900
"""px; about 110 dots per inch of A4."""


def small(image: Image.Image) -> bytes:
    """A PNG of few colours: what is drawn here has no photographs in it."""
    out = io.BytesIO()
    few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


class Album:
    """Takes pictures of STAGE's window into FOLDER; `only` names those wanted, empty means all."""

    def __init__(self, folder: Path, stage: Stage, only: tuple[str, ...] = ()) -> None:
        self.folder, self.stage, self.only = folder, stage, only
        self.taken: list[Path] = []

    def take(self, name: str, *, large: bool = True) -> None:
        """The screen as it stands, light and dark, and (LARGE) at 200 %; then as it was."""
        if self.only and not any(name.startswith(word) for word in self.only):
            return
        themes = self.stage.app.themes
        for suffix, choice, percent in (("", "light", 100), ("-dark", "dark", 100), ("-200", "light", 200)):
            if percent == 200 and not large:
                continue
            themes.choose(choice)  # type: ignore[arg-type]
            themes.set_percent(percent)
            self._picture(f"{name}{suffix}")
        themes.choose("light")
        themes.set_percent(100)
        self.settle()

    def page(self, name: str, pdf: bytes, *, grey: bool = False) -> None:
        """Every page of PDF, and (GREY) as a printer without colour shows it."""
        count = page_count(pdf)
        for number in range(count):
            width, height, data = render_page(pdf, number, PAGE_WIDTH)
            image = Image.frombytes("RGBA", (width, height), data).convert("RGB")
            suffix = f"-{number + 1}" if count > 1 else ""
            self._keep(f"paper-{name}{suffix}", image)
            if grey and number == 0:
                self._keep(f"paper-{name}-grey", image.convert("L"))

    def settle(self) -> None:
        """Let the layout, the worker and what they ask for come to rest."""
        window = self.stage.app.window
        if window.size() != SIZE:
            window.resize(SIZE)
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QCoreApplication.sendPostedEvents()
            self.stage.idle()
            until(lambda: self.stage.app.tasks.is_idle)

    def _picture(self, name: str) -> None:
        self.settle()
        window = self.stage.app.window
        if window.size() != SIZE:
            print(f"{name}: the window is {window.width()} x {window.height()}")
        image = _image(window.grab())
        self._keep(name, image)

    def _keep(self, name: str, image: Image.Image) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        path.write_bytes(small(image))
        self.taken.append(path)


def _image(pixmap: QPixmap) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))
