"""The style sheet for what Qt paints itself: fields, scroll bars, menus, tips. The rest paints from the theme."""

from __future__ import annotations

import re
from string import Template

from notesapp.catalogue import tokens
from notesapp.catalogue.tokens import ThemeName

_SHEET = Template(
    """
QToolTip { background: $text; color: $surface; border: none; padding: 6px 10px; }
QLabel { background: transparent; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="disabled"] { color: $disabled; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 10px; padding: 0 13px;
  min-height: 42px; selection-background-color: $accent_fill; selection-color: $on_fill;
}
QPlainTextEdit, QTextEdit { padding: 7px 9px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QDateEdit:hover { background: $hover; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QSpinBox:focus { border: 2px solid $focus; padding: 0 12px; background: $surface; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 6px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: $disabled; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $danger_line; padding: 0 12px; }
QLineEdit[tall="true"] { min-height: 54px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QLineEdit[bare="true"]:hover {
  border: none; background: transparent; padding: 0; min-height: 0; }
QPlainTextEdit[readOnly="true"], QLineEdit[readOnly="true"] { background: transparent; border-color: $border; }

QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 36px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border_strong; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 44px; padding: 0 10px; border-radius: 8px; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button { width: 0; }

QMenu { background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 11px 20px 11px 14px; border-radius: 8px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 6px 8px; }

QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $border_strong; min-height: 44px; border-radius: 3px; }
QScrollBar::handle:vertical:hover { background: $text2; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $border_strong; min-width: 44px; border-radius: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)
_PX = re.compile(r"(\d+)px")


def style_sheet(theme: ThemeName, scale: float) -> str:
    """The sheet of THEME with every distance but hairlines multiplied by SCALE."""

    def grown(match: re.Match[str]) -> str:
        value = int(match.group(1))
        return f"{value if value <= 1 else round(value * scale)}px"

    return _PX.sub(grown, _SHEET.substitute(tokens.colours(theme)))
