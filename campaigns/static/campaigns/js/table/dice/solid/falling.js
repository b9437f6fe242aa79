/* How a die moves: worked out backwards from how it is to lie, so that it comes to rest exactly there.

   A pose is {x, y, lift, rotation}: the place on the table in units of the die's radius, how high its centre is, and how
   it is turned. A die that touches the table stands on its lowest corner, so it rolls over its edges. */

import { about, between, cross, followed, turned } from "./turning.js";
import { solid } from "./solids.js";

/** Moments of a fall, as parts of it, at which the die touches the table, and how high it leaps between them. */
const TOUCHES = [0, 0.4, 0.63, 0.78];
const LEAPS = [2.2, 0.9, 0.3];
const SHARPNESS = 2.2;
const CATCHING = 0.25;

const resting = (kind, rotation) => -Math.min(...solid(kind).corners.map((corner) => turned(rotation, corner)[2]));

function leap(part) {
  const at = TOUCHES.findLastIndex((touch) => part >= touch);
  if (at >= LEAPS.length) return 0;
  const within = (part - TOUCHES[at]) / (TOUCHES[at + 1] - TOUCHES[at]);
  return LEAPS[at] * 4 * within * (1 - within);
}

/** A throw's way: from a pose to a place, where it lies in `rotation`; `turns` are those that it rolls on the way. */
export function fall(kind, from, place, rotation, { turns = 2, spin = 0.6 } = {}) {
  const way = [place.x - from.x, place.y - from.y, 0];
  const axis = cross([0, 0, 1], Math.hypot(...way) > 0.01 ? way : [0, 1, 0]);
  return { kind, from, place, rotation, axis, turns, spin };
}

/** Where a falling die is when so much (0 to 1) of its time is over; at 1 it lies. */
export function poseAt({ kind, from, place, rotation, axis, turns, spin }, over) {
  if (over >= 1) return { ...place, lift: resting(kind, rotation), rotation };
  const part = Math.max(0, over);
  const left = (1 - part) ** SHARPNESS;
  const rolled = followed(followed(rotation, about([0, 0, 1], spin * left * Math.PI)), about(axis, -left * turns * 2 * Math.PI));
  const now = part < CATCHING && from.rotation ? between(from.rotation, rolled, part / CATCHING) : rolled;
  const start = (from.lift ?? 1) - resting(kind, now);
  const dropping = part < TOUCHES[1] ? Math.max(0, start) * (1 - part / TOUCHES[1]) : 0;
  return {
    x: place.x + (from.x - place.x) * left,
    y: place.y + (from.y - place.y) * left,
    lift: resting(kind, now) + Math.max(leap(part), dropping),
    rotation: now,
  };
}

/** Where a die is that is shaken in a hand until its face is known: `seconds` since it began, `at` its number there. */
export function shaken(place, at, seconds) {
  const own = at * 2.4;
  const beat = seconds * (13 + (at % 3));
  const rotation = followed(about([1, 0.4, 0.2], seconds * 9 + own), about([0.3, 1, 0.5], seconds * 7 + own * 2));
  return {
    x: place.x + Math.cos(beat + own) * 0.35,
    y: place.y + Math.sin(beat * 1.1 + own) * 0.25,
    lift: 2 + Math.sin(beat * 1.3 + own) * 0.5,
    rotation,
  };
}
