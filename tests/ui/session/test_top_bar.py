"""The bar over the session: what stands in it stays where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import sciatica
from ui.session.top_bar import TopBar


def test_the_moments_stay_where_they_are_when_it_says_saved(qtbot: QtBot) -> None:
    bar = TopBar(sciatica.briefing().client, "session 5")
    qtbot.addWidget(bar)
    bar.resize(1280, 64)
    bar.show()

    def at() -> int:
        layout = bar.layout()
        assert layout is not None
        layout.activate()
        return bar.findChild(QWidget, "session.steps").x()

    before = at()
    bar.save_state.saving()
    saving = at()
    bar.save_state.saved("14:32")
    assert (saving, at()) == (before, before)
