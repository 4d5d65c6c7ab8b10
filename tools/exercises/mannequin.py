"""Exercise drawings: one jointed figure, posed in 3-D, drawn as flat line art 

Segment lengths and girths are those of the body map (mm of a 1760 mm adult), so the person who does the exercise is
the person on the map. The body is a set of tapered capsules that melt into their neighbours (hip into trunk, neck into
shoulders). It is looked at along parallel rays; what lies in front is found by the rays, never by hand. Each segment's
visible region becomes a flat colour; its border becomes ink where it hides something else, and stays open where the
segment grows out of its neighbour.

Used at build time only (numpy, shapely), by build.py. The poses are data (poses.py); README.md says how to add one.
"""
from __future__ import annotations
from math import cos, sin, radians
import numpy as np
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.ops import linemerge
from poses import POSES

INK, SKIN, SHIRT, SHORTS, FLOOR, PROP, PROP_LIGHT, MAT, HOT, MOVE = (
    '#4a342a', '#f3e2d5', '#ffffff', '#c9dcdc', '#bcaea3', '#e9dfd5', '#f7f1ea', '#f2ebe3', '#c8502f', '#1f6f78')
UPPER_ARM, FOREARM, THIGH, SHANK, LINK, HIP, SHOULDER = 295, 252, 423, 415, 118, 86, 160
LINE, HEM = 7, 4.5


def V(*p):
    return np.array(p, float)


def unit(v):
    v = np.asarray(v, float)
    return v / max(np.linalg.norm(v), 1e-9)


def square(v, axis):
    """The part of v at right angles to axis, as a unit vector."""
    return unit(np.asarray(v, float) - axis * np.dot(v, axis))


def two_bones(a, b, first, second, hint):
    """The joint between a and b (knee, elbow), on the side of `hint`; b is pulled in when out of reach."""
    d = b - a
    reach = min(np.linalg.norm(d), (first + second) * .9985)
    u = unit(d)
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    return a + u * along + square(hint, u) * max(first**2 - along**2, 0) ** .5, a + u * reach


# ------------------------------------------------------------------ the body
# Segments that grow into each other; every other pair is separated by ink.
GROWS = {frozenset(p.split()) for p in (
    'pelvis waist', 'waist chest', 'chest neck', 'neck head', 'head nose')} | {
    frozenset((a + s, b + s if b not in ('pelvis', 'waist', 'chest') else b)) for s in 'LR' for a, b in (
        ('thigh', 'pelvis'), ('thigh', 'waist'), ('thigh', 'shank'), ('shank', 'foot'),
        ('upper', 'chest'), ('upper', 'fore'), ('fore', 'hand'), ('hand', 'thumb'))}
STRAIGHT = 7.5                                                   # boxes: pixel steps are ironed flat
SMOOTH = {'pelvis': 12, 'waist': 13, 'chest': 12, 'thigh': 12, 'shank': 12, 'upper': 11, 'fore': 10, 'neck': 8}
BLEND = {'thigh': 46, 'nose': 12, 'shank': 40, 'fore': 36, 'waist': 50, 'upper': 44, 'neck': 40}


