"""The kept picture of a map: figure and marks, following the scene a small piece a turn of the event loop."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPixmap

from notesapp.bodymap.repaint import Box, changed, reach
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import Mark
from ui.bodymap.pictures import Frame, add_to_picture, added_mark, beneath, mend_picture, whole_picture


class MapPicture:
    """`pixmap` as it was painted for `frame`; None when it must be painted anew."""

    def __init__(self) -> None:
        self.pixmap: QPixmap | None = None
        self.frame: Frame | None = None
        self._lacks: list[Mark | Box] = []
        """What it still lacks of the scene: a mark to be painted on top, a box to be painted anew."""

    def is_behind(self) -> bool:
        return bool(self._lacks)

    def forget(self) -> None:
        """The next paint makes it anew."""
        self.pixmap = None
        self._lacks = []

    def follow(self, before: Scene, after: Scene) -> bool:
        """Note what changed between two scenes of the same window; False when it must be painted anew."""
        one = added_mark(before, after)
        if one is not None:
            self._lacks.append(one)
            return True
        boxes = changed(beneath(before), beneath(after))
        self._lacks += boxes or ()
        return boxes is not None

    def step(self, scene: Scene, paper: QColor) -> tuple[Box, ...]:
        """Come one piece nearer to SCENE; return the boxes (1/10 mm) in which it changed."""
        if not self._lacks or self.pixmap is None or self.frame is None:
            return ()
        lacks = self._lacks.pop(0)
        if isinstance(lacks, Mark):
            add_to_picture(self.pixmap, self.frame, scene, lacks)
            return reach(lacks, scene)
        mend_picture(self.pixmap, self.frame, scene, lacks, paper)
        return (lacks,)

    def paint(self, scene: Scene, frame: Frame, paper: QColor) -> QPixmap:
        """Make it whole for SCENE in FRAME."""
        self.pixmap, self.frame, self._lacks = whole_picture(scene, frame, paper), frame, []
        return self.pixmap
