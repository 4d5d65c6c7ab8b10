"""A secret on the clipboard: marked so that clipboard managers do not keep it, and gone after half a minute."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

SECONDS = 30
HINTS = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper and those that follow it
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What the managers of the three systems look for. Qt passes each on under the system's own name where it can."""


class SecretClipboard(QObject):
    """`copy` a secret; `cleared` when it is gone again, after SECONDS or when somebody asked.

    It belongs to the application, not to a screen: closing the screen does not leave the secret behind.
    """

    cleared = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._digest = b""
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self.timer.timeout.connect(self.clear)

    def copy(self, secret: str) -> None:
        data = QMimeData()
        data.setText(secret)
        for kind, value in HINTS.items():
            data.setData(kind, value)
        self._digest = _digest(secret)
        QGuiApplication.clipboard().setMimeData(data)
        self.timer.start()

    def clear(self) -> None:
        """Empty the clipboard if the secret still is on it; what was copied since is left alone."""
        self.timer.stop()
        if not self._digest:
            return
        clipboard = QGuiApplication.clipboard()
        if _digest(clipboard.text()) == self._digest:
            clipboard.clear()
        self._digest = b""
        self.cleared.emit()


def secret_clipboard() -> SecretClipboard:
    """The one of this application, made when first needed."""
    app = QGuiApplication.instance()
    assert app is not None
    found = app.findChild(SecretClipboard)
    return found if found is not None else SecretClipboard(app)


def forget_secrets() -> None:
    """Empty the clipboard of a secret now: before locking, and at the end."""
    app = QGuiApplication.instance()
    found = app.findChild(SecretClipboard) if app is not None else None
    if found is not None:
        found.clear()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
