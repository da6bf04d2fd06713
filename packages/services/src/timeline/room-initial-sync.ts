import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { accountDataOfRooms } from "@conclave/storage/account-data/account-data-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { isPublished } from "@conclave/storage/rooms/published-rooms-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";
import { query } from "../core/verb.ts";
import { getRoomEvents } from "./get-room-events.ts";
import { getRoomState } from "./get-room-state.ts";
import type { Reader } from "./present-events.ts";

export interface RoomInitialSync {
  /** Undefined for who never had to do with the room. */
  readonly membership: Membership | undefined;
  readonly isPublished: boolean;
  /** JSON texts, oldest first. */
  readonly messages: readonly string[];
  /** Tokens before the first message and behind the last. */
  readonly start: string;
  readonly end: string;
  /** JSON texts. */
  readonly state: readonly string[];
  /** JSON texts. */
  readonly accountData: readonly string[];
}

const defaultLimit = 20;

/**
 * A room's state and latest messages, as far as the reader may see them.
 *
 * @throws MatrixError `M_FORBIDDEN` for a room that they may see nothing of.
 */
export const roomInitialSync = query(
  "timeline.room-initial-sync",
  async (
    context,
    input: { readonly reader: Reader; readonly roomId: RoomId; readonly limit: number | undefined },
  ): Promise<RoomInitialSync> => {
    const { tx } = context;
    const { reader, roomId } = input;
    const page = await getRoomEvents.run(context, {
      reader,
      roomId,
      from: undefined,
      to: undefined,
      backwards: true,
      limit: input.limit ?? defaultLimit,
      filter: undefined,
    });
    const accountData = await accountDataOfRooms(tx, reader.userId, [roomId]);
    return {
      membership: (await readMembership(tx, roomId, reader.userId))?.membership,
      isPublished: await isPublished(tx, roomId),
      messages: page.chunk.toReversed(),
      start: page.end ?? page.start,
      end: page.start,
      state: await getRoomState.run(context, { reader, roomId }),
      accountData: accountData.map(({ type, content }) => `{"type":${JSON.stringify(type)},"content":${content}}`),
    };
  },
);
