/**
 * Limits of time for what the server has still to confirm, by request id.
 */
export class Watches {
  #timers = new Map();

  /** Call `onLate` unless the request is confirmed (`clear`) within `limit` milliseconds. */
  set(id, limit, onLate) {
    this.clear(id);
    const late = () => {
      this.#timers.delete(id);
      onLate();
    };
    this.#timers.set(id, setTimeout(late, limit));
  }

  /** The request is done with. */
  clear(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** All requests are done with. */
  clearAll() {
    [...this.#timers.keys()].forEach((id) => this.clear(id));
  }
}
