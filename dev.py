#!/usr/bin/env python3
"""Set up, run, test and check Session Notes, with nothing but a Python.

    python3 dev.py run       open the app (without a display: carry the main job out offscreen)
    python3 dev.py test      every test; what follows is handed to pytest, as in: dev.py test -k sciatica
    python3 dev.py check     format, lint, types, import contracts, data
    python3 dev.py faults    kill, damage, tear and starve a practice on purpose; fails on any loss
    python3 dev.py bench     measure what must be quick, one JSON object a line
    python3 dev.py shots     write every screen and page to docs/screens/
    python3 dev.py package   write the bill of materials and audit what is installed (an installer comes later)
    python3 dev.py lock      pin the dependencies anew in requirements.lock

The first one makes .venv with the Python it was started with and installs requirements.lock, each file checked
against its hash. It is done again only when the lock or the Python changes.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must be told so in a sentence
    sys.exit(
        "Session Notes needs Python 3.11 or newer, and this is Python {}.{}: start dev.py with a newer one, "
        "for instance python3.12 dev.py test".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "ready"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt opens on Linux beside the C library:          Debian, Ubuntu        Fedora
SYSTEM_LIBRARIES = """
libEGL.so.1              libegl1               libglvnd-egl
libGL.so.1               libgl1                libglvnd-glx
libX11.so.6              libx11-6              libX11
libX11-xcb.so.1          libx11-xcb1           libX11-xcb
libxkbcommon.so.0        libxkbcommon0         libxkbcommon
libxkbcommon-x11.so.0    libxkbcommon-x11-0    libxkbcommon-x11
libxcb-cursor.so.0       libxcb-cursor0        xcb-util-cursor
libxcb-icccm.so.4        libxcb-icccm4         xcb-util-wm
libxcb-image.so.0        libxcb-image0         xcb-util-image
libxcb-keysyms.so.1      libxcb-keysyms1       xcb-util-keysyms
libxcb-render-util.so.0  libxcb-render-util0   xcb-util-renderutil
libxcb-util.so.1         libxcb-util1          xcb-util
libxcb-randr.so.0        libxcb-randr0         libxcb
libxcb-render.so.0       libxcb-render0        libxcb
libxcb-shape.so.0        libxcb-shape0         libxcb
libxcb-shm.so.0          libxcb-shm0           libxcb
libxcb-sync.so.1         libxcb-sync1          libxcb
libxcb-xfixes.so.0       libxcb-xfixes0        libxcb
libxcb-xkb.so.1          libxcb-xkb1           libxcb
libwayland-client.so.0   libwayland-client0    libwayland-client
libwayland-cursor.so.0   libwayland-cursor0    libwayland-cursor
libfontconfig.so.1       libfontconfig1        fontconfig
libfreetype.so.6         libfreetype6          freetype
libdbus-1.so.3           libdbus-1-3           dbus-libs
libglib-2.0.so.0         libglib2.0-0          glib2
libgthread-2.0.so.0      libglib2.0-0          glib2
libcups.so.2             libcups2              cups-libs
libstdc++.so.6           libstdc++6            libstdc++
"""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def child_environment() -> dict[str, str]:
    """The environment without what would lead a child to another Python's packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "PIP_USER")}