class Body:
    """Turns one pose (a dict) into joints and capsules."""

    def __init__(self, pose):
        self.bare = pose.get('bare', False)
        self.j, self.parts = {}, []          # part: (segment, colour, a, b, ra, rb, squash axis, squash)
        self.trunk(pose)
        for side in pose.get('order', 'L R').split():
            if 'leg' + side in pose:
                self.leg(side, pose['leg' + side])
        for side in pose.get('arms', 'L R').split():
            self.arm(side, pose['arm' + side])

    def add(self, seg, a, b, ra, rb, colour=SKIN, axis=None, squash=1.0):
        if self.bare and colour == SHIRT:
            colour = SKIN
        self.parts.append((seg, colour, np.asarray(a, float), np.asarray(b, float), ra, rb, axis, squash))

    def point(self, spec):
        """(x,y,z) | ('joint',x,y,z) | ('joint','joint',t,x,y,z)"""
        if isinstance(spec[0], str):
            if isinstance(spec[1], str):
                a, b, t = self.j[spec[0]], self.j[spec[1]], spec[2]
                return a * (1 - t) + b * t + V(*(spec[3:] or (0, 0, 0)))
            return self.j[spec[0]] + V(*(spec[1:] or (0, 0, 0)))
        return V(*spec)

    def trunk(self, pose):
        j = self.j
        spine = [unit(d) for d in pose['spine']]                # from pelvis to shoulders, 1..4 directions
        t = np.linspace(0, len(spine) - 1, 4)
        dirs = [unit(spine[int(k)] * (1 - k % 1) + spine[min(int(k) + 1, len(spine) - 1)] * (k % 1)) for k in t]
        f0, f1 = unit(pose['front']), unit(pose.get('chest', pose['front']))
        fronts = [square(f0 * (1 - k / 3) + f1 * k / 3, d) for k, d in enumerate(dirs)]
        rights = [np.cross(f, d) for f, d in zip(fronts, dirs)]
        n = [V(*pose['pelvis'])]
        for d in dirs:
            n.append(n[-1] + d * LINK)
        self.up, self.front, self.right = dirs[0], fronts[0], rights[0]
        cf, cr, cu = fronts[3], rights[3], dirs[3]
        self.chest_axes = cu, cf, cr
        j.update(pelvis=n[0], waist=n[1], ribs=n[2], chest=n[3], throat=n[4])
        j.update(belly=n[1] + fronts[1] * 88, loin=n[1] - fronts[1] * 80)
        roll = unit(pose.get('hips', rights[0]))
        for s, k in (('L', -1), ('R', 1)):
            j['hip' + s] = n[0] + roll * HIP * k
            shrug = V(*pose.get('shrug' + s, (0, 0, 0)))
            j['shoulder' + s] = n[4] + cr * SHOULDER * k - cu * 4 + shrug
        split = 78                                             # the waistband lies this far above the hip joints
        self.band = n[0] + dirs[0] * split, dirs[0]
        add = self.add
        add('pelvis', n[0] - dirs[0] * 8, n[0] + dirs[0] * split, 88, 86, SHORTS, rights[0], 1.74)
        for s, k in (('L', -1), ('R', 1)):
            seat = n[0] + rights[0] * 70 * k - fronts[0] * 24 - dirs[0] * 26
            add('pelvis', seat, seat + dirs[0] * 30, 82, 76, SHORTS)
        add('waist', n[0] + dirs[0] * split, n[1] + dirs[1] * 10, 88, 87, SHIRT, rights[1], 1.68)
        add('waist', n[1] + dirs[1] * 10, n[2] - dirs[2] * 30, 87, 97, SHIRT, rights[1], 1.6)
        add('chest', n[2] - dirs[2] * 30, n[3], 97, 103, SHIRT, rights[2], 1.55)
        add('chest', n[3], n[4] - cu * 36, 103, 70, SHIRT, cr, 1.7)
        for s, k in (('L', -1), ('R', 1)):
            sh = j['shoulder' + s]
            add('chest', n[4] - cu * 20 + cr * 45 * k, sh, 56, 56, SHIRT)
            add('chest', n[3] + cr * 105 * k, sh * .8 + n[4] * .2 - cu * 30, 74, 50, SHIRT)
        # neck and head
        neck, crown = unit(pose.get('neck', cu)), unit(pose.get('crown', pose.get('neck', cu)))
        face = square(pose.get('face', cf), crown)
        base = n[4] - cf * 12 + cu * 4
        c = base + neck * 84 + crown * 92 + face * 18
        side = np.cross(face, crown)
        j.update(neck=base, head=c, chin=c - crown * 96 + face * 66, brow=c + face * 96, nape=base * .5 + c * .5 - face * 40)
        add('neck', base - cu * 24, base + cu * 22, 60, 54, SHIRT)
        add('neck', base + cu * 20, c - crown * 58 - face * 20, 54, 52)
        add('head', c + crown * 34 - face * 22, c + crown * 26 + face * 16, 82, 80)
        add('head', c + crown * 10 + face * 14, c - crown * 66 + face * 52, 76, 36)
        add('nose', c + crown * 4 + face * 86, c - crown * 26 + face * 103, 8, 13)

    def leg(self, s, spec):
        j, k = self.j, 1 if s == 'R' else -1
        hip = j['hip' + s]
        hint = unit(spec.get('hint', self.front))
        if 'thigh' in spec:
            knee = hip + unit(spec['thigh']) * THIGH
            ankle = knee + unit(spec['shank']) * SHANK
        else:
            knee, ankle = two_bones(hip, self.point(spec['ankle']), THIGH, SHANK, hint)
        u, d = unit(knee - hip), unit(ankle - knee)
        bent = np.linalg.norm(np.cross(u, d)) > .12
        ahead = square(u if bent else hint, d)                 # the way the shin faces
        toes = unit(spec['toes'])
        sole = np.dot(toes, ahead) * d - np.dot(toes, d) * ahead
        sole = square(spec['sole'] if 'sole' in spec else sole, toes)
        side = np.cross(toes, sole)
        j['knee' + s], j['ankle' + s] = knee, ankle
        j['heel' + s] = ankle - toes * 44 + sole * 78
        j['ball' + s] = ankle + toes * 118 + sole * 80
        j['toe' + s] = ankle + toes * 180 + sole * 70
        j['kneecap' + s] = knee + unit(u - d) * 50
        j['calf' + s] = knee * .68 + ankle * .32 - ahead * 30
        add = self.add
        mid = hip * .5 + knee * .5
        add('thigh' + s, hip, mid, 84, 71)
        add('thigh' + s, mid, knee, 71, 52)
        cut = spec.get('short', .56)
        low = hip * (1 - cut) + knee * cut
        add('thigh' + s, hip, mid * .9 + hip * .1, 87, 78, SHORTS)
        add('thigh' + s, mid * .9 + hip * .1, low, 78, 75, SHORTS)
        calf = knee * .7 + ankle * .3 - ahead * 9
        add('shank' + s, knee, calf, 52, 55)
        add('shank' + s, calf, knee * .3 + ankle * .7, 55, 39)
        add('shank' + s, knee * .3 + ankle * .7, ankle, 39, 33)
        f = 'foot' + s
        add(f, ankle, ankle - toes * 30 + sole * 48, 33, 31, SKIN)
        add(f, ankle - toes * 30 + sole * 48, ankle + toes * 112 + sole * 56, 31, 24, SKIN, side, 1.25)
        add(f, ankle + toes * 10 + sole * 6, ankle + toes * 112 + sole * 54, 34, 25, SKIN, side, 1.3)
        add(f, ankle + toes * 112 + sole * 55, ankle + toes * 172 + sole * 63, 25, 15, SKIN, side, 1.75)

    def arm(self, s, spec):
        j, k = self.j, 1 if s == 'R' else -1
        sh = j['shoulder' + s]
        if 'upper' in spec:
            elbow = sh + unit(spec['upper']) * UPPER_ARM
            wrist = elbow + unit(spec['fore']) * FOREARM
        else:
            elbow, wrist = two_bones(sh, self.point(spec['wrist']), UPPER_ARM, FOREARM, unit(spec['hint']))
        hand = unit(spec.get('hand', wrist - elbow))
        palm = square(spec.get('palm', (0, -1, 0)), hand)      # the way the palm faces
        curl = radians(spec.get('curl', 12))
        thumb = np.cross(palm, hand) * k                       # toward the thumb
        side = thumb
        j['elbow' + s], j['wrist' + s] = elbow, wrist
        u, d = unit(elbow - sh), unit(wrist - elbow)
        add = self.add
        mid = sh * .5 + elbow * .5
        add('upper' + s, sh, mid, 54, 45)
        add('upper' + s, mid, elbow, 45, 36)
        cut = spec.get('sleeve', .5)
        add('upper' + s, sh, sh * (1 - cut) + elbow * cut, 57, 54, SHIRT)
        belly = elbow * .7 + wrist * .3
        add('fore' + s, elbow, belly, 36, 40)
        add('fore' + s, belly, wrist, 40, 25)
        h = 'hand' + s
        knuckle = wrist + hand * 92
        add(h, wrist, wrist + hand * 30, 25, 19)
        add(h, wrist + hand * 26, knuckle, 16, 15, SKIN, side, 2.4)
        d1 = unit(hand * cos(curl) + palm * sin(curl))
        d2 = unit(hand * cos(2.1 * curl) + palm * sin(2.1 * curl))
        pip = knuckle + d1 * 46
        tip = pip + d2 * 42
        add(h, knuckle, pip, 14, 12, SKIN, side, 2.55)
        add(h, pip, tip, 12, 9, SKIN, side, 2.55)
        open_ = radians(spec.get('thumb', 35))
        t0 = wrist + hand * 24 + side * 18 + palm * 6
        t1 = t0 + (hand * cos(open_) + side * sin(open_)) * 52 + palm * 8
        t2 = t1 + (hand * cos(open_ * .5) + side * sin(open_ * .5)) * 38 + palm * 8
        add('thumb' + s, t0, t1, 18, 13)
        add('thumb' + s, t1, t2, 13, 10)
        j['palm' + s] = wrist + hand * 70 + palm * 18
        j['finger' + s] = tip


