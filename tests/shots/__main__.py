"""`python -m tests.shots [name ...]`: writes docs/screens/, or only the pictures whose names begin so."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.shots import begin, comparing, keeping, locks, sessions, trusting
from tests.shots.album import Album
from ui.rehearsal.hand import NotThere
from ui.rehearsal.stage import Stage

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
SCENES = (*begin.SCENES, *keeping.SCENES, *sessions.SCENES, *comparing.SCENES, *locks.SCENES, *trusting.SCENES)


def main(only: tuple[str, ...], folder: Path = FOLDER) -> int:
    """Walk through the app and take every picture. A scene that could not be played is named, the others go on."""
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(Path(home))
        album = Album(folder, stage, only)
        for scene in SCENES:
            try:
                scene(album, stage.hand, stage)
            except NotThere as trouble:
                failed.append(f"{scene.__name__}: {trouble}")
        stage.end()
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    print(f"{len(album.taken)} pictures in {folder.name}, {size / 1e6:.1f} MB")
    for words in failed:
        print(words, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
