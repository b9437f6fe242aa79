/* A word across the table: players talking to each other, not their characters. */

import { h, replace } from "../dom.js";
import { gettext } from "../words.js";

export function showChat(store, panel, socket) {
  const list = h("ol", { class: "plain-list chat-list" });
  const box = h("input", { type: "text", maxlength: "1000", "aria-label": gettext("A word to the table"), placeholder: gettext("To the players, not the story") });
  const form = h("form", { class: "chat-form" }, box, h("button", { class: "button button--quiet" }, gettext("Say")));
  replace(panel, list, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text && socket.send("CHAT", { text })) box.value = "";
  });
  store.watch("chat older phase", (state) => {
    const said = state.entries.filter((entry) => entry.type === "CHAT");
    replace(
      list,
      ...said.map((entry) => h("li", { "data-mine": entry.player_id === state.me ? "yes" : null }, h("span", { class: "said__who" }, entry.display_name ?? ""), " ", entry.text)),
      said.length ? null : h("li", { class: "muted" }, gettext("Nobody has said anything across the table.")),
    );
    list.scrollTop = list.scrollHeight;
  });
}