# ------------------------------------------------------------------ distances
def capsule(p, a, b, ra, rb):
    d = b - a
    l = float(np.linalg.norm(d))
    q = p - a
    if l <= abs(ra - rb) + 1e-3:
        c, r = (a, ra) if ra >= rb else (b, rb)
        return np.linalg.norm(p - c, axis=-1) - r
    u = d / l
    y = q @ u
    x = np.sqrt(np.maximum((q * q).sum(-1) - y * y, 0))
    s = (ra - rb) / l
    c = (1 - s * s) ** .5
    k = y * c - x * s
    return np.where(k < 0, np.hypot(x, y) - ra, np.where(k > c * l, np.hypot(x, y - l) - rb, x * c + y * s - ra))


def melt(a, b, k):
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * k * .25


class Shape:
    """One solid in camera space with its distance function."""

    def __init__(self, seg, colour, dist, lo, hi, person):
        self.seg, self.colour, self.dist, self.lo, self.hi, self.person = seg, colour, dist, lo, hi, person


class Camera:
    def __init__(self, yaw, pitch):
        y, p = radians(yaw), radians(pitch)
        self.m = np.array([[cos(y), 0, -sin(y)], [-sin(p) * sin(y), cos(p), -sin(p) * cos(y)],
                           [sin(y) * cos(p), sin(p), cos(y) * cos(p)]])

    def __call__(self, p):
        return self.m @ np.asarray(p, float)

    def flat(self, p):
        x, y, _ = self(p)
        return V(x, -y)


