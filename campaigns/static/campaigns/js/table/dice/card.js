/* A roll in the margin of the sentence it decided: closed it says what came of it, open it says why. */

import { h, replace } from "../dom.js";
import { fill, gettext } from "../words.js";
import { anchorOf, verify } from "./fairness.js";

const signed = (value) => (value < 0 ? `−${-value}` : `+${value}`);
const face = (value, sides) => (sides === "F" ? (["−", " ", "+"][value + 1] ?? value) : value);
const sizeOf = (spec) => (spec.sides === "F" ? `${spec.count}dF` : `${spec.count}d${spec.sides}`);

/** What was thrown at first, and what rerolls and explosions threw after it. */
const wavesOf = (entry) => [entry, ...(entry.waves ?? [])];
const rollsOf = (entry) => wavesOf(entry).flatMap((wave) => wave.rolls);

const against = (entry) => (entry.difficulty ? fill(gettext("%(total)s against %(difficulty)s"), entry) : String(entry.total));

/** What a roll came to, in a line: "9 against 8, success". */
export const cameTo = (entry) => [against(entry), entry.outcome ? nameOf(entry.outcome) : ""].filter(Boolean).join(", ");

export function diceCard(entry, state) {
  const tone = toneOf(entry.outcome);
  const head = [entry.character_name, entry.label].filter(Boolean).join(" · ");
  return h(
    "details",
    {
      class: `entry roll ${tone ? `roll--${tone}` : ""}`,
      ontoggle: (event) => event.currentTarget.open && event.currentTarget.scrollIntoView({ block: "nearest" }),
    },
    h(
      "summary",
      {},
      h("span", { class: "roll__head" }, head),
      h("span", { class: "roll__faces" }, ...allDice(entry)),
      h("span", { class: "roll__total" }, against(entry)),
      entry.outcome ? h("span", { class: "roll__outcome" }, nameOf(entry.outcome)) : null,
      entry.physical ? h("span", { class: "roll__hand" }, gettext("thrown by hand")) : null,
    ),
    inside(entry, state),
  );
}

function allDice(entry) {
  const dropped = new Set(entry.dropped ?? []);
  const dice = rollsOf(entry).flatMap((roll) => roll.faces.map((value) => ({ value, spec: roll.spec })));
  return dice.map(({ value, spec }, at) => die(value, spec, dropped.has(at)));
}

function die(value, spec, dropped) {
  const size = sizeOf({ ...spec, count: 1 });
  const title = dropped ? fill(gettext("%(die)s, does not count"), { die: size }) : size;
  return h("span", { class: dropped ? "die die--dropped" : "die", "data-sides": spec.sides, title }, String(face(value, spec.sides)));
}

function leftOut(entry) {
  if (!entry.dropped?.length) return null;
  const flat = rollsOf(entry).flatMap((roll) => roll.faces.map((value) => face(value, roll.spec.sides)));
  return h("li", {}, fill(gettext("Does not count: %(faces)s"), { faces: entry.dropped.map((at) => flat[at]).join(", ") }));
}

function inside(entry, state) {
  const lines = rollsOf(entry).map((roll) => h("li", {}, `${sizeOf(roll.spec)}: ${roll.faces.join(", ")}`));
  const extra = (entry.modifiers ?? []).map((part) => h("li", {}, `${part.name} ${signed(part.value)}`));
  return h(
    "div",
    { class: "roll__inside" },
    entry.summary ? h("p", {}, entry.summary) : null,
    h("ul", { class: "plain-list" }, ...lines, leftOut(entry), ...extra),
    entry.rule?.text ? rule(entry.rule, state) : null,
    proof(entry, state),
  );
}

function rule(read, state) {
  const page = `${state.config.rulesPage}#${encodeURIComponent(read.id)}`;
  return h(
    "details",
    { class: "roll__rule small" },
    h("summary", {}, gettext("Read the rule")),
    h("p", {}, read.text, " ", h("cite", { class: "muted" }, read.source ?? "")),
    h("p", {}, h("a", { href: page, target: "_blank", rel: "noopener" }, gettext("In the rulebook"))),
  );
}

function proof(entry, state) {
  if (entry.physical) return h("p", { class: "small muted" }, gettext("Real dice, thrown by hand: these faces were typed by the player, and there is nothing to check."));
  if (!entry.server_seed) return null;
  const said = h("p", { class: "small roll__verdict", role: "status" });
  const check = h("button", { type: "button", class: "link-button small" }, gettext("Check this throw"));
  check.addEventListener("click", async () => {
    const found = await verify(entry, anchorOf(entry, state));
    const honest = found.faces && found.promise;
    said.className = `small roll__verdict ${honest ? "good" : "danger"}`;
    replace(said, verdict(found));
  });
  return h(
    "div",
    { class: "roll__proof" },
    check,
    said,
    h(
      "details",
      { class: "small" },
      h("summary", {}, gettext("The numbers")),
      ...wavesOf(entry).map((wave) => seeds({ ...wave, chain: entry.chain, scene_id: entry.scene_id }, state)),
    ),
  );
}

function seeds(wave, state) {
  return h(
    "dl",
    { class: "seeds" },
    ...seed(gettext("Promised"), wave.commitment),
    ...seed(gettext("Server's secret"), wave.server_seed),
    ...seed(gettext("Player's number"), wave.client_seed || gettext("none")),
    ...(wave.chain_index === undefined ? [] : seed(gettext("End of the chain"), anchorOf(wave, state))),
    ...seed(gettext("Throw"), String(wave.nonce ?? 0)),
  );
}

const seed = (label, value) => [h("dt", {}, label), h("dd", { class: "mono" }, value ?? "")];

function verdict(found) {
  if (found.faces && found.promise) return gettext("✓ Your browser has worked it out again: the secret was fixed before the throw, and these are its faces.");
  if (!found.promise) return gettext("✗ The secret is not the one that was promised.");
  return gettext("✗ These faces do not follow from the numbers.");
}

const GOOD = new Set(["success", "critical_success", "crit_success", "hit", "strong", "saved", "won"]);
const BAD = new Set(["failure", "fail", "critical_failure", "crit_fail", "miss", "failed", "lost"]);

function toneOf(outcome) {
  const plain = String(outcome ?? "").toLowerCase().replaceAll(" ", "_");
  return GOOD.has(plain) ? "good" : BAD.has(plain) ? "bad" : "";
}

function nameOf(outcome) {
  const names = {
    success: gettext("success"),
    failure: gettext("failure"),
    fail: gettext("failure"),
    tie: gettext("tie"),
    hit: gettext("hit"),
    miss: gettext("miss"),
    critical_success: gettext("triumph"),
    critical_failure: gettext("disaster"),
  };
  return names[outcome] ?? String(outcome).replaceAll("_", " ");
}
