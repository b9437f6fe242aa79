/* The table's page: everything is wired together here and nowhere else. */

import { ActBox } from "./act.js";
import { showCompany } from "./company.js";
import { showCreation } from "./creation.js";
import { askForThrows } from "./dice/requests.js";
import { DiceTray } from "./dice/tray.js";
import { byId, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { showFallen } from "./fallen.js";
import { listenToKeys } from "./keys.js";
import { isOpen as lobbyIsOpen, showLobby } from "./lobby.js";
import { keepBanners } from "./notices.js";
import { showCharacter } from "./panels/character.js";
import { showChat } from "./panels/chat.js";
import { showConfrontation } from "./panels/confrontation.js";
import { showDirection } from "./panels/direction.js";
import { showGrowth } from "./panels/growth.js";
import { showHelp } from "./panels/help.js";
import { showJournal } from "./panels/journal.js";
import { showMap } from "./panels/map.js";
import { showParty } from "./panels/party.js";
import { showProposals } from "./panels/proposals.js";
import { showQuests } from "./panels/quests.js";
import { showSettings } from "./panels/settings.js";
import { showSpending } from "./panels/spending.js";
import { showStandIn } from "./panels/standin.js";
import { Tabs } from "./panels/tabs.js";
import { TableSocket } from "./socket.js";
import { Store } from "./store.js";
import { StoryColumn } from "./story/column.js";
import { showSuggestions } from "./suggestions.js";
import { fill, gettext } from "./words.js";

const config = JSON.parse(byId("table-config").textContent);
const store = new Store(config);
const place = `place.${config.slug}`;
const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;

const socket = new TableSocket(address, {
  hello: () => ({ event: "connect", game_slug: config.slug, ...(store.state.lastSeq ? { last_seen_seq: store.state.lastSeq } : {}) }),
  onFrame: (frame) => store.take(frame),
  onState: (state) => {
    store.state.connection = state;
    store.touch(["connection"]);
  },
});

const dice = new DiceTray(store);
const story = new StoryColumn(store, socket, dice);
const act = new ActBox(store, socket, story.follow);
const tabs = new Tabs();
const drawer = new Drawer();

const intoBox = {
  suggest(words) {
    drawer.close();
    act.suggest(words);
  },
};

const character = tabs.add("character", gettext("Character"), "C");
const [growth, sheet] = [h("div"), h("div")];
character.append(growth, sheet);
showCharacter(store, sheet);
showJournal(store, tabs.add("journal", gettext("Journal"), "J"), socket);
showQuests(store, tabs.add("quests", gettext("Quests"), "Q"));
showMap(store, tabs.add("map", gettext("Map"), "M"), intoBox);
showChat(store, tabs.add("chat", gettext("Talk"), "T"), socket);
showHelp(tabs.add("help", gettext("Help"), "?"), config.rulesPage);
showSettings(store, tabs.add("settings", gettext("Settings"), "S"), socket);
tabs.openRemembered();
showGrowth(store, growth, socket, () => {
  drawer.open();
  tabs.open("character");
});

showParty(store);
showSpending(store, socket);
showDirection(store, socket);
showStandIn(store, socket);
showProposals(store, socket);
showConfrontation(store);
showCompany(store);
showSuggestions(store, act);
showFallen(store, socket);
askForThrows(store, socket, dice);
showLobby(store, socket);
showCreation(store, socket);
keepBanners(store, socket);
listenToKeys({ tabs, drawer, act });

/* A dot where something new stands in a tab that is not open; not for what the page starts with. */
let settled = false;
for (const [slice, tab] of [["growth", "character"], ["journal", "journal"], ["quests", "quests"], ["map", "map"], ["chat", "chat"]]) {
  store.watch(slice, () => settled && tabs.news(tab));
}
store.watch("turn", () => setTimeout(() => (settled = true), 500));

store.watch("phase lobby connection", (state) => {
  const creating = state.phase === "creating";
  const lobby = lobbyIsOpen(state);
  document.body.dataset.phase = creating ? "creating" : lobby ? "lobby" : state.phase;
  byId("play").hidden = creating || lobby || state.phase !== "playing";
  byId("panels").hidden = creating || state.phase !== "playing";
  byId("arriving").hidden = state.phase !== "arriving" && !(state.phase === "lobby" && !lobby);
  byId("open-panels").hidden = byId("panels").hidden;
});

store.watch("place turn phase stream confrontation", (state) => {
  byId("place").textContent = state.location || config.world;
  const round = state.turn?.round;
  byId("chapter").textContent = state.status === "ended" ? gettext("The end") : round ? fill(gettext("Turn %(round)s"), { round }) : "";
  const fight = state.confrontation;
  byId("fight").textContent = fight ? fill(gettext("%(label)s, round %(round)s"), fight) : "";
  document.title = state.location ? `${state.location} · ${config.world}` : config.world;
});

store.watch("connection", (state) => {
  const light = byId("line");
  light.dataset.state = state.connection;
  light.textContent = { open: gettext("connected"), lost: gettext("coming back…"), refused: gettext("not at this table"), left: gettext("not at this table") }[state.connection] ?? gettext("connecting…");
});

/* The page links the world's stylesheet; the table may be pinned to an older look, which then wins. */
store.watch("theme", (state) => {
  if (!state.themeCss) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(state.themeCss);
  document.adoptedStyleSheets = [sheet];
});

/* The reader's place survives a reload. */
const opened = () => {
  if (store.state.phase !== "playing" || store.state.entries.length === 0) return;
  const kept = Number(sessionStorage.getItem(place) ?? 0);
  sessionStorage.removeItem(place);
  if (kept) story.follow.goTo(kept);
};
store.watch("turn", () => requestAnimationFrame(opened));
globalThis.addEventListener("pagehide", () => {
  const { place: kept } = story.follow;
  if (kept) sessionStorage.setItem(place, String(Math.round(kept)));
});

globalThis.addEventListener("error", (event) => {
  socket.send("CLIENT_ERROR", { message: String(event.message).slice(0, 2000), where: `${event.filename ?? ""}:${event.lineno ?? 0}`.slice(-300) });
});

socket.connect();
