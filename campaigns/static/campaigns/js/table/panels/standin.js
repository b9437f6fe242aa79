/* What becomes of my character while I am away; and, when I am back, what was done for me. */

import { byId, h, replace } from "../dom.js";
import { fill, gettext, listed } from "../words.js";

const MINUTES = [0, 2, 5, 15, 60, 720];
const TURNS = [1, 2, 3, 5, 10];
const SHARES = [0, 25, 50, 75];

/** The choices, in the settings: each is sent as it is made, and shown as the table has kept it. */
export function standInSettings(store, socket) {
  const box = h("fieldset", { class: "stand-in" });
  store.watch("standIn error", ({ standIn }) => {
    box.hidden = !standIn;
    if (!standIn) return;
    const send = (name) => (value) => socket.send("STAND_IN", { [name]: value });
    const limited = standIn.mode === "act";
    const named = (choices) => choices.map(({ value, label }) => [value, label]);
    const at = fields(box).indexOf(document.activeElement);
    replace(
      box,
      h("legend", {}, gettext("While I am away")),
      pick("stand-in-mode", gettext("My character"), named(standIn.modes), standIn.mode, send("mode")),
      standIn.mode === "never" ? null : numbers(gettext("After"), MINUTES, standIn.after_minutes, minutes, send("after_minutes")),
      standIn.mode === "never" ? null : numbers(gettext("For"), TURNS, standIn.turns, turns, send("turns")),
      limited ? pick("stand-in-danger", gettext("Danger"), named(standIn.dangers), standIn.danger, send("danger")) : null,
      limited ? numbers(gettext("Flees when hurt"), SHARES, standIn.flee_below, below, send("flee_below")) : null,
      limited ? tick(gettext("spends nothing that is limited"), standIn.spares, send("spares")) : null,
      limited ? tick(gettext("talks to nobody by name"), standIn.silent, send("silent")) : null,
      h("p", { class: "muted small" }, gettext("Everyone sees when somebody is stood in for. Nothing you know alone is told, and nothing is promised in your name. Your own words always go first.")),
    );
    if (at >= 0) fields(box)[at]?.focus();
  });
  return box;
}

const fields = (box) => [...box.querySelectorAll("select, input")];

/** A word for who comes back, in the margin of the desk. */
export function showStandIn(store, socket) {
  const box = byId("stood-in");
  store.watch("standIn turn thinking", ({ standIn }) => {
    const acted = standIn?.acted ?? [];
    box.hidden = acted.length === 0;
    if (box.hidden) return;
    const words = fill(gettext("While you were away your stand-in acted in turn %(turns)s."), { turns: listed(acted.map(String)) });
    const back = () => socket.send("PLAYER_ACTION", { action: "/takeback" });
    replace(box, words, " ", h("button", { type: "button", class: "link-button", onclick: back }, gettext("Take the last one back")));
  });
}

const minutes = (count) => (count === 0 ? gettext("at once") : fill(gettext("%(count)s minutes"), { count }));
const turns = (count) => (count === 1 ? gettext("one turn") : fill(gettext("%(count)s turns"), { count }));
const below = (share) => (share === 0 ? gettext("never") : fill(gettext("below %(share)s %"), { share }));

function numbers(label, known, now, words, act) {
  const all = known.includes(now) ? known : [...known, now].sort((one, other) => one - other);
  return pick(null, label, all.map((count) => [String(count), words(count)]), String(now), (value) => act(Number(value)));
}

function pick(id, label, options, now, act) {
  const list = h("select", { id, onchange: (event) => act(event.target.value) }, ...options.map(([value, words]) => h("option", { value, selected: value === now }, words)));
  return h("label", { class: "setting" }, h("span", {}, label), list);
}

function tick(label, now, act) {
  return h("p", {}, h("label", {}, h("input", { type: "checkbox", checked: now, onchange: (event) => act(event.target.checked) }), " ", label));
}
