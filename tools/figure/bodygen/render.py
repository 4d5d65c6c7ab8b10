"""Mesh -> drawing: region paths, tapered pen strokes, outline and soft volume, all as plain path text in mm."""
from __future__ import annotations
import numpy as np
from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from . import splines as sp
from . import mesh as M

# line classes: width in mm, alpha, taper length in mm (0 = even line)
WEIGHTS = {
    'outline': (2.8, 1.00, 0),
    'major':   (2.0, 0.92, 70),
    'minor':   (1.55, 0.74, 60),
    'fine':    (1.15, 0.54, 44),
    'hint':    (0.95, 0.30, 34),
    'none':    (0.0, 0.0, 0),
}


# soft volume: many weak steps, so that no band is seen when the figure is enlarged
RIM = [(d, 0.030) for d in (2, 3.6, 5.6, 8, 11, 14.5, 18.5)]        # mm from the skin, opacity
CORE = [(0.09 + 0.11 * k, 0.068) for k in range(7)]                       # part of a region's half width, opacity
# More and weaker steps were tried: in eight bits a colour each step is rounded, and the skin turned pink.


# ---------------------------------------------------------------- path text
def f(v):
    s = f'{v:.1f}'
    s = s[:-2] if s.endswith('.0') else s
    return '0' if s == '-0' else s


def pt(p):
    return f'{f(p[0])} {f(p[1])}'


def d_beziers(bez, move=True, close=False):
    out = []
    for i, b in enumerate(bez):
        if move and i == 0:
            out.append('M' + pt(b[0]))
        out.append('C' + ' '.join(pt(q) for q in b[1:]))
    return ''.join(out) + ('Z' if close else '')


def rev(bez):
    return [b[::-1] for b in reversed(bez)]


def mirror(bez):
    return [b * np.array([-1.0, 1.0]) for b in bez]


def as_bez(segs):
    return [np.array([[z.real, z.imag] for z in s]) for s in segs]


def flatten(bez, n=10):
    pts = []
    t = np.linspace(0, 1, n + 1)
    for b in bez:
        q = sp._bez(b, t)
        pts += list(q if not pts else q[1:])
    return np.array(pts)


def poly_d(g, tol=0.5, min_area=6):
    out = ''
    for p in (g.geoms if hasattr(g, 'geoms') else [g]):
        if p.geom_type != 'Polygon' or p.area < min_area:
            continue
        for ring in [p.exterior, *p.interiors]:
            bez = sp.fit(np.array(ring.segmentize(3.0).coords), tol, 60)   # no long chord lets a cubic bulge
            if bez:
                out += d_beziers(bez, close=True)
    return out


def stroke_path(poly, width, run, start=0.35, end=0.35):
    """Filled outline of a tapered pen stroke."""
    a, b, _, _ = sp.taper(poly, width, start, end, run)
    left, right = sp.fit(a, 0.06, 50), sp.fit(b[::-1], 0.06, 50)
    if not left or not right:
        return ''
    return d_beziers(left) + 'L' + pt(right[0][0]) + d_beziers(right, move=False, close=True)


def _far(p, c):
    """How far along the points of a source curve the end of a border lies."""
    return int(np.argmin([np.hypot(p[0] - x, p[1] - y) for x, y in c.points]))


def inset(g, d, r):
    q = g.buffer(-(d + r)).buffer(r)
    return None if q.is_empty else q


def inradius(g):
    lo, hi = 0.0, 60.0
    for _ in range(12):
        m = (lo + hi) / 2
        lo, hi = (lo, m) if g.buffer(-m).is_empty else (m, hi)
    return lo


