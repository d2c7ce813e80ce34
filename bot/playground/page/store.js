// What is known of the world, as one person sees it. The stream feeds it; the views listen.

export class Store {
  constructor() {
    this.listeners = new Set();
    this.bot = { id: 0, name: "the bot", username: "" };
    this.me = null;
    this.wanted = null; // the group somebody chose, where there are several
    this.forget();
  }

  forget() {
    this.clock = { now: null, frozen: true, next_due: null };
    this.people = new Map();
    this.chats = new Map();
  }

  /** Calls listener(what) after each change: what = {fresh, people, clock, chats: Map(id -> {messages, gone})}. */
  listen(listener) {
    this.listeners.add(listener);
  }

  /** Everything anew. */
  replace(told) {
    this.forget();
    this.apply(told, true);
  }

  apply(told, fresh = false) {
    const what = { fresh, people: Boolean(told.people), clock: Boolean(told.clock), chats: new Map() };
    if (told.clock) Object.assign(this.clock, told.clock);
    if (told.people) this.people = new Map(told.people.map((person) => [person.id, person]));
    for (const chat of told.chats ?? []) what.chats.set(chat.id, this.merge(chat));
    for (const listener of this.listeners) listener(what);
  }

  merge({ messages = [], gone = [], ...fields }) {
    const chat = this.chats.get(fields.id) ?? { messages: new Map() };
    Object.assign(chat, fields);
    this.chats.set(chat.id, chat);
    for (const id of gone) chat.messages.delete(id);
    for (const message of messages) chat.messages.set(message.id, message);
    if (chat.inside === false) chat.messages.clear();
    return { messages: messages.map((message) => message.id), gone };
  }

  /** The group to show: the one chosen, else the newest that one is in, else any. */
  group() {
    const groups = this.groups();
    return groups.find((chat) => chat.id === this.wanted) ?? groups.find((chat) => chat.inside) ?? groups[0] ?? null;
  }

  /** The group, below the chat it was before its upgrade. */
  groupAndBefore() {
    const group = this.group();
    if (!group) return [];
    return [...[...this.chats.values()].filter((chat) => chat.migrated_to === group.id), group];
  }

  groups() {
    return [...this.chats.values()].filter((chat) => chat.type !== "private" && chat.migrated_to === null);
  }

  private() {
    return [...this.chats.values()].find((chat) => chat.type === "private") ?? null;
  }

  person(id) {
    return this.people.get(id) ?? null;
  }

  /** Messages after the read mark that somebody else wrote. */
  unread(chat) {
    if (!chat) return [];
    const own = this.me;
    return [...chat.messages.values()].filter(
      (message) => message.id > chat.read && message.service === null && message.from.id !== own,
    );
  }
}
