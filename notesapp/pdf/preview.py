"""A page of a finished PDF as a picture, for the preview in the window."""

from __future__ import annotations

from threading import Lock
from typing import Final

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
            bitmap = sheet.render(scale=width_px / sheet.get_width(), rev_byteorder=True, force_bitmap_format=4)
            wide, high, stride, data = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
            if stride != wide * 4:
                data = b"".join(data[row * stride : row * stride + wide * 4] for row in range(high))
            bitmap.close()
            sheet.close()
            return wide, high, data
        finally:
            document.close()
