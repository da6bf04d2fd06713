import { EventType } from "matrix-js-sdk/lib/@types/event.js";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { EventStatus } from "matrix-js-sdk/lib/models/event-status.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { failureOf } from "../engine/failure-of.ts";
import { ClientError, type Failure, type FailureCode } from "../failure.ts";

/**
 * Encrypts (if the room is) and sends one message, once. Gives the event id. A later attempt with the same transaction id sends what the
 * first one encrypted. Once `signal` is aborted, the SDK forgets the message, if it can.
 *
 * @throws ClientError: `encryption-failed` if it was not even sent; else as the server answers.
 */
export async function sendEvent(
  sdk: MatrixClient,
  roomId: string,
  content: RoomMessageEventContent,
  transactionId: string,
  signal: AbortSignal,
): Promise<string> {
  const room = sdk.getRoom(roomId);
  if (room === null) throw new ClientError({ code: "room-unknown" });
  const unsent = () => unsentEvent(room, transactionId);
  signal.addEventListener("abort", () => {
    const event = unsent();
    if (event !== undefined) sdk.cancelPendingEvent(event);
  });
  try {
    const former = unsent();
    const { event_id: eventId } =
      former === undefined
        ? await sdk.sendEvent(roomId, null, EventType.RoomMessage, content, transactionId)
        : await sdk.resendEvent(former, room);
    return eventId;
  } catch (error) {
    const failure = failureOf(error);
    // Apart from the request itself, encrypting is all that sending does.
    throw new ClientError(failure.code === "unexpected" ? { ...failure, code: encryptionFailure(failure) } : failure);
  }
}

/** The crypto library tells its reasons in words only; those that it isn't understood by are none of these. */
function encryptionFailure({ detail = "" }: Failure): FailureCode {
  if (/cross-signing is not set up|your device is not verified/.test(detail)) return "device-unverified";
  return /verified have changed their identit/.test(detail) ? "identity-changed" : "encryption-failed";
}

/** The SDK keeps what it failed to send, and takes each transaction id only once. */
function unsentEvent(room: Room, transactionId: string): MatrixEvent | undefined {
  return room
    .getPendingEvents()
    .find((event) => event.getTxnId() === transactionId && event.status === EventStatus.NOT_SENT);
}
