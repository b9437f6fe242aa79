/* From the dice of a roll to solids, and back to the faces that these show. */

const SOLID = new Set([4, 6, 8, 10, 12, 20, "F"]);

/** More dice than this are not thrown as solids: they would be too small to read. */
export const MOST_SOLIDS = 30;

/** The solids that one die showing `face` is: [{kind, value}]; null for a size that is no solid. A d100 is two. */
export function solidsOf(sides, face) {
  if (sides === 100) return [{ kind: "tens", value: Math.floor((face % 100) / 10) * 10 }, { kind: "ones", value: face % 10 }];
  return SOLID.has(sides) ? [{ kind: sides, value: face }] : null;
}

/** The face that a die's solids show, given what each of them shows. */
export function faceOf(sides, values) {
  return sides === 100 ? values[0] + values[1] || 100 : values[0];
}

/** Every die of a DICE_RESULT, wave after wave: [{sides, face, wave, dropped, solids}]; null where solids cannot show it. */
export function diceOf(result) {
  const left = new Set(result.dropped ?? []);
  const waves = [result, ...(result.waves ?? [])];
  const flat = waves.flatMap(({ rolls }, wave) => rolls.flatMap(({ spec, faces }) => faces.map((face) => ({ sides: spec.sides, face, wave }))));
  return fitting(flat.map((die, at) => ({ ...die, dropped: left.has(at), solids: solidsOf(die.sides, die.face) })));
}

/** The dice of a DICE_REQUEST, whose faces nobody knows yet; null where solids cannot show them. */
export function awaitedOf(request) {
  const flat = (request.dice ?? []).flatMap(({ sides, count }) => Array.from({ length: Math.min(count, MOST_SOLIDS + 1) }, () => sides));
  return fitting(flat.map((sides) => ({ sides, wave: 0, solids: solidsOf(sides, 1) })));
}

function fitting(dice) {
  const solids = dice.flatMap((die) => die.solids ?? [null]);
  return solids.length > 0 && solids.length <= MOST_SOLIDS && !solids.includes(null) ? dice : null;
}
