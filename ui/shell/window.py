"""The frame: navigation at the left, a place for banners, one page. It knows no storage and no client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button, RailButton
from ui.parts.cards import Banner, BannerKind
from ui.parts.paint import start
from ui.parts.press import reveal
from ui.parts.stack import Stack

TITLE = "Session Notes"
ROOMY = 600
"""px at 100 %: a lower window shows one banner at a time, as a session does, which needs its height."""
GRAVEST: tuple[BannerKind, ...] = ("danger", "warn", "ok", "info")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the navigation leads. MAKE builds its page at the first visit."""

    key: str
    label: str
    icon: str
    make: Callable[[], QWidget]
    at_bottom: bool = False


class _Nav(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(tr("Places"))
        metrics.size(self, width=96)
        box = metrics.column(self, 4, (4, 8, 4, 8))
        self.top: QVBoxLayout = metrics.column(None, 4)
        self.bottom: QVBoxLayout = metrics.column(None, 4)
        box.addLayout(self.top)
        box.addStretch(1)
        box.addLayout(self.bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = start(self), QRectF(self.rect())
        painter.fillRect(QRectF(rect.right() - 1, 0, 1, rect.height()), current().colour("border"))
        painter.end()


class MainWindow(QMainWindow):
    """The one window. Pages come from factories and are shown; what they do is bound by whoever made them.

    A page is either a place of the navigation, kept, or a passing one (a client, a session, the unlock screen),
    which is deleted when another page takes its place. `leaving` comes before a page goes, `closing` before the
    window does: both are the moment to save. `pdf_dropped(Path)` while drops are accepted.
    """

    went = Signal(str)
    lock_requested = Signal()
    wipe_requested = Signal()
    leaving = Signal()
    pdf_dropped = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        self.resize(1280, 800)
        self._places: dict[str, Place] = {}
        self._buttons: dict[str, RailButton] = {}
        self._pages: dict[str, QWidget] = {}
        self._passing: QWidget | None = None
        self._alone = False
        self._status: QWidget | None = None
        self._banners: dict[str, Banner] = {}
        self._nav = _Nav()
        self._nav.hide()
        self._stack = Stack()
        self._stack.setObjectName("pages")
        self._banner_box = metrics.column(None, 8)
        frame = QWidget()
        line = metrics.row(frame, 0)
        line.addWidget(self._nav)
        right = metrics.column(None, 0)
        self._banner_line = metrics.row(None, 8)
        self._banner_line.addLayout(self._banner_box, 1)
        self._rest = Button("", "banner.rest", size="large", accessible=tr("More messages"))
        self._rest.setCheckable(True)
        self._rest.toggled.connect(self._space_banners)
        self._banner_line.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(self._banner_line)
        right.addWidget(self._stack, 1)
        line.addLayout(right, 1)
        self.setCentralWidget(frame)
        wipe = RailButton(tr("Wipe"), "nav.wipe", "wipe", checkable=False, tip=tr("Freeze the screen to wipe it"))
        wipe.clicked.connect(self.wipe_requested)
        self._nav.bottom.addWidget(wipe)
        lock = RailButton(tr("Lock"), "nav.lock", "lock", checkable=False, tip=tr("Lock the practice"))
        lock.clicked.connect(self.lock_requested)
        self._nav.bottom.addWidget(lock)

    # places

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer PLACES in the navigation; pages of earlier ones are deleted."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._buttons = {}, {}
        self._places = {place.key: place for place in places}
        for place in places:
            button = RailButton(place.label, f"nav.{place.key}", place.icon)
            button.clicked.connect(lambda _=False, key=place.key: self.go(key))
            self._buttons[place.key] = button
            if place.at_bottom:
                self._nav.bottom.insertWidget(self._nav.bottom.count() - 2, button)
            else:
                self._nav.top.addWidget(button)
            button.show()

    def go(self, key: str) -> QWidget:
        """Show place KEY, made at the first visit."""
        self.leaving.emit()
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._places[key].make()
            self._stack.addWidget(page)
        self._show(page, key, alone=False)
        self._drop_passing()
        self.went.emit(key)
        return page

    def show_page(self, page: QWidget, place: str = "", alone: bool = False) -> None:
        """Show a passing PAGE. PLACE stays marked in the navigation; ALONE hides the navigation, as in a session."""
        self.leaving.emit()
        before, self._passing = self._passing, page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._show(page, place, alone)
        if before is not None and before is not page:
            self._delete(before)

    def _show(self, page: QWidget, place: str, alone: bool) -> None:
        self._stack.setCurrentWidget(page)
        self._alone = alone
        self._nav.setVisible(not alone and bool(self._places))
        self._space_banners()
        for key, button in self._buttons.items():
            button.setChecked(key == place)
        label = self._places[place].label if place in self._places else ""
        self.setWindowTitle(f"{label} - {TITLE}" if label and not alone else TITLE)

    def _drop_passing(self) -> None:
        if self._passing is not None:
            passing, self._passing = self._passing, None
            self._delete(passing)

    def _delete(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def set_status(self, sign: QWidget | None) -> None:
        """Show SIGN in the navigation, above the places at its foot; None takes it away."""
        if self._status is not None:
            self._status.hide()
            self._status.deleteLater()
        self._status = sign
        if sign is not None:
            self._nav.bottom.insertWidget(0, sign)
            sign.show()

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def shows(self, name: str) -> bool:
        """Whether the page called NAME is shown."""
        return self.page is not None and self.page.objectName() == name

    # banners

    def tell(self, key: str, kind: BannerKind, text: str, second: str = "", dismissible: bool = True) -> Banner:
        """Show a banner at the top; a second one with the same KEY takes the place of the first.

        One of KIND "info" is slim, and gives its room to a page that is shown alone. Where there is little room only
        the gravest is shown, the others on request.
        """
        self.untell(key)
        banner = Banner(f"banner.{key}", kind, text, second, slim=kind == "info")
        if dismissible:
            banner.add_action(tr("Close"), f"banner.{key}.close", lambda: self.untell(key))
        self._banners[key] = banner
        self._banner_box.addWidget(banner)
        self._space_banners()
        return banner

    def untell(self, key: str) -> None:
        banner = self._banners.pop(key, None)
        if banner is not None:
            self._banner_box.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._space_banners()

    @property
    def banners(self) -> tuple[Banner, ...]:
        return tuple(self._banners.values())

    def _space_banners(self) -> None:
        here = [banner for banner in self._banners.values() if not (self._alone and banner.kind == "info")]
        here.sort(key=lambda banner: GRAVEST.index(banner.kind))  # stable: of two alike the earlier one
        if len(here) < 2:
            self._rest.setChecked(False)
        is_small = self._alone or self.height() < current().px(ROOMY)
        rest = here[1:] if is_small else []
        shown = here if self._rest.isChecked() else [banner for banner in here if banner not in rest]
        for banner in self._banners.values():
            banner.setVisible(banner in shown)
        self._rest.setText(f"+{len(rest)}" if len(shown) < len(here) else "−")
        self._rest.setToolTip("\n".join(banner.words for banner in rest))
        reveal(self._rest, bool(rest))
        metrics.space(self._banner_line, 8, (24, 8, 24, 0) if shown else (24, 0, 24, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space_banners()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space_banners()

    def come_up(self) -> None:
        """Before the windows of other programs."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        if QApplication.platformName() != "offscreen":  # which has no order of windows, and says so
            self.raise_()
        self.activateWindow()

    # a PDF from outside, where drops are taken

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pdf_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _pdf_of(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.pdf_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def _pdf_of(dropped: QMimeData) -> Path | None:
    """The one PDF file of this computer in what is DROPPED."""
    urls = dropped.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == ".pdf" else None
