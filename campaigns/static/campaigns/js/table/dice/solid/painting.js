/* Draws dice on a canvas, seen from above at a slant, without foreshortening: a die is convex, so the faces that look to
   the reader are all there is to draw. Each lies a little within its edges, which stay lighter and rounded. */

import { solid } from "./solids.js";
import { dot, plus, times, turned, unit, cross } from "./turning.js";

const SLANT = (67 / 180) * Math.PI;
const LEVEL = Math.sin(SLANT);
const UPRIGHT = Math.cos(SLANT);
const TO_READER = [0, -UPRIGHT, LEVEL];
const LIGHT = unit([-0.55, 0.4, 1]);
const LIT_FROM_ABOVE = LIGHT[2];
const INSET = 0.075;
const BRIM = 0.1;
const PIP = 0.085;
const SPREAD = 0.29;
const WRITING = 100;
const SIDES = 0.3;
/* On dice of so few pixels what stands on the sides cannot be read, and is left out. */
const TINY = 16;

/* Where the pips of a d6 stand, in thirds of its face. */
const PIPS = {
  1: [[0, 0]],
  2: [[-1, -1], [1, 1]],
  3: [[-1, -1], [0, 0], [1, 1]],
  4: [[-1, -1], [-1, 1], [1, -1], [1, 1]],
  5: [[-1, -1], [-1, 1], [0, 0], [1, -1], [1, 1]],
  6: [[-1, -1], [-1, 0], [-1, 1], [1, -1], [1, 0], [1, 1]],
};

const flat = ([x, y, z]) => [x, -(y * LEVEL + z * UPRIGHT)];
const blend = (one, other, part) => `rgb(${one.map((value, index) => Math.round(value + (other[index] - value) * part)).join(" ")})`;
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];

/** A face's colour: the die's own where it lies level, lighter towards the light, darker away from it. */
function shade(body, out) {
  const more = dot(out, LIGHT) - LIT_FROM_ABOVE;
  return more > 0 ? blend(body, WHITE, more * 0.9) : blend(body, BLACK, Math.min(0.6, -more * 0.62));
}

function trace(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
}

/** The shadow that a die in a pose throws; `view` is {left, top, unit}: the table's middle and a radius, in pixels. */
export function paintShadow(pen, pose, view) {
  const [x, y] = flat([pose.x, pose.y, 0]);
  const high = Math.max(0, pose.lift - 0.6);
  const width = view.unit * (0.98 + high * 0.12);
  pen.save();
  pen.translate(view.left + (x + 0.16 + high * 0.3) * view.unit, view.top + (y + 0.06) * view.unit);
  pen.scale(1, 0.72);
  const fade = pen.createRadialGradient(0, 0, width * 0.45, 0, 0, width * 1.15);
  const dark = 0.42 / (1 + high * 0.7);
  fade.addColorStop(0, `rgb(0 0 0 / ${dark})`);
  fade.addColorStop(1, "rgb(0 0 0 / 0)");
  pen.fillStyle = fade;
  pen.beginPath();
  pen.arc(0, 0, width * 1.15, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
}

/** How a die looks that does not count: `look` sunk into the ground. */
export function sunk(look) {
  const into = (colour, part) => colour.map((value, index) => value + (look.ground[index] - value) * part);
  return { ...look, body: into(look.body, 0.78), ink: into(look.ink, 0.35) };
}

/** One die in a pose. `look` is {body, ink, font}: colours as [r, g, b]. */
export function paintDie(pen, kind, pose, view, look) {
  const { faces, marks } = solid(kind);
  const [x, y] = flat([pose.x, pose.y, pose.lift]);
  pen.save();
  pen.translate(view.left + x * view.unit, view.top + y * view.unit);
  pen.lineJoin = "round";
  const seen = faces.map((face) => ({ face, out: turned(pose.rotation, face.out) })).filter(({ out }) => dot(out, TO_READER) > 0.02);
  const outline = (face, inset) => face.corners.map((corner) => times(flat(turned(pose.rotation, plus(times(corner, 1 - inset), face.middle, inset))), view.unit));
  pen.lineWidth = view.unit * BRIM;
  for (const { face, out } of seen) {
    trace(pen, outline(face, BRIM / 2));
    pen.strokeStyle = pen.fillStyle = blend(look.body, WHITE, 0.16 + 0.14 * Math.max(0, dot(out, LIGHT)));
    pen.stroke();
    pen.fill();
  }
  pen.lineWidth = view.unit * INSET;
  for (const { face, out } of seen) {
    trace(pen, outline(face, INSET * 2.2));
    pen.strokeStyle = pen.fillStyle = shade(look.body, out);
    pen.stroke();
    pen.fill();
  }
  for (const mark of marks) {
    const raised = turned(pose.rotation, mark.corner ?? mark.out)[2];
    const facing = dot(turned(pose.rotation, mark.out), TO_READER) > (mark.corner ? 0.4 : 0.15);
    if (facing && (raised > 0.6 || view.unit > TINY)) write(pen, kind, mark, pose.rotation, view.unit, look, raised);
  }
  pen.restore();
}

function write(pen, kind, mark, rotation, unitLength, look, raised) {
  const [x, y] = times(flat(turned(rotation, mark.at)), unitLength);
  const right = times(flat(turned(rotation, cross(mark.up, mark.out))), unitLength);
  const up = times(flat(turned(rotation, mark.up)), unitLength);
  pen.save();
  pen.transform(right[0], right[1], -up[0], -up[1], x, y);
  pen.fillStyle = pen.strokeStyle = `rgb(${look.ink.join(" ")})`;
  /* The number that looks up is the one to be read; those on the sides step back. */
  pen.globalAlpha = SIDES + (1 - SIDES) * Math.max(0, raised) ** 6;
  if (kind === 6) pips(pen, mark);
  else if (kind === "F") sign(pen, mark);
  else number(pen, kind, mark, look.font);
  pen.restore();
}

function pips(pen, { value }) {
  pen.beginPath();
  for (const [x, y] of PIPS[value]) {
    pen.moveTo(x * SPREAD + PIP, y * SPREAD);
    pen.arc(x * SPREAD, y * SPREAD, value === 1 ? PIP * 1.4 : PIP, 0, 2 * Math.PI);
  }
  pen.fill();
}

function sign(pen, { value }) {
  if (value === 0) return;
  pen.lineWidth = 0.13;
  pen.lineCap = "round";
  pen.beginPath();
  pen.moveTo(-0.3, 0);
  pen.lineTo(0.3, 0);
  if (value > 0) {
    pen.moveTo(0, -0.3);
    pen.lineTo(0, 0.3);
  }
  pen.stroke();
}

function number(pen, kind, { text, value, size }, font) {
  pen.scale(size / WRITING, size / WRITING);
  pen.font = `600 ${WRITING}px ${font}`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.fillText(text, 0, WRITING * 0.34);
  /* Upside down they would be each other. */
  if ((value === 6 || value === 9) && kind !== 8 && kind !== "tens") pen.fillRect(-WRITING * 0.2, WRITING * 0.44, WRITING * 0.4, WRITING * 0.07);
}
