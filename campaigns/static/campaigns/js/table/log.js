/* The stored events, in the order of the seat's own numbers, and the prose that is being written. */

/** Whether an event belongs to an older page that was asked for: it is shown, but changes nothing now. */
export const isOlder = (state, payload) => state.older !== null && payload.seq !== undefined && payload.seq < state.firstSeq;

/** Takes one stored event once, whichever way it came: live, replayed, or on an older page. */
export function takeEvent(state, frame) {
  const seq = frame.payload.seq;
  if (seq === undefined || state.seen.has(seq)) return [];
  state.seen.add(seq);
  const entry = { seq, type: frame.type, ...frame.payload, player_id: frame.player_id };
  if (isOlder(state, entry)) return takeOlder(state, entry);
  state.entries.push(entry);
  state.lastSeq = Math.max(state.lastSeq, seq);
  return ["entries"];
}

function takeOlder(state, entry) {
  const page = state.older;
  page.entries.push(entry);
  page.left -= 1;
  if (page.left > 0) return [];
  state.firstSeq = page.first;
  state.page = page.entries;
  state.entries.unshift(...page.entries);
  state.older = null;
  return ["older"];
}

/** Pieces of prose in order; a higher attempt or a new round begins afresh, a lower one is late and dropped. */
export function takeDelta(state, delta) {
  if (delta.scene_id && state.scene && delta.scene_id !== state.scene) return [];
  // A piece that was on its way when the whole had arrived has nothing to add.
  if (delta.round <= state.told) return [];
  const held = state.stream;
  const newer = !held || delta.round > held.round || (delta.round === held.round && delta.attempt > held.attempt);
  if (newer && !delta.text) {
    // The game master has stopped it: what was read of it is withdrawn.
    state.stream = null;
    state.thinking = { round: delta.round };
    return ["stream", "thinking"];
  }
  if (newer) {
    state.stream = { round: delta.round, attempt: delta.attempt, last: delta.seq_in_round, text: delta.text };
  } else if (delta.round === held.round && delta.attempt === held.attempt && delta.seq_in_round > held.last) {
    held.text += delta.text;
    held.last = delta.seq_in_round;
  } else {
    return [];
  }
  state.thinking = null;
  return ["stream", "thinking"];
}
