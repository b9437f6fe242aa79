/* The places known and the ways between them, drawn as a sketch. */

import { h, replace, svg } from "../dom.js";
import { fill, gettext } from "../words.js";

const SIZE = 100;
const EDGE = 12;
const LETTER = 2.05;
const LINE = 4.6;

export function showMap(store, panel, act) {
  store.watch("map", (state) => {
    const { places = [], current } = state.map;
    if (places.length === 0) {
      replace(panel, h("p", { class: "muted" }, gettext("You know no place by name yet.")));
      return;
    }
    replace(panel, picture(places, current), list(places, current, act));
  });
}

function picture(places, current) {
  const at = new Map(places.map((place) => [place.id, place]));
  const xs = places.map((place) => place.x);
  const ys = places.map((place) => place.y);
  const spread = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 20);
  const scale = (SIZE - 2 * EDGE) / spread;
  const spot = (place) => [EDGE + (place.x - Math.min(...xs)) * scale, EDGE + (place.y - Math.min(...ys)) * scale];
  const roads = [...waysOf(places, at)].map(([from, to]) => road(spot(from), spot(to), from.visited && to.visited));
  const width = EDGE * 2 + (Math.max(...xs) - Math.min(...xs)) * scale;
  const height = EDGE * 2 + (Math.max(...ys) - Math.min(...ys)) * scale + 4;
  return svg(
    "svg",
    { class: "map", viewBox: `-8 0 ${width + 16} ${height}`, role: "img", "aria-label": fill(gettext("A sketch of %(count)s places; the list below says the same."), { count: places.length }) },
    ...roads,
    ...lettered(places, spot, width, current).map(([place, label]) => mark(place, spot(place), label, place.id === current)),
  );
}

/** Each place with a spot for its name that runs neither into another name nor off the sheet. Where there is none
 * the list has to do; one's own place comes first, then where one can go from it. */
function lettered(places, spot, width, current) {
  const taken = places.map((place) => around(spot(place), 2.4, 2.4));
  const near = new Set(places.find((place) => place.id === current)?.exits ?? []);
  const rank = (place) => (place.id === current ? 0 : near.has(place.id) ? 1 : place.visited ? 2 : 3);
  return places.toSorted((one, other) => rank(one) - rank(other)).map((place) => {
    const [x, y] = spot(place);
    const half = (place.name.length * LETTER) / 2;
    const choices = [
      [x, y + 6.6],
      [x, y - 4.4],
      [x + half + 4.6, y + 1.4],
      [x - half - 4.6, y + 1.4],
      [x, y + 11],
    ];
    const box = ([cx, cy]) => around([cx, cy - 1.4], half, LINE / 2);
    const clear = (choice) => box(choice).left > -8 && box(choice).right < width + 8 && !taken.some((other) => meet(box(choice), other));
    const own = place.id === current ? [Math.min(Math.max(x, half - 7), width + 7 - half), y + 6.6] : null;
    const label = choices.find(clear) ?? own;
    if (label) taken.push(box(label));
    return [place, label];
  });
}

const around = ([x, y], dx, dy) => ({ left: x - dx, right: x + dx, top: y - dy, bottom: y + dy });
const meet = (one, other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** Each way once, whichever end names it. */
function waysOf(places, at) {
  const found = new Map();
  for (const place of places) {
    for (const id of place.exits ?? []) {
      if (at.has(id)) found.set([place.id, id].sort().join(" "), [place, at.get(id)]);
    }
  }
  return found.values();
}

function road([x1, y1], [x2, y2], walked) {
  const bend = 0.06 * (Math.abs(x2 - x1) + Math.abs(y2 - y1));
  const path = `M${x1} ${y1} Q${(x1 + x2) / 2 + bend} ${(y1 + y2) / 2 - bend} ${x2} ${y2}`;
  return svg("path", { class: walked ? "map__road" : "map__road map__road--unknown", d: path });
}

function mark(place, [x, y], label, here) {
  return svg(
    "g",
    { class: `map__place ${here ? "map__place--here" : ""} ${place.visited ? "" : "map__place--unseen"}` },
    here ? svg("circle", { class: "map__halo", cx: x, cy: y, r: 4.2 }) : null,
    svg("circle", { cx: x, cy: y, r: 1.9 }, svg("title", {}, place.name)),
    label ? svg("text", { x: label[0], y: label[1], "text-anchor": "middle" }, place.name) : null,
  );
}

function list(places, current, act) {
  const here = places.find((place) => place.id === current);
  const near = new Set(here?.exits ?? []);
  const item = (place) => {
    if (place.id === current) return h("li", {}, h("strong", {}, place.name), ` ${gettext("(you are here)")}`);
    if (!near.has(place.id)) return h("li", { class: "muted" }, place.name);
    return h("li", {}, h("button", { type: "button", class: "link-button", onclick: () => act.suggest(fill(gettext("I go to %(place)s"), { place: place.name })) }, place.name), place.visited ? "" : ` ${gettext("(not been there)")}`);
  };
  return h("ul", { class: "plain-list map-list" }, ...places.map((place) => item(place)));
}
