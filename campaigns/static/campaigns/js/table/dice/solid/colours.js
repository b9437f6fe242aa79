/* The dice take the colours of the world that is played in, as the page shows them in light or in dark. */

/** {body, ink, ground, font} of dice on this element: colours as [r, g, b], whatever notation the theme has them in. */
export function coloursOf(node) {
  const style = getComputedStyle(node);
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parts = (colour) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const named = (name) => parts(style.getPropertyValue(name));
  return { body: named("--die"), ink: named("--die-ink"), ground: named("--surface"), font: style.fontFamily };
}
