/* One throw as it is seen: dice in a hand until their faces are known, then wave after wave on the table. */

import { fall, poseAt, shaken } from "./falling.js";
import { faceOf } from "./handfuls.js";
import { layOut } from "./layout.js";
import { paintDie, paintShadow, sunk } from "./painting.js";
import { lying, shown } from "./solids.js";
import { about, followed } from "./turning.js";

const OWN = 1250;
const OTHERS = 850;
const LATER_WAVE = 550;
/** A throw has settled when this many milliseconds have passed since its faces were known. */
export const LONGEST = 1900;
const STAGGER = 220;
/* How far apart dice are in a hand, and how much of a radius their middles stand above the ground. */
const HANDFUL = 1.7;
const STANDING = 0.32;

export class Throwing {
  #fallen = null;
  #shaking = [];

  /** `room` is {width, height, left, top}: the table in pixels, and where its middle is on the canvas. */
  constructor(room, { own }) {
    this.room = room;
    this.own = own;
  }

  /** Takes dice up whose faces are not known yet. */
  shake(dice, now) {
    const solids = dice.flatMap((die) => die.solids);
    this.#shaking = solids.map(({ kind }) => ({ kind }));
    this.began = now;
    this.unit = layOut(solids.length, this.room.width, this.room.height).unit;
  }

  /** Lets the dice fall; `dice` as `diceOf` gives them. What was shaken falls from the hand, the rest from the edge. */
  release(dice, now) {
    const solids = dice.flatMap((die) => die.solids.map((one) => ({ ...one, wave: die.wave, dropped: die.dropped })));
    const { unit, places } = layOut(solids.length, this.room.width, this.room.height);
    const held = this.#shaking.map((_, at) => this.#inHand(at, now));
    const waves = Math.max(...dice.map((die) => die.wave));
    const first = this.own ? OWN : OTHERS;
    const later = waves ? Math.min(LATER_WAVE, (LONGEST - first) / waves) : 0;
    this.unit = unit;
    this.began = now;
    this.dice = dice;
    this.length = first + later * waves;
    this.#fallen = solids.map((one, at) => {
      const rotation = followed(lying(one.kind, one.value), about([0, 0, 1], places[at].yaw));
      const delay = one.wave ? first + later * (one.wave - 1) : (at / solids.length) * STAGGER;
      const way = fall(one.kind, held[at] ?? this.#edge(at, places[at]), places[at], rotation, { turns: this.own ? 2.2 : 1.4 });
      return { ...one, way, delay, time: one.wave ? later : first - delay };
    });
  }

  get known() {
    return this.#fallen !== null;
  }

  over(now) {
    return this.known && now - this.began >= this.length;
  }

  /** The faces that the dice lying on the table show, read off how they lie. */
  get faces() {
    const values = this.#fallen.map(({ kind, way }) => shown(kind, poseAt(way, 1).rotation));
    return this.dice.map((die) => faceOf(die.sides, values.splice(0, die.solids.length)));
  }

  paint(pen, now, look) {
    /* A die's middle stands above the ground on which its place is. */
    const view = { left: this.room.left, top: this.room.top + this.unit * STANDING, unit: this.unit };
    const lies = this.over(now);
    const dice = this.known ? this.#onTheirWay(now) : this.#shaking.map(({ kind }, at) => ({ kind, pose: this.#inHand(at, now) }));
    /* What lies further away is drawn first, and every shadow below every die. */
    dice.sort((one, other) => other.pose.y - one.pose.y);
    for (const { pose } of dice) paintShadow(pen, pose, view);
    for (const { kind, pose, dropped } of dice) paintDie(pen, kind, pose, view, lies && dropped ? sunk(look) : look);
  }

  #onTheirWay(now) {
    const since = now - this.began;
    return this.#fallen
      .filter(({ wave, delay }) => wave === 0 || since >= delay)
      .map(({ kind, way, delay, time, dropped }) => ({ kind, dropped, pose: poseAt(way, since >= this.length ? 1 : (since - delay) / time) }));
  }

  #inHand(at, now) {
    const { width, height } = this.room;
    const count = this.#shaking.length;
    const apart = Math.min(HANDFUL, (width / this.unit - 2) / count);
    const place = { x: (at - (count - 1) / 2) * apart, y: 0.8 - height / this.unit / 2 + (at % 2) * 0.5 };
    return shaken(place, at, (now - this.began) / 1000);
  }

  /** Others throw from across the table, what is thrown by oneself comes from the near edge. */
  #edge(at, place) {
    const { width, height } = this.room;
    const away = height / this.unit / 2 + 1.5;
    if (this.own) return { x: place.x * 0.3, y: -away, lift: 2.5 };
    return { x: width / this.unit / 2 + 1 + (at % 3) * 0.4, y: place.y * 0.5 + away * 0.4, lift: 2 };
  }
}
