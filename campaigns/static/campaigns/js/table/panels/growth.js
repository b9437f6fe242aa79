/* One's own growth: a quiet line by the story, and in the character's panel the choices, one at a time. */

import { announce } from "../announcer.js";
import { byId, h, replace } from "../dom.js";
import { mechanicsForm } from "../mechanics.js";
import { fill, gettext } from "../words.js";

/** `show` brings the character's panel into view. */
export function showGrowth(store, box, socket, show) {
  const growing = new Growing(store, box, socket);
  const line = byId("grown");
  const open = h("button", { type: "button", class: "link-button" }, gettext("Choose what you learned"));
  open.addEventListener("click", () => {
    show();
    growing.begin();
  });
  replace(line, gettext("You have grown."), " ", open);
  store.watch("growth", (state) => {
    const due = state.growth.due && state.phase === "playing";
    if (due && line.hidden) announce(gettext("You have grown: choose what you learned, in the panel of your character."));
    line.hidden = !due;
    growing.take(state.growth);
  });
  store.watch("phase", (state) => {
    line.hidden = !state.growth.due || state.phase !== "playing";
  });
  store.watch("error", () => growing.refused());
}

class Growing {
  #offer = "";
  #answers = new Map();
  #asked = null;
  #steps = [];
  #at = -1;

  constructor(store, box, socket) {
    this.store = store;
    this.box = box;
    this.socket = socket;
    this.#draw();
  }

  /** What the server says is due: the notice that something is, or the steps that were asked for. */
  take(growth) {
    if (!growth.due || growth.offer !== this.#offer) this.#reset(growth);
    if (growth.steps && this.#asked) {
      this.#steps = growth.steps;
      this.#answers = this.#asked.answers;
      this.#at = this.#asked.at;
      this.#asked = null;
      this.#draw();
      this.box.querySelector("h3")?.focus();
      return;
    }
    if (this.#at < 0) this.#draw();
  }

  begin() {
    this.#ask(new Map(), 0);
  }

  /** What was sent is not taken: everything stands as it is, and may be sent again. */
  refused() {
    this.#asked = null;
  }

  #reset(growth) {
    this.#offer = growth.due ? growth.offer : "";
    this.#answers = new Map();
    this.#steps = [];
    this.#at = -1;
    if (!growth.due) this.#asked = null;
  }

  #ask(answers, at) {
    this.#asked = { answers, at };
    if (!this.socket.send("GROWTH", { answers: Object.fromEntries(answers) })) this.#asked = null;
  }

  #grow(answers) {
    this.socket.send("GROW", { offer: this.#offer, answers: Object.fromEntries(answers) });
  }

  #draw() {
    this.box.hidden = !this.#offer;
    replace(this.box, this.#offer ? this.#section() : null);
  }

  #section() {
    const inside = this.#at < 0 ? this.#notice() : this.#at < this.#steps.length ? this.#step() : this.#summary();
    return h("section", { class: "growth card", "aria-labelledby": "growth-head" }, ...inside);
  }

  #head(text) {
    return h("h3", { id: "growth-head", tabindex: "-1" }, text);
  }

  #notice() {
    return [
      this.#head(gettext("You have grown")),
      h("p", {}, gettext("Choose what you learned whenever it is quiet. Nobody waits for it; at the next growth what you have not chosen is taken as suggested.")),
      h(
        "p",
        { class: "growth__buttons" },
        h("button", { type: "button", class: "button", onclick: () => this.begin() }, gettext("Choose")),
        h("button", { type: "button", class: "button button--quiet", onclick: () => this.#grow(new Map()) }, gettext("As suggested")),
      ),
    ];
  }

  #step() {
    const step = this.#steps[this.#at];
    const before = [...this.#answers].filter(([id]) => this.#steps.findIndex((one) => one.mechanics.id === id) < this.#at);
    const answer = (given) => this.#ask(new Map([...before, [step.mechanics.id, given]]), this.#at + 1);
    return [
      h("p", { class: "muted small" }, fill(gettext("Step %(step)s of %(all)s"), { step: this.#at + 1, all: this.#steps.length })),
      this.#head(step.title),
      h("p", {}, step.prompt),
      step.suggested ? h("p", { class: "muted small" }, fill(gettext("Suggested: %(words)s"), { words: step.suggested })) : null,
      mechanicsForm(step.mechanics, answer),
      h("p", {}, h("button", { type: "button", class: "link-button", onclick: () => this.#back() }, gettext("← Back"))),
    ];
  }

  #summary() {
    const lines = this.#steps.flatMap((step) => [h("dt", {}, step.title), h("dd", {}, step.told || gettext("nothing"))]);
    return [
      this.#head(gettext("What you learned")),
      h("dl", { class: "facts facts--tall" }, ...lines),
      h(
        "p",
        { class: "growth__buttons" },
        h("button", { type: "button", class: "button", onclick: () => this.#grow(this.#answers) }, gettext("So it is")),
        h("button", { type: "button", class: "link-button", onclick: () => this.#back() }, gettext("← Back")),
      ),
    ];
  }

  #back() {
    this.#at -= 1;
    this.#draw();
    this.box.querySelector("h3")?.focus();
  }
}
