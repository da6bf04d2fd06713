import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { formatDateTime } from "@conclave/ui/i18n/format";
import { t } from "./messages.ts";

/** Messages as a text to be copied: who said what and when, a message a paragraph. */
export function selectedText(items: readonly (MessageItem | AttachmentItem)[]): string {
  return items
    .map((item) => {
      const text = item.kind === "message" ? item.body : [item.name, item.caption].filter(Boolean).join("\n");
      return t("copied-message", { time: formatDateTime(item.timestamp), name: item.sender.name, text });
    })
    .join("\n");
}
