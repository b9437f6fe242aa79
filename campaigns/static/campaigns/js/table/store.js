/* What this page knows about the table: one state, changed by frames alone, watched in slices. */

import { isOlder, takeEvent } from "./log.js";
import { REDUCERS } from "./reducers.js";

export function emptyState(config) {
  return {
    config,
    me: config.playerId,
    connection: "arriving",
    phase: "arriving",
    status: "",
    turnMode: "cinematic",
    physicalDice: false,
    manner: null,
    alone: { length: "", words: "" },
    automaticGrowth: false,
    scene: "",
    location: "",
    lastSeq: 0,
    firstSeq: 1,
    anchor: "",
    sceneAnchors: new Map(),
    entries: [],
    older: null,
    seen: new Set(),
    stream: null,
    told: -1,
    thinking: null,
    failed: null,
    turn: null,
    said: null,
    reveals: new Map(),
    requests: new Map(),
    present: new Map(),
    party: [],
    companions: [],
    lobby: null,
    creation: null,
    growth: { due: false },
    standIn: null,
    confrontation: null,
    quests: { quest_log: [], active_stakes: "" },
    map: { current: "", places: [] },
    journal: [],
    people: [],
    paused: false,
    spending: null,
    proposals: [],
    mood: "",
    chats: 0,
  };
}

export class Store {
  #watchers = new Map();
  #dirty = new Set();

  constructor(config) {
    this.state = emptyState(config);
  }

  /** Calls `act(state, extra)` after a frame has changed any of the named slices. */
  watch(slices, act) {
    for (const slice of slices.split(" ")) {
      if (!this.#watchers.has(slice)) this.#watchers.set(slice, new Set());
      this.#watchers.get(slice).add(act);
    }
  }

  /** Takes one frame; types that nobody reduces are ignored, as the protocol allows. */
  take(frame) {
    const payload = frame.payload ?? {};
    const reduce = isOlder(this.state, payload) ? null : REDUCERS[frame.type];
    if (reduce) this.touch(reduce(this.state, payload, frame) ?? []);
    else if (payload.seq !== undefined) this.touch(takeEvent(this.state, frame));
  }

  /** Says that slices have changed without a frame. Watchers run once for each batch of frames. */
  touch(slices) {
    for (const slice of slices) this.#dirty.add(slice);
    if (this.#dirty.size === 0 || this.pending) return;
    this.pending = true;
    queueMicrotask(() => this.#tell());
  }

  #tell() {
    this.pending = false;
    const slices = [...this.#dirty];
    this.#dirty.clear();
    const acts = new Set(slices.flatMap((slice) => [...(this.#watchers.get(slice) ?? [])]));
    for (const act of acts) act(this.state, slices);
  }
}