def solid(cam, part):
    seg, colour, a, b, ra, rb, axis, squash = part
    a, b = cam(a), cam(b)
    m = np.eye(3)
    grow = 1.0
    if axis is not None and squash != 1:
        w = cam(unit(axis))
        m = np.eye(3) - (1 - 1 / squash) * np.outer(w, w)
        grow = squash
    ma, mb, mt = m @ a, m @ b, m.T.astype(np.float32)
    r = max(ra, rb) * grow + 24
    dist = lambda p: capsule(p @ mt, ma.astype(np.float32), mb.astype(np.float32), ra, rb)
    return Shape(seg, colour, dist, np.minimum(a, b) - r, np.maximum(a, b) + r, True)


def prop_solids(cam, body, props):
    """Props are named solids: ball, rod (capsule), cylinder, box, pillow."""
    out = []
    for n, q in enumerate(props):
        kind, seg, colour = q['kind'], f'prop{n}', q.get('colour', PROP)
        if kind in ('ball', 'rod', 'band'):
            pts = [body.point(x) for x in q['at']]
            pts = pts * 2 if len(pts) == 1 else pts
            for a, b in zip(pts, pts[1:]):
                s = solid(cam, (seg, colour, a, b + 1e-3, q['r'], q.get('r2', q['r']), q.get('axis') and V(*q['axis']), q.get('squash', 1)))
                s.person = False
                out.append(s)
            continue
        c = cam(body.point(q['at']))
        x = unit(q.get('x', (1, 0, 0)))
        y = square(q.get('y', (0, 1, 0)), x)
        rot = np.stack([cam.m @ x, cam.m @ y, cam.m @ np.cross(x, y)]).astype(np.float32)
        c32 = c.astype(np.float32)
        if kind == 'cylinder':                                  # axis along x
            half, r = q['half'], q['r']
            def dist(p, c=c32, rot=rot, half=half, r=r):
                v = (p - c) @ rot.T
                a, b = np.hypot(v[..., 1], v[..., 2]) - r, np.abs(v[..., 0]) - half
                return np.minimum(np.maximum(a, b), 0) + np.hypot(np.maximum(a, 0), np.maximum(b, 0))
            face = lambda p, c=c32, rot=rot, half=half: np.where(np.abs((p - c) @ rot.T)[..., 0] > half - .8, 1, 0)
            size = np.linalg.norm([half, r])
        else:
            h, r = np.array(q['half'], np.float32), q.get('round', 4)
            puff = q.get('puff', 0)
            def dist(p, c=c32, rot=rot, h=h, r=r, puff=puff):
                v = (p - c) @ rot.T
                hh = h
                if puff:                                         # a pillow: thick in the middle
                    e = np.clip(1 - (v[..., 0] / h[0])**2, 0, 1) * np.clip(1 - (v[..., 2] / h[2])**2, 0, 1)
                    v = np.stack([v[..., 0], v[..., 1] / (1 - puff + puff * np.sqrt(e)), v[..., 2]], -1)
                w = np.abs(v) - hh + r
                d = np.linalg.norm(np.maximum(w, 0), axis=-1) + np.minimum(w.max(-1), 0) - r
                return d * (1 - puff) * .8 if puff else d
            def face(p, c=c32, rot=rot, h=h, r=r, puff=puff):
                return 0 * p[..., 0] if puff or r > 12 else np.argmax((np.abs((p - c) @ rot.T) - h), -1)
            size = np.linalg.norm(h)
        s = Shape(seg, colour, dist, c - size - 10, c + size + 10, False)
        s.face = face
        out.append(s)
    return out


