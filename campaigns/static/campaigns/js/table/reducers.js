/* What each message of the server does to the state. Each returns the slices it has changed. */

import { isOlder, takeDelta, takeEvent } from "./log.js";

const session = {
  connected(state, payload) {
    state.me = payload.player_id || state.me;
    if (!payload.has_character && state.phase === "arriving") state.phase = "lobby";
    return ["phase"];
  },
  ready(state, payload) {
    const start = payload.initial_state ?? {};
    state.phase = "playing";
    state.creation = null;
    state.scene = start.scene_id ?? state.scene;
    state.location = start.location ?? "";
    state.status = start.status ?? state.status;
    state.turnMode = start.turn_mode ?? state.turnMode;
    state.physicalDice = start.physical_dice ?? state.physicalDice;
    state.automaticGrowth = start.automatic_growth ?? state.automaticGrowth;
    state.manner = start.manner ?? state.manner;
    state.alone = { length: start.private_length ?? "", words: start.private_words ?? "" };
    state.anchor = start.dice_anchor ?? state.anchor;
    if (start.scene_dice_anchor) state.sceneAnchors.set(state.scene, start.scene_dice_anchor);
    if (state.entries.length === 0) state.firstSeq = start.first_seq ?? 1;
    state.party = start.characters ?? state.party;
    state.requests.clear();
    state.reveals.clear();
    state.said = null;
    state.thinking = null;
    state.stream = null;
    return ["phase", "place", "party", "turn", "requests", "stream", "settings"];
  },
  waiting(state, payload) {
    state.said = { round: payload.round, action: payload.action ?? "" };
    return ["turn"];
  },
  settings(state, payload) {
    state.physicalDice = payload.physical_dice ?? state.physicalDice;
    state.automaticGrowth = payload.automatic_growth ?? state.automaticGrowth;
    state.manner = payload.manner ?? state.manner;
    return ["settings"];
  },
  theme_css(state, payload) {
    state.themeCss = payload.css;
    return ["theme"];
  },
};

function narrationOver(state, payload) {
  if (payload.scene_id && state.scene && payload.scene_id !== state.scene) return [];
  state.thinking = null;
  state.failed = null;
  if (state.said && state.said.round <= payload.round) state.said = null;
  state.reveals.clear();
  state.requests.clear();
  const location = payload.state_delta?.location;
  if (location) state.location = location;
  return ["turn", "thinking", "reveals", "requests", "place"];
}

/** The party has parted or met: whoever is in another scene now reads that one's turns from here on. */
function moved(state, payload) {
  if (!payload.moved) return [];
  if (payload.dice_anchor) state.sceneAnchors.set(payload.scene_id, payload.dice_anchor);
  if (isOlder(state, payload)) return [];
  const mine = payload.moved.includes(state.me) || payload.ended === state.scene;
  if (!mine || payload.scene_id === state.scene) return [];
  state.scene = payload.scene_id;
  state.location = payload.location || state.location;
  state.told = -1;
  state.stream = null;
  state.said = null;
  state.thinking = null;
  state.turn = null;
  state.requests.clear();
  state.reveals.clear();
  return ["place", "stream", "turn", "thinking", "requests", "reveals"];
}

const stored = (state, payload, frame) => takeEvent(state, frame);

