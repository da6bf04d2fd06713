import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import type { ComponentChildren } from "preact";
import { useChat } from "../chat.ts";
import { MessageTools } from "../message/message-tools-view.tsx";
import { Quote } from "../message/quote-view.tsx";
import { Reactions } from "../message/reactions-view.tsx";
import { SelectBox } from "../selection/select-box-view.tsx";
import { EventRow } from "./event-row.tsx";
import { SendStateLine } from "./send-state-view.tsx";

export interface ContentRowProps {
  readonly item: MessageItem | AttachmentItem;
  readonly roomId: string;
  readonly children: ComponentChildren;
}

/** Something that was said, with what it answers, what was reacted, and its tools. */
export function ContentRow({ item, roomId, children }: ContentRowProps) {
  const { openRooms } = useChat();
  const mayReact = openRooms.value[roomId]?.rights.react === true;
  return (
    <EventRow item={item} roomId={roomId} security={item.security} mentionsSelf={item.mentionsSelf}>
      <SelectBox item={item} />
      {item.replyTo !== null && <Quote quote={item.replyTo} />}
      {children}
      <SendStateLine roomId={roomId} itemKey={item.key} sending={item.sending} />
      <Reactions item={item} mayReact={mayReact && item.eventId !== null} />
      <MessageTools item={item} />
    </EventRow>
  );
}
