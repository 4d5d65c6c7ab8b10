"""A process that is ended by a crash leaves no copy of its memory; tried in processes of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

LINUX = sys.platform.startswith("linux")
LOOK = (
    "import ctypes, resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0],"
    " ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
)


def run(code, folder):
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def code():
    """Runs from another folder, so the project has to be found."""
    return f"import sys; sys.path.insert(0, {str(Path(__file__).parents[3])!r}); "


def test_no_core_file_may_be_written(tmp_path, code):
    if LINUX:
        done = run(code + "from notesapp.machine.secrecy import no_dumps; assert no_dumps(); " + LOOK, tmp_path)
        assert done.stdout.split() == ["1", "1"], done.stderr
        done = run(
            code + "from notesapp.machine.secrecy import no_dumps; assert no_dumps(sealed=True); " + LOOK, tmp_path
        )
        assert done.stdout.split() == ["1", "0"], done.stderr
    done = run(code + "from notesapp.machine.secrecy import no_dumps; assert no_dumps()", tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_crash_leaves_no_file(tmp_path, code):
    crash = "from notesapp.machine.secrecy import no_dumps; no_dumps(); import os; os.abort()"
    done = run(code + crash, tmp_path)
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_a_lower_limit_is_kept(tmp_path, code):
    if LINUX:
        lower = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); "
        done = run(code + lower + "from notesapp.machine.secrecy import no_dumps; assert no_dumps(); " + LOOK, tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split()[0] in ("0", "1")


def test_the_window_and_the_commands_ask_for_it():
    root = Path(__file__).parents[3]
    assert "no_dumps()" in (root / "ui" / "starting.py").read_text(encoding="utf-8")
    assert "no_dumps(sealed=True)" in (root / "notesapp" / "cli.py").read_text(encoding="utf-8")
