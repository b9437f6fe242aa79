/* What the character knows, by kind and by word, and the people met. */

import { h, replace } from "../dom.js";
import { fill, gettext } from "../words.js";

export function showJournal(store, panel, socket) {
  let kind = "";
  const search = h("input", { type: "search", "aria-label": gettext("Search the journal"), placeholder: gettext("Search…") });
  const filters = h("div", { class: "filters", role: "group", "aria-label": gettext("Kind") });
  const list = h("ul", { class: "plain-list facts-list" });
  const people = h("section", { class: "people" });
  replace(panel, search, filters, list, people);
  search.addEventListener("input", () => draw(store.state));

  const draw = (state) => {
    const kinds = [...new Set(state.journal.map((fact) => fact.category))];
    replace(filters, ...["", ...kinds].map((one) => filter(one, state)));
    const wanted = search.value.trim().toLowerCase();
    const found = state.journal.filter((fact) => (!kind || fact.category === kind) && fact.content.toLowerCase().includes(wanted));
    replace(list, ...found.toReversed().map((fact) => entry(fact)), found.length ? null : h("li", { class: "muted" }, gettext("Nothing yet. What you learn in play is kept here.")));
    replace(people, ...met(state.people));
  };
  const filter = (one, state) => {
    const count = one ? state.journal.filter((fact) => fact.category === one).length : state.journal.length;
    const choose = () => {
      kind = one;
      draw(store.state);
    };
    return h("button", { type: "button", class: "filter", "aria-pressed": String(one === kind), onclick: choose }, `${one ? nameOf(one) : gettext("All")} ${count}`);
  };
  store.watch("journal people", draw);
  store.watch("entries", (state, slices) => {
    const last = state.entries.at(-1);
    if (state.connection === "open" && last?.type === "NARRATION" && last.footnotes?.length && slices.includes("stream")) socket.send("JOURNAL_REQUEST");
  });
}

function entry(fact) {
  const told = [fact.source, fact.learned_turn ? fill(gettext("turn %(turn)s"), { turn: fact.learned_turn }) : "", fact.confidence && fact.confidence !== "certain" ? fact.confidence : ""];
  return h("li", {}, h("p", {}, fact.content), h("p", { class: "muted small" }, told.filter(Boolean).join(" · ")));
}

function nameOf(kind) {
  const names = { Lore: gettext("Lore"), Place: gettext("Places"), Person: gettext("People"), Quest: gettext("Quests"), Ability: gettext("Abilities") };
  return names[kind] ?? kind;
}

function met(people) {
  if (people.length === 0) return [];
  return [
    h("h3", {}, gettext("People you have met")),
    h("ul", { class: "plain-list" }, ...people.map((one) => h("li", {}, h("strong", {}, one.name), one.role ? `, ${one.role}` : "", h("span", { class: "band-word" }, [one.band, one.status === "dead" ? gettext("dead") : ""].filter(Boolean).join(", "))))),
  ];
}
