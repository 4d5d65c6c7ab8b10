"""Text of any script: written, or named; never a box, never markup."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from notesapp.pdf import machine_fonts
from notesapp.pdf.fonts import BOLD, REGULAR, font_for, glyphs, load
from notesapp.pdf.letters import named, runs
from notesapp.pdf.text import line_of, para, rich, safe, tall, text_width


@pytest.fixture(autouse=True)
def _loaded() -> None:
    load()


@pytest.mark.parametrize("words", ["Žofie Ångström", "Ελένη Ωκεανού", "Юлия Щукина", "Nguyễn Thị Ánh", "½ × 48 – “so”"])
def test_the_bundled_face_writes_these(words: str) -> None:
    assert runs(words) == ((REGULAR, words),)
    assert {face for face, _ in runs(words, BOLD)} == {BOLD}


def test_arrows_and_ticks_are_real_letters_of_a_bundled_face() -> None:
    assert runs("4 → 3 ✓") == ((REGULAR, "4 "), ("Inter", "→"), (REGULAR, " 3 "), ("Inter", "✓"))


def test_a_decomposed_letter_is_written_as_one() -> None:
    assert runs("e\u0301") == ((REGULAR, "é"),)


def test_pictures_are_named_and_control_signs_leave() -> None:
    assert runs("fine \U0001f642\ufe0f\x07\u200b!") == (
        (REGULAR, "fine "),
        (REGULAR, "[slightly smiling face]"),
        (REGULAR, "!"),
    )


def test_letters_no_face_has_are_named_with_their_script() -> None:
    assert named("\U00012000\U00012001") == "[another script, Cuneiform: sign a, sign a times a]"
    assert named("野田") == "[another script, Han: 91CE, 7530]"


def test_right_to_left_words_are_ordered_as_one_piece() -> None:
    pieces = runs("Dina \u05d3\u05d9\u05e0\u05d4 \u05db\u05d4\u05df here")
    assert pieces[0] == (REGULAR, "Dina ")
    assert pieces[-1][1].strip() == "here"
    assert "\u05df\u05d4\u05db \u05d4\u05e0\u05d9\u05d3" in "".join(piece for _, piece in pieces)


def test_arabic_letters_are_joined() -> None:
    written = "".join(piece for _, piece in runs("\u0646\u0648\u0631\u0627"))
    assert written.startswith("[another script") or any("\ufe70" <= char <= "\ufefc" for char in written)


@pytest.mark.parametrize("name", ["محمد عبد الله", "ﷲ ﷺ", "لا إله", "فارسی پژوهش گچ", "Ann الله B", "עִבְרִית"])
def test_no_letter_is_ever_a_box(name: str) -> None:
    for font in (REGULAR, BOLD):
        for face, piece in runs(name, font):
            missing = [char for char in piece if char not in " \n\t" and ord(char) not in glyphs(face)]
            assert not missing, f"{face} has no {[f'{ord(char):04X}' for char in missing]}"


def test_a_vowel_sign_written_before_its_consonant_is_drawn_before_it() -> None:
    written = "".join(piece for _, piece in runs("\u0939\u093f"))
    assert written in ("\u093f\u0939", "[another script, Devanagari: vowel sign i, ha]")


def test_markup_is_text_and_our_own_bold_is_bold() -> None:
    assert safe('<b> & "x"\n') == "&lt;b&gt; &amp; &quot;x&quot;<br/>"
    assert f'<font name="{BOLD}">48 h</font>' in rich("within **48 h**.")
    assert rich("a ** b") == "a ** b"


def test_a_line_shrinks_then_is_cut_within_its_width() -> None:
    c = Canvas(BytesIO(), initialFontName=REGULAR)
    assert line_of(c, 0, 0, "m" * 60, 10, wide=100) <= 100.1
    assert line_of(c, 0, 0, "short", 10, wide=100) == pytest.approx(text_width("short", 10))


def test_a_right_to_left_paragraph_wraps_in_the_order_it_is_read() -> None:
    first, second = "\u05d0" * 12, "\u05d1" * 12
    p = para(f"{first} {second} " * 6, 10)
    assert tall(p, 200) > tall(p, 500) > 0
    assert tall(para("\u05d0" * 400), 100) > 100


def test_fonts_of_the_machine_are_searched_once_and_in_the_same_order() -> None:
    first = [place for place, _ in zip(machine_fonts.font_files_with(ord("A")), range(5), strict=False)]
    assert first == [place for place, _ in zip(machine_fonts.font_files_with(ord("A")), range(5), strict=False)]
    assert font_for("A", REGULAR) == REGULAR
    assert ord("A") in glyphs(BOLD)


def test_a_broken_or_foreign_font_file_has_no_letters(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from resources import resource

    folder = Path(str(tmp_path))
    (folder / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\xff\xff")
    (folder / "postscript.ttf").write_bytes(b"OTTO" + bytes(20))
    (folder / "empty.ttc").write_bytes(b"ttcf" + bytes(20))
    good = resource("fonts/noto-sans/NotoSans-Regular.ttf").read_bytes()
    (folder / "Good-Regular.ttf").write_bytes(good)
    monkeypatch.setattr(machine_fonts, "folders", lambda: (folder,))
    machine_fonts._files.cache_clear()
    try:
        assert [path.name for path, _ in machine_fonts.font_files_with(ord("Ω"))] == ["Good-Regular.ttf"]
    finally:
        machine_fonts._files.cache_clear()


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_each_system_has_its_font_folders(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert all("ont" in str(folder) for folder in machine_fonts.folders())


def test_without_a_font_for_it_a_name_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notesapp.pdf.letters.font_for", lambda char, base: base if char < "\u0590" else None)
    runs.cache_clear()
    try:
        assert runs("Noa \u05e0")[1] == (REGULAR, "[another script, Hebrew: nun]")
    finally:
        runs.cache_clear()
