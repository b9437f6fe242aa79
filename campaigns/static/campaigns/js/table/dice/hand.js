/* Real dice: one number for each die, in the order in which the dice were asked for. */

import { h } from "../dom.js";
import { fill, gettext, ngettext } from "../words.js";

/** The form of a request for real dice, and `update(sent, refused)`; `act(faces)` takes what was typed. */
export function facesForm(request, act) {
  const fields = request.dice.flatMap((spec) => Array.from({ length: spec.count }, (_, index) => field(spec, index)));
  const id = `wrong-${request.request_id}`;
  const wrong = h("p", { id, class: "hand__wrong danger" });
  const button = h("button", { class: "button", type: "submit" });
  const node = h(
    "form",
    { class: "hand", onsubmit: (event) => event.preventDefault() || act(fields.map(({ input }) => input.valueAsNumber)) },
    h(
      "fieldset",
      { class: "hand__dice", "aria-describedby": id },
      h("legend", {}, gettext("Throw your own dice. They show:")),
      ...fields.map(({ node: one }) => one),
      button,
    ),
    wrong,
    h("p", { class: "hand__hint small muted" }, limit(request.throw_within)),
  );
  const update = (sent, refused) => {
    button.disabled = sent;
    button.textContent = sent ? gettext("Sent…") : gettext("Send the faces");
    if (sent) wrong.textContent = "";
    if (!refused) return;
    wrong.textContent = [refused.message, refused.hint].filter(Boolean).join(" ");
    fields[(refused.details?.die ?? 1) - 1]?.input.focus();
  };
  return { node, update };
}

function field(spec, index) {
  const fate = spec.sides === "F";
  const input = h("input", {
    type: "number",
    required: true,
    min: fate ? -1 : 1,
    max: fate ? 1 : spec.sides,
    step: 1,
    autocomplete: "off",
    /* Some phones have no minus on their number pad. */
    inputmode: fate ? null : "numeric",
  });
  const words = spec.count > 1 ? gettext("d%(sides)s, number %(number)s") : gettext("d%(sides)s");
  return { input, node: h("label", { class: "hand__die" }, h("span", {}, fill(words, { sides: spec.sides, number: index + 1 })), input) };
}

const limit = (seconds) =>
  fill(
    ngettext("Who sends nothing within %(seconds)s second has the table throw.", "Who sends nothing within %(seconds)s seconds has the table throw.", seconds),
    { seconds },
  );
