"""The commands: what they say, what they leave behind, and their exit status."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from notesapp.cli import main
from tests.cli_fixtures import found
from tests.demo_fixtures import demo_folder, demo_template

__all__ = ["demo_folder", "demo_template"]
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-note.json"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "passphrase"
    path.write_text("demonstration\n")
    return str(path)


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that was said about a failure."""
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    return lines[0]


def test_a_demonstration_practice_holds_what_was_asked_for(
    tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "made")
    made = found(capsys, "demo", folder, "--clients", "5", "--sessions", "16", "--seed", "3")
    assert (made["clients"], made["sessions"], made["passphrase"]) == (5, 16, "demonstration")
    good = found(capsys, "verify", folder, "--passphrase-file", secret)
    assert good["good"]
    assert good["revisions"] == 16
    assert good["counts"]["client"] == 5
    assert main(["demo", folder]) == 1
    assert sentence(capsys) == "This folder already holds a practice; nothing was changed."


def test_a_session_goes_in_as_json_and_comes_out_the_same(
    demo_folder: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ("--passphrase-file", secret)
    folder = str(demo_folder)
    stored = found(capsys, "record", folder, str(EXAMPLE), "--sign", *key)
    shown = found(capsys, "show", folder, "--session", stored["session"], *key)
    given = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert shown["client"]["name"] == given["client"]["name"]
    assert len(shown["note"]["body_map"]["marks"]) == len(given["note"]["body_map"]["marks"])
    assert main(["show", folder, "--session", stored["session"], *key]) == 0
    text = capsys.readouterr().out
    assert "doctor agreed, soft tissue of the hip only" in text
    assert "signed, revision" in text
    again = found(capsys, "record", folder, str(EXAMPLE), *key)
    assert again["client"] == stored["client"]
    listed = found(capsys, "show", folder, "--client", stored["client"], *key)
    assert {(line["number"], line["signed"]) for line in listed["sessions"]} == {(2, False), (1, True)}
    assert main(["show", folder, "--client", stored["client"], *key]) == 0
    assert "Osteoporosis" in capsys.readouterr().out


@pytest.mark.parametrize(("kind", "says"), [("sheet", "Piriformis"), ("summary", "Burning"), ("letter", "Okonjo")])
def test_papers_are_written_and_can_be_read(
    demo_folder: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, says: str
) -> None:
    key = ("--passphrase-file", secret)
    hit = found(capsys, "search", str(demo_folder), "feldkamp", "burning", *key)[0]
    file = tmp_path / f"{kind}.pdf"
    assert main([kind, str(demo_folder), "--session", hit["session"], "-o", str(file), "--paper", "letter", *key]) == 0
    assert capsys.readouterr().out == f"Wrote the {kind} to {file}.\n"
    pages = pypdf.PdfReader(file).pages
    assert says in "".join(page.extract_text() for page in pages)
    assert float(pages[0].mediabox.height) == pytest.approx(792)


def test_the_summary_is_compared_with_an_earlier_session(
    demo_folder: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ("--passphrase-file", secret)
    hit = found(capsys, "search", str(demo_folder), "feldkamp", "burning", *key)[0]
    file = tmp_path / "summary.pdf"
    words = ["summary", str(demo_folder), "--session", hit["session"], "-o", str(file), *key, "--compare"]
    assert main([*words, "last"]) == 0
    assert " beside " in capsys.readouterr().out
    told = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    assert "Compared with session" in told
    assert "Drawn area" in told
    assert main(["verify", str(file), "--practice", str(demo_folder), *key]) == 0
    assert capsys.readouterr().out.startswith("Genuine and current")
    assert main([*words, "2020-01-01"]) == 1
    assert capsys.readouterr().err == "No session of this client was on 1 January 2020.\n"


def test_a_side_that_disagrees_is_told_when_a_session_is_recorded(
    demo_folder: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    plain["note"].setdefault("texts", {})["objective"] = "Left piriformis tender."
    file = tmp_path / "note.json"
    file.write_text(json.dumps(plain))
    assert main(["record", str(demo_folder), str(file), "--sign", "--json", "--passphrase-file", secret]) == 0
    said = capsys.readouterr()
    sentence = "Left or right? The text says “Left piriformis tender”, the marks are on the right."
    assert said.err == f"{sentence}\n"
    assert json.loads(said.out)["to_check"] == [sentence]


def test_search_says_where_the_words_stand(demo_folder: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(demo_folder), "PIRIF", "--limit", "2", "--passphrase-file", secret]) == 0
    said = capsys.readouterr().out
    assert "piriformis" in said
    assert said.endswith("2 found.\n")
    assert main(["search", str(demo_folder), "zebra", "--passphrase-file", secret]) == 0
    assert capsys.readouterr().out == "Nothing found.\n"


def test_the_passphrase_comes_from_standard_input(
    demo_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("demonstration\n"))
    assert main(["verify", str(demo_folder), "--passphrase-file", "-"]) == 0
    assert "one chain" in capsys.readouterr().out


def changed(tmp_path: Path, **fields: object) -> str:
    """The example with one mark or reading changed."""
    plain = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    body = plain["note"]["body_map"]
    if "region" in fields:
        body["marks"][0]["places"][0]["region"] = fields["region"]
    if "intensity" in fields:
        body["readings"][0]["intensity"] = fields["intensity"]
    if "field" in fields:
        plain["note"][str(fields["field"])] = 1
    if "plan" in fields:
        del plain["note"]["plan"]
    path = tmp_path / "note.json"
    path.write_text(json.dumps(plain))
    return str(path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"region": "tail"}, "there is no region 'tail'"),
        ({"intensity": 11}, "at note.body_map.readings[0], an intensity is a whole number from 0 to 10, not 11."),
        ({"field": "colour"}, "colour"),
        ({"plan": None}, "plan"),
    ],
)
def test_a_bad_note_is_one_sentence_and_nothing_is_stored(
    demo_folder: Path,
    secret: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    says: str,
) -> None:
    key = ("--passphrase-file", secret)
    assert main(["record", str(demo_folder), changed(tmp_path, **change), "--sign", *key]) == 1
    assert says in sentence(capsys)
    assert found(capsys, "search", str(demo_folder), "maren", *key) == []
    assert found(capsys, "verify", str(demo_folder), *key)["counts"]["client"] == 8


