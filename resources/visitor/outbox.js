/**
 * What the end user has written and the server has not yet shown back. It survives a reload.
 */

import { newId } from "./wire.js";

/** Entries are `{id, text, state, time}`; state is `queued`, `sending` or `failed`. */
export class Outbox {
  #memory;

  /** @param {{read(key: string), write(key: string, value)}} memory where entries are kept */
  constructor(memory) {
    this.#memory = memory;
    this.entries = (memory.read("outbox") ?? []).map((entry) => ({
      ...entry,
      state: settled(entry.state),
    }));
  }

  /** Take a text in; the entry's id is its request id for good, also when it is sent again. */
  add(text) {
    const entry = { id: newId(), text, state: "queued", time: Date.now() };
    this.entries.push(entry);
    this.#save();
    return entry;
  }

  /** The entry with an id, or undefined when it was confirmed. */
  find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  /** Set an entry's state, if it is still here. */
  mark(id, state) {
    const entry = this.find(id);
    if (entry) entry.state = state;
    this.#save();
  }

  /** The connection is gone: what was under way is sent again when the server is back. */
  requeue() {
    this.entries
      .filter((entry) => entry.state === "sending")
      .forEach((entry) => (entry.state = "queued"));
    this.#save();
  }

  /** The chat is over: nothing here will arrive any more. */
  giveUp() {
    this.entries.forEach((entry) => (entry.state = "failed"));
    this.#save();
  }

  /**
   * An own message came back from the server: drop its entry and give its id, or null. Servers that
   * do not return the request id are matched by text, oldest first.
   */
  confirm({ requestId, text }) {
    const entry = requestId
      ? this.find(requestId)
      : this.entries.find((item) => item.text === text);
    if (!entry) return null;
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.#save();
    return entry.id;
  }

  /** Forget everything. */
  clear() {
    this.entries = [];
    this.#save();
  }

  #save() {
    this.#memory.write("outbox", this.entries);
  }
}

function settled(state) {
  return state === "sending" ? "queued" : state;
}