# ---------------------------------------------------------------- drawing
class Drawing:
    """A finished view: region paths (both sides), lines, outline, overlays.

    flip=True draws a `full` figure mirrored (left side view from the right one).
    """
    SIDES = {'front': 'left', 'back': 'right', 'sole': 'left', 'side': 'right',   # side at x > 0
             'palms': 'left', 'hands': 'right', 'feet': 'left', 'face': 'left'}

    def __init__(self, fig, mesh, flip=False):
        self.fig, self.mesh, self.flip = fig, mesh, flip
        self.half = fig.mode in ('half', 'pair')
        self.mirrors = (1, -1) if self.half else ((-1,) if flip else (1,))
        mesh.fit_arcs()
        self.regions, self.lines, self._shade = [], [], None
        self._regions()
        self._lines()

    @property
    def name(self):
        return f'{self.fig.view}-{"left" if self.flip else "right"}' if self.fig.view == 'side' else self.fig.view

    def side(self, mx):
        pos = self.SIDES[self.fig.view]
        return pos if mx > 0 else {'left': 'right', 'right': 'left'}[pos]

    # ---- regions
    def _chain_bez(self, chain):
        A = self.mesh.arcs
        return [x for k, rv in chain for x in (rev(A[k]['bez']) if rv else A[k]['bez'])]

    def _regions(self):
        A = self.mesh.arcs
        for r in self.fig.regions:
            chains = self.mesh.ring_arcs.get(r.id)
            if not chains:
                continue
            if self.half and r.mid:
                rings = []
                for ch in chains:
                    if not any(A[k]['mid'] for k, _ in ch):
                        b = self._chain_bez(ch)
                        rings += [b, rev(mirror(b))]
                        continue
                    n = len(ch)                      # start right after a mid-line arc
                    i0 = next(i for i in range(n) if A[ch[i][0]]['mid'])
                    runs, cur = [], []
                    for q in range(1, n + 1):
                        k, rv = ch[(i0 + q) % n]
                        if A[k]['mid']:
                            runs, cur = runs + ([cur] if cur else []), []
                        else:
                            cur.append((k, rv))
                    if len(runs) != 1:
                        self.mesh.msgs.append(f'{r.id}: touches the mid-line in {len(runs)} runs')
                    for run in runs:
                        b = self._chain_bez(run)
                        rings.append(b + rev(mirror(b)))
                self._add(r, 'mid', rings)
            else:
                for mx in self.mirrors:
                    rings = [self._chain_bez(ch) for ch in chains]
                    if mx < 0:
                        rings = [rev(mirror(b)) for b in rings]
                    self._add(r, self.side(mx), rings)

    def _add(self, r, side, rings):
        polys = [Polygon(flatten(b)) for b in rings]
        g = None
        for p in sorted(polys, key=lambda p: -p.area):
            p = p if p.is_valid else p.buffer(0)
            g = p if g is None else g.symmetric_difference(p)
        self.regions.append(dict(region=r, side=side, poly=g, id=f'{self.fig.view}.{r.id}.{side}',
                                 d=''.join(d_beziers(b, close=True) for b in rings)))

    # ---- lines
    def _lines(self):
        by = {c.name: c for c in self.fig.lines}
        ink = self.fig.ink
        for name, pl in self.mesh.drawn_lines():
            c = by[name]
            W, _, run = WEIGHTS[c.weight]
            L = LineString(pl).length
            if W and L >= 4:
                if 'taper' in c.opts and _far(pl[0], c) > _far(pl[-1], c):
                    pl = pl[::-1]                       # tapers are told from the first point of the source on
                self._stroke(c, pl, W * ink, run * ink, min(1.0, 0.55 + L / (120 * ink)))
        for c in self.fig.details:
            W, _, run = WEIGHTS[c.weight]
            if W:
                pl = sp.sample(M.curve_segs(c, self.fig.mode == 'half'), 1.0)
                self._stroke(c, pl, float(c.opts.get('w', W)) * ink, run * ink, 1.0)
        if self.half:
            for w, y0, y1 in self.fig.midline:
                W, _, run = WEIGHTS[w]
                n = max(2, int((y1 - y0) / 2))
                self.lines.append((w, stroke_path(np.c_[np.zeros(n), np.linspace(y0, y1, n)], W * ink, run)))

    def _stroke(self, c, pl, W, run, k):
        t = c.opts.get('taper')
        a, b = (float(x) for x in t.split(',')) if t else (0.35, 0.35)
        run = float(c.opts['run']) * self.fig.ink if 'run' in c.opts else run
        if c.opts.get('closed') and np.hypot(*(pl[0] - pl[-1])) < 0.5:
            a = b = 1.0
        for mx in self.mirrors if c.opts.get('mirror') != 'no' else (1,):
            self.lines.append((c.weight, stroke_path(pl * np.array([mx, 1.0]), W * (k if run and 'run' not in c.opts else 1), run, a, b)))

    # ---- silhouette
    def outline_d(self):
        bez = as_bez(self.mesh.outline_segs)
        if self.fig.mode == 'half':
            return d_beziers(bez) + d_beziers(rev(mirror(bez)), move=False, close=True)
        return ''.join(d_beziers(bez if mx > 0 else rev(mirror(bez)), close=True) for mx in self.mirrors)

    def silhouette(self):
        g = unary_union([self.mesh.sil if mx > 0 else affinity.scale(self.mesh.sil, -1, 1, origin=(0, 0))
                         for mx in self.mirrors])
        return g.buffer(0.01).buffer(-0.01) if self.fig.mode == 'half' else g

    # ---- soft volume
    def shade(self):
        """rim: darker bands just inside the silhouette (limbs look round);
        core: lighter, rounded insets of every region (muscles look full)."""
        if self._shade is None:
            sil, ink = self.silhouette(), self.fig.ink
            fine = max(ink, 0.5)
            # Under the pen it may be plainer than the outline; a closer view's pen is too fine for that.
            skin = poly_d(sil, 0.7) if ink == 1 else self.outline_d()
            rim = [(skin + poly_d(inset(sil, d * ink, 5 * ink), min(1.1 * fine, 0.45 * d * ink)), a) for d, a in RIM]
            wid = [(g, inradius(g)) for g in self._forms()]
            core = []
            for frac, a in CORE:
                ds = []
                for g, w in wid:
                    q = inset(g, min(frac * w, frac * 26 * ink), min(4.0 * ink, 0.3 * w))
                    if q is not None:
                        ds.append(poly_d(q, 2.4, 30))
                core.append((''.join(ds), a))
            self._shade = rim, core
        return self._shade

    def _forms(self):
        """What is lit as one: each region, but those of a `form` together, so that no fold shows between them."""
        out = [x['poly'] for x in self.regions if not any(x['region'].id in form for form in self.fig.forms)]
        for form in self.fig.forms:
            whole = unary_union([x['poly'].buffer(0.2) for x in self.regions if x['region'].id in form]).buffer(-0.2)
            out += getattr(whole, 'geoms', [whole])
        return out

    def bounds(self, pad=24):
        x0, y0, x1, y1 = self.silhouette().bounds
        pad *= self.fig.ink
        return x0 - pad, y0 - pad, x1 + pad, y1 + pad
