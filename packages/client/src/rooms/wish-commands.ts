import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { RoomCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import type { RoomNotify } from "../snapshots/room-list-snapshot.ts";

type WishCommands = Pick<RoomCommands, "setFavourite" | "setLowPriority" | "setNotify" | "setMarkedUnread">;

const tags = { favourite: "m.favourite", lowPriority: "m.lowpriority" } as const;

/** The commands that tell how this account wants a room to be treated, on all its devices. */
export function wishCommands(sdk: MatrixClient): WishCommands {
  const setTag = (roomId: string, tag: string, on: boolean) =>
    on ? sdk.setRoomTag(roomId, tag, { order: 0.5 }) : sdk.deleteRoomTag(roomId, tag);
  const hasTag = (roomId: string, tag: string) => sdk.getRoom(roomId)?.tags[tag] !== undefined;

  async function setOnly(roomId: string, tag: string, other: string, on: boolean): Promise<void> {
    await setTag(roomId, tag, on);
    // A room is one or the other.
    if (on && hasTag(roomId, other)) await setTag(roomId, other, false);
  }

  /** A rule of the kind `room` comes after that of mentions, one of the kind `override` before it (spec "Push Rules"). */
  async function setNotify(roomId: string, of: RoomNotify): Promise<void> {
    const { room = [], override = [] } = sdk.pushRules?.global ?? {};
    const pathOf = (kind: "room" | "override") => `/pushrules/global/${kind}/${encodeURIComponent(roomId)}`;
    const isOfRoom = ({ rule_id: ruleId }: { readonly rule_id: string }) => ruleId === roomId;
    if (of === "mentions") await sdk.http.authedRequest(Method.Put, pathOf("room"), undefined, { actions: [] });
    if (of === "nothing") {
      const conditions = [{ kind: "event_match", key: "room_id", pattern: roomId }];
      await sdk.http.authedRequest(Method.Put, pathOf("override"), undefined, { conditions, actions: [] });
    }
    // What was chosen before goes last, so that nothing is heard meanwhile.
    if (of !== "mentions" && room.some(isOfRoom)) await sdk.http.authedRequest(Method.Delete, pathOf("room"));
    if (of !== "nothing" && override.some(isOfRoom)) await sdk.http.authedRequest(Method.Delete, pathOf("override"));
  }

  return {
    setFavourite: (roomId, on) => asClientError(() => setOnly(roomId, tags.favourite, tags.lowPriority, on)),
    setLowPriority: (roomId, on) => asClientError(() => setOnly(roomId, tags.lowPriority, tags.favourite, on)),
    setNotify: (roomId, of) => asClientError(() => setNotify(roomId, of)),
    setMarkedUnread: (roomId, on) => asClientError(() => markUnread(sdk, roomId, on)),
  };
}

/** Marks a room as unread for its reader, or takes the mark away (spec "m.marked_unread"). */
export async function markUnread(sdk: MatrixClient, roomId: string, unread: boolean): Promise<void> {
  const user = encodeURIComponent(sdk.getSafeUserId());
  const path = `/user/${user}/rooms/${encodeURIComponent(roomId)}/account_data/m.marked_unread`;
  await sdk.http.authedRequest(Method.Put, path, undefined, { unread });
}
