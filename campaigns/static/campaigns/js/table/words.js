/* Translated words. The catalogue is loaded by a script of its own; without it English stands. */

export const gettext = (text) => globalThis.gettext?.(text) ?? text;

export const ngettext = (one, many, count) =>
  globalThis.ngettext?.(one, many, count) ?? (count === 1 ? one : many);

/** Puts values into a translated text: fill("%(name)s writes", {name: "Bob"}). */
export const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, key) => values[key] ?? whole);

/** "Bob", "Bob and Cleo", "Bob, Cleo and Dan". */
export const listed = (names) =>
  names.length < 2
    ? (names[0] ?? "")
    : fill(gettext("%(first)s and %(last)s"), { first: names.slice(0, -1).join(", "), last: names.at(-1) });
