/* The solids that dice are. Corners lie within one unit of the centre; the faces follow from the corners, as the planes
   that have every other corner on one side.

   What stands on a face is a mark: {value, text, at, up, out, size}: the number it counts as, what is written, the middle
   of the writing, the way its upper side points, and the way the face looks. A die shows the value whose mark looks up.
   A d4 has no face on top: each corner has a value, written thrice around it, and the corner that points up counts. */

import { cross, dot, levelling, middle, plus, times, turned, unit } from "./turning.js";

const GOLDEN = (1 + Math.sqrt(5)) / 2;
const SIGNS = [-1, 1];
/* A pentagonal trapezohedron has flat faces where its belt rises and falls by tan²(18°) of its height. */
const BELT = Math.tan(Math.PI / 10) ** 2;
const SAME = 1e-6;

const cycled = (points) => points.flatMap(([x, y, z]) => [[x, y, z], [y, z, x], [z, x, y]]);
const signed = (...axes) => axes.reduce((found, size) => found.flatMap((point) => SIGNS.map((sign) => [...point, sign * size])), [[]]);
const cube = () => signed(1, 1, 1);
const belt = () => Array.from({ length: 10 }, (_, at) => [Math.cos((at * Math.PI) / 5), Math.sin((at * Math.PI) / 5), at % 2 ? BELT : -BELT]);
const kite = () => [...belt(), [0, 0, 1], [0, 0, -1]];

const count = (length) => Array.from({ length }, (_, index) => index + 1);
const numbers = (length) => count(length).map((value) => ({ value, text: String(value) }));
const fate = [1, 1, 0, -1, 0, -1].map((value) => ({ value, text: ["−", "", "+"][value + 1] }));

/* Marks in the order in which they are dealt out: opposite faces take one from the front and one from the back. */
const KINDS = {
  4: { corners: () => cube().filter(([x, y, z]) => x * y * z > 0), marks: numbers(4) },
  6: { corners: cube, marks: numbers(6), size: 0.62 },
  8: { corners: () => cycled(signed(1).map(([x]) => [x, 0, 0])), marks: numbers(8), size: 0.6 },
  10: { corners: kite, marks: numbers(10), size: 0.5 },
  tens: { corners: kite, marks: count(10).map((at) => ({ value: at * 10 - 10, text: String(at * 10 - 10).padStart(2, "0") })), size: 0.44 },
  ones: { corners: kite, marks: count(10).map((at) => ({ value: at - 1, text: String(at - 1) })), size: 0.52 },
  12: { corners: () => [...cube(), ...cycled(signed(1 / GOLDEN, GOLDEN).map(([y, z]) => [0, y, z]))], marks: numbers(12), size: 0.52 },
  20: { corners: () => cycled(signed(1, GOLDEN).map(([y, z]) => [0, y, z])), marks: numbers(20), size: 0.42 },
  F: { corners: cube, marks: fate, size: 0.8 },
};

const built = new Map();

/** {corners, faces: [{corners, out, middle}], marks} of a kind: 4, 6, 8, 10, 12, 20, "F", or "tens" and "ones" of a d100. */
export function solid(kind) {
  if (!built.has(kind)) built.set(kind, build(kind));
  return built.get(kind);
}

function build(kind) {
  const { corners: found, marks, size } = KINDS[kind];
  const reach = Math.max(...found().map((corner) => Math.hypot(...corner)));
  const corners = found().map((corner) => times(corner, 1 / reach));
  const faces = facesOf(corners);
  return { corners, faces, marks: kind === 4 ? onCorners(corners, faces, marks) : onFaces(faces, marks, size, kind) };
}

function facesOf(corners) {
  const faces = [];
  for (let a = 0; a < corners.length; a += 1) {
    for (let b = a + 1; b < corners.length; b += 1) {
      for (let c = b + 1; c < corners.length; c += 1) {
        const across = cross(plus(corners[b], corners[a], -1), plus(corners[c], corners[a], -1));
        if (Math.hypot(...across) < SAME) continue;
        const out = dot(across, corners[a]) < 0 ? times(unit(across), -1) : unit(across);
        const far = dot(out, corners[a]);
        const outermost = corners.every((corner) => dot(out, corner) < far + SAME);
        if (outermost && !faces.some((face) => dot(face.out, out) > 1 - SAME)) faces.push(around(out, corners.filter((corner) => dot(out, corner) > far - SAME)));
      }
    }
  }
  return faces;
}

/** A face with its corners in order, against the clock as seen from outside. */
function around(out, corners) {
  const centre = middle(corners);
  const first = unit(plus(corners[0], centre, -1));
  const second = cross(out, first);
  const angle = (corner) => Math.atan2(dot(plus(corner, centre, -1), second), dot(plus(corner, centre, -1), first));
  return { out, middle: centre, corners: [...corners].sort((one, other) => angle(one) - angle(other)) };
}

function onFaces(faces, marks, size, kind) {
  const left = [...faces];
  const dealt = [];
  const rest = [...marks];
  while (left.length) {
    const face = left.shift();
    const [opposite] = left.splice(left.findIndex((other) => dot(other.out, face.out) < SAME - 1), 1);
    const [low, high] = [rest.shift(), rest.pop()];
    const turnedOver = dealt.length % 4 === 2;
    dealt.push(mark(face, turnedOver ? high : low, size, kind), mark(opposite, turnedOver ? low : high, size, kind));
  }
  return dealt;
}

function mark(face, { value, text }, size, kind) {
  const [one, two] = face.corners;
  const sharpest = face.corners.reduce((best, corner) => (Math.abs(corner[2]) > Math.abs(best[2]) ? corner : best));
  const towards = kind === 6 || kind === "F" ? middle([one, two]) : face.corners.length === 4 ? sharpest : one;
  return { value, text, size, out: face.out, up: unit(plus(towards, face.middle, -1)), at: face.middle, face };
}

function onCorners(corners, faces, marks) {
  return faces.flatMap((face) =>
    face.corners.map((corner) => {
      const up = unit(plus(corner, face.middle, -1));
      return { ...marks[corners.indexOf(corner)], size: 0.5, out: face.out, up, at: plus(face.middle, up, 0.36), face, corner };
    }),
  );
}

/** The rotation in which a die of this kind lies still and shows `value`, its writing the right way round but for `yaw`. */
export function lying(kind, value) {
  const found = solid(kind).marks.find((one) => one.value === value);
  if (!found) throw new RangeError(`A die of kind ${kind} cannot show ${value}.`);
  /* A corner's own writing is read from the side that looks to the reader. */
  return found.corner ? levelling(found.corner, times(found.out, -1)) : levelling(found.out, found.up);
}

/** The value that a die shows in a rotation: worked out from where its marks have come to lie, not from what was asked for. */
export function shown(kind, rotation) {
  const height = (mark) => turned(rotation, mark.corner ?? mark.out)[2];
  return solid(kind).marks.reduce((best, mark) => (height(mark) > height(best) ? mark : best)).value;
}
