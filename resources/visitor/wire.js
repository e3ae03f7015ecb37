/**
 * The envelopes of the visitor protocol: pure functions, nothing here talks or remembers.
 *
 * Servers differ in what they add, so everything is read leniently: what is not understood is
 * left out, never an error.
 */

const INTERACTIONS = "/users/me/interactions";
const TIMESTAMP = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2}) UTC\+00:00$/;

/** A new identifier as the protocol writes them: 32 hexadecimal digits. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** The path of the interactions, of one of them, or of a node below it. */
export function interactionPath(...rest) {
  return [INTERACTIONS, ...rest].join("/");
}

/** A frame as an object, or null when it is not one. */
export function parseFrame(data) {
  const frame = parseJson(data);
  return isObject(frame) ? frame : null;
}

/** The model changes that a frame carries: `[{method, path: [...], value}]`, in order. */
export function changesIn(frame) {
  const transactions = isObject(frame.body) ? frame.body.transactions : null;
  if (!Array.isArray(transactions)) return [];
  return transactions
    .filter((item) => isObject(item) && typeof item.uri === "string")
    .map((item) => ({
      method: String(item.method ?? "PUT").toUpperCase(),
      path: item.uri.split("/").filter(Boolean).slice(2),
      value: item.subscribed_resource,
    }));
}

/** The answer that a frame is: `{id, ok, status, body}`, or null for a mere push. */
export function answerIn(frame) {
  if (typeof frame.client_req_id !== "string") return null;
  const status = Number(frame.status ?? frame.status_code ?? frame.code) || 200;
  return { id: frame.client_req_id, ok: status >= 200 && status < 300, status, body: frame.body };
}

/** Milliseconds since 1970 of a message: the exact extra key, else the day-first text or null. */
export function timeOf(message) {
  if (Number.isFinite(message.timestamp_ms)) return message.timestamp_ms;
  const parts = TIMESTAMP.exec(message.timestamp ?? "");
  if (!parts) return null;
  const [day, month, year, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The value of a JSON text, or undefined when it is not JSON. */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with keys (not null, not a list). */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
