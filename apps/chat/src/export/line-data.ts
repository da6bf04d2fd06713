import { writeHtml } from "@conclave/client/formatting/write-html";
import type { KeptLine } from "./kept-line.ts";

/** A line as data: plain JSON, with times as ISO 8601 in UTC. */
export function lineData({ item, threadId, file }: KeptLine): object {
  const common = {
    eventId: item.eventId,
    time: new Date(item.timestamp).toISOString(),
    sender: { userId: item.sender.userId, name: item.sender.name },
    ...(threadId === null ? {} : { threadId }),
  };
  switch (item.kind) {
    case "message":
    case "attachment": {
      const { kind, replyTo, reactions, security } = item;
      const content =
        item.kind === "message"
          ? {
              style: item.style,
              text: item.body,
              ...(item.formatted === null ? {} : { html: writeHtml(item.formatted) }),
              edited: item.edited,
            }
          : {
              attachment: item.attachment,
              name: item.name,
              caption: item.caption,
              contentType: item.contentType,
              size: item.size,
              file: file !== null && "path" in file ? file.path : null,
            };
      return {
        kind,
        ...common,
        ...content,
        ...(replyTo === null ? {} : { inReplyTo: replyTo.eventId }),
        encrypted: security !== "clear",
        reactions: reactions.map(({ key, count, own, names }) => ({ key, count, own, others: names })),
      };
    }
    case "undecryptable":
      return { kind: item.kind, ...common, reason: item.reason };
    case "removed":
      return { kind: item.kind, ...common, removedBy: item.removedBy?.userId ?? null };
    case "notice":
      return { kind: item.kind, ...common, notice: item.notice };
    case "unsupported":
      return { kind: item.kind, ...common, fallback: item.fallback };
  }
}
