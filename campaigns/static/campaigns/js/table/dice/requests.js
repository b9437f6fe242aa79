/* The throws that are asked of this player: odds and stakes first, then the dice. */

import { announce } from "../announcer.js";
import { byId, h, measure } from "../dom.js";
import { recall } from "../preferences.js";
import { fill, gettext } from "../words.js";
import { freshSeed } from "./fairness.js";
import { facesForm } from "./hand.js";
import { spendsCard } from "./spends.js";

export function askForThrows(store, socket, tray) {
  const box = byId("throws");
  /* A request keeps its card while it is open, so that what somebody types stays where it is. */
  const cards = new Map();
  const thrown = new Set();

  const send = (request, what) => {
    if (thrown.has(request.request_id)) return;
    const sent = request.spends ? ["DICE_SPEND", what] : ["DICE_THROW", { ...what, spends: true }];
    if (!socket.send(sent[0], { request_id: request.request_id, ...sent[1] })) return;
    if (request.spends && !what.spend) store.state.requests.delete(request.request_id);
    else thrown.add(request.request_id);
    if (!request.spends) tray.begin(request);
    store.touch(["requests"]);
  };

  const ask = (request) => {
    thrown.delete(request.request_id);
    cards.get(request.request_id)?.node.remove();
    const act = (what) => send(request, what);
    const made = { request, ...(request.spends ? spendsCard(request, act) : card(request, act)) };
    cards.set(request.request_id, made);
    if (request.spends) return made;
    if (request.physical) announce(fill(gettext("Your throw: %(label)s. Chance %(odds)s. Throw your own dice and type what they show."), said(request)));
    else if (recall("throws") === "mine-at-once") send(request, { client_seed: freshSeed() });
    else announce(fill(gettext("Your throw: %(label)s. Chance %(odds)s."), said(request)));
    return made;
  };

  store.watch("requests", (state) => {
    for (const [id, { node }] of cards) if (!state.requests.has(id)) node.remove();
    for (const request of state.requests.values()) {
      const known = cards.get(request.request_id);
      /* What was asked for and now lies, or was spent on and may be again, is another question. */
      const { node, update } = known && (known.request === request || request.refused) ? known : ask(request);
      if (!node.isConnected) box.append(node);
      if (request.refused) {
        thrown.delete(request.request_id);
        const again = { ...request, refused: null };
        known.request = again;
        state.requests.set(request.request_id, again);
      }
      update(thrown.has(request.request_id), request.refused);
    }
    box.hidden = state.requests.size === 0;
  });
  store.watch("connection", () => thrown.clear());
}

const percent = (odds) => `${Math.round((odds ?? 0) * 100)} %`;
const said = (request) => ({ label: request.label, odds: percent(request.odds) });

/** A request's element, and `update(falling, refused)`: whether its dice are on their way, and why they came back. */
function card(request, act) {
  const dice = (request.dice ?? []).map((spec) => (spec.sides === "F" ? `${spec.count}dF` : `${spec.count}d${spec.sides}`)).join(" + ");
  const parts = (request.modifiers ?? []).filter((part) => part.value).map((part) => `${part.name} ${part.value < 0 ? "−" : "+"}${Math.abs(part.value)}`);
  const bar = measure(h("span", { class: "odds", "aria-hidden": "true" }), "--odds", request.odds ?? 0);
  const hand = request.physical ? facesForm(request, (face) => act({ face })) : throwButton(() => act({ client_seed: freshSeed() }));
  const node = h(
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
    hand.node,
  );
  return { node, update: hand.update };
}

function throwButton(act) {
  const node = h("button", { type: "button", class: "button throw__button", onclick: act });
  const update = (falling) => {
    node.disabled = falling;
    node.textContent = falling ? gettext("The dice roll…") : gettext("Throw");
  };
  return { node, update };
}
