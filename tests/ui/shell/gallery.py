"""The shell's screens, for the eye: `python -m tests.ui.shell.gallery OUT` writes PNGs, light, dark, 200 %."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shell.helpers import Answers
from ui.base import metrics
from ui.base.focus import FocusRing
from ui.base.theme import Choice, Themes
from ui.parts.cards import Card
from ui.parts.words import Text
from ui.shell.first_run import FirstRun
from ui.shell.palette import CommandPalette, Found
from ui.shell.unlock import UnlockScreen
from ui.shell.window import MainWindow, Place


def page() -> QWidget:
    made = QWidget()
    box = metrics.column(made, 16, (32, 32, 32, 16))
    box.addWidget(Text("Thursday 19 November", "display"))
    box.addWidget(Card("c", "Recent clients", "Tap to start a session"), 1)
    return made


def windows() -> dict[str, MainWindow]:
    made = {name: MainWindow() for name in ("start", "you", "secret", "folder", "unlock", "wrong", "today", "palette")}
    for at, name in enumerate(("start", "you", "secret", "folder"), -1):
        first = FirstRun(Answers(), Path("/home/noor/Practice"), "CA")
        made[name].show_page(first, alone=True)
        first.show_step(at)
    for name in ("unlock", "wrong"):
        unlock = UnlockScreen(Path("/home/noor/Haddad Massage Therapy"), "Haddad Massage Therapy")
        made[name].show_page(unlock, alone=True)
        if name == "wrong":
            sentence = "This passphrase does not open the practice."
            unlock.wrong(sentence, "Check capital letters and the keyboard layout, then try again.")
    for name in ("today", "palette"):
        made[name].set_places(
            [
                Place("today", "Today", "today", page),
                Place("clients", "Clients", "clients", page),
                Place("settings", "Settings", "settings", page, at_bottom=True),
            ]
        )
        made[name].go("today")
    made["today"].tell("late", "warn", "The copy on the blue stick is nine days old.").add_action(
        "Back up now", "b", lambda: None
    )
    return made


FOUND = (
    Found("client.1", "Mara Lindqvist", "Low back and right leg · 2 alerts", "person"),
    Found("client.2", "Marek Olsen", "6 days ago", "person"),
    Found("session.start", "Start a session", "", "plus", "Ctrl+N"),
    Found("backup", "Back up now", "Last backup yesterday", "save"),
)


def main() -> None:
    app = QApplication(sys.argv[:1])
    themes = Themes(app, "light")
    FocusRing(app)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    made = windows()
    palette = CommandPalette(made["palette"], lambda words: FOUND)
    looks: tuple[tuple[Choice, int], ...] = (("light", 100), ("dark", 100), ("light", 200))
    for look, percent in looks:
        themes.choose(look)
        themes.set_percent(percent)
        for name, window in made.items():
            window.resize(1280, 800)
            window.show()
            window.activateWindow()
            if name == "palette":
                palette.open()
            for _ in range(3):
                app.sendPostedEvents()
            window.grab().save(str(out / f"{name}-{look}-{percent}.png"))
            window.hide()


if __name__ == "__main__":
    main()
