/**
 * One conversation as the server tells it: changes in, facts out. No clock, no network, no DOM.
 */

import { isObject, timeOf } from "./wire.js";

const OVER = new Set(["ended", "handled", "deleted", "rejected"]);

/**
 * The end user's copy of the interaction resource.
 *
 * The first interaction that the server tells of is taken and kept; changes of any other are
 * ignored. Messages are merged by id, so that the same snapshot may come any number of times.
 */
export class Conversation {
  #outbox;

  /** @param {{address: string, id?: string|null, outbox: {confirm(message): string|null}}} parts */
  constructor({ address, id = null, outbox }) {
    this.address = address;
    this.id = id;
    this.status = "";
    this.channelStatus = "";
    this.queueName = "";
    this.queuePosition = null;
    /** present participants by unique key: {key, name, typing} */
    this.participants = new Map();
    /** the names of everyone seen, who may have left since */
    this.names = new Map();
    /** the keys of those known to be bots */
    this.bots = new Set();
    /** {id, key, text, type, originator, kind, system, time, order} in the order to show */
    this.messages = [];
    this.#outbox = outbox;
  }

  /** Whether it is over for good. */
  get over() {
    return OVER.has(this.status);
  }

  /** Whether it waits in a queue for a person. */
  get waiting() {
    return this.status === "queued";
  }

  /** Close it from here: the server does not know it any more. */
  close() {
    this.status = "ended";
  }

  /** Apply one change; tells whether it belonged to this conversation. */
  apply({ method, path, value }) {
    const [root, ...rest] = path;
    if (root === "properties") return this.#applyProperties(method, rest, value);
    if (root !== "interactions") return false;
    if (!rest.length) return this.#applyCollection(method, value);
    const [id, ...below] = rest;
    this.id ??= id;
    if (id !== this.id) return false;
    this.#applyInteraction(method, below, value);
    return true;
  }

  #applyProperties(method, rest, value) {
    const address = rest[0] === "chat_address" ? value : isObject(value) && value.chat_address;
    if (rest.length > 1 || typeof address !== "string" || !address) return false;
    this.address = address;
    return true;
  }

  #applyCollection(method, value) {
    const items = Array.isArray(value) ? value : Object.values(value ?? {});
    const known = items.filter((item) => isObject(item) && typeof item.id === "string");
    return known
      .map((item) => this.apply({ method, path: ["interactions", item.id], value: item }))
      .some(Boolean);
  }

  #applyInteraction(method, [leaf, ...rest], value) {
    if (leaf === undefined) {
      if (method === "DELETE") this.close();
      else if (isObject(value))
        Object.entries(value).forEach(([key, item]) => this.#set(key, item));
    } else if (leaf === "participants" && rest.length) this.#applyParticipant(method, rest, value);
    else if (leaf === "transcript" && rest.length) this.#applyMessage(method, rest, value);
    else this.#set(leaf, value);
  }

  #set(key, value) {
    if (key === "status") this.#setStatus(String(value ?? ""));
    else if (key === "channel_status") this.channelStatus = String(value ?? "");
    else if (key === "queue_position") this.queuePosition = Number.isInteger(value) ? value : null;
    else if (key === "from_queue") this.queueName = isObject(value) ? String(value.name ?? "") : "";
    else if (key === "participants" && Array.isArray(value)) this.#replaceParticipants(value);
    else if (key === "transcript" && Array.isArray(value?.messages)) this.#merge(value.messages);
  }

  #setStatus(status) {
    this.status = status;
    if (status !== "queued") this.queuePosition = null;
  }

  #replaceParticipants(list) {
    this.participants.clear();
    list.filter(isObject).forEach((item) => this.#addParticipant(item.uniquekey, item));
  }

  #applyParticipant(method, [key, leaf], value) {
    if (method === "DELETE" && leaf === undefined) this.participants.delete(key);
    else if (leaf === undefined && isObject(value))
      this.#addParticipant(value.uniquekey ?? key, value);
    else if (leaf === "status") this.#setTyping(key, value === "typing");
  }

  #addParticipant(key, { alias, status, author_kind: kind }) {
    if (typeof key !== "string") return;
    const name = typeof alias === "string" ? alias.trim() : "";
    this.participants.set(key, { key, name, typing: status === "typing" });
    if (name) this.names.set(key, name);
    if (kind === "bot") this.bots.add(key);
  }

  #setTyping(key, typing) {
    const participant = this.participants.get(key);
    if (participant) participant.typing = typing;
  }

  #applyMessage(method, [, id], value) {
    if (method === "DELETE" || !isObject(value)) return;
    this.#merge([{ ...value, id: value.id ?? id }], { live: true });
  }

  /**
   * Merge messages by id. A snapshot without ids is matched by who, when and what; each known
   * message is matched once, so that two equal messages stay two.
   */
  #merge(items, { live = false } = {}) {
    const unclaimed = new Set(this.messages);
    for (const message of items.map(readMessage).filter(Boolean)) {
      const known = first(unclaimed, (old) => isSame(old, message, live));
      if (known) unclaimed.delete(known);
      else this.#admit(message);
    }
    this.messages.sort((a, b) => a.time - b.time || a.order - b.order);
  }

  #admit(message) {
    const last = this.messages.at(-1);
    message.time ??= last?.time ?? 0;
    message.order = this.messages.length;
    message.mine = message.originator === this.address || message.kind === "customer";
    const pending = message.mine ? this.#outbox.confirm(message) : null;
    message.key = pending ?? message.id ?? `order-${message.order}`;
    this.messages.push(message);
    if (message.kind === "bot") this.bots.add(message.originator);
    if (message.name) this.names.set(message.originator, message.name);
    this.#setTyping(message.originator, false);
  }
}

function isSame(old, message, live) {
  if (old.id && message.id) return old.id === message.id;
  if (live) return false;
  return (
    old.originator === message.originator &&
    old.text === message.text &&
    old.stamp === message.stamp
  );
}

function first(items, test) {
  for (const item of items) if (test(item)) return item;
  return null;
}

function readMessage(raw) {
  if (!isObject(raw) || raw.message === undefined || raw.message === null) return null;
  return {
    id: typeof raw.id === "string" ? raw.id : null,
    requestId: raw.client_req_id ?? null,
    text: typeof raw.message === "string" ? raw.message : JSON.stringify(raw.message),
    type: raw.type,
    originator: String(raw.originator ?? ""),
    kind: raw.author_kind ?? "",
    name: typeof raw.display_name === "string" ? raw.display_name.trim() : "",
    system: raw.system_message === true || raw.author_kind === "system",
    stamp: raw.timestamp ?? null,
    time: timeOf(raw),
  };
}
