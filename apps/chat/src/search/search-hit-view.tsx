import type { SearchHit, SearchNeighbour } from "@conclave/client/snapshots/search-snapshot";
import { formatDateTime } from "@conclave/ui/i18n/format";
import { Icon } from "@conclave/ui/icons/icon";
import { fileIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { isolated } from "../rooms/message-preview.ts";
import { roomName } from "../rooms/room-name.ts";
import { shortMoment } from "../time/day.ts";
import { excerpt } from "./excerpt.ts";
import { t } from "./messages.ts";

interface SearchHitProps {
  readonly hit: SearchHit;
  /** Tells which room it is in. */
  readonly everywhere: boolean;
  readonly onOpen: () => void;
}

/** A message that was found, with what stood before and after it. A press leads there. */
export function SearchHitRow({ hit, everywhere, onOpen }: SearchHitProps) {
  const { rooms, today } = useChat();
  const { sender, timestamp, roomId } = hit;
  const entry = everywhere ? rooms.value.entries.find((one) => one.roomId === roomId) : undefined;
  return (
    <li>
      <button type="button" class="search-hit" onClick={onOpen}>
        <Picture id={sender.userId} name={sender.name} source={sender.avatar} size="small" />
        <span class="search-hit-main">
          <span class="search-hit-head">
            <PersonName person={sender} />
            {entry !== undefined && <bdi class="search-hit-room">{t("in-room", { room: roomName(entry.name) })}</bdi>}
            <time
              class="search-hit-time"
              dateTime={new Date(timestamp).toISOString()}
              title={formatDateTime(timestamp)}
            >
              {shortMoment(timestamp, today.value)}
            </time>
          </span>
          <Neighbour of={hit.before} />
          <span class="search-hit-text" dir="auto">
            {hit.file && <Icon path={fileIcon} label={t("file")} small />}
            {excerpt(hit.text, hit.places).map(({ text, found }, index) =>
              found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
            )}
          </span>
          <Neighbour of={hit.after} />
        </span>
      </button>
    </li>
  );
}

function Neighbour({ of }: { of: SearchNeighbour | null }) {
  if (of === null) return null;
  return (
    <span class="search-hit-near" dir="auto">
      {t("near", { name: isolated(of.sender.name), text: isolated(of.text) })}
    </span>
  );
}
