/* What the narrator costs, for the game master alone: nobody else is sent it. */

import { byId, h, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

const dollars = (sum, digits = 2) => `$${Number(sum ?? 0).toFixed(digits)}`;

export function showSpending(store, socket) {
  const box = byId("spending");
  const details = h("details", {});
  store.watch("spending", ({ spending }) => {
    box.hidden = !spending;
    if (!spending) return;
    const { sitting, campaign, day, last } = spending;
    const line = fill(gettext("The narrator has cost %(spent)s of %(ceiling)s this evening."), {
      spent: dollars(sitting.spent),
      ceiling: dollars(sitting.ceiling),
    });
    const more = fill(gettext("The last request: %(last)s. The campaign: %(spent)s of %(ceiling)s. All tables, 24 hours: %(today)s of %(most)s."), {
      last: dollars(last, 3),
      spent: dollars(campaign.spent),
      ceiling: dollars(campaign.ceiling),
      today: dollars(day.spent),
      most: dollars(day.ceiling),
    });
    replace(details, h("summary", {}, line), h("p", { class: "muted" }, more));
    replace(box, details, suspected(spending, socket));
  });
}

function suspected(spending, socket) {
  if (!spending.suspected) return null;
  const words = spending.held
    ? gettext("The last requests look like a runaway: the narrator waits for you.")
    : gettext("Some of the last requests look like a runaway.");
  const go = () => socket.send("PLAYER_ACTION", { action: "/gm spending go" });
  return h("p", { role: "alert" }, words, " ", h("button", { type: "button", class: "link-button", onclick: go }, gettext("I have looked")));
}
