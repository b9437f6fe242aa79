/* One's own character and belongings, and anybody else's at a tap. */

import { h } from "../dom.js";
import { fill, gettext } from "../words.js";
import { health } from "./party.js";
import { drawOr } from "./tabs.js";

export function showCharacter(store, panel) {
  let chosen = null;
  const draw = (state) => {
    const member = state.party.find((one) => one.player_id === (chosen ?? state.me)) ?? state.party[0];
    drawOr(panel, gettext("Nobody sits in this seat yet."), member ? [switcher(state, member, choose), sheet(member), belongings(member)] : []);
  };
  const choose = (id) => {
    chosen = id;
    draw(store.state);
  };
  store.watch("party phase", draw);
}

function switcher(state, member, choose) {
  if (state.party.length < 2) return null;
  return h(
    "label",
    { class: "switcher" },
    h("span", { class: "unseen" }, gettext("Whose sheet")),
    h("select", { onchange: (event) => choose(event.target.value) }, ...state.party.map((one) => h("option", { value: one.player_id, selected: one === member }, one.character_name))),
  );
}

function sheet(member) {
  const details = member.sheet ?? {};
  const class_ = member.class ? fill(gettext("%(name)s, level %(level)s"), { name: member.class, level: member.level }) : "";
  return h(
    "section",
    { class: "sheet" },
    h("h2", {}, member.character_name),
    h("p", { class: "muted" }, [member.concept, class_, details.pronouns].filter(Boolean).join(" · ")),
    health(member, { named: true }),
    tracks(details.tracks ?? []),
    (member.statuses ?? []).length ? h("p", { class: "danger" }, member.statuses.join(", ")) : null,
    (details.stats ?? []).length ? h("dl", { class: "stats" }, ...details.stats.map((stat) => h("div", {}, h("dt", {}, stat.label), h("dd", {}, String(stat.value))))) : null,
    (details.lines ?? []).length ? h("dl", { class: "facts" }, ...details.lines.flatMap((line) => [h("dt", {}, line.label), h("dd", {}, String(line.value))])) : null,
    abilities(details.abilities ?? []),
    details.look || details.backstory ? h("details", {}, h("summary", {}, gettext("Who they are")), h("p", {}, details.look ?? ""), h("p", {}, details.backstory ?? "")) : null,
  );
}

function tracks(list) {
  if (list.length === 0) return null;
  return h("dl", { class: "tracks" }, ...list.map((one) => h("div", {}, h("dt", {}, one.label), h("dd", {}, ...counted(one)))));
}

/** Boxes are drawn as boxes, everything else as figures; a reader of the page hears the figures of both. */
function counted(track) {
  const words = track.maximum ? fill(gettext("%(current)s of %(maximum)s"), track) : String(track.current);
  if (track.kind !== "boxes") return [words];
  const boxes = Array.from({ length: track.maximum }, (_, index) => (index < track.current ? "■" : "□")).join(" ");
  return [h("span", { "aria-hidden": "true" }, boxes), h("span", { class: "unseen" }, words)];
}

function abilities(list) {
  if (list.length === 0) return null;
  return h(
    "details",
    { open: true },
    h("summary", {}, gettext("Abilities")),
    h("ul", { class: "plain-list abilities" }, ...list.map((one) => h("li", {}, h("strong", {}, one.name ?? one.label ?? ""), " ", one.text ?? one.genre_description ?? one.description ?? one.mechanical_effect ?? ""))),
  );
}

function belongings(member) {
  const { items = [], gold, currency_name } = member.inventory ?? {};
  const groups = Map.groupBy ? Map.groupBy(items, (item) => item.type || "") : new Map([["", items]]);
  return h(
    "section",
    { class: "belongings" },
    h("h3", {}, gettext("Carries")),
    gold === undefined ? null : h("p", { class: "muted" }, `${gold} ${currency_name ?? gettext("coins")}`),
    ...[...groups.values()].map((group) => h("ul", { class: "plain-list" }, ...group.map((item) => thing(item)))),
    items.length === 0 ? h("p", { class: "muted" }, gettext("Nothing worth a line.")) : null,
  );
}

function thing(item) {
  const count = item.quantity > 1 ? ` × ${item.quantity}` : "";
  const mark = item.equipped ? h("span", { class: "worn", title: gettext("at hand") }, "◆") : null;
  const name = [mark, mark ? " " : "", item.name, count];
  return item.description ? h("li", {}, h("details", {}, h("summary", {}, ...name), h("p", { class: "muted" }, item.description))) : h("li", {}, ...name);
}
