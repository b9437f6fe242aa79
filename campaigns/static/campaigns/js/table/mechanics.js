/* A step that the rules ask for, of creation or of growing: choosing, laying out values, buying, or a few words. */

import { h } from "./dom.js";
import { fill, gettext } from "./words.js";

/** `head` stands over the form, where there is another way than filling it in. */
export function mechanicsForm(step, send, head = "") {
  const made = { choose, assign, points, words }[step.kind](step);
  const tally = h("p", { class: "making__tally", role: "status" });
  const button = h("button", { class: "button" }, gettext("Go on"));
  const refresh = () => {
    const { text, ready } = made.state();
    tally.textContent = text;
    button.disabled = !ready;
  };
  const submit = (event) => {
    event.preventDefault();
    if (made.state().ready) send(made.value());
  };
  const form = h("form", { class: "mechanics", onsubmit: submit }, head ? h("h3", {}, head) : null, made.node, tally, button);
  form.addEventListener("input", refresh);
  refresh();
  return form;
}

function grouped(options, row) {
  const groups = new Map();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return h(
    "div",
    { class: "mechanics__groups" },
    ...[...groups].map(([group, members]) =>
      h("fieldset", { class: "mechanics__group" }, group ? h("legend", {}, group) : null, ...members.map(row)),
    ),
  );
}

function described(option) {
  const cost = option.cost ? h("span", { class: "muted small" }, ` ${fill(gettext("costs %(cost)s"), option)}`) : null;
  return [h("span", { class: "mechanics__label" }, option.label, cost), option.text ? h("span", { class: "muted small" }, option.text) : null];
}

function choose(step) {
  const chosen = new Set(step.answer ?? []);
  const single = step.most === 1 && step.least === 1;
  const row = (option) => {
    const box = h("input", { type: single ? "radio" : "checkbox", name: `step-${step.id}`, value: option.id });
    box.checked = chosen.has(option.id);
    box.addEventListener("input", () => {
      if (single) chosen.clear();
      if (box.checked) chosen.add(option.id);
      else chosen.delete(option.id);
    });
    return h("label", { class: "mechanics__row" }, box, h("span", { class: "mechanics__text" }, ...described(option)));
  };
  const cost = () => step.options.filter((one) => chosen.has(one.id)).reduce((sum, one) => sum + one.cost, 0);
  return {
    node: grouped(step.options, row),
    value: () => step.options.filter((one) => chosen.has(one.id)).map((one) => one.id),
    state: () => {
      const parts = [fill(gettext("%(count)s of %(most)s chosen"), { count: chosen.size, most: step.most })];
      if (step.budget) parts.push(fill(gettext("%(spent)s of %(budget)s spent"), { spent: cost(), budget: step.budget }));
      return { text: parts.join(" · "), ready: chosen.size >= step.least && chosen.size <= step.most && (!step.budget || cost() <= step.budget) };
    },
  };
}

function assign(step) {
  const laid = new Map(Object.entries(step.answer ?? {}));
  const values = [...new Set(step.values)].sort((one, other) => other - one);
  const row = (option) => {
    const select = h("select", { "aria-label": option.label }, h("option", { value: "0" }, "–"), ...values.filter(Boolean).map((value) => h("option", { value: String(value) }, String(value))));
    select.value = String(laid.get(option.id) ?? 0);
    select.addEventListener("input", () => laid.set(option.id, Number(select.value)));
    return h("label", { class: "mechanics__row mechanics__row--value" }, h("span", { class: "mechanics__text" }, ...described(option)), select);
  };
  const used = () => [...laid.values()].filter(Boolean).sort((one, other) => other - one);
  const wanted = step.values.filter(Boolean).sort((one, other) => other - one);
  return {
    node: grouped(step.options, row),
    value: () => Object.fromEntries([...laid].filter(([, value]) => value)),
    state: () => {
      const left = [...wanted];
      const over = used().filter((value) => {
        const at = left.indexOf(value);
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      });
      const parts = [];
      if (left.length) parts.push(fill(gettext("Still to lay out: %(values)s"), { values: left.join(", ") }));
      if (over.length) parts.push(fill(gettext("Too many: %(values)s"), { values: over.join(", ") }));
      return { text: parts.join(" · ") || gettext("Everything is laid out."), ready: !left.length && !over.length };
    },
  };
}

function points(step) {
  const own = new Map(step.options.map((one) => [one.id, new Map(one.prices ?? [])]));
  const least = (option) => (option.prices ? option.prices[0][0] : step.least);
  const values = new Map(step.options.map((one) => [one.id, step.answer?.[one.id] ?? least(one)]));
  const shared = new Map(step.prices);
  const price = (id, value) => {
    const prices = own.get(id).size ? own.get(id) : shared;
    return prices.size ? (prices.get(value) ?? value) : value;
  };
  const row = (option) => (option.prices ? priced(option) : numbered(option));
  const priced = (option) => {
    const select = h("select", { "aria-label": option.label }, ...option.prices.map(([value, cost], at) => h("option", { value: String(value) }, at ? fill(gettext("%(value)s, costs %(cost)s"), { value, cost }) : standing(value))));
    select.value = String(values.get(option.id));
    select.addEventListener("input", () => values.set(option.id, Number(select.value)));
    return h("label", { class: "mechanics__row mechanics__row--value mechanics__row--priced" }, h("span", { class: "mechanics__text" }, ...described(option)), select);
  };
  const numbered = (option) => {
    const box = h("input", { type: "number", inputmode: "numeric", min: String(step.least), max: String(step.most), "aria-label": option.label });
    box.value = String(values.get(option.id));
    box.addEventListener("input", () => values.set(option.id, Number.parseInt(box.value, 10)));
    return h("label", { class: "mechanics__row mechanics__row--value" }, h("span", { class: "mechanics__text" }, ...described(option)), box);
  };
  const spent = () => [...values].reduce((sum, [id, value]) => sum + price(id, value), 0);
  const able = (option) => (option.prices ? own.get(option.id).has(values.get(option.id)) : values.get(option.id) >= step.least && values.get(option.id) <= step.most);
  return {
    node: grouped(step.options, row),
    value: () => Object.fromEntries(values),
    state: () => {
      const fits = step.options.every(able);
      return { text: fill(gettext("%(spent)s of %(budget)s spent"), { spent: spent(), budget: step.budget }), ready: fits && spent() <= step.budget };
    },
  };
}

/** How something stands before anything is bought. */
function standing(value) {
  return value < 0 ? gettext("not learned") : fill(gettext("%(value)s now"), { value });
}

function words(step) {
  const boxes = step.options.map((option) => {
    const box = h("input", { type: "text", maxlength: "160", "aria-label": option.label, autocomplete: "off" });
    box.value = step.answer?.[option.id] ?? "";
    return { option, box };
  });
  return {
    node: h("div", { class: "mechanics__groups" }, ...boxes.map(({ option, box }) => h("label", { class: "mechanics__row mechanics__row--words" }, h("span", { class: "mechanics__text" }, ...described(option)), box))),
    value: () => Object.fromEntries(boxes.map(({ option, box }) => [option.id, box.value.trim()])),
    state: () => {
      const empty = boxes.filter(({ box }) => !box.value.trim());
      return { text: empty.length ? fill(gettext("Still empty: %(label)s"), { label: empty[0].option.label }) : "", ready: empty.length === 0 };
    },
  };
}