def look(shapes, px, band, bare=False):
    """March parallel rays: depth, segment and colour of what is in front, per pixel."""
    lo = np.min([s.lo for s in shapes], 0) - 20
    hi = np.max([s.hi for s in shapes], 0) + 20
    w, h = int((hi[0] - lo[0]) / px) + 1, int((hi[1] - lo[1]) / px) + 1
    depth = np.full((h, w), -1e9, np.float32)
    seg = np.full((h, w), -1, np.int16)
    names, colours = [], []
    col = np.full((h, w), -1, np.int16)
    def index(table, v):
        if v not in table:
            table.append(v)
        return table.index(v)
    tile = 24
    for ty in range(0, h, tile):
        for tx in range(0, w, tile):
            y1, x1 = min(ty + tile, h), min(tx + tile, w)
            X0, X1 = lo[0] + tx * px, lo[0] + x1 * px
            Y1, Y0 = hi[1] - ty * px, hi[1] - y1 * px
            near = [s for s in shapes if s.lo[0] < X1 and s.hi[0] > X0 and s.lo[1] < Y1 and s.hi[1] > Y0]
            if not near:
                continue
            gx, gy = np.meshgrid(lo[0] + (np.arange(tx, x1) + .5) * px, hi[1] - (np.arange(ty, y1) + .5) * px)
            top, bottom = max(s.hi[2] for s in near), min(s.lo[2] for s in near)
            pos = np.stack([gx.ravel(), gy.ravel(), np.full(gx.size, top)], -1).astype(np.float32)
            live = np.arange(len(pos))
            hit = np.zeros(len(pos), bool)
            groups = {}
            for s in near:
                groups.setdefault(s.seg, []).append(s)
            pairs = [(a, b, BLEND.get(a.rstrip('LR'), BLEND.get(b.rstrip('LR'), 30))) for a in groups for b in groups
                     if a < b and frozenset((a, b)) in GROWS]
            def field(p):
                g = {}
                for k, ss in groups.items():
                    d = ss[0].dist(p)
                    for s in ss[1:]:
                        d = melt(d, s.dist(p), 22) if s.person else np.minimum(d, s.dist(p))
                    g[k] = d
                out = np.minimum.reduce(list(g.values()))
                for a, b, k in pairs:
                    out = np.minimum(out, melt(g[a], g[b], k))
                return out
            for _ in range(90):
                d = field(pos[live])
                done = d < .35
                hit[live[done]] = True
                pos[live, 2] -= np.where(done, 0, np.maximum(d, .3))
                live = live[~done & (pos[live, 2] > bottom)]
                if not len(live):
                    break
            if not hit.any():
                continue
            p = pos[hit]
            best, bs, bc = np.full(len(p), 1e9), np.zeros(len(p), int), np.zeros(len(p), int)
            for s in near:
                d = s.dist(p)
                take = d < best - 1e-3
                best = np.where(take, d, best)
                if hasattr(s, 'face'):
                    f = s.face(p).astype(int)
                    ids = np.array([index(names, f'{s.seg}.{k}') for k in range(3)])[f]
                else:
                    ids = index(names, s.seg)
                bs = np.where(take, ids, bs)
                bc = np.where(take, index(colours, s.colour), bc)
            above = (p - band[0]) @ band[1] > 0                      # one straight waistband round the trunk
            for name in ('pelvis', 'waist'):
                if name in names:
                    bc = np.where(bs == names.index(name), np.where(above, index(colours, SKIN if bare else SHIRT), index(colours, SHORTS)), bc)
            yy, xx = np.divmod(np.flatnonzero(hit), x1 - tx)
            depth[ty + yy, tx + xx], seg[ty + yy, tx + xx], col[ty + yy, tx + xx] = p[:, 2], bs, bc
    return depth, seg, col, names, colours, lo[0], hi[1]


# ------------------------------------------------------------------ from pixels to lines
def soften(mask):
    f = np.pad(mask.astype(np.float32), 4)
    for _ in range(2):
        for ax in (0, 1):
            f = (np.roll(f, 2, ax) + np.roll(f, -2, ax) + 4 * (np.roll(f, 1, ax) + np.roll(f, -1, ax)) + 6 * f) / 16
    return f