def call(command: list[str], **more: str) -> int:
    """Run COMMAND from the root of the project with the variables MORE, and return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=child_environment() | more, check=False).returncode


def python(*arguments: str, **more: str) -> int:
    return call([str(PYTHON), *arguments], **more)


# ---- the system's packages


def install_packages(packages: list[str], why: str) -> None:
    """Install PACKAGES as root, or print the one command that does, and stop."""
    if shutil.which("apt-get"):
        refresh, install = ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    else:
        refresh, install = ["dnf", "makecache"], ["dnf", "install", "-y", *packages]
    if os.geteuid() != 0:
        commands = f"sudo {' '.join(refresh)} && sudo {' '.join(install)}"
        sys.exit(f"{why} Install what is missing with this command, then start again:\n\n    {commands}\n")
    say(f"{why} Installing {', '.join(packages)}.")
    unattended = {"DEBIAN_FRONTEND": "noninteractive"}
    if install[0] == "apt-get":
        install[1:1] = ["-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
        refresh.append("-qq")
    if call(refresh, **unattended) != 0:
        say(f"{' '.join(refresh)} failed; trying with what is known of the packages.")
    if call(install, **unattended) != 0:
        sys.exit(f"{why} {' '.join(install)} failed (its reason stands above).")


def missing_libraries() -> list[tuple[str, str, str]]:
    """The rows of SYSTEM_LIBRARIES (file, Debian's package, Fedora's) that this Python cannot open."""
    missing = []
    for row in SYSTEM_LIBRARIES.strip().splitlines():
        library, debian, fedora = row.split()
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append((library, debian, fedora))
    return missing


def need_of_the_system(for_venv: bool, for_windows: bool) -> None:
    """See that the system has what the next steps need; all that is missing is named, and installed, in one go."""
    manager = next((name for name in ("apt-get", "dnf") if shutil.which(name)), None)
    linux = sys.platform.startswith("linux")
    reasons, packages = [], set()
    if for_venv and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        reasons.append(f"This Python ({sys.executable}) comes without its venv module.")
        if not (linux and manager == "apt-get"):
            sys.exit(f"{reasons[0]} Start dev.py with a complete Python 3.11 or newer.")
        packages.add("python{}.{}-venv".format(*sys.version_info))
    missing = missing_libraries() if for_windows and linux else []
    if missing:
        names = ", ".join(row[0] for row in missing[:4]) + (", ..." if len(missing) > 4 else "")
        reasons.append(f"The windows need {len(missing)} system libraries that are not here ({names}).")
        if manager is None:
            say(f"{reasons[-1]} Please install them with this system's package manager; going on without.")
            return
        packages |= {row[1] if manager == "apt-get" else row[2] for row in missing}
    if not packages:
        return
    install_packages(sorted(packages), " ".join(reasons))
    still = missing_libraries() if missing else []
    if still:
        sys.exit(f"Installed, but still not found: {', '.join(row[0] for row in still)}.")


# ---- .venv


def stamp() -> str:
    """What .venv was made from: the Python, the lock, and where it stands (a venv cannot be moved)."""
    version = "{}.{}".format(*sys.version_info)
    inputs = LOCK.read_bytes() + str(ROOT).encode()
    return f"{version} {hashlib.sha256(inputs).hexdigest()}\n"


def is_ready() -> bool:
    try:
        return PYTHON.exists() and STAMP.read_text() == stamp()
    except OSError:
        return False


def set_up() -> None:
    """Make .venv as the lock says, unless it is there. The stamp comes last, so a broken-off install is done again."""
    if is_ready():
        return
    say("Setting up .venv from requirements.lock; the first time this takes some minutes.")
    STAMP.unlink(missing_ok=True)
    # Started from inside .venv itself, the Python below it has to make it anew.
    maker = getattr(sys, "_base_executable", sys.executable)
    if call([maker, "-m", "venv", "--clear", str(VENV)]) != 0:
        sys.exit(f"Could not make {VENV} with {maker} (its reason stands above).")
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    if python(*pip, *quiet, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK), PIP_USER="0") != 0:
        sys.exit("The dependencies could not be installed (pip's reason stands above); nothing was left half done.")
    # The project itself, so that `notesapp` is a command; built with what the lock brought, without a look outside.
    itself = ["--quiet", "--no-index", "--no-build-isolation", "--config-settings", "editable_mode=compat", "-e", "."]
    if python(*pip, *itself, PIP_USER="0") != 0:
        sys.exit("The project could not be installed into .venv (pip's reason stands above).")
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(stamp())
    fresh.replace(STAMP)


# ---- the commands


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    if has_display():
        return python("-m", "ui", *arguments)
    say("There is no display here, so the main job is carried out offscreen on the demonstration practice.")
    return python("-m", "ui.offscreen_demo", *arguments, QT_QPA_PLATFORM="offscreen")


def test(arguments: list[str]) -> int:
    """Every test, in parallel, with the coverage of notesapp; a part of them (with ARGUMENTS) as it comes."""
    if arguments:
        return python("-m", "pytest", *arguments)
    return python("-m", "pytest", "-n", "auto", "--cov", "--cov-report=term-missing:skip-covered")


def data_checks() -> list[tuple[str, list[str]]]:
    """Each tools/<room>/check.py is a check of data that is kept by hand."""
    return [
        (f"{path.parent.name} data", [str(path.relative_to(ROOT))]) for path in sorted(ROOT.glob("tools/*/check.py"))
    ]


def check(arguments: list[str]) -> int:
    contracts = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    steps = [
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("lint", ["-m", "ruff", "check", "."]),
        ("types", ["-m", "mypy"]),
        ("import contracts", ["-c", contracts, "--no-logo"]),
        *data_checks(),
    ]
    failed = []
    for name, step in steps:
        say(f"-- {name}")
        if python(*step) != 0:
            failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "All checks hold.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    return python("-m", "tests.bench", *arguments)


def faults(arguments: list[str]) -> int:
    return python("-m", "tests.faults", *arguments)


def shots(arguments: list[str]) -> int:
    return python("-m", "tests.shots", *arguments, QT_QPA_PLATFORM="offscreen")


def package(arguments: list[str]) -> int:
    """dist/sbom.cdx.json, and whether what is installed is what was locked; see tools/supply."""
    found = python("tools/supply/audit.py", *arguments)
    say("There is no installer yet; it comes with a later version.")
    return found


def lock(arguments: list[str]) -> int:
    """Pin anew for every Python from 3.11 and every system; hashes only, no index and no address in the file."""
    uv = next((str(path) for path in [PYTHON.with_name("uv.exe" if WINDOWS else "uv")] if path.exists()), None)
    uv = uv or shutil.which("uv")
    if uv is None:
        sys.exit("dev.py lock needs uv: install it (for instance with pipx install uv) and start again.")
    plain = ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--generate-hashes"]
    scope = ["--universal", "--python-version", "3.11", "--extra", "dev", "pyproject.toml"]
    return call([uv, "pip", "compile", "--quiet", *scope, *plain, "-o", LOCK.name, *arguments])


# name: (what it does, whether it needs .venv, whether it needs the libraries of the windows)
COMMANDS = {
    "run": (run, True, True),
    "test": (test, True, True),
    "check": (check, True, False),
    "bench": (bench, True, True),
    "faults": (faults, True, False),
    "shots": (shots, True, True),
    "package": (package, True, True),
    "lock": (lock, False, False),
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        asked_for_help = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(__doc__.strip() if asked_for_help else f"Usage: python3 dev.py {'|'.join(COMMANDS)} [more]")
        return 0 if asked_for_help else 2
    command, needs_venv, needs_windows = COMMANDS[arguments[0]]
    need_of_the_system(for_venv=needs_venv and not is_ready(), for_windows=needs_windows)
    if needs_venv:
        set_up()
    return command(arguments[1:])


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
