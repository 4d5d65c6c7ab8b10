"""How everything looks: one theme from the tokens, worn by the application like its palette and its font.

A `Theme` is a frozen value. `Themes` puts one on the application, follows the system or the therapist's choice, and
changes it at run time. A widget asks `current()` when it paints; nothing is kept in the widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from notesapp.catalogue import tokens
from notesapp.catalogue.tokens import ThemeName
from resources import resource
from ui.base import metrics
from ui.base.sheet import style_sheet

Choice = Literal["system", "light", "dark"]
Role = Literal["display", "heading", "bar", "strong", "body", "label", "secondary"]
FONT_FILES = (
    "fonts/inter/Inter-Regular.ttf",
    "fonts/inter/Inter-Medium.ttf",
    "fonts/inter/Inter-SemiBold.ttf",
    "fonts/inter/Inter-Bold.ttf",
    "fonts/noto-sans/NotoSans-Regular.ttf",
    "fonts/noto-sans/NotoSans-Bold.ttf",
)
STYLE = ("-style", "fusion")
"""For the arguments of the `QApplication`. Set later, by `setStyle`, the style is handed to Python, which makes all its
enumerations known: a fiftieth of the start."""
_PROPERTY = "session_notes_theme"
_HAS_FONTS = "session_notes_has_fonts"


@cache
def _colour(text: str) -> QColor:
    return QColor(text)


@cache
def _font(role: str, weight: int, scale: float, tabular: bool) -> QFont:
    style = tokens.type_scale()[role]
    font = QFont(list(tokens.families()))
    font.setPixelSize(round(style.size * scale))
    font.setWeight(QFont.Weight(weight or style.weight))
    if style.tracking:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * (1 + style.tracking))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)  # not for prose: it widens the hyphen too
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True, slots=True)
class Theme:
    """Light or dark, at a scale of 1.0 to 2.0, moving or still."""

    name: ThemeName = "light"
    scale: float = 1.0
    still: bool = False

    def hex(self, role: str) -> str:
        return tokens.colours(self.name)[role]

    def colour(self, role: str) -> QColor:
        """The colour of ROLE; do not change it, it is shared."""
        return _colour(self.hex(role))

    def px(self, value: float) -> int:
        """VALUE px at 100 % in px of this scale."""
        return round(value * self.scale)

    def font(self, role: Role = "body", weight: int = 0, tabular: bool = False) -> QFont:
        """The font of a text role; WEIGHT 400-700 overrides the role's own. Shared: copy before changing.

        TABULAR gives all digits one width: for running times, and numbers below each other.
        """
        return _font(role, weight, self.scale, tabular)

    def palette(self) -> QPalette:
        pairs = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunk",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.BrightText: "danger",
            QPalette.ColorRole.Highlight: "accent_fill",
            QPalette.ColorRole.HighlightedText: "on_fill",
            QPalette.ColorRole.PlaceholderText: "text2",
            QPalette.ColorRole.ToolTipBase: "text",
            QPalette.ColorRole.ToolTipText: "surface",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Light: "hover",
            QPalette.ColorRole.Mid: "border",
            QPalette.ColorRole.Dark: "border_strong",
            QPalette.ColorRole.Shadow: "scrim",
        }
        palette = QPalette()
        for role, name in pairs.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette


_DEFAULT = Theme()


def current() -> Theme:
    """The theme the application wears now; light at 100 % before one is put on."""
    app = QApplication.instance()
    worn = app.property(_PROPERTY) if app is not None else None
    return worn if isinstance(worn, Theme) else _DEFAULT


def load_fonts(app: QApplication) -> None:
    """Make the bundled typefaces known to APP. Done once by the first `Themes`: Qt would keep each of them again."""
    if app.property(_HAS_FONTS):
        return
    for name in FONT_FILES:
        if QFontDatabase.addApplicationFontFromData(resource(name).read_bytes()) < 0:
            raise RuntimeError(f"cannot load {name}")
    app.setProperty(_HAS_FONTS, True)


class Themes(QObject):
    """The one who dresses the application. `changed` comes after every widget wears the new theme."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", percent: int = 100, still: bool = False) -> None:
        super().__init__(app)
        self._app, self._choice, self._scale, self._still = app, choice, percent / 100, still
        load_fonts(app)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._wear()

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def percent(self) -> int:
        return round(self._scale * 100)

    def choose(self, choice: Choice) -> None:
        """Light, dark, or whatever the system shows."""
        self._choice = choice
        self._wear()

    def set_percent(self, percent: int) -> None:
        """The size of everything, 100 to 200."""
        if not 100 <= percent <= 200:
            raise ValueError(f"{percent} % is not 100-200 %")
        self._scale = percent / 100
        self._wear()

    def set_still(self, still: bool) -> None:
        """Reduced motion."""
        self._still = still
        self._wear()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._wear()

    def _wear(self) -> None:
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        system: ThemeName = "dark" if dark else "light"
        theme = Theme(system if self._choice == "system" else self._choice, self._scale, self._still)
        before = current()
        self._app.setProperty(_PROPERTY, theme)
        self._app.setFont(theme.font())
        self._app.setPalette(theme.palette())
        self._app.setStyleSheet(style_sheet(theme.name, theme.scale))
        if before.scale != theme.scale:
            metrics.rescale(self._app.allWidgets(), theme.scale)
        self.changed.emit()