def contours(mask):
    """Closed border lines of a mask, in pixel units (x, y)."""
    ys, xs = np.nonzero(mask)
    if not len(ys):
        return []
    y0, x0 = ys.min(), xs.min()
    f = soften(mask[y0:ys.max() + 1, x0:xs.max() + 1]) - .5 + 1e-6
    inside = f > 0
    hx = np.arange(f.shape[1])[None, :-1] + f[:, :-1] / np.where(inside[:, :-1] != inside[:, 1:], f[:, :-1] - f[:, 1:], 1)
    vy = np.arange(f.shape[0])[:-1, None] + f[:-1] / np.where(inside[:-1] != inside[1:], f[:-1] - f[1:], 1)
    code = inside[:-1, :-1] * 8 + inside[:-1, 1:] * 4 + inside[1:, 1:] * 2 + inside[1:, :-1] * 1
    table = {1: 'lb', 2: 'br', 3: 'lr', 4: 'tr', 5: 'lt br', 6: 'tb', 7: 'lt', 8: 'lt', 9: 'tb', 10: 'lb tr', 11: 'tr', 12: 'lr', 13: 'br', 14: 'lb'}
    segs = []
    ox, oy = x0 - 4 + .5, y0 - 4 + .5
    for i, j in zip(*np.nonzero((code > 0) & (code < 15))):
        at = {'t': (hx[i, j], i), 'b': (hx[i + 1, j], i + 1), 'l': (j, vy[i, j]), 'r': (j + 1, vy[i, j + 1])}
        for two in table[int(code[i, j])].split():
            a, b = at[two[0]], at[two[1]]
            a, b = (float(a[0]) + ox, float(a[1]) + oy), (float(b[0]) + ox, float(b[1]) + oy)
            if a != b:
                segs.append((a, b))
    merged = linemerge(MultiLineString(segs))
    return [np.array(l.coords) for l in ([merged] if merged.geom_type == 'LineString' else merged.geoms)]


def spread(mask, allowed, depth, steps, jump):
    """Grow a mask into neighbours that continue its surface."""
    m = mask.copy()
    for _ in range(steps):
        new = m.copy()
        for ax, sh in ((0, 1), (0, -1), (1, 1), (1, -1)):
            new |= np.roll(m, sh, ax) & allowed & (np.abs(depth - np.roll(depth, sh, ax)) < jump)
        m = new
    return m


def runs(keep, closed, gap, least):
    """Index ranges of kept points; short gaps are closed, short runs dropped."""
    n = len(keep)
    if keep.all():
        return [np.r_[np.arange(n), 0] if closed else np.arange(n)]
    if not keep.any():
        return []
    start = int(np.flatnonzero(~keep)[0]) if closed else 0
    order = (np.arange(n) + start) % n
    k = keep[order]
    spans, i = [], 0
    while i < n:
        if k[i]:
            e = i
            while e + 1 < n and k[e + 1]:
                e += 1
            if spans and i - spans[-1][1] - 1 <= gap:
                spans[-1][1] = e
            else:
                spans.append([i, e])
            i = e + 1
        else:
            i += 1
    return [order[a:b + 1] for a, b in spans if b - a >= least]


