"""Recording every write of a process with strace, and keeping a recording in a file."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.disk import Event, files_of

ROOT = Path(__file__).parents[2]
CALLS = "openat,pwrite64,write,sendfile,lseek,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,rmdir"
UNKNOWN = ("copy_file_range", "writev", "pwritev", "pwritev2", "truncate", "link", "linkat", "fallocate")
"""What would write too and is not understood here; a recording with one of them would prove nothing."""
IGNORED = ("-shm", "practice.lock")

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += +(-?\d+)(?:<.*>)?(?: .*)?$")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_SENT_FROM = re.compile(r"\[(\d+)\] => \[")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True)
class Recording:
    """START are the files before, EVENTS what was done to them; ("told", line) is what the process said."""

    start: dict[str, bytes]
    events: tuple[Event, ...]


def keep(path: Path, recordings: dict[str, Recording]) -> None:
    """Write RECORDINGS, which began with the same files, into one file."""
    start = next(iter(recordings.values())).start
    plain = {
        "start": {name: base64.b85encode(content).decode() for name, content in start.items()},
        "events": {
            name: [(what, path, n, base64.b85encode(data).decode()) for what, path, n, data in one.events]
            for name, one in recordings.items()
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.compress(json.dumps(plain).encode(), 9))


def kept(path: Path) -> dict[str, Recording]:
    plain = json.loads(zlib.decompress(path.read_bytes()))
    start = {name: base64.b85decode(content) for name, content in plain["start"].items()}
    return {
        name: Recording(start, tuple((what, path, n, base64.b85decode(data)) for what, path, n, data in events))
        for name, events in plain["events"].items()
    }


def record(folder: Path, what: str, synchronous: str, trace: Path) -> Recording:
    """Run tests.faults.powered in FOLDER under strace."""
    start = {name: content for name, content in files_of(folder).items() if not name.endswith(IGNORED)}
    follow = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "4000000",
        "-e",
        f"trace={CALLS},{','.join(UNKNOWN)}",
        "-o",
        str(trace),
    ]
    work = [sys.executable, "-m", "tests.faults.powered", str(folder), what, synchronous]
    subprocess.run([*follow, *work], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    with trace.open() as lines:
        return Recording(start, tuple(_events(lines, str(folder))))


def _events(lines: Iterator[str] | object, folder: str) -> Iterator[Event]:
    offsets: dict[str, int] = {}
    for line in lines:  # type: ignore[attr-defined]
        if "<unfinished" in line or "resumed>" in line:
            if folder in line:
                raise ValueError("two threads wrote at once; the order of their writes is not known")
            continue
        found = _CALL.match(line.rstrip("\n"))
        if found is None or int(found[3]) < 0:
            continue
        yield from _event(found[1], found[2], int(found[3]), folder, offsets)


def _event(call: str, arguments: str, result: int, folder: str, offsets: dict[str, int]) -> Iterator[Event]:
    handle = _FD.match(arguments)
    if call in UNKNOWN and folder.encode().hex() in arguments.replace("\\x", ""):
        raise ValueError(f"{call} is not understood")
    texts = [bytes.fromhex(text.replace("\\x", "")) for text, _ in _TEXT.findall(arguments)]
    if call in ("rename", "renameat", "renameat2"):
        old, new = (text.decode() for text in texts[:2])
        if old.startswith(folder):
            yield ("rename", _within(old, folder), 0, _within(new, folder).encode())
        return
    if call in ("unlink", "unlinkat"):
        path = _absolute(arguments, texts[0].decode())
        if path.startswith(folder) and "AT_REMOVEDIR" not in arguments and not path.endswith(IGNORED):
            yield ("unlink", _within(path, folder), 0, b"")
        return
    if call == "openat":
        path = _absolute(arguments, texts[0].decode())
        if path.startswith(folder + "/") and not path.endswith(IGNORED):
            offsets[path] = 0
            if "O_CREAT" in arguments:
                yield ("create", _within(path, folder), 0, b"")
            if "O_TRUNC" in arguments:
                yield ("cut", _within(path, folder), 0, b"")
        return
    if handle is None:
        return
    path = bytes.fromhex(handle[2].replace("\\x", "")).decode() if "\\x" in handle[2] else handle[2]
    if call == "write" and handle[1] == "1":
        yield ("told", "", 0, texts[0])
    if not path.startswith(folder) or path.endswith(IGNORED):
        return
    if call == "pwrite64":
        yield ("write", _within(path, folder), int(arguments.rsplit(", ", 1)[1]), texts[0])
    elif call == "write":
        at = offsets.get(path, 0)
        offsets[path] = at + result
        yield ("write", _within(path, folder), at, texts[0][:result])
    elif call == "sendfile":
        source, begun = _FD.match(arguments.split(", ", 1)[1]), _SENT_FROM.search(arguments)
        if result and (source is None or begun is None):
            raise ValueError("what was sent is not known")
        if source is not None and begun is not None and result:
            at = offsets.get(path, 0)
            offsets[path] = at + result
            of = _within(bytes.fromhex(source[2].replace("\\x", "")).decode(), folder)
            yield ("send", _within(path, folder), at, f"{begun[1]} {result} {of}".encode())
    elif call == "lseek":
        offsets[path] = result
    elif call == "ftruncate":
        yield ("cut", _within(path, folder), int(arguments.rsplit(", ", 1)[1]), b"")
    elif call in ("fsync", "fdatasync"):
        is_folder = Path(path).suffix in ("", ".restoring", ".restored")
        yield ("sync folder" if is_folder else "sync", _within(path, folder), 0, b"")


def _absolute(arguments: str, path: str) -> str:
    """PATH as a whole one: names below an open folder are given with its handle."""
    if path.startswith("/"):
        return path
    found = _FD.match(arguments)
    if found is None:
        return path
    base = bytes.fromhex(found[2].replace("\\x", "")).decode() if "\\x" in found[2] else found[2]
    return f"{base}/{path}"


def _within(path: str, folder: str) -> str:
    return path[len(folder) :].lstrip("/")
