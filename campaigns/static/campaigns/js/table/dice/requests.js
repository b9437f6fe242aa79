/* The throws that are asked of this player: odds and stakes first, then the dice. */

import { announce } from "../announcer.js";
import { byId, h, measure, replace } from "../dom.js";
import { recall } from "../preferences.js";
import { fill, gettext } from "../words.js";
import { freshSeed } from "./fairness.js";

export function askForThrows(store, socket) {
  const box = byId("throws");
  const asked = new Set();
  const thrown = new Set();

  const throwDice = (request) => {
    if (thrown.has(request.request_id)) return;
    if (!socket.send("DICE_THROW", { request_id: request.request_id, client_seed: freshSeed() })) return;
    thrown.add(request.request_id);
    store.touch(["requests"]);
  };

  store.watch("requests", (state) => {
    const open = [...state.requests.values()];
    box.hidden = open.length === 0;
    replace(box, ...open.map((request) => card(request, thrown.has(request.request_id), () => throwDice(request))));
    for (const request of open) {
      if (asked.has(request.request_id)) continue;
      asked.add(request.request_id);
      if (recall("throws") === "mine-at-once") throwDice(request);
      else announce(fill(gettext("Your throw: %(label)s. Chance %(odds)s."), { label: request.label, odds: percent(request.odds) }));
    }
  });
  store.watch("connection", () => thrown.clear());
}

const percent = (odds) => `${Math.round((odds ?? 0) * 100)} %`;

function card(request, falling, act) {
  const dice = (request.dice ?? []).map((spec) => (spec.sides === "F" ? `${spec.count}dF` : `${spec.count}d${spec.sides}`)).join(" + ");
  const parts = (request.modifiers ?? []).filter((part) => part.value).map((part) => `${part.name} ${part.value < 0 ? "−" : "+"}${Math.abs(part.value)}`);
  const bar = measure(h("span", { class: "odds", "aria-hidden": "true" }), "--odds", request.odds ?? 0);
  return h(
    "section",
    { class: "throw", "aria-label": gettext("Your throw") },
    h("p", { class: "throw__label" }, request.label || request.context || gettext("A throw")),
    request.stakes ? h("p", { class: "throw__stakes" }, request.stakes) : null,
    h(
      "p",
      { class: "throw__odds" },
      bar,
      h("span", {}, fill(gettext("%(dice)s against %(difficulty)s: %(odds)s"), { dice, difficulty: request.difficulty, odds: percent(request.odds) })),
      parts.length ? h("span", { class: "muted" }, ` (${parts.join(", ")})`) : null,
    ),
    h("button", { type: "button", class: "button throw__button", disabled: falling, onclick: act }, falling ? gettext("The dice roll…") : gettext("Throw")),
  );
}
