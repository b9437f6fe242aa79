/* Prose to elements: paragraphs, emphasis, breaks. Whatever else is in the text stays text. */

import { h } from "../dom.js";

const MARKS = /(\*\*[^*\n]+\*\*|\*[^*\n]+\*|_[^_\n]+_|\[\^?\w{1,6}\])/g;
const BREAK = /^\s*(?:\*\s*\*\s*\*|-{3,}|~{3,}|#{1,3})\s*$/;

/** The block elements of a text. `known` maps footnote markers to what they say. */
export function blocks(text, known = new Map()) {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => (BREAK.test(block) ? h("hr", { class: "dinkus" }) : h("p", {}, ...inline(block, known))));
}

function inline(block, known) {
  return block.split(MARKS).filter(Boolean).map((piece) => mark(piece.replaceAll("\n", " "), known));
}

function mark(piece, known) {
  if (piece.startsWith("**") && piece.endsWith("**") && piece.length > 4) return h("strong", {}, piece.slice(2, -2));
  if (/^([*_]).+\1$/.test(piece)) return h("em", {}, piece.slice(1, -1));
  const note = /^\[\^?(\w{1,6})\]$/.exec(piece);
  if (note && known.has(note[1])) return h("sup", { class: "note-mark", title: known.get(note[1]) }, note[1]);
  return piece;
}

/** The text as it is read aloud: without marks. */
export const spoken = (text) => text.replace(/\[\^?\w{1,6}\]/g, "").replace(/[*_#~]+/g, "").replace(/\s+/g, " ");
