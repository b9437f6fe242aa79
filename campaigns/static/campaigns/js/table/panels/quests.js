/* Goals, and what is at stake. */

import { h } from "../dom.js";
import { gettext } from "../words.js";
import { drawOr } from "./tabs.js";

export function showQuests(store, panel) {
  store.watch("quests", (state) => {
    const { quest_log: log = [], active_stakes: stakes } = state.quests;
    const open = log.filter((quest) => isOpen(quest));
    const over = log.filter((quest) => !isOpen(quest));
    drawOr(
      panel,
      gettext("No goal has a name yet."),
      stakes ? h("p", { class: "stakes" }, h("strong", {}, gettext("At stake")), " ", stakes) : null,
      open.map((quest) => goal(quest)),
      over.length ? h("details", {}, h("summary", {}, gettext("Behind you")), ...over.map((quest) => goal(quest))) : null,
    );
  });
}

const isOpen = (quest) => !["done", "completed", "failed", "closed", "abandoned", "won", "lost"].includes(quest.status);

function goal(quest) {
  return h(
    "article",
    { class: "goal", "data-status": quest.status },
    h("h3", {}, quest.title),
    h("p", {}, quest.objective),
    quest.stakes ? h("p", { class: "muted small" }, quest.stakes) : null,
    isOpen(quest) ? null : h("p", { class: "muted small" }, quest.status),
  );
}
