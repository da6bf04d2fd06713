import type { MessagePreview } from "@conclave/client/snapshots/room-list-snapshot";
import { quoteText } from "../message/quote-text.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** The newest reply of a thread in one line. */
export function replyText({ sender, own, content }: MessagePreview): string {
  const text = isolated(quoteText({ content }));
  return own ? t("last-own", { text }) : t("last-of", { name: isolated(sender.name), text });
}
