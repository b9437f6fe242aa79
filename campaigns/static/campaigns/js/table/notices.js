/* Banners for what lasts, toasts for what happened. Plain words, never a dialog over the story. */

import { byId, h, replace } from "./dom.js";
import { fill, gettext } from "./words.js";

const STAYS = 9000;

export function toast(message, { hint = "", tone = "" } = {}) {
  const note = h(
    "div",
    { class: `toast ${tone ? `toast--${tone}` : ""}` },
    h("p", {}, message, hint ? h("span", { class: "toast__hint" }, ` ${hint}`) : null),
    h("button", { type: "button", class: "toast__close", "aria-label": gettext("Dismiss"), onclick: () => note.remove() }, "×"),
  );
  byId("toasts").append(note);
  setTimeout(() => note.remove(), STAYS);
}

export function keepBanners(store, socket) {
  const box = byId("banners");
  store.watch("connection paused error thinking", (state, slices) => {
    replace(box, lost(state), paused(state), failed(state, socket));
    if (slices.includes("error") && state.error && state.error.retry === undefined) {
      toast(state.error.message, { hint: state.error.hint, tone: "error" });
      state.error = null;
    }
  });
  store.watch("answer", (state) => {
    if (!state.answer) return;
    byId("answers").append(answer(state.answer));
    state.answer = null;
  });
}

function lost(state) {
  if (state.connection === "refused") {
    return banner(gettext("This seat belongs to somebody else in this browser."), [
      h("a", { class: "button button--quiet", href: `/t/${state.config.joinCode}` }, gettext("Come in again")),
    ]);
  }
  if (state.connection === "left") {
    return banner(gettext("You have left this table."), [
      h("a", { class: "button button--quiet", href: `/t/${state.config.joinCode}` }, gettext("Take my seat again")),
    ]);
  }
  if (state.connection !== "lost") return null;
  return banner(gettext("The line is down. What you write stays here; coming back…"));
}

function paused(state) {
  return state.paused ? banner(gettext("The game master has paused the story.")) : null;
}

function failed(state, socket) {
  if (!state.failed) return null;
  const again = h("button", { type: "button", class: "button button--quiet", onclick: () => socket.send("RETRY") }, gettext("Try the turn again"));
  return banner(state.failed.message, state.failed.retry ? [again] : []);
}

function banner(text, extra = []) {
  return h("div", { class: "banner" }, h("p", {}, text), ...extra);
}

function answer(result) {
  const note = h(
    "div",
    { class: "answer", role: "status", "data-command": result.command },
    h("p", { class: "answer__head" }, fill("/%(command)s", result)),
    h("pre", { class: result.ok ? "" : "danger" }, result.text),
    h("button", { type: "button", class: "toast__close", "aria-label": gettext("Dismiss"), onclick: () => note.remove() }, "×"),
  );
  return note;
}
