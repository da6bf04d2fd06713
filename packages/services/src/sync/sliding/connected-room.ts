import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { Presentation } from "../../timeline/present-events.ts";
import type { RequiredState } from "./required-state.ts";
import type { WantedRoom } from "./room-configs.ts";
import type { SentRoom, SlidingForm } from "./sliding-request.ts";

/** What the results of all rooms of an answer are made from. */
export interface RoomResultOptions {
  readonly form: SlidingForm;
  readonly presentation: Presentation;
  readonly pushRules: PushRuleset;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly epoch: number;
  readonly upTo: number;
  /** Events behind this position just happened; undefined at the beginning of a connection, where none did. */
  readonly liveAfter: number | undefined;
}

/** A room in the eyes of a connection. */
export interface ConnectedRoom extends WantedRoom {
  readonly sent: SentRoom | undefined;
  /** What was met of the client's wishes for state when the room was last told. */
  readonly metWishes: readonly RequiredState[] | undefined;
  readonly isDirect: boolean;
  /** Whether the person has read more of it than the client was told. */
  readonly isReadFurther: boolean;
}

/** What is told of a room. */
export interface RoomResult {
  /** A JSON text; undefined when there is nothing to tell. */
  readonly text: string | undefined;
  /** The events of the timeline, if the client gets them as the first ones. */
  readonly freshTimeline: readonly string[] | undefined;
  readonly sentMembers: readonly string[];
}

/** In which of the client's lists a room is; told in the merged form alone. */
export function listsOf(room: WantedRoom, { form }: RoomResultOptions): { readonly lists?: readonly string[] } {
  return form === "merged" && room.lists.length > 0 ? { lists: room.lists } : {};
}

/** Nothing new; the client keeps what it has. */
export function nothing(sent: SentRoom): RoomResult {
  return { text: undefined, freshTimeline: undefined, sentMembers: sent.members };
}
