/* The tray in which dice fall for the eye. The faces are the result's; the card in the story tells them in words and is
   there from the first moment: while the dice fall its numbers are only not to be seen yet. */

import { byId } from "../dom.js";
import { calm, recall } from "../preferences.js";
import { cameTo } from "./card.js";
import { coloursOf } from "./solid/colours.js";
import { awaitedOf, diceOf } from "./solid/handfuls.js";
import { LONGEST, Throwing } from "./solid/throwing.js";

/* All times in milliseconds. A throw may be shaken for so long, and so many may wait for the tray; others are plain. */
const PATIENCE = 5000;
const WAITING = 2;
/* How long dice lie there before the tray goes. */
const LINGER = { own: 1300, others: 800, crowded: 300 };
const GRACE = 400;
const SHARPEST = 2;
/* What the tray keeps free, in pixels: a rim, and a line of words below the dice. */
const MARGIN = 28;
const CAPTION = 18;
const FALLING = "roll--falling";

const plainDice = () => recall("dice") === "plain" || calm() || document.hidden || globalThis.matchMedia("(forced-colors: active)").matches;

export class DiceTray {
  #now = null;
  #waiting = [];
  #plain = new Set();
  #frame = 0;
  #timer = 0;

  constructor(store) {
    this.box = byId("dice-tray");
    this.table = this.box.querySelector(".dice-tray__table");
    this.canvas = this.box.querySelector("canvas");
    this.caption = this.box.querySelector(".dice-tray__caption");
    this.pen = this.canvas.getContext("2d");
    this.table.addEventListener("click", () => this.skip());
    /* Before the page's own keys: who hurries the dice on with Esc stays where they were. */
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.skip() && event.stopImmediatePropagation(), { capture: true });
    store.watch("connection error", () => this.#giveUp());
  }

  /** Dice that this player has just thrown, and whose faces the table has not told yet. */
  begin(request) {
    const dice = this.pen && !request.physical && !plainDice() ? awaitedOf(request) : null;
    if (dice) this.#take({ id: request.request_id, own: true, label: request.label, awaited: dice });
  }

  /** A result that has just come, and the card that tells it in the story. */
  show(entry, card, own) {
    const id = entry.for_request ?? entry.request_id;
    const begun = [this.#now, ...this.#waiting].find((one) => one?.id === id && !one.dice);
    const seen = this.#plain.has(entry.request_id);
    this.#plain.add(entry.request_id);
    const dice = seen || !this.pen || entry.physical || plainDice() ? null : diceOf(entry);
    if (!dice) {
      if (begun) this.#drop(begun);
      return;
    }
    const label = [entry.character_name, entry.label].filter(Boolean).join(" · ");
    if (!begun && this.#waiting.length >= WAITING) return;
    card.classList.add(FALLING);
    const known = { label, dice, card, told: cameTo(entry) };
    if (!begun) this.#take({ id, own, ...known });
    else {
      Object.assign(begun, known);
      if (begun === this.#now) this.#release();
    }
  }

  /** Everything lies at once, and the tray goes; false when nothing was falling any more. */
  skip() {
    if (!this.#now) return false;
    const falling = !this.#now.lies || this.#waiting.length > 0;
    for (const one of [this.#now, ...this.#waiting]) {
      if (!one.dice) this.#plain.add(one.id);
      reveal(one);
    }
    this.#waiting = [];
    this.#clear();
    return falling;
  }

  #take(one) {
    this.#waiting.push(one);
    if (!this.#now) this.#next();
    else if (this.#now.lies) this.#lingerOn(LINGER.crowded);
  }

  #next() {
    this.#now = this.#waiting.shift() ?? null;
    if (!this.#now) {
      this.#clear();
      return;
    }
    const { own, awaited, dice, label } = this.#now;
    this.caption.textContent = label ?? "";
    this.box.hidden = false;
    this.box.dataset.own = own ? "yes" : "no";
    delete this.box.dataset.faces;
    this.look = coloursOf(this.table);
    this.#now.throwing = new Throwing(this.#measure(), { own });
    if (dice) this.#release();
    else {
      this.box.dataset.state = "shaken";
      this.#now.throwing.shake(awaited, performance.now());
      this.#timer = setTimeout(() => this.#giveUp(), PATIENCE);
    }
    this.#paint();
  }

  #release() {
    clearTimeout(this.#timer);
    this.box.dataset.state = "falling";
    this.caption.textContent = this.#now.label;
    this.#now.throwing.release(this.#now.dice, performance.now());
    /* No number waits for a picture that does not come. */
    const one = this.#now;
    setTimeout(() => one === this.#now && !one.lies && this.skip(), LONGEST + GRACE);
  }

  /** The one look at the layout in a throw; all that follows is drawing. */
  #measure() {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.table;
    const { clientWidth, clientHeight } = this.canvas;
    const sharp = Math.min(SHARPEST, globalThis.devicePixelRatio || 1);
    this.canvas.width = clientWidth * sharp;
    this.canvas.height = clientHeight * sharp;
    this.sharp = sharp;
    const { offsetLeft: left, offsetTop: top } = this.canvas;
    return {
      width: offsetWidth - MARGIN,
      height: offsetHeight - MARGIN - CAPTION,
      left: offsetLeft - left + offsetWidth / 2,
      top: offsetTop - top + (offsetHeight - CAPTION) / 2,
    };
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#now) return;
      const now = performance.now();
      const { throwing } = this.#now;
      this.pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
      this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
      throwing.paint(this.pen, now, this.look);
      if (throwing.over(now)) this.#settle();
      else this.#paint();
    });
  }

  #settle() {
    const { throwing, own, label, told } = this.#now;
    this.#now.lies = true;
    this.box.dataset.state = "lies";
    this.box.dataset.faces = throwing.faces.join(" ");
    this.caption.textContent = [label, told].filter(Boolean).join(": ");
    reveal(this.#now);
    this.#lingerOn(this.#waiting.length ? LINGER.crowded : own ? LINGER.own : LINGER.others);
  }

  #lingerOn(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), time);
  }

  #drop(one) {
    if (one === this.#now) this.#next();
    else this.#waiting = this.#waiting.filter((other) => other !== one);
  }

  /** Throws that were not answered: refused, late, or lost with the line. */
  #giveUp() {
    for (const one of [...this.#waiting, this.#now]) if (one && !one.dice) this.#drop(one);
  }

  #clear() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#now = null;
    this.box.hidden = true;
    this.box.dataset.state = "empty";
  }
}

function reveal({ card }) {
  card?.classList.remove(FALLING);
}
