/* Making a character: ready-made in one tap, or scene by scene, with a living preview and a way back. */

import { announce } from "./announcer.js";
import { byId, h, replace } from "./dom.js";
import { mechanicsForm } from "./mechanics.js";
import { blocks } from "./story/prose.js";
import { fill, gettext, ngettext } from "./words.js";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

export function showCreation(store, socket) {
  const box = byId("creation");
  let step = "";
  store.watch("creation phase", (state) => {
    const now = state.creation;
    box.hidden = state.phase !== "creating" || !now;
    if (box.hidden) return;
    const fresh = `${now.phase}.${now.scene_index}`;
    const answer = (payload) => socket.send("CHARACTER_CREATION", payload);
    replace(box, h("div", { class: "making" }, h("div", { class: "making__scene" }, progress(now, answer), scene(now, answer), premade(now, answer)), preview(now)));
    if (fresh !== step) {
      step = fresh;
      byId("main").scrollTop = 0;
      announce(`${now.title ?? ""} ${now.prompt ?? ""}`);
      box.querySelector("h2")?.focus({ preventScroll: true });
    }
  });
}

function progress(now, answer) {
  const steps = now.steps ?? [];
  return h(
    "nav",
    { class: "steps", "aria-label": gettext("Steps") },
    now.scene_index > 0 ? h("button", { type: "button", class: "link-button", onclick: () => answer({ action: "back" }) }, gettext("← Back")) : null,
    h(
      "ol",
      {},
      ...steps.map((one, index) =>
        h(
          "li",
          { "aria-current": index === now.scene_index ? "step" : null },
          one.answered && index !== now.scene_index
            ? h("button", { type: "button", class: "link-button", title: fill(gettext("Change: %(title)s"), one), onclick: () => answer({ action: "edit", target_step: index }) }, ROMAN[index] ?? index + 1)
            : h("span", { title: one.title }, String(ROMAN[index] ?? index + 1)),
        ),
      ),
    ),
  );
}

function scene(now, answer) {
  const confirming = now.phase === "confirmation";
  const choices = now.choices ?? [];
  const take = (index) => answer(confirming ? { phase: "confirmation", choice: "1" } : { phase: "scene", choice: String(index + 1) });
  const bare = !confirming && choices.length === 0 && !now.allows_freeform;
  return h(
    "section",
    { class: "making__now" },
    h("h2", { tabindex: "-1" }, now.title || gettext("Your character")),
    shortcut(now),
    h("div", { class: "prose" }, ...blocks(now.prompt ?? "")),
    now.input_type === "attributes" && now.rolled_stats?.length ? rolled(now.rolled_stats) : null,
    h("div", { class: "choices" }, ...choices.map((choice, index) => choiceButton(choice, index, () => take(index)))),
    now.mechanics ? mechanicsForm(now.mechanics, (given) => answer({ phase: "scene", answer: given }), gettext("Or choose yourself")) : null,
    now.allows_freeform ? words(now, answer, choices.length > 0) : null,
    bare ? h("button", { type: "button", class: "button", onclick: () => answer({ phase: "continue" }) }, gettext("Go on")) : null,
    confirming ? h("p", {}, h("button", { type: "button", class: "link-button", onclick: () => answer({ action: "start_over" }) }, gettext("Begin again"))) : null,
  );
}

function choiceButton(choice, index, act) {
  return h(
    "button",
    { type: "button", class: "choice-button", onclick: act },
    h("span", { class: "choice-button__label" }, choice.label),
    choice.description ? h("span", { class: "choice-button__text" }, choice.description) : null,
  );
}

function words(now, answer, beside) {
  const naming = now.input_type === "name";
  const label = naming ? gettext("Name (and pronouns after a comma, if you like)") : now.hook_prompt || (beside ? gettext("Or in your own words") : gettext("In your own words"));
  const box = naming
    ? h("input", { type: "text", maxlength: "80", id: "creation-words", autocomplete: "off" })
    : h("textarea", { rows: "3", maxlength: "600", id: "creation-words" });
  const send = (event) => {
    event.preventDefault();
    if (box.value.trim()) answer({ phase: "scene", choice: box.value.trim() });
    else box.focus();
  };
  if (naming) box.value = now.character_preview?.name ?? "";
  return h("form", { class: "making__words", onsubmit: send }, h("label", { class: "label", for: "creation-words" }, label), box, h("button", { class: "button" }, gettext("Go on")));
}

function shortcut(now) {
  const free = (now.premade ?? []).filter((one) => !one.taken).length;
  if (free === 0) return null;
  const text = ngettext("One ready-made character waits below.", "%(count)s ready-made characters wait below.", free);
  return h("p", {}, h("a", { href: "#premade-head" }, fill(text, { count: free })));
}

function rolled(stats) {
  return h("p", { class: "muted small" }, gettext("The dice fell:"), " ", stats.map((stat) => `${stat.name} ${stat.value}`).join(", "));
}

function premade(now, answer) {
  const people = now.premade ?? [];
  if (people.length === 0) return null;
  return h(
    "section",
    { class: "premade", "aria-labelledby": "premade-head" },
    h("hr", { class: "dinkus" }),
    h("h2", { id: "premade-head", tabindex: "-1" }, gettext("Or be somebody at once")),
    h("div", { class: "premade__list" }, ...people.map((one) => person(one, answer))),
  );
}

function person(one, answer) {
  return h(
    "article",
    { class: "premade__one" },
    h("h3", {}, one.name, one.pronouns ? h("span", { class: "muted small" }, ` ${one.pronouns}`) : null),
    h("p", { class: "premade__concept" }, one.concept),
    h("p", {}, one.look),
    h("p", { class: "muted small" }, one.goal ?? ""),
    one.taken
      ? h("p", { class: "muted" }, gettext("Already at this table"))
      : h("button", { type: "button", class: "button button--quiet", onclick: () => answer({ phase: "premade", choice: String(one.index + 1) }) }, fill(gettext("Be %(name)s"), { name: one.name.split(" ")[0] })),
  );
}

function preview(now) {
  const who = now.character_preview ?? {};
  const lines = [
    [gettext("Look"), who.look],
    [gettext("Wants"), who.goal],
    [gettext("Tied to"), who.bond],
    [gettext("Is"), who.trait],
    [gettext("Carries a thorn"), who.hook],
    [gettext("Can"), who.concept ? (who.skills ?? []).join(", ") : ""],
    ...(who.rules ?? []).map((line) => [line.label, line.value]),
    [gettext("Has"), (who.items ?? []).join(", ")],
  ].filter(([, value]) => value);
  return h(
    "aside",
    { class: "making__preview card", "aria-label": gettext("Your character so far") },
    h("h2", {}, who.name || gettext("Somebody")),
    h("p", { class: "muted" }, who.concept ? [who.concept, who.pronouns].filter(Boolean).join(" · ") : gettext("Nothing is decided yet.")),
    h("dl", { class: "facts facts--tall" }, ...lines.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)])),
  );
}
