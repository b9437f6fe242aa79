/* The game master's hand on the narration: stop what streams, have it told again. Nobody else is shown it. */

import { byId, h, replace } from "../dom.js";
import { gettext } from "../words.js";

export function showDirection(store, socket) {
  const box = byId("direction");
  let shown = "";
  const button = ([label, line]) => h("button", { type: "button", class: "link-button", onclick: () => socket.send("PLAYER_ACTION", { action: line }) }, label);
  store.watch("thinking stream turn error entries phase", (state) => {
    if (!state.config.isGm || state.phase !== "playing") return;
    const acts = actsNow(state);
    const lines = acts.map(([, line]) => line).join();
    // While a story streams the buttons stay the same nodes: one of them may be just being pressed.
    if (lines === shown) return;
    shown = lines;
    box.hidden = acts.length === 0;
    replace(box, ...acts.flatMap((act) => [button(act), " "]));
  });
}

function actsNow(state) {
  const telling = state.thinking || state.stream;
  const byHouse = state.config.narrator === "house" ? [] : [[gettext("The house narrator tells it"), "/gm cut house"]];
  if (telling) return [[gettext("Stop the narration"), "/gm cut"], ...byHouse];
  if (state.failed) return byHouse;
  const told = state.entries.some((entry) => entry.type === "NARRATION");
  return told ? [[gettext("Have the last turn told in other words"), "/gm retell"]] : [];
}
