// Puts the page together: who one is, what one sees, and the tools around it.

import { Actions } from "./actions.js";
import { Behind } from "./behind.js";
import { Clock } from "./clock.js";
import { byId, say, show } from "./dom.js";
import { Faults } from "./faults.js";
import { Me } from "./me.js";
import { noToasts } from "./notice.js";
import { Panels } from "./panels.js";
import { paneIn } from "./pane.js";
import { Picker } from "./picker.js";
import { Scenes } from "./scenes.js";
import { get } from "./server.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";
import { Tabs } from "./tabs.js";
import { Tour } from "./tour.js";

const PATIENCE = 700; // milliseconds without a connection
let missed = null;

const store = new Store();
const stage = new Stage();
const tabs = new Tabs(store);
const actions = new Actions(store, {
  show: (name) => tabs.show(name),
  say: (chat, text, kind) => panes[chat.type === "private" ? "private" : "group"].toast(text, kind),
});
const seen = () => tabs.count();
const panes = {
  group: paneIn("group", store, actions, { chats: () => store.groupAndBefore(), seen }),
  private: paneIn("private", store, actions, { chats: () => [store.private()].filter(Boolean), seen }),
};
tabs.panes = panes;

const me = new Me(store, stage, become);
const stream = new Stream(store, {
  world: another,
  open: connected,
  lost: reconnecting,
  refused: () => me.refused(),
});
const panels = new Panels();
const clock = new Clock(store, stage, (passing) => Object.values(panes).forEach((pane) => pane.feed.watch(passing)));
new Picker(store, (person) => me.picked(person));
const tour = new Tour(store, stage, tabs);
new Scenes(stage, () => tour.anew());
const tools = [new Behind(store, stage, panels), new Faults(store, stage, panels, actions)];

store.listen((what) => {
  show(byId("nobody"), store.chats.size === 0);
  document.body.classList.toggle("waiting", store.chats.size === 0);
  for (const pane of Object.values(panes)) pane.change(what);
  tabs.count();
  if (what.clock) clock.draw();
  if (what.people || what.fresh) me.draw();
  if (what.fresh) tour.draw();
  for (const tool of tools) tool.stirred();
});

document.addEventListener("visibilitychange", () => tabs.look());

function become(person) {
  store.me = person;
  noToasts();
  me.keep();
  tabs.show(tabs.shown);
  stream.follow(person);
}

/** Another world: nothing of the old one is true there. True: somebody is being chosen for it. */
function another() {
  if (!me.anew()) return false;
  stream.stop();
  store.replace({});
  return true;
}

function connected() {
  clearTimeout(missed);
  missed = null;
  show(byId("connection"), false);
  document.body.classList.remove("lost");
}

/** A line that comes back at once is not worth a word, nor one that was cut to start again. */
function reconnecting() {
  missed ??= setTimeout(() => {
    missed = null;
    if (stage.restarting) return reconnecting();
    say(byId("connection"), "The connection is lost. Reconnecting…");
    show(byId("connection"), true);
    document.body.classList.add("lost");
  }, PATIENCE);
}

async function start() {
  const { bot, stage: address } = await get("/sim/page");
  store.bot = bot;
  say(byId("bot-name"), bot.name);
  stage.at(address);
  await me.choose();
}

start().catch((error) => {
  say(byId("connection"), error.message);
  show(byId("connection"), true);
});
