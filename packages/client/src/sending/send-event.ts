import { EventType } from "matrix-js-sdk/lib/@types/event.js";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { EventStatus } from "matrix-js-sdk/lib/models/event-status.js";
import { failureOf } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";

/**
 * Encrypts (if the room is) and sends one message, once. Gives the event id.
 *
 * @throws ClientError: `encryption-failed` if it was not even sent; else as the server answers.
 */
export async function sendEvent(
  sdk: MatrixClient,
  roomId: string,
  content: RoomMessageEventContent,
  transactionId: string,
): Promise<string> {
  dropSdkEcho(sdk, roomId, transactionId);
  try {
    const { event_id: eventId } = await sdk.sendEvent(roomId, null, EventType.RoomMessage, content, transactionId);
    return eventId;
  } catch (error) {
    const failure = failureOf(error);
    // Apart from the request itself, encrypting is all that sendEvent does.
    throw new ClientError(failure.code === "unexpected" ? { ...failure, code: "encryption-failed" } : failure);
  } finally {
    dropSdkEcho(sdk, roomId, transactionId);
  }
}

/** The SDK keeps failed sends in a list of its own; ours is the one that counts, and the SDK's would refuse a second attempt. */
function dropSdkEcho(sdk: MatrixClient, roomId: string, transactionId: string): void {
  const room = sdk.getRoom(roomId);
  const echo = room?.getPendingEvents().find((event) => event.getTxnId() === transactionId);
  if (echo?.status === EventStatus.NOT_SENT) sdk.cancelPendingEvent(echo);
}
