"""The application, dressed in light at 100 %."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.base.theme import Themes


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[Themes]:
    made = Themes(qapp, "light")
    yield made
    made.choose("light")
    made.set_percent(100)
    made.setParent(None)
    made.deleteLater()
