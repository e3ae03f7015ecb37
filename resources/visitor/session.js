/**
 * The requests of the page that are plain HTTP: its configuration and the anonymous sign-in.
 */

/** Why the service could not be used: `unreachable` or `refused`. */
export class ServiceError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The page's configuration: `{title, queues: [{address, name}], languages}`, always complete. */
export async function loadConfig(base) {
  const config = await (await ask(new URL("config.json", base))).json();
  const queues = Array.isArray(config.queues) ? config.queues : [];
  return {
    title: String(config.title ?? ""),
    queues: queues.filter((queue) => typeof queue?.address === "string"),
    languages: Array.isArray(config.languages) ? config.languages : [],
  };
}

/**
 * Open an anonymous session: `{id, token}`. The token goes into the websocket's address.
 * Cookies are left out, so that two tabs are two end users.
 */
export async function signIn(base) {
  const answer = await ask(new URL("ecfs/authentication", base), {
    method: "POST",
    headers: { Authorization: "Anonymous" },
    body: new URLSearchParams({ Authorization: `Basic ${btoa("Anonymous")}` }),
  });
  const token = answer.headers.get("x-jsessionid");
  const { id } = await answer.json();
  if (!token || typeof id !== "string") throw new ServiceError("refused");
  return { id, token };
}

/** Whether the service answers plain HTTP now. */
export async function isThere(base) {
  try {
    await loadConfig(base);
    return true;
  } catch {
    return false;
  }
}

/** The websocket address of a session. */
export function socketUrl(base, token) {
  const url = new URL(`ecfs/ws_endpoint/;jsessionid=${encodeURIComponent(token)}`, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Send the content of a file that was announced. */
export async function sendContent(base, token, id, file) {
  await ask(mediaUrl(base, token, id), { method: "PUT", body: file });
}

/** Get the content of a file. */
export async function fetchContent(base, token, id) {
  return (await ask(mediaUrl(base, token, id))).blob();
}

function mediaUrl(base, token, id) {
  return new URL(`ecfs/media/${id};jsessionid=${encodeURIComponent(token)}`, base);
}

async function ask(url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, { cache: "no-store", credentials: "omit", ...options });
  } catch {
    throw new ServiceError("unreachable");
  }
  if (!answer.ok) throw new ServiceError("refused");
  return answer;
}
