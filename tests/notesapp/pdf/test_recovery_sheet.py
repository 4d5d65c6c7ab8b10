import io
from datetime import UTC, datetime

import pypdf

from notesapp.pdf import recovery_sheet
from notesapp.words.recovery_sheet import recovery_text

KEY = "7Q2M-AAAA-0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV"
AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def test_the_sheet_holds_the_whole_key_on_one_page():
    made = recovery_sheet("Quiet <b>Hands</b> & Co", KEY, at=AT)
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    letters = "".join(text.split())
    for group in KEY.split("-"):
        assert group in letters
    assert "Quiet <b>Hands</b> & Co" in text
    assert "20 November 2026" in " ".join(text.split())
    assert made == recovery_sheet("Quiet <b>Hands</b> & Co", KEY, at=AT)
    assert recovery_sheet("Q" * 300, KEY, at=AT, paper="letter").startswith(b"%PDF")


def test_the_sheet_as_text_says_the_same():
    text = recovery_text("Quiet Hands", KEY, AT)
    assert "    7Q2M-AAAA-0123\n    4567-89AB-CDEF\n    GHJK-MNPQ-RSTV\n" in text
    assert "Quiet Hands" in text
    assert "20 November 2026" in text
