import type { EventItem, MessageSecurity } from "@conclave/client/snapshots/timeline-item";
import { formatDateTime, formatTime } from "@conclave/ui/i18n/format";
import { classNames } from "@conclave/ui/styles/class-names";
import type { ComponentChildren } from "preact";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { usePersonCard } from "../people/use-person-card.ts";
import { ThreadLine } from "../threads/thread-line-view.tsx";
import { narrowTime } from "../time/day.ts";
import { ReadBy } from "./read-by-view.tsx";
import { SecurityMark } from "./security-mark-view.tsx";

export interface EventRowProps {
  readonly item: EventItem;
  readonly roomId: string;
  readonly security?: MessageSecurity;
  /** It mentions the reader. */
  readonly mentionsSelf?: boolean;
  readonly children: ComponentChildren;
}

/** What somebody sent: their picture and name above the first of a group, the time beside the others. */
export function EventRow({ item, roomId, security, mentionsSelf, children }: EventRowProps) {
  const { sender, continues, timestamp, own, readBy } = item;
  const openCard = usePersonCard();
  const moment = (
    <time class="message-time" dateTime={new Date(timestamp).toISOString()} title={formatDateTime(timestamp)}>
      {continues ? narrowTime(timestamp) : formatTime(timestamp)}
    </time>
  );
  return (
    <li
      class={classNames(
        "message",
        continues && "message-continues",
        own && "message-own",
        mentionsSelf && "message-mention",
      )}
      data-key={item.key}
      tabIndex={-1}
    >
      <div class="message-gutter">
        {continues ? moment : <Picture id={sender.userId} name={sender.name} source={sender.avatar} />}
      </div>
      <div class="message-main">
        {!continues && (
          <div class="message-head">
            {/* By keyboard it is reached from the message's details: a stop at each message would be in the way. */}
            <button type="button" class="message-sender" tabIndex={-1} onClick={() => openCard(sender.userId)}>
              <PersonName person={sender} />
            </button>
            {moment}
          </div>
        )}
        {children}
        <ThreadLine item={item} />
      </div>
      <div class="message-end">
        {security !== undefined && <SecurityMark security={security} roomId={roomId} />}
        {readBy.length > 0 && <ReadBy userIds={readBy} roomId={roomId} />}
      </div>
    </li>
  );
}
