import type { MessageRights } from "@conclave/client/snapshots/open-room-snapshot";
import type { AttachmentItem, MessageItem, TimelineItem } from "@conclave/client/snapshots/timeline-item";

/** What a person can do with a message, in the order of its menu. */
export type MessageAction =
  | "reply"
  | "thread"
  | "react"
  | "edit"
  | "copy"
  | "copy-link"
  | "forward"
  | "select"
  | "pin"
  | "unpin"
  | "details"
  | "remove";

/**
 * The actions that a message offers to somebody with these rights, who may write into the room if `mayWrite`; a message that is shown in its thread begins none. One that the server doesn't
 * have yet offers none but copying.
 */
export function messageActions(
  item: MessageItem | AttachmentItem,
  rights: MessageRights,
  mayWrite: boolean,
  inThread: boolean,
): readonly MessageAction[] {
  const there = item.eventId !== null && item.sending.state === "sent";
  const editable = item.own && item.kind === "message" && item.style !== "notice" && item.pendingEdit === null;
  const offers: Readonly<Record<MessageAction, boolean>> = {
    reply: there && mayWrite,
    thread: there && !inThread && (mayWrite || item.thread !== null),
    react: there && rights.react,
    edit: there && mayWrite && editable,
    copy: item.kind === "message",
    "copy-link": there,
    forward: there,
    select: there,
    pin: there && rights.pin && !item.pinned,
    unpin: there && rights.pin && item.pinned,
    details: there,
    remove: there && (item.own ? rights.removeOwn : rights.removeOthers),
  };
  // The keys are the actions, in their order.
  return (Object.keys(offers) as MessageAction[]).filter((action) => offers[action]);
}

/** The key that does it while a message has the focus. */
export const actionKeys: Readonly<Record<string, MessageAction>> = {
  r: "reply",
  t: "thread",
  "+": "react",
  e: "edit",
  c: "copy",
  f: "forward",
  x: "select",
  Delete: "remove",
};

/** The newest message of this account that can be edited, or undefined. */
export function lastEditable(items: readonly TimelineItem[], rights: MessageRights): MessageItem | undefined {
  return items.findLast(
    (item): item is MessageItem =>
      item.kind === "message" && messageActions(item, rights, true, false).includes("edit"),
  );
}
