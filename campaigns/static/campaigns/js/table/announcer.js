/* What a screen reader hears: whole sentences, one after the other; never the deltas. */

import { byId } from "./dom.js";

const lines = [];
let speaking = 0;

export function announce(text) {
  const plain = text.trim();
  if (!plain) return;
  lines.push(plain);
  if (!speaking) next();
}

function next() {
  const line = lines.shift();
  const box = byId("announcer");
  if (line === undefined || !box) {
    speaking = 0;
    return;
  }
  box.textContent = line;
  speaking = setTimeout(next, 120);
}
