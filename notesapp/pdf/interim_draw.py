# INTERIM, not committed
from notesapp.bodymap.figure import figure
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.geometry import polyline
def draw(body_map, view, s, *, moment, uses=()):
    f = figure(); v = f.view(view.value)
    def work():
        for u in uses:
            for p in u.places:
                for sh in where_to_draw(f, p.region, p.side.value, view.value):
                    yield sh
    forms = True
    s.fill(v.base, "#f6ece3")
    for sh in v.shapes: s.fill(sh.path, "#f6ece3")
    for sh in work(): s.fill(sh.path, "#a9cfd0")
    for m in body_map.marks:
        if m.view is view:
            r = body_map.reading(m.id, moment)
            if r is None: continue
            for p in m.places:
                for sh in where_to_draw(f, p.region, p.side.value, view.value): s.fill(sh.path, "#e98871")
    for ink in v.lines: s.fill(ink.path, "#d0b8a8")
    s.stroke(v.outline.path, "#4f382c", v.outline.width)
    for sh in work(): s.stroke(sh.path, "#2f8f7d", 30)
