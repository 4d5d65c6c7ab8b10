"""The start page: a practice of one's own, the demonstration practice, or a folder that is there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.prompts import Prompts
from ui.base.theme import Theme, current
from ui.parts.cards import Banner
from ui.parts.lists import ScrollPane
from ui.parts.paint import CENTRE, panel, start, write
from ui.parts.pictures import Logo
from ui.parts.press import Press
from ui.parts.words import Text
from ui.shell.first_run_pages import FolderPage, SecretPage, StepPage, YouPage

NARROW = 980


@dataclass(frozen=True, slots=True)
class NewPractice:
    """What the start page asked for. The passphrase is never shown or logged."""

    therapist: str
    practice: str
    address: str
    phone: str
    email: str
    registration: str
    emergency_number: str
    folder: Path
    passphrase: str = field(repr=False)


class _Way(Press):
    """A large choice: icon, what it is, one line more."""

    radius = 12.0

    def __init__(self, text: str, name: str, sub: str, icon: str, filled: bool = False) -> None:
        super().__init__(text, name, f"{text}. {sub}")
        self._sub, self._icon, self._filled = sub, icon, filled
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(320), theme.px(96)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        first, second = ("on_fill", "on_fill") if self._filled else ("text", "text2")
        if self._filled:
            panel(painter, rect, theme.px(12), self.ground(theme, "accent_fill"))
        else:
            panel(painter, rect, theme.px(12), self.ground(theme), theme.colour("border_strong"))
        side = theme.px(30)
        middle = rect.center().y()
        box = QRectF(rect.left() + theme.px(26), middle - side / 2, side, side)
        paint_icon(painter, self._icon, box, theme.colour("on_fill" if self._filled else "accent"))
        left = box.right() + theme.px(22)
        room = rect.right() - left - theme.px(52)
        upper = QRectF(left, middle - theme.px(27), room, theme.px(28))
        write(painter, upper, self.text(), theme.font("bar"), theme.colour(first))
        lower = QRectF(left, middle + theme.px(3), room, theme.px(20))
        write(painter, lower, self._sub, theme.font("label", 400), theme.colour(second))
        trail = QRectF(rect.right() - theme.px(48), middle - theme.px(12), theme.px(24), theme.px(24))
        paint_icon(painter, "next", trail, theme.colour(first))


class _Ways(ScrollPane):
    def __init__(self) -> None:
        super().__init__("first.ways", tr("How to begin"), 12, (96, 112, 96, 32))
        self.own = _Way(
            tr("Start your own practice"), "first.own", tr("About two minutes: name, passphrase, folder"), "plus", True
        )
        self.demo = _Way(
            tr("Open the demonstration practice"),
            "first.demo",
            tr("Invented clients and sessions, to try everything"),
            "eye",
        )
        self.existing = _Way(
            tr("Open an existing folder"), "first.existing", tr("A practice from another computer or a copy"), "folder"
        )
        self.body.addWidget(Text(tr("Welcome"), "display"))
        lead = tr("Notes on a body map, kept encrypted on this computer. No account, no internet.")
        self.body.addWidget(Text(lead, "body", "text2", wrap=True))
        self.body.addSpacing(20)
        for way in (self.own, self.demo, self.existing):
            metrics.size(way, max_width=664)
            self.body.addWidget(way)
        self.body.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        metrics.space(self.body, 12, (24, 24, 24, 24) if narrow else (96, 112, 96, 32))


class _Rail(QWidget):
    """Where one is: the steps, done, now and to come."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("first.rail")
        self._steps, self._at = steps, -1
        box = metrics.column(self, 0, (48, 64, 48, 32))
        head = metrics.row(None, 12)
        head.addWidget(Logo())
        head.addWidget(Text("Session Notes", "strong"), 1)
        box.addLayout(head)
        box.addStretch(1)
        foot = tr("Nothing leaves this computer. What stands on paper can be changed later in Settings.")
        box.addWidget(Text(foot, "secondary", "text2", wrap=True))
        metrics.size(self, width=376)

    def show_step(self, at: int) -> None:
        """AT -1 shows no steps."""
        self._at = at
        said = tr("Step {at} of {all}: {name}", at=at + 1, all=len(self._steps), name=self._steps[at])
        self.setAccessibleName(said if at >= 0 else tr("Start page"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.colour("map"))
        painter.fillRect(QRectF(rect.right() - 1, 0, 1, rect.height()), theme.colour("border"))
        for at, words in enumerate(self._steps if self._at >= 0 else ()):
            self._step(painter, theme, at, words)
        painter.end()

    def _step(self, painter: QPainter, theme: Theme, at: int, words: str) -> None:
        side = theme.px(32)
        dot = QRectF(theme.px(48), theme.px(168 + 48 * at), side, side)
        if at < self._at:
            panel(painter, dot, side / 2, theme.colour("accent_soft"))
            inset = theme.px(7)
            paint_icon(painter, "check", dot.adjusted(inset, inset, -inset, -inset), theme.colour("accent"), 2.4)
        elif at == self._at:
            panel(painter, dot, side / 2, theme.colour("accent_fill"))
            write(painter, dot, str(at + 1), theme.font("body", 600), theme.colour("on_fill"), CENTRE)
        else:
            panel(painter, dot, side / 2, None, theme.colour("border_strong"))
            write(painter, dot, str(at + 1), theme.font("body", 600), theme.colour("text2"), CENTRE)
        line = QRectF(dot.right() + theme.px(12), dot.top(), self.width() - dot.right() - theme.px(24), side)
        weight, ink = (600, "text") if at == self._at else (400, "text" if at < self._at else "text2")
        write(painter, line, words, theme.font("body", weight), theme.colour(ink))


class FirstRun(QWidget):
    """The start page. FOLDER is where a new practice is proposed to live; COUNTRY sets the emergency number."""

    create_requested = Signal(object)
    demo_requested = Signal()
    existing_requested = Signal(object)

    def __init__(self, prompts: Prompts, folder: Path, country: str = "") -> None:
        super().__init__()
        self.setObjectName("first")
        self.setAccessibleName(tr("Start page"))
        self._prompts, self._home = prompts, folder
        code = country or QLocale.territoryToCode(QLocale.system().territory())
        self._ways = _Ways()
        self._you, self._secret = YouPage(code), SecretPage()
        self._where = FolderPage(prompts, folder)
        self._steps: tuple[StepPage, ...] = (self._you, self._secret, self._where)
        self._rail = _Rail(tuple(page.step for page in self._steps))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._ways)
        for at, page in enumerate(self._steps):
            self._stack.addWidget(page)
            page.back.connect(lambda at=at: self.show_step(at - 1))
            page.onward.connect(lambda at=at: self._onward(at))
        line = metrics.row(self, 0)
        line.addWidget(self._rail)
        line.addWidget(self._stack, 1)
        self._ways.own.clicked.connect(lambda: self.show_step(0))
        self._ways.demo.clicked.connect(self.demo_requested)
        self._ways.existing.clicked.connect(self._existing)
        self._trouble: Banner | None = None
        self.show_step(-1)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(360), current().px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_trouble"):
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < current().px(NARROW)
        self._rail.setVisible(not narrow)
        self._ways.set_narrow(narrow)
        for page in self._steps:
            page.set_narrow(narrow)

    def show_step(self, at: int) -> None:
        """The ways (-1), or step 0 to 2."""
        self._rail.show_step(at)
        self._stack.setCurrentIndex(at + 1)
        if at >= 0:
            self._steps[at].enter()
        else:
            self._ways.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def working(self, words: str) -> None:
        """The practice is being made; nothing can be pressed meanwhile."""
        self._where.working(words)

    def failed(self, sentence: str, hint: str = "") -> None:
        """It could not be made: say why, and take the next try."""
        if self._stack.currentIndex() == 0:
            if self._trouble is None:
                self._trouble = Banner("first.trouble", "danger", sentence, hint)
                metrics.size(self._trouble, max_width=664, min_height=56)
                self._ways.body.insertWidget(2, self._trouble)
                self._trouble.show()
            self._trouble.say("danger", sentence, hint)
        else:
            self._where.failed(sentence, hint)

    def _existing(self) -> None:
        folder = self._prompts.folder(self, tr("Open an existing practice"), self._home.parent)
        if folder is not None:
            self.existing_requested.emit(folder)

    def _onward(self, at: int) -> None:
        if at + 1 < len(self._steps):
            self.show_step(at + 1)
            return
        you = self._you.answers()
        self.create_requested.emit(NewPractice(folder=self._where.folder, passphrase=self._secret.passphrase, **you))
