/* The keyboard: letters open panels while nobody is writing; Esc always leads back to the box. */

import { byId } from "./dom.js";

const PANELS = { c: "character", j: "journal", q: "quests", m: "map", t: "chat", s: "settings", "?": "help" };

export function listenToKeys({ tabs, drawer, act }) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      drawer.close();
      act.focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    const panel = PANELS[event.key.toLowerCase()];
    if (!panel || byId("panels").hidden) return;
    event.preventDefault();
    drawer.open();
    tabs.open(panel, { focus: true });
  });
}

const writing = (node) => node.closest?.("input, textarea, select, [contenteditable]") !== null;
