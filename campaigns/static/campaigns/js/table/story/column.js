/* The story: events in their order, grouped into turns, with the prose that is being written at the end. */

import { announce } from "../announcer.js";
import { byId, h, replace } from "../dom.js";
import { recall } from "../preferences.js";
import { fill, gettext } from "../words.js";
import { elementOf, putInPlace } from "./entries.js";
import { Follow } from "./follow.js";
import { blocks, spoken } from "./prose.js";

export class StoryColumn {
  #shown = 0;
  #turn = null;
  #stream = null;
  #live = false;

  constructor(store, socket, dice) {
    this.store = store;
    this.dice = dice;
    this.column = byId("story");
    this.waiting = byId("thinking");
    this.follow = new Follow(byId("story-scroll"), byId("new-below"));
    this.earlier = byId("earlier");
    this.earlier.addEventListener("click", () => socket.send("HISTORY", { before_seq: store.state.firstSeq }));
    store.watch("entries stream thinking requests turn phase", (state) => this.#draw(state));
    store.watch("older phase", (state) => this.#drawOlder(state));
  }

  #draw(state) {
    for (; this.#shown < state.entries.length; this.#shown += 1) this.#append(state.entries[this.#shown], state);
    this.#drawStream(state);
    this.#drawThinking(state);
    this.follow.settle();
    const live = state.phase === "playing" && state.turn !== null;
    // Who has just joined may find what brings them in on the page already: it is read to them as if it came now.
    const last = state.entries.at(-1);
    if (live && !this.#live && last?.kind === "arrival") this.#say(last);
    this.#live = live;
  }

  #append(entry, state) {
    const node = elementOf(entry, state);
    if (!node) return;
    if (entry.told_again && this.#replace(entry, node)) return;
    const turn = this.#turnOf(entry);
    if (entry.type === "NARRATION" && this.#stream && !entry.told_again) this.#settle(node);
    else if (this.#stream && (entry.type === "CHAPTER_MARKER" || entry.kind === "arrival")) this.#stream.before(node);
    else turn.append(node);
    if (!this.#live) return;
    // What the reader asked for is shown to them; what others do waits below.
    if (entry.player_id === state.me) this.follow.begin(node);
    this.#say(entry);
    if (entry.type === "DICE_RESULT") this.dice.show(entry, node, entry.player_id === state.me);
  }

  /** The settled prose takes the place of what was streamed; where both agree nothing moves. */
  #settle(node) {
    const prose = node.querySelector(".prose");
    const shown = this.#stream.querySelector(".prose");
    if (prose.textContent === shown.textContent && prose.children.length === shown.children.length) prose.replaceWith(shown);
    this.#stream.replaceWith(node);
    if (this.follow.anchor === this.#stream) this.follow.anchor = node;
    this.#stream = null;
  }

  /** What is told again takes the place of what was told; false where that is not on the page. */
  #replace(entry, node) {
    const old = putInPlace(node, [this.column]);
    if (!old) return false;
    if (this.follow.anchor === old) this.follow.anchor = node;
    if (this.#live) this.#say(entry);
    return true;
  }

  #turnOf(entry) {
    const round = entry.round ?? this.#turn?.round ?? 0;
    if (this.#turn?.round !== round) {
      const node = h("section", { class: "turn", "data-round": round, "aria-label": round ? fill(gettext("Turn %(round)s"), { round }) : gettext("The opening") });
      this.column.append(node);
      this.#turn = { round, node };
      this.follow.begin(node);
    }
    return this.#turn.node;
  }

  #drawStream(state) {
    const { stream } = state;
    if (!stream) {
      this.#stream?.remove();
      this.#stream = null;
      return;
    }
    if (!this.#stream) {
      this.#stream = h("div", { class: "entry narration narration--coming", "aria-hidden": "true" }, h("div", { class: "prose" }));
      this.#turnOf(stream).append(this.#stream);
      const heading = this.#stream.previousElementSibling;
      this.follow.begin(heading?.classList.contains("chapter") ? heading : this.#stream);
    }
    this.#rewrite(this.#stream.firstChild, blocks(stream.text));
  }

  /** Only the paragraphs that differ are touched, so that a selection in the others survives. */
  #rewrite(prose, wanted) {
    const kept = Math.min(prose.children.length, wanted.length);
    for (let index = 0; index < kept; index += 1) {
      if (!prose.children[index].isEqualNode(wanted[index])) prose.children[index].replaceWith(wanted[index]);
    }
    while (prose.children.length > wanted.length) prose.lastChild.remove();
    prose.append(...wanted.slice(kept));
  }

  #drawThinking(state) {
    const busy = state.thinking && !state.stream;
    this.waiting.hidden = !busy;
    if (busy && !this.waiting.firstChild) {
      replace(this.waiting, h("span", { class: "thinking__mark", "aria-hidden": "true" }), h("span", { class: "unseen" }, gettext("The game master thinks.")));
    }
  }

  #drawOlder(state) {
    this.earlier.hidden = state.phase !== "playing" || state.firstSeq <= 1;
    if (!state.page) return;
    const page = state.page;
    state.page = null;
    this.#shown += page.length;
    this.follow.above(() => this.column.prepend(...this.#turnsOf(page, state)));
  }

  #turnsOf(page, state) {
    const turns = [];
    for (const entry of page) {
      const node = elementOf(entry, state);
      if (!node || (entry.told_again && putInPlace(node, turns))) continue;
      const round = entry.round ?? turns.at(-1)?.dataset.round ?? "0";
      if (turns.at(-1)?.dataset.round !== String(round)) turns.push(h("section", { class: "turn", "data-round": round }));
      turns.at(-1).append(node);
    }
    return turns;
  }

  #say(entry) {
    if (recall("announce") === "off") return;
    if (entry.type === "NARRATION") announce(spoken(entry.text));
    else if (entry.type === "CHAPTER_MARKER") announce([entry.title, entry.location].filter(Boolean).join(". "));
    else if (entry.type === "DICE_RESULT") announce(entry.summary || `${entry.character_name}: ${entry.label}, ${entry.total}`);
    else if (entry.type === "CHARACTER_GROWN" || entry.type === "ACCOUNTED") announce(entry.text);
    else if (entry.type === "ASIDE_ANSWER") announce(spoken(entry.answer ?? ""));
    else if (entry.type === "NARRATION_SEGMENT") announce(spoken(entry.text ?? ""));
    else if (entry.type === "CHAT") announce(`${entry.display_name}: ${entry.text}`);
  }
}
