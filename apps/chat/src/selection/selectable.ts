import type { AttachmentItem, MessageItem, TimelineItem } from "@conclave/client/snapshots/timeline-item";

/** The messages among some items that can be chosen: what was said, and the server has. */
export function selectable(items: readonly TimelineItem[]): readonly (MessageItem | AttachmentItem)[] {
  return items.filter(
    (item): item is MessageItem | AttachmentItem =>
      (item.kind === "message" || item.kind === "attachment") && item.eventId !== null,
  );
}
