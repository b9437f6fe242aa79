/* A running confrontation: sides, dials, rounds. It stands above the tabs while it lasts. */

import { byId, h, measure, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

export function showConfrontation(store) {
  const box = byId("confrontation");
  store.watch("confrontation", (state) => {
    const now = state.confrontation;
    box.hidden = !now;
    if (now) replace(box, head(now), dials(now), sides(now));
  });
}

function head(now) {
  const round = now.max_rounds ? fill(gettext("round %(round)s of %(most)s"), { round: now.round, most: now.max_rounds }) : fill(gettext("round %(round)s"), { round: now.round });
  return h("header", {}, h("h2", {}, now.label), h("p", { class: "muted small" }, round), now.stakes ? h("p", { class: "stakes" }, now.stakes) : null);
}

function dials(now) {
  const found = [
    [now.player_metric, "good"],
    [now.opponent_metric, "danger"],
  ].filter(([dial]) => dial);
  if (now.rounds_left !== undefined) found.push([{ name: gettext("Hold out"), current: now.round, threshold: now.round + now.rounds_left - 1 }, "good"]);
  if (found.length === 0) return null;
  return h("div", { class: "dials" }, ...found.map(([dial, tone]) => meter(dial, tone)));
}

function meter(dial, tone) {
  const share = dial.threshold ? Math.min(1, Math.max(0, dial.current / dial.threshold)) : 0;
  return h(
    "div",
    { class: `dial dial--${tone}` },
    h("span", {}, dial.name),
    measure(h("span", { class: "dial__bar", "aria-hidden": "true" }), "--share", share),
    h("span", { class: "small" }, fill(gettext("%(current)s of %(threshold)s"), dial)),
  );
}

function sides(now) {
  const groups = new Map();
  for (const actor of now.actors ?? []) groups.set(actor.side, [...(groups.get(actor.side) ?? []), actor]);
  return h(
    "div",
    { class: "sides" },
    ...[...groups].map(([side, actors]) => h("ul", { class: "plain-list", "data-side": side }, ...actors.map((actor) => fighter(actor)))),
  );
}

function fighter(actor) {
  const how = actor.hp === undefined ? actor.band : `${actor.hp}/${actor.max_hp}`;
  const out = actor.standing !== "in" ? actor.standing : "";
  return h("li", { "data-out": out ? "yes" : null }, h("span", {}, actor.name), h("span", { class: "muted small" }, [how, out].filter(Boolean).join(" · ").replaceAll("_", " ")));
}
