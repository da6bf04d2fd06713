import type { Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { RoomPermissions } from "../sending/room-permissions.ts";
import { waitUntil } from "./wait-until.ts";

/** Joins a room, and waits until it is known here as joined. */
export async function enterRoom(
  clock: Clock,
  sdk: MatrixClient,
  permissions: RoomPermissions,
  roomId: string,
): Promise<void> {
  // The SDK's joinRoom would wait for shared history from the inviter at every start of the next day, and not start without a
  // network meanwhile; this client shares none.
  await sdk.http.authedRequest(Method.Post, `/join/${encodeURIComponent(roomId)}`, undefined, {});
  const isIn = () => sdk.getRoom(roomId)?.getMyMembership() === "join" && permissions.of(roomId).known;
  await waitUntil(clock, sdk, isIn);
}
