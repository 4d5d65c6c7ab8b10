from notesapp.bodymap.figure import figure
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.patterns import tile, hatch, style, glyph
from notesapp.catalogue import tokens
def draw(body_map, view, s, *, moment, uses=(), badges=True, look="paper"):
    f = figure(); v = f.view(view.value); R = tokens.figure_roles("paper")
    sh = lambda ps: [x for p in ps for x in where_to_draw(f, p.region, p.side.value, view.value)]
    work = [x for u in uses for x in sh(u.places)]
    s.fill(v.base, R["base"])
    for x in v.shapes: s.fill(x.path, R[x.tone]); s.stroke(x.path, R[x.tone], 6)
    for x in work: s.fill(x.path, "#2f8f7d", .45)
    ms = [m for m in body_map.marks if m.view is view and body_map.reading(m.id, moment)]
    for m in ms:
        r = body_map.reading(m.id, moment)
        if m.kind == "area":
            for x in sh(m.places): s.fill(x.path, style(m.what, r.intensity).fill)
    for ink in v.lines: s.fill(ink.path, R[ink.role], ink.opacity/1000)
    s.stroke(v.outline.path, R["outline"], v.outline.width)
    for x in work: s.stroke(x.path, "#2f8f7d", 30)
    for m in ms:
        r = body_map.reading(m.id, moment)
        if m.kind == "area":
            for x in sh(m.places):
                st = style(m.what, r.intensity); s.pattern(x.path, tile(st.key), st.ink); s.stroke(x.path, st.edge, 20)
        elif m.strokes and m.kind == "stamp":
            g = glyph(m.what, *m.strokes[0][0], r.grade)
            for p in (g.line, g.body):
                if p: s.stroke(p, "#ffffff", g.width+2*g.halo)
            if g.line: s.stroke(g.line, g.ink, g.width)
            if g.body: s.fill(g.body, g.ink)
            if g.dots: s.fill(g.dots, g.ink)
    if badges:
        for b in v.badges: s.text(b.side[0].upper(), *b.point, 260, "#000000")
