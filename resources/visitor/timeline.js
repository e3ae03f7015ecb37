/**
 * The rows of the transcript, made from a conversation and what is still to be sent.
 */

import { readContent } from "./content.js";

const LINES = {
  JOINED: "line.joined",
  LEFT: "line.left",
  CHAT_TRANSFERRED: "line.transferred",
  CHAT_ENDED: "line.ended",
};

/** A pause after which one author's messages are a new run, in milliseconds. */
const RUN_GAP = 5 * 60_000;

/**
 * Rows in the order to show:
 * `{key, row: "message", author, name, content, time, state, first, last, open, retry}`,
 * `{key, row: "line", text?, label?, name?, time}` or `{key, row: "handover", name, time}`.
 * `author` is `me`, `bot` or `agent`; `first` and `last` bound a run of one author's messages;
 * `open` tells whether suggested answers may still be chosen, `retry` whether it can be sent again.
 */
export function timeline(conversation, entries) {
  const builder = new TimelineBuilder(conversation);
  conversation.messages.forEach((message) => builder.add(message));
  entries.forEach((entry) => builder.addPending(entry));
  return builder.finish(conversation.over);
}

class TimelineBuilder {
  #rows = [];
  #conversation;
  #withBot = false;

  constructor(conversation) {
    this.#conversation = conversation;
  }

  add(message) {
    const content = readContent(message.type, message.text);
    if (!content) return;
    if (content.kind === "state") this.#addState(message, content);
    else if (message.system) this.#push(message, { row: "line", text: content.text });
    else this.#addSpoken(message, content);
  }

  addPending({ id, text, state, time }) {
    const content = { kind: "text", text };
    this.#rows.push({ key: id, row: "message", author: "me", name: "", content, time, state });
  }

  finish(over) {
    const closedUpTo = this.#rows.findLastIndex(
      (row) => row.author === "me" || row.row === "handover",
    );
    const lastChoice = this.#rows.findLastIndex((row) => row.content?.kind === "choice");
    this.#rows.forEach((row, at) => {
      row.first = !continues(this.#rows[at - 1], row);
      row.last = !continues(row, this.#rows[at + 1]);
      row.open = !over && at === lastChoice && at > closedUpTo;
      row.retry = !over && row.state === "failed";
    });
    return this.#rows;
  }

  #addState(message, { state, id, name }) {
    const own = id === this.#conversation.address;
    if (!LINES[state] || own || this.#conversation.bots.has(id)) return;
    if (state === "JOINED" && this.#withBot) this.#addHandover(message, name);
    else if (name || !["JOINED", "LEFT"].includes(state))
      this.#push(message, { row: "line", label: LINES[state], name });
  }

  #addSpoken(message, content) {
    const author = this.#authorOf(message);
    const name = author === "me" ? "" : (this.#conversation.names.get(message.originator) ?? "");
    if (author === "bot") this.#withBot = true;
    if (author === "agent" && this.#withBot) this.#addHandover(message, name);
    this.#push(message, { row: "message", author, name, content, state: "sent" });
  }

  #addHandover(message, name) {
    this.#withBot = false;
    this.#push({ ...message, key: `handover-${message.key}` }, { row: "handover", name });
  }

  #authorOf(message) {
    if (message.mine) return "me";
    return this.#conversation.bots.has(message.originator) ? "bot" : "agent";
  }

  #push({ key, time }, row) {
    this.#rows.push({ key, time, ...row });
  }
}

function continues(before, after) {
  const spoken = before?.row === "message" && after?.row === "message";
  const sameAuthor = spoken && before.author === after.author && before.name === after.name;
  return sameAuthor && after.time - before.time < RUN_GAP;
}