class Picture:
    def __init__(self, name, title):
        self.name, self.title, self.out = name, title, []

    def ring(self, pts, colour, line=None, width=0):
        self.out.append((path(pts, True), colour, line, width))

    def line(self, pts, colour=INK, width=LINE):
        self.out.append((path(pts, False), None, colour, width))

    def figure(self, body, cam, props=(), px=2.0, cut=None):
        shapes = [solid(cam, p) for p in body.parts] + prop_solids(cam, body, props)
        band = cam(body.band[0]), cam(body.band[1])
        lines = {f'prop{n}': (q.get('line', INK), q.get('width', 6)) for n, q in enumerate(props)}
        boxes = {f'prop{n}' for n, q in enumerate(props) if q['kind'] == 'box' and not q.get('puff')}
        depth, seg, col, names, colours, x0, y0 = look(shapes, px, band, body.bare)
        if cut is not None:                                      # a bust: leave out what lies below, without an edge
            seg[int((y0 + cut) / px):] = -2
            col[int((y0 + cut) / px):] = -1
        place = lambda c: np.stack([x0 + c[:, 0] * px, -(y0 - c[:, 1] * px)], -1)
        # colours: everything in skin first, then each other colour a little larger than it is
        base = seg >= 0
        self.area(base, SKIN, place)
        for k, colour in enumerate(colours):
            if colour != SKIN:
                m = col == k
                g = m.copy()
                for ax, sh in ((0, 1), (0, -1), (1, 1), (1, -1)):
                    g |= np.roll(m, sh, ax) & base
                self.area(g, colour, place)
        h, w = seg.shape
        pick = lambda a, x, y: a[np.clip(y, 0, h - 1).astype(int), np.clip(x, 0, w - 1).astype(int)]
        family = np.array([[a == b or frozenset((a, b)) in GROWS for b in names] for a in names])
        ink = []
        for k, name in enumerate(names):
            own = seg == k
            if not own.any():
                continue
            kin = np.isin(seg, [i for i in range(len(names)) if family[k, i] and i != k])
            m = spread(own, kin | own, depth, 10, 6.0 * px) if not name.startswith('prop') else own
            sigma = STRAIGHT if name.split('.')[0] in boxes else SMOOTH.get(name.rstrip('LR'), 6)
            ink += [(r, *lines.get(name.split('.')[0], (INK, LINE)), sigma) for r in self.border(m, own, seg, depth, family, k, pick, px)]
        hem = []                                                 # garment edges; thin, and under the ink
        for k, colour in enumerate(colours):
            if colour in (SHIRT, SHORTS):
                m = col == k
                for c in contours(m):
                    c = c[:-1]
                    nrm = normals(c)
                    a, b = c - nrm * 2.0, c + nrm * 2.0
                    ins, outs = pick(seg, a[:, 0], a[:, 1]), pick(seg, b[:, 0], b[:, 1])
                    ci, co = pick(col, a[:, 0], a[:, 1]), pick(col, b[:, 0], b[:, 1])
                    ok = (ins >= 0) & (outs >= 0) & (ci == k) & (co != k)
                    ok &= family[ins, outs]
                    if colour == SHORTS:
                        ok &= np.array([colours[v] == SKIN for v in co])
                    hem += [place(c[r]) for r in runs(ok, True, 3, 14 / px)]
        for r in hem:
            self.line(soothe(r), INK, HEM)
        for r, colour, width, sigma in ink:
            r = soothe(place(r), sigma)
            self.line(np.array(LineString(r).simplify(2.6).coords) if sigma == STRAIGHT else r, colour, width)

    def area(self, mask, colour, place):
        polys = [Polygon(c) for c in contours(mask) if len(c) > 8]
        d = ''.join(path(soothe(place(np.array(p.exterior.coords)), 4), True) for p in polys if p.area > 30)
        self.out.append((d, colour, None, 0))

    def border(self, m, own, seg, depth, family, k, pick, px):
        out = []
        for c in contours(m):
            c = c[:-1]
            if len(c) < 8:
                continue
            nrm = normals(c)
            a, b = c - nrm * 1.7, c + nrm * 1.9
            near_own = pick(own, a[:, 0], a[:, 1])
            o = pick(seg, b[:, 0], b[:, 1])
            zi, zo = pick(depth, a[:, 0], a[:, 1]), pick(depth, b[:, 0], b[:, 1])
            kin = family[k, np.maximum(o, 0)] & (o >= 0)
            front = np.where(kin, zi > zo + 2, (zi > zo + 1.5) | ((np.abs(zi - zo) <= 1.5) & (k < o)))
            keep = near_own & ((o == -1) | ((o >= 0) & front)) & (o != k)
            same = near_own & (o == k) & (zi > zo + 30)
            out += [c[r] for r in runs(keep | same, True, 5, 34 / px)]
        return out

    def arrow(self, a, c, b, double=False, width=15, head=48):
        """A movement arrow along a quadratic curve."""
        t = np.linspace(0, 1, 30)[:, None]
        curve = (1 - t)**2 * a + 2 * t * (1 - t) * c + t**2 * b
        self.line(curve[2:-2] if double else curve[:-2], MOVE, width)
        for p, d in [(b, unit(curve[-1] - curve[-4]))] + ([(a, unit(curve[0] - curve[3]))] if double else []):
            n = V(-d[1], d[0])
            self.ring(np.array([p + d * head * .45, p - d * head * .55 + n * head * .55, p - d * head * .55 - n * head * .55]), MOVE, MOVE, 5)

    def hot(self, c, r=44):
        """Feel it here: a warm spot with a ring (shape and colour)."""
        circle = lambda q: c + q * np.stack([np.cos(np.linspace(0, 6.2832, 33)[:-1]), np.sin(np.linspace(0, 6.2832, 33)[:-1])], -1)
        self.ring(circle(r), '#f6c9a8', HOT, 7)
        self.ring(circle(r * .36), HOT)

    def finished(self, mirror=False):
        """Return (width, height, [(path text, fill, stroke, width)]) with the left upper corner at 0, 0."""
        sx = -1 if mirror else 1                                  # a right-sided picture in a mirror is a left-sided one
        xy = np.array([list(map(float, c.split())) for d, *_ in self.out for c in d.replace('Z', '').replace('M', 'L').split('L') if c])
        xy[:, 0] *= sx
        (ax, ay), (bx, by) = xy.min(0) - 14, xy.max(0) + 14
        weight = max(.65, max(bx - ax, by - ay) / 1400)           # ink is 0.75 pt when the longer side is printed 150 pt
        inks = [(move(d, -ax, -ay, sx), f, s, w * weight) for d, f, s, w in self.out if d]
        return bx - ax, by - ay, inks


