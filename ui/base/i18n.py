"""The window's own labels pass through here, so that a translation can take them over."""

from PySide6.QtCore import QCoreApplication


def tr(text: str, **values: object) -> str:
    """TEXT in the interface's language, with {name} filled from VALUES."""
    said = QCoreApplication.translate("ui", text)
    return said.format(**values) if values else said
