/**
 * The end user's side of a chat: what the page can do, and the facts it shows.
 */

import { Conversation } from "./conversation.js";
import { Link } from "./link.js";
import { Outbox } from "./outbox.js";
import {
  announceFile,
  endChat,
  introduce,
  openChat,
  sendMessage,
  subscribeAll,
  tellTyping,
} from "./requests.js";
import { fetchContent, isThere, sendContent, signIn, socketUrl } from "./session.js";
import { Watches } from "./watches.js";
import { answerIn, changesIn, newId } from "./wire.js";

const CONFIRM_LIMIT = 5_000;
const SNAPSHOT_LIMIT = 1_500;
const FILE_LIMIT = 60_000;
const ATTEMPTS_TO_ASK = 3;

/**
 * Dispatches `change` whenever something to show may have changed.
 *
 * `phase` is `idle` (nothing yet), `starting`, `open` or `over`; `error` is null, `unreachable`,
 * `refused`, `queue` (starting failed) or `end` (ending failed). `file` is null, `sending`,
 * `failed` or `unsaved`: what becomes of the last file.
 */
export class Chat extends EventTarget {
  #base;
  #memory;
  #record = null;
  #link = null;
  #snapshotTimer = 0;
  #watches = new Watches();
  #inSnapshot = false;
  #typing = false;
  #ending = null;
  #announced = null;

  constructor(base, memory) {
    super();
    this.#base = base;
    this.#memory = memory;
    this.outbox = new Outbox(memory);
    this.conversation = null;
    this.error = null;
    this.phase = "idle";
    this.file = null;
  }

  /** State of the connection, as `Link.state`. */
  get linkState() {
    return this.#link?.state ?? "idle";
  }

  /** Whether ending was asked for and the server has not confirmed it yet. */
  get ending() {
    return this.#ending !== null;
  }

