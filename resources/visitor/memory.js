/**
 * What a reload must not lose: session, draft, unsent messages, language. It lives in the tab's
 * session storage and goes with the tab; where that is forbidden it lives in the page alone.
 */
export class Memory {
  #prefix;
  #fallback = new Map();

  /** @param {string} scope keeps the pages of several tenants on one host apart */
  constructor(scope) {
    this.#prefix = `visitor:${scope}:`;
  }

  /** The value last written under a key, or null. */
  read(key) {
    try {
      return (
        JSON.parse(sessionStorage.getItem(this.#prefix + key)) ?? this.#fallback.get(key) ?? null
      );
    } catch {
      return this.#fallback.get(key) ?? null;
    }
  }

  /** Keep a JSON value; null removes it. */
  write(key, value) {
    this.#fallback.set(key, value);
    try {
      if (value === null) sessionStorage.removeItem(this.#prefix + key);
      else sessionStorage.setItem(this.#prefix + key, JSON.stringify(value));
    } catch {
      // Storage is off or full: the copy in the page serves until it is closed.
    }
  }
}
