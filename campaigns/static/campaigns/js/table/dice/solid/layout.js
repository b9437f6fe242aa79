/* Where dice come to lie: in rows, in their order, as large as the table has room for, and not too tidily. */

const LARGEST = 36;
const ACROSS = 2.35;
const DEEP = 2.15;
const UNTIDY = 0.14;
const TWIST = 0.28;

/** {unit, places: [{x, y, yaw}]}: a die's radius in pixels, and a place for each of `count` dice in such units. */
export function layOut(count, width, height, chance = Math.random) {
  const rooms = Array.from({ length: count }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    return { columns, rows, unit: Math.min(LARGEST, width / (columns * ACROSS), height / (rows * DEEP)) };
  });
  const { columns, rows, unit } = rooms.reduce((best, room) => (room.unit > best.unit + 0.5 ? room : best));
  const loose = () => (chance() * 2 - 1) * UNTIDY;
  const places = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    return {
      x: ((index % columns) - (inRow - 1) / 2) * ACROSS + loose(),
      y: ((rows - 1) / 2 - row) * DEEP + loose(),
      yaw: (chance() * 2 - 1) * TWIST,
    };
  });
  return { unit, places };
}
