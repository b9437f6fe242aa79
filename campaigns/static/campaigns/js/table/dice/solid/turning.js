/* Vectors [x, y, z] (right, away from the reader, up) and rotations as unit quaternions [w, x, y, z]. */

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const plus = (a, b, times = 1) => [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times];
export const times = (a, factor) => [a[0] * factor, a[1] * factor, a[2] * factor];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const unit = (a) => times(a, 1 / (Math.hypot(...a) || 1));
export const middle = (points) => times(points.reduce((sum, point) => plus(sum, point), [0, 0, 0]), 1 / points.length);

/** The rotation about an axis, right-handed, in radians. */
export function about(axis, angle) {
  const [x, y, z] = times(unit(axis), Math.sin(angle / 2));
  return [Math.cos(angle / 2), x, y, z];
}

/** `first` and then `second`, as one rotation. */
export function followed(first, second) {
  const [a, b, c, d] = second;
  const [e, f, g, h] = first;
  return [a * e - b * f - c * g - d * h, a * f + b * e + c * h - d * g, a * g - b * h + c * e + d * f, a * h + b * g - c * f + d * e];
}

export function turned(rotation, point) {
  const [w, ...axis] = rotation;
  const twice = times(cross(axis, point), 2);
  return plus(plus(point, twice, w), cross(axis, twice));
}

/** The rotation that brings `up` to the world's up and `ahead`, as far as it lies across, to the world's ahead. */
export function levelling(up, ahead) {
  const from = unit(up);
  const across = cross(from, [0, 0, 1]);
  const raise = about(Math.hypot(...across) > 1e-9 ? across : [1, 0, 0], Math.acos(Math.max(-1, Math.min(1, from[2]))));
  const [x, y] = turned(raise, ahead);
  return followed(raise, about([0, 0, 1], Math.PI / 2 - Math.atan2(y, x)));
}

/** Part of the way from one rotation to another, along the shorter arc; cheap and good enough for what spins. */
export function between(from, to, part) {
  const near = from.reduce((sum, value, index) => sum + value * to[index], 0) < 0 ? -1 : 1;
  const mixed = from.map((value, index) => value * near * (1 - part) + to[index] * part);
  const length = Math.hypot(...mixed) || 1;
  return mixed.map((value) => value / length);
}
