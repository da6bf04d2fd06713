import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { personOf } from "../rooms/person-of.ts";
import type { MessageDetails } from "../snapshots/message-details.ts";
import type { MessageSecurity } from "../snapshots/timeline-item.ts";

/** Everything that this client knows about a message. */
export async function messageDetails(
  crypto: CryptoApi,
  room: Room,
  event: MatrixEvent,
  security: MessageSecurity,
): Promise<MessageDetails> {
  const eventId = event.getId() ?? "";
  const algorithm: unknown = event.getWireContent()["algorithm"];
  return {
    eventId,
    sender: personOf(room, event.getSender() ?? ""),
    timestamp: event.getTs(),
    security,
    algorithm: event.isEncrypted() && typeof algorithm === "string" ? algorithm : null,
    device: await sendingDevice(crypto, event),
    readBy: readersOf(room, event),
  };
}

/** The device whose identity key encrypted the message; null where it isn't among its sender's. */
async function sendingDevice(crypto: CryptoApi, event: MatrixEvent): Promise<MessageDetails["device"]> {
  const sender = event.getSender();
  const senderKey = event.getSenderKey();
  if (sender === undefined || senderKey === null) return null;
  const devices = (await crypto.getUserDeviceInfo([sender])).get(sender);
  const device = [...(devices?.values() ?? [])].find((candidate) => candidate.getIdentityKey() === senderKey);
  if (device === undefined) return null;
  const status = await crypto.getDeviceVerificationStatus(sender, device.deviceId);
  return {
    deviceId: device.deviceId,
    name: device.displayName ?? null,
    trust: status?.isVerified() ? "verified" : status?.signedByOwner ? "own-identity" : "unverified",
    fingerprint: device.getFingerprint()?.replace(/(.{4})(?=.)/g, "$1 ") ?? null,
  };
}

function readersOf(room: Room, event: MatrixEvent): MessageDetails["readBy"] {
  const eventId = event.getId() ?? "";
  const sender = event.getSender();
  const thread = event.isThreadRoot || event.threadRootId === undefined ? null : room.getThread(event.threadRootId);
  return room
    .getJoinedMembers()
    .filter(({ userId }) => userId !== room.myUserId && userId !== sender && room.hasUserReadEvent(userId, eventId))
    .flatMap(({ userId }) => {
      const at = (thread ?? room).getReadReceiptForUserId(userId)?.data.ts;
      return at === undefined ? [] : [{ person: personOf(room, userId), at }];
    })
    .sort((left, right) => right.at - left.at);
}
