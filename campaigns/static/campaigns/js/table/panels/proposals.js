/* What the story implies and the rules have not done, for the game master alone: nobody else is sent it. */

import { byId, h, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

export function showProposals(store, socket) {
  const box = byId("proposals");
  store.watch("proposals", ({ proposals }) => {
    box.hidden = !proposals.length;
    replace(box, h("p", {}, gettext("The story implies:")), h("ul", { class: "plain-list" }, ...proposals.map((one) => line(one, socket))));
  });
}

function line(one, socket) {
  const decide = (word) => () => socket.send("PLAYER_ACTION", { action: `/gm ${word} ${one.number}` });
  const button = (word, label) => h("button", { type: "button", class: "link-button", onclick: decide(word), "aria-label": `${label}: ${one.text}` }, label);
  const only = one.only?.length ? fill(gettext(" (only %(names)s)"), { names: one.only.join(", ") }) : "";
  return h("li", {}, h("span", { title: `“${one.quote}”` }, one.text, only), " ", button("accept", gettext("Accept")), " ", button("reject", gettext("Reject")));
}
