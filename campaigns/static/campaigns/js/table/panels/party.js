/* The company: faces, how they are, who is away, who has spoken. */

import { byId, h, measure, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

export function showParty(store) {
  const box = byId("party");
  store.watch("party turn presence phase thinking", (state) => {
    replace(box, ...state.party.map((member) => face(member, state)), ...state.companions.map(companion));
    box.hidden = state.party.length === 0;
  });
}

export const initials = (name) =>
  (name || "?")
    .split(/\s+/)
    .map((part) => part[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();

/** What keeps somebody on their feet, under the name that the pack has for it: said aloud, and shown where there is room. */
export function health(member, { named = false } = {}) {
  if (!member.max_hp) return null;
  const share = Math.max(0, Math.min(1, (member.current_hp ?? 0) / member.max_hp));
  const label = member.hp_label || gettext("Hit points");
  const words = fill(gettext("%(label)s: %(now)s of %(max)s"), { label, now: member.current_hp, max: member.max_hp });
  return h(
    "span",
    { class: "health", "data-low": share <= 0.34 ? "yes" : null, title: words },
    measure(h("span", { class: "health__bar", "aria-hidden": "true" }), "--share", share),
    h("span", { class: "health__words" }, `${member.current_hp}/${member.max_hp}`, h("span", { class: named ? "muted" : "unseen" }, ` ${label}`)),
  );
}

function face(member, state) {
  const away = state.present.get(member.player_id) === false;
  const marks = marksOf(member, state, away);
  return h(
    "li",
    { class: "mate", "data-elsewhere": member.elsewhere ? "yes" : null, "data-away": away ? "yes" : null, "data-down": member.down || member.dead ? "yes" : null },
    member.portrait_url ? h("img", { class: "face", src: member.portrait_url, alt: "" }) : h("span", { class: "face", "aria-hidden": "true" }, initials(member.character_name)),
    h("span", { class: "mate__name" }, member.character_name, member.player_id === state.me ? h("span", { class: "muted" }, ` ${gettext("(you)")}`) : null),
    health(member),
    h("span", { class: "mate__marks" }, [...marks, ...(member.statuses ?? [])].join(" · ")),
  );
}

function companion(one) {
  return h("li", { class: "mate" }, h("span", { class: "face", "aria-hidden": "true" }, initials(one.name)), h("span", { class: "mate__name" }, one.name), h("span", { class: "mate__marks" }, gettext("comes along")));
}

function marksOf(member, state, away) {
  const marks = [];
  if (member.dead) marks.push(gettext("dead"));
  else if (member.down) marks.push(gettext("down"));
  if (member.elsewhere) marks.push(gettext("elsewhere"));
  if (away) marks.push(gettext("away"));
  const entry = state.turn?.entries?.find((one) => one.player_id === member.player_id);
  const spoken = entry && entry.status !== "pending";
  if (entry?.stand_in) marks.push(gettext("stood in for"));
  if (!state.thinking && state.status !== "ended" && state.party.length > 1 && entry && !away && (spoken || !(member.down || member.dead))) marks.push(spoken ? gettext("has spoken") : gettext("considers"));
  return marks;
}