def normals(c):
    """Outward normals of a closed pixel contour."""
    t = np.roll(c, -2, 0) - np.roll(c, 2, 0)
    n = np.stack([t[:, 1], -t[:, 0]], -1)
    n /= np.maximum(np.linalg.norm(n, axis=1), 1e-9)[:, None]
    x, y = c[:, 0], c[:, 1]
    area = (x * np.roll(y, -1) - np.roll(x, -1) * y).sum()
    return n if area > 0 else -n


def soothe(pts, sigma=7.0, step=4.0):
    """Take the pixel wobble out of a line; its ends (or its closing) stay."""
    pts = np.asarray(pts, float)
    closed = np.allclose(pts[0], pts[-1])
    line = LineString(pts)
    n = max(int(line.length / step), 8)
    q = np.array([line.interpolate(t, normalized=True).coords[0] for t in np.linspace(0, 1, n + 1)])
    k = int(3 * sigma / step)
    w = np.exp(-.5 * (np.arange(-k, k + 1) * step / sigma)**2)
    w /= w.sum()
    if closed:
        ext = np.concatenate([q[-k - 1:-1], q, q[1:k + 1]])
    else:
        ext = np.concatenate([2 * q[0] - q[k:0:-1], q, 2 * q[-1] - q[-2:-k - 2:-1]]) if n > k else q
        if n <= k:
            return q
    out = np.stack([np.convolve(ext[:, i], w, 'valid') for i in (0, 1)], -1)
    if not closed:
        out[0], out[-1] = q[0], q[-1]
    return out


def path(pts, closed):
    pts = np.asarray(pts)
    if len(pts) > 3:
        pts = np.array(LineString(pts).simplify(.6).coords)
    if closed and np.allclose(pts[0], pts[-1]):
        pts = pts[:-1]
    if len(pts) < 2:
        return ''
    return 'M' + 'L'.join(f'{x:.0f} {y:.0f}' for x, y in pts) + ('Z' if closed else '')


def draw(key, px=2.0):
    pose = POSES[key]
    pic = Picture(key, pose['title'])
    figures = pose.get('figures', [pose])
    for fig in figures:
        fig = {**{k: v for k, v in pose.items() if k != 'figures'}, **fig}
        body, cam = Body(fig), Camera(*fig['camera'])
        dx, dy = fig.get('shift', (0, 0))
        part = Picture(key, '')
        if 'mat' in fig:
            x0, x1, z0, z1 = fig['mat']
            q = Polygon([cam.flat((x, 0, z)) for x, z in ((x0, z0), (x1, z0), (x1, z1), (x0, z1))]).buffer(20)
            part.ring(np.array(q.exterior.coords), MAT, FLOOR, 5)
        if 'floor' in fig:
            a, b, y = fig['floor']
            part.line(np.array([(a, y), (b, y)], float), FLOOR, LINE)
        part.figure(body, cam, fig.get('props', ()), px, fig.get('cut'))
        for pts in fig.get('curves', ()):
            part.line(soothe(np.array(pts, float), 14), FLOOR, LINE)
        for spec in fig.get('arrows', ()):
            anchor, *pts = spec
            double = pts[-1] == 'both'
            base = cam.flat(body.point(anchor if isinstance(anchor, tuple) else (anchor, 0, 0, 0)))
            part.arrow(*[base + V(*p) for p in pts[:3]], double=double)
        if 'hot' in fig:
            part.hot(cam.flat(body.point(fig['hot'])), fig.get('hot_r', 44))
        for d, f, s, w in part.out:
            if dx or dy:
                d = move(d, dx, dy)
            pic.out.append((d, f, s, w))
    return pic


def move(d, dx=0, dy=0, sx=1):
    """Shift or mirror path data (only M, L, Z)."""
    out = []
    for sub in d.split('M')[1:]:
        end = 'Z' if sub.endswith('Z') else ''
        pts = [tuple(map(float, c.split())) for c in sub.rstrip('Z').split('L')]
        out.append('M' + 'L'.join(f'{sx * x + dx:.0f} {y + dy:.0f}' for x, y in pts) + end)
    return ''.join(out)
