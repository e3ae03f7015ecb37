/**
 * The websocket that comes back by itself.
 */

import { parseFrame } from "./wire.js";

const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;
const HANDSHAKE_LIMIT = 10_000;
const STABLE_AFTER = 5_000;
/** Close codes: refused by policy, ended by the server, expired. */
const SESSION_GONE = new Set([1008, 4003, 4009]);

/** Milliseconds to wait before attempt `n` (from 0), with up to 30 % of jitter. */
export function backOff(attempt, random = Math.random()) {
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt * (1 + 0.3 * random));
}

/**
 * Events: `state` (see `state`), and `frame` with the parsed frame as detail.
 *
 * States: `idle`, `connecting`, `online` (the session frame has come), `lost` (trying again),
 * `expired` (the server is there and does not know the session any more).
 */
export class Link extends EventTarget {
  #url;
  #isServerThere;
  #socket = null;
  #timer = 0;
  #attempt = 0;
  #isThere = false;
  #onlineSince = 0;
  state = "idle";

  /** @param {() => Promise<boolean>} isServerThere whether plain HTTP is answered now */
  constructor(url, isServerThere) {
    super();
    this.#url = url;
    this.#isServerThere = isServerThere;
  }

  /** Connect now, whatever was planned. */
  open() {
    clearTimeout(this.#timer);
    if (this.state !== "lost") this.#become("connecting");
    const socket = new WebSocket(this.#url);
    const wasThere = this.#isThere;
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#drop(socket, 0, wasThere), HANDSHAKE_LIMIT);
    socket.addEventListener("message", ({ data }) => this.#receive(socket, data));
    socket.addEventListener("close", ({ code }) => this.#drop(socket, code, wasThere));
  }

  /** Try again at once, if a connection is missing. */
  hurry() {
    if (this.state === "lost") this.restart();
  }

  /** Give up the present connection, which may be dead without knowing it, and take a new one. */
  restart() {
    if (["idle", "expired"].includes(this.state)) return;
    this.#forget();
    this.#become("lost");
    this.open();
  }

  /** Close for good. */
  close() {
    this.#forget();
    this.#become("idle");
  }

  /** Send a frame; tells whether it could be handed to the connection. */
  send(frame) {
    if (this.state !== "online") return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #receive(socket, data) {
    const frame = socket === this.#socket ? parseFrame(data) : null;
    if (!frame) return;
    if (this.state !== "online") this.#greet();
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  #greet() {
    clearTimeout(this.#timer);
    this.#isThere = false;
    this.#onlineSince = performance.now();
    this.#become("online");
  }

  async #drop(socket, code, wasThere) {
    if (socket !== this.#socket) return;
    const wasOnline = this.state === "online";
    this.#forget();
    if (wasOnline && performance.now() - this.#onlineSince > STABLE_AFTER) this.#attempt = 0;
    this.#become("lost");
    this.#timer = setTimeout(() => this.open(), backOff(this.#attempt++));
    if (SESSION_GONE.has(code) || (!wasOnline && (await this.#isRefused(wasThere)))) this.#expire();
  }

  /**
   * Whether a failed attempt was a refusal: the server was there before and after it. One that is
   * there only now may have come back a moment ago, and the next attempt tells.
   */
  async #isRefused(wasThere) {
    const isThere = await this.#isServerThere();
    this.#isThere = isThere && this.state === "lost";
    return wasThere && this.#isThere;
  }

  #expire() {
    if (this.state !== "lost") return;
    this.#forget();
    this.#become("expired");
  }

  #forget() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
