import type { EventFilter, RoomEventFilter } from "@conclave/protocol/filters/filter";

/** What of an event its filter looks at. */
export interface Filterable {
  readonly type: string;
  /** Absent on what has no sender: account data, ephemeral batches. */
  readonly sender?: string;
  /** Whether the content has a `url`. */
  readonly hasUrl?: boolean;
}

/** Whether a filter lets an event through; `not_` wins over its opposite (spec "Filtering"). */
export function passesEventFilter(filter: EventFilter | RoomEventFilter | undefined, event: Filterable): boolean {
  if (filter === undefined) return true;
  if (filter.not_types?.some((pattern) => matchesType(pattern, event.type))) return false;
  if (filter.types !== undefined && !filter.types.some((pattern) => matchesType(pattern, event.type))) return false;
  if (event.sender !== undefined) {
    if (filter.not_senders?.includes(event.sender)) return false;
    if (filter.senders !== undefined && !filter.senders.includes(event.sender)) return false;
  }
  return (
    !("contains_url" in filter) || filter.contains_url === undefined || filter.contains_url === (event.hasUrl ?? false)
  );
}

/** Whether a filter lets a room through; `not_rooms` wins. */
export function passesRoomFilter(
  filter:
    | { readonly rooms?: readonly string[] | undefined; readonly not_rooms?: readonly string[] | undefined }
    | undefined,
  roomId: string,
): boolean {
  if (filter?.not_rooms?.includes(roomId)) return false;
  return filter?.rooms === undefined || filter.rooms.includes(roomId);
}

/** `*` stands for any run of characters, in linear time. */
function matchesType(pattern: string, type: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  if (others.length === 0) return pattern === type;
  if (!type.startsWith(first)) return false;
  const last = others.pop() ?? "";
  let from = first.length;
  for (const part of others) {
    const found = type.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return type.length - last.length >= from && type.endsWith(last);
}
