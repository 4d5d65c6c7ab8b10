"""A page of a finished PDF as a picture, for the preview in the window."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Any, Final

import pypdfium2

_lock: Final = Lock()
"""PDFium must not be entered by two threads at once."""


def page_count(pdf: bytes) -> int:
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def render_page(pdf: bytes, page: int, width_px: int) -> tuple[int, int, bytes]:
    """Page PAGE (from 0), WIDTH_PX wide: width, height and RGBA bytes, row after row. IndexError beyond."""
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(f"page {page} of {len(document)}")
            sheet = document[page]
            made = _pixels(sheet.render(scale=width_px / sheet.get_width(), rev_byteorder=True, force_bitmap_format=4))
            sheet.close()
            return made
        finally:
            document.close()


def texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as it would be copied; none if PDF is not a PDF that can be read."""
    with _lock:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return ()
        try:
            return tuple(_text(document, number) for number in range(min(len(document), 200)))
        finally:
            document.close()


def _text(document: Any, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    try:
        sheet = page.get_textpage()
        try:
            return str(sheet.get_text_bounded())
        finally:
            sheet.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple((float(wide), float(high)) for wide, high in map(document.get_page_size, range(len(document))))
        finally:
            document.close()


def render_strips(pdf: bytes, page: int, dpi: float, strips: int = 8) -> Iterator[tuple[int, int, bytes]]:
    """Page PAGE from top to bottom in STRIPS pieces, so that a printer's resolution needs little memory.

    Each is width, height and RGBA bytes.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sheet = document[page]
            high = sheet.get_height()
            for at in range(strips):
                crop = (0, high * (strips - 1 - at) / strips, 0, high * at / strips)
                yield _pixels(sheet.render(scale=dpi / 72, crop=crop, rev_byteorder=True, force_bitmap_format=4))
            sheet.close()
        finally:
            document.close()


def _pixels(bitmap: Any) -> tuple[int, int, bytes]:
    wide, high, stride, data = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    if stride != wide * 4:
        data = b"".join(data[row * stride : row * stride + wide * 4] for row in range(high))
    bitmap.close()
    return wide, high, data
