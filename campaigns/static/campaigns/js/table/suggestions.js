/* Chips beside the box: ways on, open aims, and in a confrontation what the rules offer. Aids, never a menu. */

import { byId, h, replace } from "./dom.js";
import { fill, gettext } from "./words.js";

const MOST = 4;
const MOST_OFFERS = 20;

export function showSuggestions(store, act) {
  const box = byId("suggestions");
  store.watch("map quests people confrontation turn phase thinking party", (state) => {
    const seated = state.party.some((member) => member.player_id === state.me && !member.down && !member.dead);
    const chips = !seated || state.thinking || state.phase !== "playing" || state.status === "ended" ? [] : ideas(state);
    box.hidden = chips.length === 0;
    replace(box, ...chips.map((idea) => chip(idea, act)));
  });
}

const capital = (label) => label.charAt(0).toUpperCase() + label.slice(1);

function chip(idea, act) {
  const odds = idea.odds === undefined || idea.odds === null ? "" : ` ${Math.round(idea.odds * 100)} %`;
  return h("button", { type: "button", class: "idea", title: idea.title ?? null, onclick: () => act.suggest(idea.words) }, capital(idea.label), odds ? h("span", { class: "idea__odds" }, odds) : null);
}

function ideas(state) {
  return state.confrontation ? offers(state).slice(0, MOST_OFFERS) : [...talks(state), ...ways(state)].slice(0, MOST);
}

function offers(state) {
  const names = new Map((state.confrontation.actors ?? []).map((actor) => [actor.id, actor.name]));
  const beats = state.confrontation.beats ?? [];
  if (beats.length) {
    return beats
      .filter((beat) => beat.kind !== "yield")
      .map((beat) => ({ label: beat.label, words: deed(beat, names.get(beat.targets?.[0])), odds: beat.odds, title: beat.description }));
  }
  return (state.confrontation.actors ?? [])
    .filter((actor) => actor.side !== "party" && actor.side !== "player" && actor.standing === "in")
    .map((actor) => {
      const words = fill(gettext("I attack %(name)s"), { name: actor.name });
      return { label: words, words };
    });
}

/** An offer as words that a player may have written: whom it is meant for, and with what. */
function deed(beat, target) {
  const [, weapon] = beat.label.split(": ");
  if (beat.kind === "attack" && target) {
    return weapon ? fill(gettext("I attack %(name)s with the %(weapon)s"), { name: target, weapon: weapon.toLowerCase() }) : fill(gettext("I attack %(name)s"), { name: target });
  }
  return target && !beat.label.includes(target) ? fill(gettext("%(deed)s: %(name)s"), { deed: beat.label, name: target }) : beat.label;
}

function ways(state) {
  const here = state.map.places.find((place) => place.id === state.map.current);
  if (!here) return [];
  const names = new Map(state.map.places.map((place) => [place.id, place.name]));
  return (here.exits ?? [])
    .filter((id) => names.has(id))
    .slice(0, 3)
    .map((id) => ({ label: names.get(id), words: fill(gettext("I go to %(place)s"), { place: names.get(id) }) }));
}

function talks(state) {
  return state.people
    .filter((person) => person.here)
    .slice(0, 2)
    .map((person) => ({ label: fill(gettext("Talk to %(name)s"), person), words: fill(gettext("I talk to %(name)s about"), person) }));
}
