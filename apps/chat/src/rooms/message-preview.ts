import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { t } from "./messages.ts";

/** One line about the newest message of a room; in a direct chat the other person's name is left out. */
export function previewText({ lastMessage, direct }: RoomListEntry): string {
  if (lastMessage === null) return "";
  const { content, own, sender } = lastMessage;
  const text = contentText(content);
  if (own) return t("preview-own", { text });
  return direct ? text : t("preview-of", { name: isolated(sender.name), text });
}

/** A message in some words, in the language of the page. */
export function contentText(content: NonNullable<RoomListEntry["lastMessage"]>["content"]): string {
  switch (content.kind) {
    case "text":
      return isolated(content.text);
    case "attachment":
      return t(`preview-${content.attachment}`, { name: isolated(content.name) });
    case "undecryptable":
      return t("preview-undecryptable");
    case "removed":
      return t("preview-removed");
  }
}

/** Inside FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode UAX 9), since a sentence is one text node. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
