/* How to play, the keys, the commands. */

import { h, replace } from "../dom.js";
import { gettext } from "../words.js";

export const KEYS = () => [
  ["Enter", gettext("send what you have written")],
  ["Shift Enter", gettext("a new line")],
  ["Esc", gettext("back to the box; closes the panels; lets falling dice lie")],
  ["C", gettext("character")],
  ["J", gettext("journal")],
  ["Q", gettext("quests")],
  ["M", gettext("map")],
  ["T", gettext("talk across the table")],
  ["S", gettext("settings")],
  ["?", gettext("this list")],
];

export function showHelp(panel, rulesPage) {
  replace(
    panel,
    h("h2", {}, gettext("How it goes")),
    h("p", {}, gettext("Say what your character does, in your own words. When everybody has spoken the rules decide what needs deciding, and the game master tells what comes of it. Until the last one has spoken you may change your mind.")),
    h("p", {}, gettext("Dice: before a throw you see your chance and what is at stake. Every roll in the story opens at a tap and can be checked by your own browser.")),
    h("p", {}, gettext("Ask the game master a question with the switch beside the box: it costs no turn, and nobody else hears the answer.")),
    h("h3", {}, gettext("Keys, while you are not writing")),
    h("dl", { class: "facts keys" }, ...KEYS().flatMap(([key, does]) => [h("dt", {}, ...key.split(" ").map((one) => h("kbd", {}, one))), h("dd", {}, does)])),
    h("h3", {}, gettext("Commands, in the box")),
    h("p", {}, gettext("/help lists them. /roll 2d6+1 throws for all to see, /recap tells the story so far, /save keeps the state as it is now.")),
    h("p", {}, h("a", { href: rulesPage, target: "_blank", rel: "noopener" }, gettext("The rules of this table"))),
    h("p", {}, h("a", { href: "/about/" }, gettext("Whose rules these are"))),
  );
}
