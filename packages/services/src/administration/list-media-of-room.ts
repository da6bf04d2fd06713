import { parseRoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { mediaInEvent } from "@conclave/rules/media/media-in-event";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { roomTimeline } from "@conclave/storage/timeline/room-timeline";
import { query } from "../core/verb.ts";
import { localMediaId } from "./local-media-id.ts";

/** Events that are looked through in one query. */
const pageLength = 200;

/** A page of what a room's events name. */
export interface MediaOfRoom {
  readonly mediaIds: readonly string[];
  /** The position to go on behind; undefined at the end. */
  readonly next: number | undefined;
}

/** The files of this server that a page of a room's events names; those of encrypted events nobody here can read. */
export const listMediaOfRoom = query(
  "administration.list-media-of-room",
  async (context, input: { readonly roomId: string; readonly after: number }): Promise<MediaOfRoom> => {
    const { tx } = context;
    const roomId = parseRoomId(input.roomId);
    if (roomId === undefined || (await readRoom(tx, roomId)) === undefined) {
      throw new MatrixError("M_NOT_FOUND", "There is no such room.");
    }
    // A person's own picture, which their membership shows in each of their rooms, is no file of the room.
    const notTypes = ["m.room.encrypted", "m.room.member"];
    const request = { roomId, after: input.after, notTypes, limit: pageLength, backwards: false };
    const events = await roomTimeline(tx, request);
    const uris = events
      .filter(({ client }) => client.includes("mxc://"))
      .flatMap(({ client }) => mediaInEvent(JSON.parse(client).content));
    const mediaIds = uris.map((uri) => localMediaId(context, uri)).filter((mediaId) => mediaId !== undefined);
    const next = events.length < pageLength ? undefined : events.at(-1)?.position;
    return { mediaIds: [...new Set(mediaIds)], next };
  },
);
