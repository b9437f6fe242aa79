/* A running confrontation: sides, dials, rounds. It stands above the tabs while it lasts. */

import { byId, h, measure, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

export function showConfrontation(store) {
  const box = byId("confrontation");
  store.watch("confrontation", (state) => {
    const now = state.confrontation;
    box.hidden = !now;
    if (now) replace(box, head(now), dials(now), ships(now), nodes(now), ground(now), sides(now));
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

/** Ships: hull, Speed and crises of one's own; of the others what can be seen from outside. */
function ships(now) {
  if (!now.ships?.length) return null;
  return h("ul", { class: "plain-list fray" }, ...now.ships.map((ship) => h("li", { "data-side": ship.side }, h("span", {}, ship.name), h("span", { class: "muted small" }, seenOf(ship)), ...(ship.crises ?? []).map(crisis))));
}

function seenOf(ship) {
  const seen = [];
  if (ship.hp !== undefined) seen.push(fill(gettext("hull %(hp)s/%(max_hp)s"), ship), fill(gettext("armour %(armour)s"), ship), fill(gettext("speed %(speed)s"), ship));
  if (ship.escape) seen.push(fill(gettext("%(escape)s of 3 steps away"), ship));
  if (ship.disabled?.length) seen.push(fill(gettext("dark: %(systems)s"), { systems: ship.disabled.join(", ") }));
  return seen.join(" · ");
}

const crisis = (one) => h("span", { class: "danger small", title: one.text }, one.label);

/** The net: what is open, what is in the way, who is where. */
function nodes(now) {
  if (!now.nodes?.length) return null;
  const names = new Map((now.actors ?? []).map((actor) => [actor.id, actor.name]));
  return h("ul", { class: "plain-list fray" }, ...now.nodes.map((node) => h("li", { "data-open": node.open ? "yes" : null }, h("span", {}, node.label ?? node.name), h("span", { class: "muted small" }, stateOf(node, now, names)))));
}

function stateOf(node, now, names) {
  const here = (now.runners ?? []).filter((one) => one.node === node.id).map((one) => one.id);
  const known = [...here, ...(node.demons ?? [])].map((id) => names.get(id)).filter(Boolean);
  return [node.open ? gettext("open") : "", node.barrier ? gettext("barred") : "", node.camera ? gettext("watched") : "", ...known].filter(Boolean).join(" · ");
}

/** The ground: its parts in their order, and who is in which. */
function ground(now) {
  if (!now.zones?.length) return null;
  const here = (zone) => (now.actors ?? []).filter((actor) => actor.zone === zone.label && actor.standing === "in").map((actor) => actor.name);
  return h("ol", { class: "plain-list fray fray--ground", "aria-label": gettext("Where everybody is") }, ...now.zones.map((zone) => h("li", {}, h("span", {}, zone.label), h("span", { class: "muted small" }, here(zone).join(" · ")))));
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
