/* How the story is told: to all of the table, and to oneself alone. */

import { h, replace } from "../dom.js";
import { gettext } from "../words.js";
import { setting } from "./settings.js";

/** Length and words of what is told to this player alone: asides, and what reaches who cannot see or hear. */
export function toldAlone(store, socket) {
  const prefer = (name) => (value) => {
    store.state.alone[name] = value;
    socket.send("PREFERENCE", { [`private_${name}`]: value });
  };
  const asTable = ["", gettext("as the table is told")];
  const length = chosen(gettext("What is told to me alone"), [["short", gettext("short")], asTable, ["long", gettext("long")]], prefer("length"));
  const words = chosen(gettext("Its words"), [["plain", gettext("plain")], asTable, ["rich", gettext("rich")]], prefer("words"));
  store.watch("settings", (state) => {
    length.select.value = state.alone.length;
    words.select.value = state.alone.words;
  });
  return [length.box, words.box];
}

/** The dials of tone, for everybody to read; the host and the game master choose length, words and tone. */
export function tableManner(store, socket) {
  const { config } = store.state;
  const box = h("div", { class: "manner" });
  const tell = (choice) => (value) => socket.send("PLAYER_ACTION", { action: `/tone ${choice} ${value || "auto"}` });
  store.watch("settings", ({ manner }) => {
    if (!manner) return;
    const may = config.isHost || config.isGm;
    replace(
      box,
      may
        ? [
            setting(gettext("Length of the story"), [["", gettext("as suits the company")], ["concise", gettext("concise")], ["standard", gettext("standard")], ["verbose", gettext("verbose")]], manner.length, tell("length")),
            setting(gettext("Words of the story"), [["", gettext("as the world is written")], ["accessible", gettext("accessible")], ["literary", gettext("literary")], ["epic", gettext("epic")]], manner.words, tell("words")),
            manner.tones.length ? setting(gettext("Tone"), [["", gettext("as the world is written")], ...manner.tones.map((tone) => [tone, tone])], manner.tone, tell("tone")) : null,
          ]
        : manner.tone ? h("p", {}, `${gettext("Tone")}: ${manner.tone}`) : null,
      h("ul", { class: "plain-list small" }, ...manner.axes.map((axis) => dial(axis))),
    );
  });
  return box;
}

function dial(axis) {
  return h("li", {}, h("label", {}, `${axis.name} `, h("meter", { min: 0, max: 1, value: axis.value, title: `${axis.low} – ${axis.high}` }), h("span", { class: "muted" }, ` ${axis.low} – ${axis.high}`)));
}

function chosen(label, options, act) {
  const box = setting(label, options, "", act);
  return { box, select: box.querySelector("select") };
}
