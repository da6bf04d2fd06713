import type { TimelineItem } from "@conclave/client/snapshots/timeline-item";
import { Icon } from "@conclave/ui/icons/icon";
import { lockIcon } from "@conclave/ui/icons/people-icons";
import { AttachmentBody } from "../media/attachment-view.tsx";
import { dayName } from "../time/day.ts";
import { ContentRow } from "./content-row.tsx";
import { EventRow } from "./event-row.tsx";
import { MessageText } from "./message-text.tsx";
import { t } from "./messages.ts";
import { noticeText } from "./notice-text.ts";
import { SendStateLine } from "./send-state-view.tsx";
import { UndecryptableBody } from "./undecryptable-view.tsx";

export interface TimelineRowProps {
  readonly item: TimelineItem;
  readonly roomId: string;
  /** The beginning of the present day, in milliseconds. */
  readonly today: number;
}

/** One item of a conversation. */
export function TimelineRow({ item, roomId, today }: TimelineRowProps) {
  switch (item.kind) {
    case "date":
      return (
        <li class="date-line" data-key={item.key}>
          <span>{dayName(item.timestamp, today)}</span>
        </li>
      );
    case "notice":
      return (
        <li class="notice-line" data-key={item.key}>
          {item.notice.change === "encryption-enabled" && <Icon path={lockIcon} small />}
          <span>{noticeText(item.notice, item.sender)}</span>
        </li>
      );
    case "message":
      return (
        <ContentRow item={item} roomId={roomId}>
          <MessageText item={item} />
          {item.pendingEdit !== null && (
            <SendStateLine roomId={roomId} itemKey={item.pendingEdit.key} sending={item.pendingEdit.sending} />
          )}
        </ContentRow>
      );
    case "attachment":
      return (
        <ContentRow item={item} roomId={roomId}>
          <AttachmentBody item={item} roomId={roomId} />
        </ContentRow>
      );
    case "undecryptable":
      return (
        <EventRow item={item} roomId={roomId}>
          <UndecryptableBody reason={item.reason} />
        </EventRow>
      );
    case "removed":
      return (
        <EventRow item={item} roomId={roomId}>
          <p class="message-quiet">{t("removed")}</p>
        </EventRow>
      );
    case "unsupported":
      return (
        <EventRow item={item} roomId={roomId}>
          <p class="message-quiet">{t("unsupported")}</p>
          {item.fallback !== null && (
            <p class="message-text" dir="auto">
              {item.fallback}
            </p>
          )}
        </EventRow>
      );
  }
}