def test_what_was_stored_is_not_called_lost_when_no_copy_can_be_made(
    demo_folder: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(demo_folder / "backups")
    (demo_folder / "backups").write_text("no folder")
    assert main(["record", str(demo_folder), str(EXAMPLE), "--passphrase-file", secret]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Stored as a draft: session ")
    assert "no verified copy of it could be made" in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("room", [4_000, 60_000], ids=["not even the lock", "not the note"])
def test_a_full_disk_is_one_sentence_and_nothing_is_stored(demo_folder: Path, secret: str, room: int) -> None:
    words = ("record", str(demo_folder), str(EXAMPLE), "--passphrase-file", secret)
    full = run(*words, room=room)
    assert (full.returncode, full.stdout) == (1, "")
    assert full.stderr == "The disk is full. Free some space and try again.\n"
    after = run("search", str(demo_folder), "Maren", "--passphrase-file", secret)
    assert (after.returncode, after.stdout) == (0, "Nothing found.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "{empty}"), "This folder holds no practice."),
        (("record", "{demo}", "{broken}"), "it is no JSON"),
        (("record", "{demo}", "{empty}/none.json"), "cannot be read"),
        (("show", "{demo}", "--session", "nothing"), "There is no such record"),
        (("sheet", "{demo}", "--session", "nothing", "-o", "{empty}/x.pdf"), "There is no such record"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    demo_folder: Path,
    secret: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    says: str,
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.json").write_text('{"format": 1,')
    places = {"demo": demo_folder, "empty": tmp_path / "empty", "broken": tmp_path / "broken.json"}
    said = [word.format(**places) for word in words]
    assert main([*said, "--passphrase-file", secret]) == 1
    assert says in sentence(capsys)


def test_a_wrong_passphrase_and_a_missing_file_are_told(
    demo_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("Demonstration")
    assert main(["verify", str(demo_folder), "--passphrase-file", str(wrong)]) == 1
    assert "does not open the practice" in sentence(capsys)
    assert main(["verify", str(demo_folder), "--passphrase-file", str(tmp_path / "gone")]) == 1
    assert "cannot be read" in sentence(capsys)


@pytest.mark.parametrize("words", [["bogus"], ["demo"], ["show", "x"], ["demo", "x", "--clients", "-1"]])
def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 2
    assert "usage" in capsys.readouterr().err


def run(*words: str, given: str = "", room: int | None = None) -> subprocess.CompletedProcess[str]:
    """The program by itself; no file of it may grow past ROOM bytes."""
    command = [sys.executable, "-m", "notesapp", *words]
    if room is not None:
        limit = f"import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); "
        command[1:3] = ["-c", f"{limit}runpy.run_module('notesapp', run_name='__main__')"]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)


def test_the_program_itself(demo_folder: Path) -> None:
    good = run("verify", str(demo_folder), "--passphrase-file", "-", given="demonstration\n")
    assert (good.returncode, good.stderr) == (0, "")
    bad = run("verify", str(demo_folder), "--passphrase-file", "-", given="nonsense\n")
    assert bad.returncode == 1
    assert bad.stdout == ""
    assert "Traceback" not in bad.stderr


def test_who_reads_may_stop_reading(demo_folder: Path) -> None:
    words = [sys.executable, "-m", "notesapp", "search", str(demo_folder), "back", "--passphrase-file", "-"]
    with subprocess.Popen(words, stdin=-1, stdout=-1, stderr=-1, text=True) as told:
        assert told.stdin is not None
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        told.stdin.write("demonstration\n")
        told.stdin.close()
        assert "Traceback" not in told.stderr.read()
