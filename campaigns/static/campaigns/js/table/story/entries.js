/* One element for each kind of stored event. */

import { h } from "../dom.js";
import { diceCard } from "../dice/card.js";
import { fill, gettext } from "../words.js";
import { blocks } from "./prose.js";

const quiet = (...children) => h("p", { class: "entry entry--quiet" }, ...children);

function action(entry) {
  const stoodInFor = entry.by === "stand-in" ? fill(gettext("%(name)s, by stand-in"), { name: entry.character_name }) : "";
  const name = h("span", { class: "deed__who" }, stoodInFor || entry.character_name);
  if (stoodInFor && !entry.action) return quiet(fill(gettext("%(name)s: holds back."), { name: stoodInFor }));
  if (entry.kind === "yield") return quiet(fill(gettext("%(name)s holds back."), { name: entry.character_name }));
  if (entry.kind === "silent" || !entry.action) {
    return quiet(fill(gettext("%(name)s says nothing."), { name: entry.character_name }));
  }
  return h("blockquote", { class: "entry deed" }, h("p", {}, name, " ", h("span", { class: "deed__words" }, entry.gm_said ?? entry.action)));
}

function narration(entry, state) {
  const told = `${entry.scene_id ?? ""}:${entry.round}`;
  if (entry.withdrawn) return withdrawn(entry, told);
  const notes = entry.footnotes ?? [];
  const known = new Map(notes.map((note) => [String(note.marker), note.summary]));
  const prose = h("div", { class: "prose" }, ...blocks(entry.text, known));
  const kind = entry.kind ?? "turn";
  return h("div", { class: `entry narration narration--${kind}`, "data-told": told }, elsewhere(entry, state), prose, corrected(entry), toldAgain(entry), stoodIn(entry.told_by), learned(notes.filter((note) => note.is_new !== false)), ending(kind), found(entry.gm_findings ?? []), misread(entry.gm_routing ?? []));
}

/** Where something was told that is not this scene's: the GM reads all of them, and so does who looks back. */
function elsewhere(entry, state) {
  if (!entry.place || !entry.scene_id || !state?.scene || entry.scene_id === state.scene) return null;
  return h("p", { class: "chapter__place" }, entry.place);
}

/** A discreet word where the settled prose is not what was read while it came. */
function corrected(entry) {
  return entry.corrected ? h("p", { class: "corrected" }, gettext("corrected")) : null;
}

/** The game master has had this told in other words: a word about it, and for the GM what was there before. */
function toldAgain(entry) {
  return entry.told_again ? h("p", { class: "corrected" }, gettext("told again")) : null;
}

/** The place where something was told that now is told in other words. */
function withdrawn(entry, told) {
  const before = entry.gm_withdrawn
    ? h("details", { class: "learned withdrawn" }, h("summary", {}, gettext("Withdrawn, for you alone")), h("div", { class: "prose" }, ...blocks(entry.gm_withdrawn)))
    : null;
  return h("div", { class: "entry narration", "data-told": told, hidden: before === null }, before);
}

/** What was found wrong with the prose before it settled: only the GM is sent it. */
function found(findings) {
  if (findings.length === 0) return null;
  const became = { repaired: gettext("told anew"), cut: gettext("cut out"), kept: gettext("left standing") };
  return h(
    "details",
    { class: "learned" },
    h("summary", {}, fill(gettext("Found in the prose, for you alone (%(count)s)"), { count: findings.length })),
    h("ul", {}, ...findings.map((one) => h("li", {}, `“${one.quote}” ${one.reason} (${became[one.became] ?? one.became})`))),
  );
}

/** Whose words the model failed to read, so that the rules read them: only the GM is sent it. */
function misread(sentences) {
  if (sentences.length === 0) return null;
  return h("details", { class: "learned" }, h("summary", {}, gettext("Not read by the model, for you alone")), h("ul", {}, ...sentences.map((one) => h("li", {}, one))));
}

/** Who told this instead of the narrator the table has chosen. */
function stoodIn(name) {
  if (!name) return null;
  const who = name === "house" ? gettext("the house narrator") : name;
  return h("p", { class: "narration__by" }, fill(gettext("Told by %(who)s: the chosen narrator could not be reached."), { who }));
}

