/* On a narrow screen the panels slide over the story; on a wide one they stand beside it. */

import { byId } from "./dom.js";

export class Drawer {
  constructor() {
    this.panels = byId("panels");
    this.button = byId("open-panels");
    this.shade = byId("shade");
    this.button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    this.shade.addEventListener("click", () => this.close());
    byId("close-panels").addEventListener("click", () => this.close());
  }

  get isOpen() {
    return this.panels.dataset.open === "yes";
  }

  get narrow() {
    return globalThis.matchMedia("(max-width: 68.74rem)").matches;
  }

  open() {
    if (!this.narrow) return;
    this.#set(true);
    this.panels.querySelector('[role="tab"][aria-selected="true"]')?.focus();
  }

  close() {
    if (!this.isOpen) return;
    this.#set(false);
    this.button.focus();
  }

  #set(open) {
    this.panels.dataset.open = open ? "yes" : "no";
    this.button.setAttribute("aria-expanded", String(open));
    this.shade.hidden = !open;
    for (const part of [byId("play"), byId("table-head")]) part.inert = open;
  }
}
