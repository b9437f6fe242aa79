/* Above the box: whose words are awaited, what the others are writing, and the clock where there is one. */

import { announce } from "./announcer.js";
import { byId, h, replace } from "./dom.js";
import { fill, gettext, listed } from "./words.js";

export function showCompany(store) {
  const line = byId("awaited");
  const writing = byId("writing");
  let heard = "";
  const draw = (state) => {
    const said = whoIsAwaited(state);
    if (line.textContent !== said) line.textContent = said;
    byId("onward").hidden = state.status !== "ended";
    line.dataset.mine = String(awaitsMe(state));
    if (said !== heard && awaitsMe(state) && state.phase === "playing") announce(said);
    heard = said;
    replace(writing, clock(state), ...[...state.reveals.values()].map((reveal) => draft(reveal)));
  };
  store.watch("turn thinking reveals requests phase presence paused party", draw);
  setInterval(() => store.state.turn?.deadline && draw(store.state), 1000);
}

const awaitsMe = (state) =>
  state.phase === "playing" && !state.said && !state.thinking && !state.stream && Boolean(state.turn?.awaited?.includes(state.me));

function whoIsAwaited(state) {
  if (state.status === "ended") return gettext("The story has been told to its end.");
  if (state.phase !== "playing") return "";
  if (state.paused) return gettext("The story is paused.");
  if (state.requests.size) return gettext("Your dice are awaited.");
  if (state.stream) return gettext("The story goes on…");
  if (state.thinking) return gettext("All have spoken. The game master thinks…");
  if (!state.turn) return "";
  const awaited = (state.turn.awaited ?? []).filter((id) => id !== state.me || !state.said);
  const others = awaited.filter((id) => id !== state.me).map((id) => nameOf(id, state));
  if (awaited.includes(state.me)) {
    return others.length ? fill(gettext("Your words are awaited, and those of %(names)s."), { names: listed(others) }) : alone(state);
  }
  if (others.length) return fill(gettext("Waiting for %(names)s."), { names: listed(others) });
  return state.said ? gettext("Waiting for the others.") : gettext("Say what you do.");
}

const alone = (state) =>
  state.turn.entries?.length > 1 ? gettext("The table waits for you.") : gettext("What do you do?");

function nameOf(id, state) {
  const entry = state.turn?.entries?.find((one) => one.player_id === id);
  return entry?.character_name || state.party.find((member) => member.player_id === id)?.character_name || gettext("somebody");
}

function draft(reveal) {
  const done = reveal.status === "submitted";
  const words = reveal.action ? h("span", { class: "draft__words" }, reveal.action) : null;
  const verb = done ? gettext("is ready") : reveal.action ? "" : gettext("is writing…");
  return h("p", { class: `draft ${done ? "draft--done" : ""}` }, h("span", { class: "draft__who" }, reveal.character_name), " ", verb, " ", words);
}

function clock(state) {
  if (!state.turn?.deadline || state.thinking) return null;
  const left = Math.max(0, Math.round((new Date(state.turn.deadline) - Date.now()) / 1000));
  return h("p", { class: "clock" }, fill(gettext("The story goes on in %(time)s."), { time: duration(left) }));
}

function duration(seconds) {
  if (seconds >= 7200) return fill(gettext("%(count)s hours"), { count: Math.round(seconds / 3600) });
  if (seconds >= 120) return fill(gettext("%(count)s minutes"), { count: Math.round(seconds / 60) });
  return fill(gettext("%(count)s seconds"), { count: seconds });
}