export const REDUCERS = {
  SESSION_EVENT: (state, payload) => session[payload.event]?.(state, payload) ?? [],
  LOBBY(state, payload) {
    state.lobby = payload;
    if (payload.started && state.status === "lobby") state.status = "playing";
    for (const player of payload.players ?? []) state.present.set(player.player_id, player.connected);
    return ["lobby", "phase", "presence"];
  },
  CHARACTER_CREATION(state, payload) {
    if (payload.phase === "complete") {
      state.creation = null;
      return ["phase", "creation"];
    }
    state.phase = "creating";
    state.creation = payload;
    return ["phase", "creation"];
  },
  SEAT_CONFIRMED: () => [],
  GROWTH(state, payload) {
    state.growth = payload;
    return ["growth"];
  },
  STAND_IN(state, payload) {
    state.standIn = payload;
    return ["standIn"];
  },
  PLAYER_PRESENCE(state, payload) {
    state.present.set(payload.player_id, payload.state !== "away" && payload.state !== "disconnected");
    return ["presence"];
  },
  PARTY_STATUS(state, payload) {
    state.party = payload.members ?? [];
    state.companions = payload.companions ?? [];
    return ["party"];
  },
  QUESTS(state, payload) {
    state.quests = payload;
    return ["quests"];
  },
  MAP_UPDATE(state, payload) {
    state.map = payload;
    return ["map"];
  },
  JOURNAL_RESPONSE(state, payload) {
    state.journal = payload.entries ?? [];
    return ["journal"];
  },
  RELATIONSHIPS(state, payload) {
    state.people = payload.people ?? [];
    return ["people"];
  },
  CONFRONTATION(state, payload) {
    state.confrontation = payload.active ? payload : null;
    return ["confrontation"];
  },
  SPENDING(state, payload) {
    state.spending = payload;
    return ["spending"];
  },
  PROPOSALS(state, payload) {
    state.proposals = payload.proposals ?? [];
    return ["proposals"];
  },
  AUDIO_CUE(state, payload) {
    if (payload.mood) state.mood = payload.mood;
    return ["mood"];
  },
  TURN_STATUS(state, payload) {
    if (payload.scene_id && state.scene && payload.scene_id !== state.scene) return [];
    state.turn = payload;
    state.thinking = null;
    return ["turn", "thinking"];
  },
  THINKING(state, payload) {
    if (payload.scene_id && state.scene && payload.scene_id !== state.scene) return [];
    state.thinking = { round: payload.round };
    state.failed = null;
    state.reveals.clear();
    return ["thinking", "turn", "reveals"];
  },
  ACTION_REVEAL(state, payload) {
    if (payload.player_id === state.me) return [];
    if (payload.status === "cleared" || (!payload.action && payload.status !== "composing")) {
      state.reveals.delete(payload.player_id);
    } else {
      state.reveals.set(payload.player_id, payload);
    }
    return ["reveals"];
  },
  DICE_REQUEST(state, payload) {
    if (payload.rolling_player_id === state.me) state.requests.set(payload.request_id, payload);
    return ["requests"];
  },
  DICE_SPENDS(state, payload) {
    state.requests.set(payload.request_id, payload);
    return ["requests"];
  },
  DICE_RESULT(state, payload, frame) {
    state.requests.delete(payload.for_request ?? payload.request_id);
    return ["requests", ...takeEvent(state, frame)];
  },
  NARRATION_DELTA: (state, payload) => takeDelta(state, payload),
  NARRATION(state, payload, frame) {
    // What is told again was told before: nothing that goes on now has to do with it.
    if (payload.told_again) return takeEvent(state, frame);
    const changed = ["requests", ...takeEvent(state, frame)];
    for (const [id, request] of state.requests) if (request.spends) state.requests.delete(id);
    if (!state.scene || !payload.scene_id || payload.scene_id === state.scene) state.told = Math.max(state.told, payload.round ?? -1);
    if (state.stream && state.stream.round <= payload.round) state.stream = null;
    if (payload.place) state.location = payload.place;
    if (payload.kind === "ending") state.status = "ended";
    return [...changed, "stream", "thinking", "place", "phase"];
  },
  NARRATION_END(state, payload, frame) {
    return [...takeEvent(state, frame), ...narrationOver(state, payload)];
  },
  CHAT(state, payload, frame) {
    const changed = takeEvent(state, frame);
    if (changed.length) state.chats += 1;
    return [...changed, "chat"];
  },
  GAME_PAUSED(state) {
    state.paused = true;
    return ["paused", "turn"];
  },
  GAME_RESUMED(state) {
    state.paused = false;
    return ["paused", "turn"];
  },
  HISTORY(state, payload) {
    state.older = { first: payload.first_seq, left: payload.count, entries: [] };
    if (payload.count === 0) {
      state.firstSeq = 1;
      state.older = null;
    }
    return ["older"];
  },
  ERROR(state, payload) {
    state.error = payload;
    if (payload.retry !== undefined) {
      state.failed = payload;
      state.thinking = null;
    }
    const asked = state.requests.get(payload.details?.request_id);
    if (asked) state.requests.set(asked.request_id, { ...asked, refused: payload });
    return ["error", "thinking", "turn", ...(asked ? ["requests"] : [])];
  },
  COMMAND_RESULT(state, payload) {
    state.answer = payload;
    return ["answer"];
  },
  PLAYER_ACTION: stored,
  PLAYER_SPEECH: stored,
  NARRATION_SEGMENT: stored,
  SECRET_NOTE: stored,
  CONFRONTATION_OUTCOME: stored,
  CHARACTER_GROWN: stored,
  STAND_IN_NOTE: stored,
  ACCOUNTED: stored,
  CHAPTER_MARKER(state, payload, frame) {
    return [...takeEvent(state, frame), ...moved(state, payload)];
  },
  ASIDE_ANSWER: stored,
  IMAGE: stored,
  SCRAPBOOK_ENTRY: stored,
};