  /** Take up the chat of this tab after a reload; tells whether there was one. */
  resume() {
    this.#record = this.#memory.read("record");
    if (this.#record) this.#connect();
    return this.#record !== null;
  }

  /** Sign in and ask for a chat; `profile` is {name, email, queue, subject, language, page}. */
  async start(profile) {
    this.#update({ phase: "starting", error: null });
    try {
      const { id, token } = await signIn(this.#base);
      const address = `${id.toLowerCase()}@visitor`;
      this.#record = { token, address, profile, startId: newId(), asked: 0, interaction: null };
    } catch (error) {
      this.#update({ phase: "idle", error: error.reason ?? "refused" });
      return;
    }
    this.#memory.write("record", this.#record);
    this.#connect();
  }

  /** Forget this chat, so that another can be started. */
  leave() {
    clearTimeout(this.#snapshotTimer);
    this.#watches.clearAll();
    this.#link?.close();
    this.#link = null;
    this.#record = null;
    this.#ending = null;
    this.#memory.write("record", null);
    this.outbox.clear();
    this.conversation = null;
    this.#update({ phase: "idle", error: null });
  }

  /** Send a text; without a connection it waits for one. */
  say(text) {
    this.#post(this.outbox.add(text));
    this.#changed();
  }

  /** Send a failed message once more, under its first request id. */
  retry(id) {
    const entry = this.outbox.find(id);
    if (entry) this.#post(entry);
    this.#changed();
  }

  /** Send a file, one at a time. It shows as soon as the server has it. */
  sendFile(file) {
    if (this.phase !== "open" || this.file === "sending") return;
    const id = newId();
    const sent = this.#inSnapshot && this.#link.send(announceFile(this.conversation, id, file));
    this.#announced = sent ? { id, file } : null;
    if (sent) this.#watch(id, () => this.#failFile(), FILE_LIMIT);
    this.#update({ file: sent ? "sending" : "failed" });
  }

  /** The content of a file as a blob; null where it cannot be had. */
  async fetchFile(id) {
    try {
      return await fetchContent(this.#base, this.#record.token, id);
    } catch {
      this.#update({ file: "unsaved" });
      return null;
    }
  }

  /** Tell the other side whether the end user is typing; repeated values are not sent. */
  setTyping(typing) {
    if (typing === this.#typing || this.phase !== "open") return;
    if (this.#link.send(tellTyping(this.conversation, typing))) this.#typing = typing;
  }

  /** End the chat. It has ended when the server says so. */
  end() {
    this.#ending = newId();
    this.#update({ error: null });
    this.#sendEnd();
  }

  /** Try at once to get a lost connection back. */
  hurry() {
    this.#link?.hurry();
  }

  #connect() {
    const { token, address, interaction } = this.#record;
    this.conversation = new Conversation({ address, id: interaction, outbox: this.outbox });
    this.#link = new Link(socketUrl(this.#base, token), () => isThere(this.#base));
    this.#link.addEventListener("state", () => this.#onLinkState());
    this.#link.addEventListener("frame", ({ detail }) => this.#onFrame(detail));
    this.#update({ phase: interaction ? "open" : "starting", error: null });
    this.#link.open();
  }

  #onLinkState() {
    if (this.linkState === "online") this.#synchronise();
    if (this.linkState === "lost") this.#onLost();
    if (this.linkState === "expired") this.#onExpired();
    this.#changed();
  }

  #onLost() {
    if (this.file === "sending") this.#failFile();
    clearTimeout(this.#snapshotTimer);
    this.#watches.clearAll();
    this.outbox.requeue();
    this.#typing = false;
  }

  #onExpired() {
    if (this.phase === "starting") this.#fail("refused");
    else this.conversation.close();
    this.#refresh();
  }

  /** Subscribe again and wait for the snapshot; only then is it known what must be sent again. */
  #synchronise() {
    this.#inSnapshot = false;
    const isNew = !this.conversation.id;
    if (isNew) this.#link.send(introduce(this.#record));
    subscribeAll().forEach((frame) => this.#link.send(frame));
    if (isNew && !this.#record.asked) this.#ask();
    else this.#snapshotTimer = setTimeout(() => this.#settle(), SNAPSHOT_LIMIT);
  }

  /** The snapshot is here, or none will come. */
  #settle() {
    clearTimeout(this.#snapshotTimer);
    if (!this.conversation.id) {
      this.#ask();
      return;
    }
    if (!this.#inSnapshot) this.conversation.close();
    this.#inSnapshot = true;
    if (this.#ending) this.#sendEnd();
    this.outbox.entries
      .filter((entry) => entry.state === "queued")
      .forEach((entry) => this.#post(entry));
    this.#refresh();
  }

  #ask() {
    if (this.#record.asked === ATTEMPTS_TO_ASK) {
      this.#fail("refused");
      return;
    }
    this.#record.asked += 1;
    this.#memory.write("record", this.#record);
    this.#link.send(openChat(this.#record));
    this.#watch(this.#record.startId, () => this.#link.restart());
  }

  #post(entry) {
    const ready = this.#inSnapshot && this.phase === "open";
    const sent = ready && this.#link.send(sendMessage(this.conversation, entry));
    this.outbox.mark(entry.id, sent ? "sending" : "queued");
    if (sent) this.#watch(entry.id, () => this.#giveUp(entry.id));
  }

  /** No echo in time: say so, and take a new connection in case this one is dead. */
  #giveUp(id) {
    if (!this.outbox.find(id)) return;
    this.outbox.mark(id, "failed");
    this.#link.restart();
  }

  async #sendContent(id) {
    const { id: request, file } = this.#announced;
    this.#announced = null;
    try {
      await sendContent(this.#base, this.#record.token, id, file);
      this.#watches.clear(request);
      this.#update({ file: null });
    } catch {
      this.#watches.clear(request);
      this.#failFile();
    }
  }

  #failFile() {
    this.#announced = null;
    this.#update({ file: "failed" });
  }

  #sendEnd() {
    const sent = this.#link.send(endChat(this.conversation, this.#ending));
    if (sent) this.#watch(this.#ending, () => this.#failEnd());
  }

  #failEnd() {
    this.#ending = null;
    this.#update({ error: "end" });
  }

  #onFrame(frame) {
    const mine = changesIn(frame).filter((change) => this.conversation.apply(change));
    if (mine.some((change) => this.#isSnapshot(change))) this.#onSnapshot();
    const answer = answerIn(frame);
    if (answer && !answer.ok) this.#onRefusal(answer.id);
    if (answer?.ok && answer.id === this.#announced?.id) this.#sendContent(answer.body?.id);
    if (mine.length || answer) this.#refresh();
  }

  /** A whole interaction answers a subscription; while a chat starts any sign of it will do. */
  #isSnapshot({ path }) {
    return path[0] === "interactions" && (path.length <= 2 || this.phase === "starting");
  }

  #onSnapshot() {
    if (this.#inSnapshot) return;
    this.#inSnapshot = true;
    this.#watches.clear(this.#record.startId);
    this.#record.interaction = this.conversation.id;
    this.#memory.write("record", this.#record);
    if (this.phase === "starting") this.#update({ phase: "open" });
    this.#settle();
  }

  #onRefusal(id) {
    this.#watches.clear(id);
    if (id === this.#announced?.id) this.#failFile();
    if (id === this.#record.startId && this.phase === "starting") this.#fail("queue");
    else if (id === this.#ending) this.#failEnd();
    else if (this.outbox.find(id)) this.outbox.mark(id, "failed");
  }

  #fail(error) {
    this.leave();
    this.#update({ error });
  }

  #refresh() {
    if (this.conversation?.over && this.phase === "open") {
      this.#watches.clearAll();
      this.#ending = null;
      this.outbox.giveUp();
      this.#update({ phase: "over" });
    }
    this.#changed();
  }

  #watch(id, onLate, limit = CONFIRM_LIMIT) {
    this.#watches.set(id, limit, () => {
      onLate();
      this.#changed();
    });
  }

  #update(facts) {
    Object.assign(this, facts);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
