/* What this browser remembers about one reader. */

const PREFIX = "sidequest.";

export function recall(name, otherwise = "") {
  try {
    return localStorage.getItem(PREFIX + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    if (value === "" || value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    /* A browser that keeps nothing still plays. */
  }
}

/** Light or dark, motion and size are attributes of the page; "" is what the system says. */
export function applyAppearance(name, value) {
  remember(name, value);
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
}

export const calm = () =>
  document.documentElement.dataset.motion === "none" ||
  globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
