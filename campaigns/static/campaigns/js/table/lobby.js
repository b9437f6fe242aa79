/* Before the story: who is here, who is ready, how to bring friends. */

import { byId, h, replace } from "./dom.js";
import { copying } from "./panels/settings.js";
import { initials } from "./panels/party.js";
import { fill, gettext, listed } from "./words.js";

export function showLobby(store, socket) {
  const box = byId("lobby");
  store.watch("lobby phase presence", (state) => {
    const open = isOpen(state);
    box.hidden = !open;
    if (open) replace(box, head(state), bring(state), roster(state), actions(state, socket));
  });
}

export const isOpen = (state) => state.phase === "playing" && state.lobby !== null && !state.lobby.started && state.status === "lobby";

function head(state) {
  return h("header", {}, h("span", { class: "band", "aria-hidden": "true" }), h("p", { class: "eyebrow" }, gettext("Before the story")), h("h2", {}, state.config.world));
}

function bring(state) {
  if (state.config.mode === "solo") return null;
  return h(
    "section",
    { class: "invite", "aria-label": gettext("Bring friends") },
    h("img", { class: "qr", src: state.config.qrCode, alt: gettext("The link as a QR code"), width: "176", height: "176" }),
    h(
      "div",
      {},
      h("p", {}, gettext("Friends open this link, or enter the code:")),
      h("p", { class: "code-word invite__code" }, state.config.joinCode),
      h("p", { class: "mono" }, state.config.joinLink),
      copying(state.config.joinLink, gettext("Copy the link")),
    ),
  );
}

function roster(state) {
  return h("ul", { class: "plain-list roster" }, ...(state.lobby.players ?? []).map((player) => row(player, state)));
}

function row(player, state) {
  const away = state.present.get(player.player_id) === false;
  const how = away ? gettext("away") : player.status === "creating" ? gettext("makes a character") : player.ready ? gettext("ready") : gettext("is here");
  return h(
    "li",
    { class: "mate", "data-away": away ? "yes" : null },
    h("span", { class: "face", "aria-hidden": "true" }, initials(player.character_name || player.display_name)),
    h("span", { class: "mate__name" }, player.character_name || player.display_name, player.player_id === state.me ? h("span", { class: "muted" }, ` ${gettext("(you)")}`) : null),
    h("span", { class: "mate__marks" }, player.character_name ? fill(gettext("%(name)s, %(how)s"), { name: player.display_name, how }) : how),
  );
}

function actions(state, socket) {
  const players = state.lobby.players ?? [];
  const mine = players.find((player) => player.player_id === state.me);
  const host = state.config.isHost || state.config.isGm;
  const others = players.filter((player) => player.player_id !== state.me && !player.ready).map((player) => player.character_name || player.display_name);
  return h(
    "div",
    { class: "lobby__actions" },
    mine && !host && !mine.ready ? h("button", { type: "button", class: "button button--large", onclick: () => socket.send("READY") }, gettext("I am ready")) : null,
    host ? h("button", { type: "button", class: "button button--large", onclick: () => socket.send("START") }, gettext("Begin the story")) : null,
    h("p", { class: "muted" }, host ? (others.length ? fill(gettext("Not ready yet: %(names)s. You may begin all the same; who comes later joins late."), { names: listed(others) }) : gettext("Everybody is ready.")) : gettext("The host begins the story.")),
  );
}
