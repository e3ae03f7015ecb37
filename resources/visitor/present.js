/**
 * What the bar and the notice say about a chat: facts in, texts out.
 */

/** Everyone present but the end user, each with `bot` told. */
export function othersIn(conversation) {
  const present = [...conversation.participants.values()].filter(
    ({ key }) => key !== conversation.address,
  );
  return present.map((participant) => ({
    ...participant,
    bot: conversation.bots.has(participant.key),
  }));
}

/** The other side: `{kind, name, status}`. People go before bots, who came last before others. */
export function peerOf(chat, title, translator) {
  const { conversation, phase } = chat;
  if (!conversation || !["open", "over"].includes(phase))
    return { kind: "brand", name: title, status: "" };
  const others = othersIn(conversation);
  const peer = others.findLast((other) => !other.bot) ?? others.at(-1);
  const status = translator.text(statusKey(conversation, phase, peer));
  if (!peer) return { kind: "brand", name: title, status };
  return { kind: peer.bot ? "bot" : "agent", name: nameOf(peer, translator), status };
}

/** Who is typing, or "". */
export function typistIn(chat, translator) {
  if (chat.phase !== "open") return "";
  const typist = othersIn(chat.conversation).find((other) => other.typing);
  return typist ? nameOf(typist, translator) : "";
}

/**
 * The notice: `{state, text}`. State is `idle`, `connecting`, `connected`, `waiting`, `lost`,
 * `offline`, `expired`, `failed` or `ended`.
 */
export function noticeOf(chat, isOffline, translator) {
  const state = noticeState(chat, isOffline);
  return {
    state,
    text:
      state === "waiting"
        ? queueText(chat.conversation, translator)
        : noticeText(state, translator),
  };
}

/** Why it is over. */
export function overText(chat, translator) {
  const { linkState, conversation } = chat;
  if (linkState === "expired") return translator.text("over.expired");
  const reason = { queue_closed: "over.closed", queue_full: "over.full" }[
    conversation?.channelStatus
  ];
  return translator.text(reason ?? "over.text");
}

function noticeState({ phase, linkState, conversation, error }, isOffline) {
  if (phase === "idle") return "idle";
  if (linkState === "expired") return "expired";
  if (phase === "over") return "ended";
  if (linkState !== "online")
    return isOffline ? "offline" : linkState === "lost" ? "lost" : "connecting";
  if (error === "end") return "failed";
  return conversation.waiting ? "waiting" : "connected";
}

function noticeText(state, translator) {
  const key = {
    idle: null,
    connecting: "link.connecting",
    connected: "link.online",
    lost: "link.lost",
    offline: "link.offline",
    expired: "link.expired",
    failed: "end.failed",
    ended: "peer.over",
  }[state];
  return key ? translator.text(key) : "";
}

function queueText({ queuePosition, queueName }, translator) {
  const key = { null: "waiting.unknown", 1: "waiting.next" }[queuePosition] ?? "waiting.position";
  const text = translator.text(key, { position: queuePosition });
  return queueName ? `${queueName} · ${text}` : text;
}

function statusKey(conversation, phase, peer) {
  if (phase === "over") return "peer.over";
  if (peer?.typing) return "peer.typing";
  if (conversation.waiting) return "peer.waiting";
  if (!peer) return "link.connecting";
  return peer.bot ? "peer.bot" : "peer.here";
}

function nameOf({ name, bot }, translator) {
  return name || translator.text(bot ? "peer.assistant" : "peer.agent");
}
