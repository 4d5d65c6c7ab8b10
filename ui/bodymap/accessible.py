"""The map for those who hear it: every mark and every region is an object with a sentence, a place and actions.

Qt asks the factory below for what stands for a canvas, and only when an assistive tool (or a test) looks at it: until
then nothing is made. Why so, and what Python must take care of: docs/adr/0007.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr, getCppPointer

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.model.body_map import Mark
from ui.base.i18n import tr
from ui.bodymap.naming import Wording, mark_words, spoken
from ui.bodymap.viewport import Viewport

REMOVE = "remove"
"""The action of a mark beside pressing it."""


class Heard(Protocol):
    """What is asked of a map; a canvas."""

    scene: Scene
    viewport: Viewport
    wording: Wording
    focused: Shape | None

    def hasFocus(self) -> bool: ...
    def setFocus(self) -> None: ...
    def isVisible(self) -> bool: ...
    def rect(self) -> QRect: ...
    def mapToGlobal(self, at: QPoint, /) -> QPoint: ...
    def mapFromGlobal(self, at: QPoint, /) -> QPoint: ...
    def focus_on(self, shape: Shape) -> None: ...
    def take_region(self, shape: Shape) -> None: ...
    def take_mark(self, mark_id: str) -> None: ...
    def drop_mark(self, mark_id: str) -> None: ...


class _Actions(QAccessibleActionInterface):
    """What can be done with a thing: names, and what is called for each."""

    def __init__(self, does: dict[str, Callable[[], None]]) -> None:
        super().__init__()
        self._does = does

    def actionNames(self) -> list[str]:
        return list(self._does)

    def localizedActionName(self, name: str) -> str:
        return tr("Remove") if name == REMOVE else super().localizedActionName(name)

    def doAction(self, name: str) -> None:
        if name in self._does:
            self._does[name]()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class Item(QAccessibleInterface):
    """A mark or a region as an assistive tool sees it. Where Qt takes a null pointer, its stubs do not say so."""

    def __init__(self, map_access: MapAccess, does: dict[str, Callable[[], None]]) -> None:
        super().__init__()
        self._access = map_access
        self.canvas = map_access.canvas
        self._actions = _Actions(does)

    def name(self) -> str:
        raise NotImplementedError

    def box(self) -> QRectF:
        """Where it lies in the window, px of the canvas."""
        raise NotImplementedError

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return self._access

    def child(self, index: int) -> None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, what: QAccessible.Text) -> str:
        return self.name() if what is QAccessible.Text.Name else ""

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """A mark's words follow from the mark."""

    def rect(self) -> QRect:
        box = self.box().toAlignedRect()
        return QRect(self.canvas.mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        now = QAccessible.State()
        now.focusable = now.selectable = True
        now.invisible = not self.canvas.isVisible()
        now.offscreen = not self.box().intersects(QRectF(self.canvas.rect()))
        return now

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """A null pointer for what it cannot do: None in its place ends the process (docs/adr/0007)."""
        is_action = kind is QAccessible.InterfaceType.ActionInterface
        return VoidPtr(getCppPointer(self._actions)[0] if is_action else 0)


class MarkItem(Item):
    """ "Burning pain, 7 of 10, client's right low back to calf"."""

    def __init__(self, map_access: MapAccess, mark_id: str) -> None:
        canvas = map_access.canvas
        does = {
            QAccessibleActionInterface.pressAction(): lambda: canvas.take_mark(mark_id),
            REMOVE: lambda: canvas.drop_mark(mark_id),
        }
        super().__init__(map_access, does)
        self.mark_id = mark_id

    @property
    def mark(self) -> Mark | None:
        return self.canvas.scene.body_map.mark(self.mark_id)

    def name(self) -> str:
        mark, scene = self.mark, self.canvas.scene
        if mark is None:
            return ""
        words = mark_words(mark, scene.body_map, self.canvas.wording, scene.moment)
        return words if mark.view is scene.view else tr("{mark}; in another view", mark=words)

    def box(self) -> QRectF:
        mark, scene = self.mark, self.canvas.scene
        if mark is None or mark.view is not scene.view:
            return QRectF()
        reach = reach_of(mark, state(mark, scene).strokes, body_of(scene))
        return QRectF() if reach is None else _boxed(self.canvas.viewport, reach)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        now = super().state()
        now.selected = self.canvas.scene.selected == self.mark_id
        return now


class RegionItem(Item):
    """ "Lower back, client's RIGHT": pressed, it is touched as a hand would touch it."""

    def __init__(self, map_access: MapAccess, shape: Shape) -> None:
        canvas = map_access.canvas
        does = {
            QAccessibleActionInterface.pressAction(): lambda: canvas.take_region(shape),
            QAccessibleActionInterface.setFocusAction(): lambda: canvas.focus_on(shape),
        }
        super().__init__(map_access, does)
        self.shape = shape

    def name(self) -> str:
        said = spoken(self.shape.key, self.shape.side, self.canvas.wording)
        body_map, place = self.canvas.scene.body_map, (self.shape.key, self.shape.side)
        there = sum(any((p.region, p.side.value) == place for p in mark.places) for mark in body_map.marks)
        if not there:
            return said
        return tr("{place}; 1 mark", place=said) if there == 1 else tr("{place}; {n} marks", place=said, n=there)

    def box(self) -> QRectF:
        return _boxed(self.canvas.viewport, self.shape.path.bounds)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    def state(self) -> QAccessible.State:
        now = super().state()
        now.selectable = False
        now.focused = self.canvas.hasFocus() and self.canvas.focused is self.shape
        return now


class MapAccess(QAccessibleWidget):
    """A canvas: its marks, the newest first, then the regions of its view."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self.canvas: Heard = canvas  # type: ignore[assignment]
        self._kept: dict[object, Item] = {}
        self._numbers: dict[object, int] = {}
        canvas.destroyed.connect(lambda: self._forget(list(self._kept)))  # a lambda: it also keeps this object
        self._items: list[Item] = []
        self._for: tuple[object, ...] = ()

    @property
    def items(self) -> list[Item]:
        """What there is now; an object stays the same one as long as what it stands for is there."""
        scene = self.canvas.scene
        now = (scene.view, scene.hidden, scene.body_map.figure_version, *(mark.id for mark in scene.body_map.marks))
        if now != self._for:
            self._for = now
            hidden = scene.hidden_layers
            marks = [mark for mark in reversed(scene.body_map.marks) if mark.layer not in hidden]
            found: dict[object, Item] = {}
            for mark in marks:
                found[mark.id] = self._kept.get(mark.id) or self._numbered(mark.id, MarkItem(self, mark.id))
            for shape in body_of(scene).view(scene.view).shapes:
                found[shape] = self._kept.get(shape) or self._numbered(shape, RegionItem(self, shape))
            self._forget([key for key in self._kept if key not in found])
            self._kept, self._items = found, list(found.values())
        return self._items

    def _numbered(self, key: object, item: Item) -> Item:
        """Qt keeps what has a number until it is told to forget it; what has none would be Python's to free."""
        self._numbers[key] = QAccessible.uniqueId(item)
        return item

    def _forget(self, keys: list[object]) -> None:
        """Let Qt delete objects first: those that Python frees while Qt still knows their numbers end the process."""
        for key in keys:
            QAccessible.deleteAccessibleInterface(self._numbers.pop(key))

    def number_of(self, key: object) -> int:
        """The place among the children of a mark (its id) or of a region (its shape); -1 if it is none of them."""
        items, item = self.items, self._kept.get(key)
        return items.index(item) if item is not None else -1

    def childCount(self) -> int:
        return len(self.items)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.items
        return items[index] if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((k for k, item in enumerate(self.items) if item is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.canvas.mapFromGlobal(QPoint(x, y))
        if not self.canvas.rect().contains(at):
            return None
        bx, by = self.canvas.viewport.to_body(QRectF(at.x(), at.y(), 0, 0).topLeft())
        from_top = (item for item in self.items if isinstance(item, MarkItem) and item.box().contains(at))
        region = (i for i in self.items if isinstance(i, RegionItem) and i.shape.path.contains(bx, by))
        return next(from_top, None) or next(region, None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        shape = self.canvas.focused
        return self.child(self.number_of(shape)) if shape is not None and self.canvas.hasFocus() else None


def access_of(canvas: QWidget) -> MapAccess | None:
    """What stands for CANVAS, made now if nobody asked before."""
    found = QAccessible.queryAccessibleInterface(canvas)
    return found if isinstance(found, MapAccess) else None


def _boxed(viewport: Viewport, bounds: tuple[float, float, float, float]) -> QRectF:
    left, top, right, bottom = bounds
    return QRectF(viewport.to_window(left, top), viewport.to_window(right, bottom)).normalized()


_maps: list[type] = []


def _made(kind: str, thing: QObject) -> QAccessibleInterface | None:
    return MapAccess(thing) if isinstance(thing, QWidget) and isinstance(thing, tuple(_maps)) else None


def install(kind: type) -> None:
    """Let widgets of KIND be heard as maps. Called once, where the kind is made."""
    if not _maps:
        QAccessible.installFactory(_made)
    _maps.append(kind)
