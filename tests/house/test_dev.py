"""dev.py: what it says, what it hands on, and that a broken-off install is done again."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """dev.py as a module whose .venv is elsewhere, and which notes its child processes instead of starting them."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / "venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "ready")
    monkeypatch.setattr(module, "PYTHON", venv / "python")
    module.commands = []
    module.refuse = ""

    def call(command: list[str], **more: str) -> int:
        module.commands.append((" ".join(command), more))
        if "venv" in command:
            venv.mkdir(exist_ok=True)
            (venv / "python").touch()
        return int(bool(module.refuse) and module.refuse in " ".join(command))

    monkeypatch.setattr(module, "call", call)
    return module


def test_an_older_python_can_read_it_as_far_as_its_own_sentence() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    body = ast.parse(source, feature_version=(3, 7)).body
    kinds = [type(node).__name__ for node in body]
    first_def = kinds.index("FunctionDef")
    assert "If" in kinds[:first_def]


def test_the_second_set_up_does_nothing(dev: Any) -> None:
    dev.set_up()
    assert any("--require-hashes" in command for command, _ in dev.commands)
    dev.commands.clear()
    dev.set_up()
    assert dev.commands == []


@pytest.mark.parametrize("broken", ["-m venv", "--require-hashes", "--no-build-isolation"])
def test_a_set_up_that_broke_off_is_done_again(dev: Any, broken: str) -> None:
    dev.refuse = broken
    with pytest.raises(SystemExit, match="reason stands above"):
        dev.set_up()
    assert not dev.is_ready()
    dev.refuse = ""
    dev.set_up()
    assert dev.is_ready()


def test_another_lock_is_another_set_up(dev: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.set_up()
    other = tmp_path / "requirements.lock"
    other.write_text("another lock")
    monkeypatch.setattr(dev, "LOCK", other)
    assert not dev.is_ready()


def test_arguments_reach_pytest_and_all_tests_are_measured(dev: Any) -> None:
    dev.test(["-k", "sciatica"])
    dev.test([])
    some, every = (command for command, _ in dev.commands)
    assert some.endswith("-m pytest -k sciatica")
    assert "--cov" in every


def test_without_a_display_the_main_job_is_carried_out_offscreen(
    dev: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    dev.run([])
    monkeypatch.setenv("DISPLAY", ":9")
    dev.run([])
    (offscreen, more), (window, _) = dev.commands
    assert offscreen.endswith("-m ui.offscreen_demo")
    assert more == {"QT_QPA_PLATFORM": "offscreen"}
    assert "no display" in capsys.readouterr().out
    assert window.endswith("-m ui")


def test_what_is_missing_is_named_with_the_one_command(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "SYSTEM_LIBRARIES", "libnowhere.so.7 libnowhere7 nowhere-libs")
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "dnf" else None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"libnowhere\.so\.7[^$]*sudo dnf install -y nowhere-libs"):
        dev.need_of_the_system(for_venv=True, for_windows=True)
    assert dev.commands == []


def test_as_root_what_is_missing_is_installed(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "SYSTEM_LIBRARIES", "libnowhere.so.7 libnowhere7 nowhere-libs")
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    with pytest.raises(SystemExit, match=r"still not found: libnowhere"):
        dev.need_of_the_system(for_venv=True, for_windows=True)
    refresh, install = (command for command, _ in dev.commands)
    assert refresh.startswith("apt-get update")
    assert install.endswith("libnowhere7")


def test_a_missing_venv_module_and_libraries_are_one_command(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "SYSTEM_LIBRARIES", "libnowhere.so.7 libnowhere7 nowhere-libs")
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"sudo apt-get install .*libnowhere7 python3\.\d+-venv\n"):
        dev.need_of_the_system(for_venv=True, for_windows=True)


def test_a_wrong_word_is_wrong_usage() -> None:
    done = subprocess.run([sys.executable, "dev.py", "tset"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "run|test|check" in done.stdout


def test_ci_runs_exactly_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"python\S* .*?(?=\s*(?:</dev/null|[;&|]|$))", script, re.M)
    assert commands == ["python3 dev.py test", "python3 dev.py check"]
    assert re.search(r"^python3 dev\.py test +#", README, re.M)


def test_the_readme_names_only_commands_that_are_there(dev: Any) -> None:
    named = set(re.findall(r"dev\.py (\w+)", README))
    assert {"run", "test", "check"} <= named <= set(dev.COMMANDS)
