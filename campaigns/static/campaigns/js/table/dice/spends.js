/* Dice that lie, and what may be spent on them before they count: the price and the chance beside each, or keep them. */

import { announce } from "../announcer.js";
import { h } from "../dom.js";
import { fill, gettext } from "../words.js";

const percent = (odds) => `${Math.round((odds ?? 0) * 100)} %`;

/** An offer's element, and `update(sent, refused)`; `act(spend)` takes one up, an empty one keeps the dice. */
export function spendsCard(offer, act) {
  const buttons = offer.spends.map((one) =>
    h(
      "button",
      { type: "button", class: "choice-button spend", onclick: () => act({ spend: one.id }) },
      h("span", { class: "choice-button__label" }, one.label),
      h("span", { class: "choice-button__text" }, fill(gettext("%(cost)s · then %(odds)s"), { cost: one.cost, odds: percent(one.odds) })),
    ),
  );
  const keep = h("button", { type: "button", class: "button throw__button", onclick: () => act({ spend: "" }) }, gettext("Keep it as it lies"));
  const wrong = h("p", { class: "danger small", role: "status" });
  const node = h("section", { class: "throw throw--spends", "aria-label": gettext("Your throw lies") }, h("p", { class: "throw__label" }, offer.label), h("div", { class: "spends" }, ...buttons), keep, wrong);
  announce(fill(gettext("%(label)s: the dice lie. You may spend on them, or keep them."), offer));
  const update = (sent, refused) => {
    for (const button of [...buttons, keep]) button.disabled = sent;
    if (refused) wrong.textContent = [refused.message, refused.hint].filter(Boolean).join(" ");
  };
  return { node, update };
}
