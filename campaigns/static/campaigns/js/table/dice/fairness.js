/* Checks a throw in this browser: commitment or chain, and the faces from both seeds. */

const WORDS = 2 ** 32;

/** The length of one generation of the chain; roll number n is seed n % LENGTH + 1. */
export const CHAIN_LENGTH = 16384;

const encoder = new TextEncoder();

export const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
export const toHex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = (bytes) => crypto.subtle.digest("SHA-256", bytes);

/** 16 bytes of this browser's own chance, hex. */
export function freshSeed() {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

async function* words(key, clientSeed, nonce) {
  const secret = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  for (let block = 0; ; block += 1) {
    const digest = await crypto.subtle.sign("HMAC", secret, encoder.encode(`${clientSeed}:${nonce}:${block}`));
    const view = new DataView(digest);
    for (let at = 0; at < digest.byteLength; at += 4) yield view.getUint32(at);
  }
}

/** The faces of dice [{sides, count}] in their order. */
export async function facesOf(serverSeed, clientSeed, nonce, dice) {
  const stream = words(fromHex(serverSeed), clientSeed, nonce);
  const faces = [];
  for (const { sides, count } of dice) {
    const span = sides === "F" ? 3 : Number(sides);
    const limit = Math.floor((WORDS - 1) / span) * span;
    for (let left = count; left > 0; ) {
      const word = (await stream.next()).value;
      if (word >= limit) continue;
      faces.push((word % span) + 1 - (sides === "F" ? 2 : 0));
      left -= 1;
    }
  }
  return faces;
}

/** The end of the chain that a throw was taken from: its scene's own while the party was apart, else the table's. */
export const anchorOf = (result, state) => (result.chain === "scene" ? (state.sceneAnchors.get(result.scene_id) ?? "") : state.anchor);

/** {faces, promise}: whether the faces follow from the seeds, and whether each seed is the promised one, in every wave. */
export async function verify(result, anchor = "") {
  const found = await Promise.all([result, ...(result.waves ?? [])].map((wave) => verifyWave(wave, anchor)));
  return { faces: found.every((wave) => wave.faces), promise: found.every((wave) => wave.promise) };
}

async function verifyWave(result, anchor) {
  const dice = result.rolls.map((roll) => roll.spec);
  const claimed = result.rolls.flatMap((roll) => roll.faces);
  const made = await facesOf(result.server_seed, result.client_seed ?? "", result.nonce ?? 0, dice);
  return {
    faces: made.length === claimed.length && made.every((face, index) => face === claimed[index]),
    promise: await keptPromise(result, anchor),
  };
}

async function keptPromise(result, anchor) {
  if (result.chain_index === undefined) return toHex(await sha256(fromHex(result.server_seed))) === result.commitment;
  let link = fromHex(result.server_seed);
  for (let left = (result.chain_index % CHAIN_LENGTH) + 1; left > 0; left -= 1) link = new Uint8Array(await sha256(link));
  return toHex(link) === anchor;
}
