"""A closed PDF: strong, opened by every reader, and silent about its content without the password."""

import math
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PasswordType, PdfReader

from notesapp.pdf import protect as closing
from notesapp.pdf import recovery_sheet
from notesapp.pdf.protect import Part, new_password, protected

PASSWORD = "bimuk-lasot-gavid-zohar-tumin"
WORD = "Quastenflosser"


@pytest.fixture(scope="module")
def closed():
    paper = recovery_sheet(WORD, "-".join(["AB12"] * 9), at=datetime(2026, 11, 20, tzinfo=UTC))
    parts = [Part(f"Record of {WORD}", paper), Part(f"Second of {WORD}", paper)]
    return protected(parts, PASSWORD, {"client.json": f'{{"name": "{WORD}"}}'.encode()})


def test_pypdf_opens_it_with_the_password_alone(closed):
    reader = PdfReader(BytesIO(closed))
    assert reader.is_encrypted
    for wrong in ("", PASSWORD.upper(), PASSWORD[:-1]):
        assert reader.decrypt(wrong) is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(PASSWORD) is PasswordType.USER_PASSWORD
    assert len(reader.pages) == 2
    assert WORD in reader.pages[1].extract_text()
    assert [one.title for one in reader.outline] == [f"Record of {WORD}", f"Second of {WORD}"]
    assert reader.attachments["client.json"] == [f'{{"name": "{WORD}"}}'.encode()]


def test_pdfium_opens_it_too_and_not_without(closed):
    document = pypdfium2.PdfDocument(closed, password=PASSWORD)
    assert len(document) == 2
    assert WORD in document[0].get_textpage().get_text_bounded()
    assert document.count_attachments() == 1
    document.close()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(closed, password=PASSWORD[:-1])


def test_the_programs_of_this_computer_open_it(closed, tmp_path):
    """qpdf and poppler, where they are installed; what they cannot say, the two readers above say anywhere."""
    file = tmp_path / "closed.pdf"
    file.write_bytes(closed)
    asked = {
        "qpdf": (["--password={}", "--check", str(file)], "AESv3"),
        "pdftotext": (["-upw", "{}", str(file), "-"], WORD),
        "pdfinfo": (["-upw", "{}", str(file)], "AES-256"),
    }
    for program, (arguments, says) in asked.items():
        if shutil.which(program):
            for password, opens in ((PASSWORD, True), ("wrong", False)):
                command = [program, *(one.format(password) for one in arguments)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                assert (done.returncode == 0 and says in done.stdout) is opens, (program, done)


def test_it_is_the_newest_kind_of_encryption_and_tells_nothing(closed):
    assert b"/AESV3" in closed
    assert PdfReader(BytesIO(closed)).trailer["/Encrypt"]["/R"] == 6
    for silent in (WORD, WORD.encode("utf-16-be").decode("latin1"), "client.json", PASSWORD, "Recovery"):
        assert silent.encode("latin1") not in closed


def test_one_wrong_letter_does_not_open_and_each_file_is_closed_anew(closed):
    paper = recovery_sheet(WORD, "-".join(["AB12"] * 9), at=datetime(2026, 11, 20, tzinfo=UTC))
    one, other = (protected([Part("x", paper)], PASSWORD) for _ in range(2))
    assert one != other


def test_a_password_has_77_bits_and_can_be_read_aloud():
    sounds = [
        a + b + c + d + e
        for a in closing._CONSONANTS
        for b in closing._VOWELS
        for c in closing._CONSONANTS
        for d in closing._VOWELS
        for e in closing._CONSONANTS
    ]
    allowed = {sound for sound in sounds if not closing._RUDE.search(sound)}
    assert len(set(sounds)) == 2**16
    assert closing._GROUPS * math.log2(len(allowed)) >= 77
    made = [new_password() for _ in range(300)]
    assert len(set(made)) == 300
    assert all(set(one.split("-")) <= allowed and len(one) == 29 for one in made)
