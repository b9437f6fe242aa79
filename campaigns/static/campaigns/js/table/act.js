/* The box: what one does, in one's own words. What was written is never lost on the way. */

import { byId, h, replace } from "./dom.js";
import { toast } from "./notices.js";
import { recall, remember } from "./preferences.js";
import { fill, gettext } from "./words.js";

const REVEAL_EVERY = 250;
const MOST = 4000;

/** The round that is being told just now, -1 while none is; and the one for which new words count. */
const told = (state) => state.thinking?.round ?? state.stream?.round ?? -1;
const roundOf = (state) => (told(state) >= 0 ? told(state) + 1 : (state.turn?.round ?? 0));

export class ActBox {
  #timer = 0;
  #revealed = "";
  #replacing = false;
  #unconfirmed = "";

  constructor(store, socket, follow) {
    this.store = store;
    this.socket = socket;
    this.follow = follow;
    this.form = byId("act");
    this.box = byId("act-words");
    this.asideBox = byId("act-aside");
    this.sendButton = byId("act-send");
    this.yieldButton = byId("act-yield");
    this.said = byId("act-said");
    this.draft = `draft.${store.state.config.slug}`;
    this.box.value = recall(this.draft);
    this.#listen();
    store.watch("party turn phase thinking stream confrontation connection paused", (state) => this.#draw(state));
    this.#grow();
  }

  get aside() {
    return this.asideBox.checked;
  }

  focus() {
    if (!this.form.hidden) this.box.focus();
  }

  /** Puts words into the box for the player to finish; nothing is sent. */
  suggest(words) {
    this.box.value = this.box.value.trim() ? `${this.box.value.trimEnd()} ${words}` : words;
    this.#changed();
    this.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.box.addEventListener("input", () => this.#changed());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    this.asideBox.addEventListener("change", () => {
      this.#reveal("cleared");
      this.#draw(this.store.state);
      this.focus();
    });
    this.yieldButton.addEventListener("click", () => this.#yield());
  }

  send() {
    const words = this.box.value.trim();
    if (!words) {
      this.focus();
      return;
    }
    if (words.length > MOST) {
      toast(fill(gettext("That is longer than %(most)s characters."), { most: MOST }), { hint: gettext("Shorten it and send it again."), tone: "error" });
      return;
    }
    const aside = this.aside;
    if (!this.socket.send("PLAYER_ACTION", { action: words, aside })) {
      toast(gettext("The line is down: your words wait in the box."), { tone: "error" });
      return;
    }
    this.#sent(words, aside || words.startsWith("/"));
  }

  #sent(words, free) {
    this.follow.pinned = true;
    if (!free) {
      this.store.state.said = { round: roundOf(this.store.state), action: words };
      this.#replacing = false;
      this.#unconfirmed = words;
      this.#reveal("submitted", words);
    }
    this.box.value = "";
    this.asideBox.checked = false;
    this.#remember();
    this.#grow();
    this.store.touch(["turn"]);
  }

  #yield() {
    if (this.socket.send("YIELD")) {
      this.store.state.said = { round: roundOf(this.store.state), action: "", yielded: true };
      this.store.touch(["turn"]);
    }
  }

  #changed() {
    this.#grow();
    this.#remember();
    if (this.aside || this.box.value.startsWith("/")) return;
    if (!this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#reveal(this.box.value.trim() ? "composing" : "cleared", this.box.value);
      }, REVEAL_EVERY);
    }
  }

  #reveal(status, words = "") {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.store.state.config.mode === "solo" || this.store.state.phase !== "playing") return;
    const key = `${status}:${words}`;
    if (key === this.#revealed) return;
    this.#revealed = key;
    this.socket.send("ACTION_REVEAL", { status, action: words.slice(0, MOST), round: this.store.state.turn?.round });
  }

  #remember() {
    remember(this.draft, this.box.value);
  }

  #grow() {
    this.box.style.setProperty("height", "auto");
    this.box.style.setProperty("height", `${Math.min(this.box.scrollHeight + 2, 220)}px`);
  }

  /** Words that were on their way when the line broke come back into the box, unless the table has them. */
  #recover(state) {
    const mine = state.turn?.entries?.find((entry) => entry.player_id === state.me);
    if (mine?.status === "submitted" || state.thinking) this.#unconfirmed = "";
    if (!this.#unconfirmed || state.said || state.connection !== "open" || mine?.status !== "pending") return;
    if (!this.box.value.trim()) this.box.value = this.#unconfirmed;
    this.#unconfirmed = "";
    this.#remember();
    this.#grow();
  }

  #draw(state) {
    const { said, turn } = state;
    this.#recover(state);
    this.form.hidden = state.phase !== "playing" || state.status === "ended";
    const waiting = Boolean(said) && said.round > told(state) && !this.#replacing;
    this.asideBox.closest("label").hidden = !state.party.some((member) => member.player_id === state.me);
    this.form.dataset.fight = state.confrontation ? "yes" : "no";
    this.form.dataset.state = this.aside ? "aside" : waiting ? "waiting" : "open";
    this.box.placeholder = this.#placeholder(state, waiting);
    this.sendButton.textContent = this.aside ? gettext("Ask") : waiting ? gettext("Replace") : gettext("Send");
    this.yieldButton.hidden = !state.confrontation || Boolean(said);
    replace(this.said, waiting ? this.#ownWords(state) : null);
    this.said.hidden = !waiting;
    this.sendButton.disabled = turn === null && !this.aside && told(state) < 0;
  }

  #placeholder(state, waiting) {
    if (this.aside) return gettext("Ask the game master; it costs no turn");
    if (!waiting && told(state) >= 0) return gettext("Write ahead, if you like…");
    if (waiting) return gettext("Changed your mind? Write anew…");
    const me = state.party.find((member) => member.player_id === state.me);
    if (!me && state.config.isGm) return gettext("You run this table: /help lists the commands");
    return gettext("In your own words…");
  }

  #ownWords(state) {
    if (state.said.yielded) return h("span", {}, gettext("You hold back this time."));
    return [
      h("span", { class: "act__own" }, state.said.action),
      !state.said.action
        ? null
        : h("button", { type: "button", class: "link-button small", onclick: () => this.#edit(state) }, gettext("Edit")),
    ];
  }

  #edit(state) {
    this.box.value = state.said.action;
    this.#replacing = true;
    this.#changed();
    this.#draw(state);
    this.focus();
    this.#replacing = false;
  }
}
