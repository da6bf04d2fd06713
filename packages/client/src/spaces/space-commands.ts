import type { Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { SpaceCommands } from "../commands.ts";
import { foundRoom } from "../directory/found-room.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import { accessOptions } from "../rooms/access-options.ts";
import { waitUntil } from "../rooms/wait-until.ts";
import { ordersAfterMove } from "./order-children.ts";
import { orderedChildren } from "./space-entry.ts";

/** Rooms that one page has. */
const pageSize = 50;

/** Nobody talks in a space: what is said there would be in the clear. */
const quiet = { events_default: 100 };

/** The commands that make spaces, arrange them, and look into them. */
export function spaceCommands(clock: Clock, sdk: MatrixClient): Omit<SpaceCommands, "chooseSpace"> {
  async function setChild(spaceId: string, roomId: string, content: object): Promise<void> {
    const path = `/rooms/${encodeURIComponent(spaceId)}/state/m.space.child/${encodeURIComponent(roomId)}`;
    await sdk.http.authedRequest(Method.Put, path, undefined, content);
  }

  return {
    createSpace: ({ name, topic, access, invite }) =>
      asClientError(async () => {
        const { room_id: spaceId } = await sdk.createRoom({
          name,
          ...(topic === undefined ? {} : { topic }),
          creation_content: { type: "m.space" },
          power_level_content_override: quiet,
          invite: [...invite],
          ...accessOptions(access, undefined, serverOf(sdk)),
        });
        await waitUntil(clock, sdk, () => sdk.getRoom(spaceId)?.getMyMembership() === "join");
        return { spaceId };
      }),

    addToSpace: (spaceId, roomId, suggested) =>
      asClientError(async () => {
        const state = sdk.getRoom(spaceId)?.currentState.getStateEvents("m.space.child", roomId);
        const before = state?.getContent() ?? {};
        await setChild(spaceId, roomId, { via: [serverOf(sdk)], ...before, suggested });
      }),

    moveInSpace: (spaceId, roomId, before) =>
      asClientError(async () => {
        const space = sdk.getRoom(spaceId);
        if (space === null) throw new ClientError({ code: "room-unknown" });
        for (const [childId, order] of ordersAfterMove(orderedChildren(space), roomId, before)) {
          const content = space.currentState.getStateEvents("m.space.child", childId)?.getContent() ?? {};
          await setChild(spaceId, childId, { ...content, order });
        }
      }),

    // What isn't said to be reachable is no child (spec "m.space.child").
    removeFromSpace: (spaceId, roomId) => asClientError(() => setChild(spaceId, roomId, {})),

    listSpaceRooms: (spaceId, next) =>
      asClientError(async () => {
        const page = await sdk.getRoomHierarchy(spaceId, pageSize, 1, false, next);
        const rooms = page.rooms.filter(({ room_id: roomId }) => roomId !== spaceId);
        return { rooms: rooms.map((room) => foundRoom(sdk, room)), next: page.next_batch ?? null };
      }),
  };
}

function serverOf(sdk: MatrixClient): string {
  return sdk.getDomain() ?? "";
}
