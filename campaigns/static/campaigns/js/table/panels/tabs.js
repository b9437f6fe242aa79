/* The side panel's tabs: arrow keys move, a dot says that something changed while another tab was open. */

import { byId, h, replace } from "../dom.js";
import { recall, remember } from "../preferences.js";

export class Tabs {
  #tabs = new Map();

  constructor() {
    this.list = byId("tabs");
    this.box = byId("tab-panels");
    this.list.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Adds a tab; returns its panel to draw in. */
  add(id, label, key) {
    const panel = h("div", { class: "panel", role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0", hidden: true });
    const tab = h(
      "button",
      { type: "button", role: "tab", class: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, "aria-selected": "false", tabindex: "-1", title: key ? `${label} (${key})` : label, onclick: () => this.open(id) },
      label,
    );
    this.#tabs.set(id, { tab, panel });
    this.list.append(tab);
    this.box.append(panel);
    return panel;
  }

  openRemembered() {
    const last = recall("tab", "character");
    this.open(this.#tabs.has(last) ? last : "character");
  }

  open(id, { focus = false } = {}) {
    for (const [name, { tab, panel }] of this.#tabs) {
      const chosen = name === id;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      panel.hidden = !chosen;
      if (chosen) {
        delete tab.dataset.news;
        if (focus) tab.focus();
      }
    }
    this.current = id;
    remember("tab", id);
  }

  /** Marks a tab that is not open. */
  news(id) {
    if (this.current !== id) this.#tabs.get(id).tab.dataset.news = "yes";
  }

  #move(event) {
    const ids = [...this.#tabs.keys()];
    const at = ids.indexOf(this.current);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.open(ids[(to + ids.length) % ids.length], { focus: true });
  }
}

/** A panel that says what is missing until there is something. */
export function drawOr(panel, empty, ...children) {
  const found = children.flat(2).filter(Boolean);
  replace(panel, ...(found.length ? found : [h("p", { class: "muted" }, empty)]));
}