function learned(notes) {
  if (notes.length === 0) return null;
  return h(
    "details",
    { class: "learned" },
    h("summary", {}, fill(gettext("Into the journal (%(count)s)"), { count: notes.length })),
    h("ul", {}, ...notes.map((note) => h("li", {}, note.summary))),
  );
}

function ending(kind) {
  return kind === "ending" ? h("p", { class: "the-end" }, gettext("The end")) : null;
}

/** Why this is all that one gets of a turn. */
function reaching(lost) {
  if (lost.includes("awareness")) return gettext("You lie senseless; the story goes on without you");
  if (lost.includes("sight") && lost.includes("hearing")) return gettext("You can neither see nor hear: what reaches you");
  return lost.includes("sight") ? gettext("You cannot see: what reaches you") : gettext("You cannot hear: what reaches you");
}

function segment(entry) {
  const head = entry.kind === "arrival" ? gettext("You join the story (for you alone)") : entry.lost ? reaching(entry.lost) : gettext("For you alone");
  return h(
    "aside",
    { class: "entry private", "aria-label": head },
    h("p", { class: "private__head" }, head),
    h("div", { class: "prose" }, ...blocks(entry.text ?? "")),
  );
}

function note(entry) {
  const text = entry.text ?? entry.params?.text ?? "";
  return text ? segment({ ...entry, text }) : null;
}

function chapter(entry) {
  if (entry.joined) return quiet(entry.title);
  if (entry.moved) return quiet([entry.title, entry.location].filter(Boolean).join(" · "));
  return h("header", { class: "entry chapter" }, h("span", { class: "band", "aria-hidden": "true" }), h("h2", {}, entry.title), entry.location ? h("p", { class: "chapter__place" }, entry.location) : null);
}

/** How a confrontation ended, in a word: the narration above has told it. */
function outcome(entry) {
  const ends = {
    clear_win: gettext("won"),
    pyrrhic_win: gettext("won, at a price"),
    clear_loss: gettext("lost"),
    refused: gettext("it did not come to that"),
  };
  return h("p", { class: "entry outcome" }, h("strong", {}, entry.label ?? gettext("It is over")), ends[entry.branch] ? `: ${ends[entry.branch]}` : "");
}

function aside(entry) {
  return h(
    "aside",
    { class: "entry aside", "aria-label": gettext("A question to the game master") },
    h("p", { class: "aside__question" }, entry.question),
    h("div", { class: "aside__answer" }, ...blocks(entry.answer ?? "")),
  );
}

function image(entry) {
  const caption = entry.caption || entry.scene_title || "";
  return h("figure", { class: "entry picture" }, h("img", { src: entry.url, alt: entry.alt ?? caption, loading: "lazy", width: entry.width, height: entry.height }), caption ? h("figcaption", {}, caption) : null);
}

function chat(entry) {
  return h("p", { class: "entry said" }, h("span", { class: "said__who" }, entry.display_name ?? ""), " ", entry.gm_said ?? entry.text);
}

const speech = (entry) => h("p", { class: "entry said" }, h("span", { class: "said__who" }, entry.character_name), " ", `“${entry.text}”`);

const ELEMENTS = {
  PLAYER_ACTION: action,
  PLAYER_SPEECH: speech,
  NARRATION: narration,
  NARRATION_SEGMENT: segment,
  SECRET_NOTE: note,
  CHAPTER_MARKER: chapter,
  CONFRONTATION_OUTCOME: outcome,
  CHARACTER_GROWN: (entry) => quiet(entry.text),
  STAND_IN_NOTE: (entry) => quiet(entry.text),
  ACCOUNTED: (entry) => quiet(entry.text),
  ASIDE_ANSWER: aside,
  IMAGE: image,
  CHAT: chat,
};

/** Puts what is told again into the place of what was told; false where that is nowhere in these nodes. */
export function putInPlace(node, within) {
  const places = within.flatMap((one) => [...one.querySelectorAll(".narration[data-told]")]);
  const old = places.find((one) => one.dataset.told === node.dataset.told);
  if (!old) return null;
  const before = old.querySelector(".withdrawn");
  if (before) node.append(before);
  old.replaceWith(node);
  return old;
}

/** The element of an event; null for what the story does not show. */
export function elementOf(entry, state) {
  if (entry.type === "DICE_RESULT") return diceCard(entry, state);
  return ELEMENTS[entry.type]?.(entry, state) ?? null;
}
