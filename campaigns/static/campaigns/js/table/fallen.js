/* What is left to do for somebody whose character has fallen or died. It stands above the box. */

import { byId, h, replace } from "./dom.js";
import { fill, gettext } from "./words.js";

export function showFallen(store, socket) {
  const box = byId("fallen");
  store.watch("party phase turn", (state) => {
    const me = state.party.find((member) => member.player_id === state.me);
    const fallen = Boolean(me && (me.down || me.dead)) && state.phase === "playing" && state.status !== "ended";
    box.hidden = !fallen;
    replace(box, ...(fallen ? told(me, socket) : []));
  });
}

function told(me, socket) {
  const name = { name: me.character_name };
  if (!me.dead) return [h("p", {}, fill(gettext("%(name)s is down. Nobody waits for your words until %(name)s is up again; a friend may help."), name))];
  const again = h("button", { type: "button", class: "button", onclick: () => socket.send("PLAYER_SEAT", { character_slot: "new" }) }, gettext("Make somebody new"));
  return [h("p", {}, fill(gettext("%(name)s is dead. You can read on, and talk to the table."), name)), again];
}
