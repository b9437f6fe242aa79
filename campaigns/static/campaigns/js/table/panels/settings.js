/* What one may set for oneself, and the keys to one's seat. */

import { h, replace } from "../dom.js";
import { toast } from "../notices.js";
import { applyAppearance, recall, remember } from "../preferences.js";
import { fill, gettext } from "../words.js";
import { standInSettings } from "./standin.js";
import { tableManner, toldAlone } from "./manner.js";

export function showSettings(store, panel, socket) {
  const { config } = store.state;
  /* The table learns once for each line what this browser remembers about throwing. */
  let sent = false;
  store.watch("party", () => {
    if (sent || recall("throws") !== "table") return;
    sent = socket.send("PREFERENCE", { table_throws: true });
  });
  store.watch("connection", () => {
    sent = false;
  });
  replace(
    panel,
    choice("size", gettext("Text"), [["small", gettext("small")], ["", gettext("normal")], ["large", gettext("large")], ["huge", gettext("very large")]], applyAppearance),
    choice("scheme", gettext("Light"), [["", gettext("as the system")], ["light", gettext("light")], ["dark", gettext("dark")]], applyAppearance),
    choice("motion", gettext("Motion"), [["", gettext("as the system")], ["none", gettext("none")]], applyAppearance),
    choice("throws", gettext("My dice"), [["", gettext("I throw")], ["mine-at-once", gettext("my browser throws at once")], ["table", gettext("the table throws for me")]], (name, value) => {
      remember(name, value);
      socket.send("PREFERENCE", { table_throws: value === "table" });
    }),
    choice("dice", gettext("The look of dice"), [["", gettext("solid, and they fall")], ["plain", gettext("plain numbers at once")]], remember),
    choice("announce", gettext("Reading aloud (screen readers)"), [["", gettext("announce the story")], ["off", gettext("stay silent")]], remember),
    standInSettings(store, socket),
    toldAlone(store, socket),
    h("h3", {}, gettext("The table")),
    tableManner(store, socket),
    tableDice(store, socket),
    tableGrowth(store, socket),
    config.mode === "solo" ? null : invitation(config),
    config.isGuest ? returning(config) : null,
    h("p", {}, h("a", { href: config.campaignPage }, gettext("Members, seats and saves"))),
    leaving(socket, config),
    config.toldBy ? h("p", { class: "muted small" }, fill(gettext("This story is told by %(who)s."), { who: config.toldBy })) : null,
    config.narrator === "house"
      ? h("p", { class: "muted small" }, gettext("The house narrator tells this story, without a key. With an Anthropic key a language model narrates; a Mac with Apple Silicon can draw pictures."))
      : null,
  );
}

function choice(name, label, options, act) {
  return setting(label, options, recall(name), (value) => act(name, value));
}

export function setting(label, options, now, act) {
  return h(
    "label",
    { class: "setting" },
    h("span", {}, label),
    h("select", { onchange: (event) => act(event.target.value) }, ...options.map(([value, words]) => h("option", { value, selected: value === now }, words))),
  );
}

/** What the table throws: the host and the game master choose it, everybody else reads it. */
function tableDice(store, socket) {
  const { config } = store.state;
  if (!config.isHost && !config.isGm) {
    const said = h("p", {});
    store.watch("settings", (state) => {
      said.textContent = state.physicalDice ? gettext("Dice: real ones, thrown by hand.") : gettext("Dice: the server's, which everyone can check.");
    });
    return said;
  }
  const options = [["server", gettext("the server's")], ["physical", gettext("real ones")]];
  const box = setting(gettext("Dice of the table"), options, "server", (value) => {
    if (!socket.send("TABLE_SETTINGS", { physical_dice: value === "physical" })) store.touch(["settings"]);
  });
  const select = box.querySelector("select");
  store.watch("settings error", (state) => {
    select.value = state.physicalDice ? "physical" : "server";
  });
  return [box, h("p", { class: "muted small" }, gettext("Everyone can check the server's dice. With real ones each player types what theirs show, from the next throw on."))];
}

/** Whether a new level asks its player: the host and the game master choose it, everybody else reads it. */
function tableGrowth(store, socket) {
  const { config } = store.state;
  if (!config.isHost && !config.isGm) {
    const said = h("p", {});
    store.watch("settings", (state) => {
      said.textContent = state.automaticGrowth ? gettext("New levels: taken as the rules suggest.") : gettext("New levels: everybody chooses for themselves.");
    });
    return said;
  }
  const options = [["own", gettext("players choose")], ["automatic", gettext("as the rules suggest")]];
  const box = setting(gettext("New levels"), options, "own", (value) => {
    if (!socket.send("TABLE_SETTINGS", { automatic_growth: value === "automatic" })) store.touch(["settings"]);
  });
  const select = box.querySelector("select");
  store.watch("settings error", (state) => {
    select.value = state.automaticGrowth ? "automatic" : "own";
  });
  return box;
}

function invitation(config) {
  return h("p", {}, `${gettext("Bring friends:")} `, h("span", { class: "code-word" }, config.joinCode), " ", copying(config.joinLink, gettext("Copy the link")));
}

function returning(config) {
  return h(
    "p",
    {},
    gettext("You are a guest: this browser knows you."),
    " ",
    copying(config.returnLink, gettext("Copy the link back to your seat")),
    " ",
    h("a", { href: "/register/" }, gettext("or make an account")),
  );
}

/** Leaving for good takes two taps: the first one says what it means. */
function leaving(socket, config) {
  const box = h("p", {});
  const ask = h("button", { type: "button", class: "link-button danger" }, gettext("Leave this table for good"));
  const stay = h("button", { type: "button", class: "link-button", onclick: () => replace(box, ask) }, gettext("Stay"));
  const go = h("button", { type: "button", class: "link-button danger" }, gettext("Leave"));
  go.addEventListener("click", () => socket.send("LEAVE") && globalThis.location.assign(config.campaignPage));
  ask.addEventListener("click", () => {
    replace(box, gettext("Your seat and your character stay; the host can give them to somebody else."), " ", go, " ", stay);
    stay.focus();
  });
  replace(box, ask);
  return box;
}

/** A button that puts a link on the clipboard, and shows it where there is none. */
export function copying(link, label) {
  const act = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toast(gettext("Copied."));
    } catch {
      toast(link);
    }
  };
  return h("button", { type: "button", class: "link-button", onclick: act }, label);
}
