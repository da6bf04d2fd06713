import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { peopleIgnoring } from "@conclave/storage/account-data/account-data-store";
import { deviceNamesOf } from "@conclave/storage/devices/device-names-store";
import {
  growthOf,
  noteToDeviceTransaction,
  type QueuedMessage,
  queueToDeviceMessages,
} from "@conclave/storage/keys/to-device-store";
import { command } from "../core/verb.ts";
import { makeRoomInQueues } from "./full-queues.ts";
import { requireAtMost } from "./require-at-most.ts";

export interface ToDeviceDelivery {
  readonly userId: UserId;
  /** `*` for all devices of the person. */
  readonly deviceId: string;
  /** JSON of an object. */
  readonly content: string;
}

export interface SendToDevice {
  readonly sender: { readonly userId: UserId; readonly deviceId: string };
  readonly type: string;
  readonly transactionId: string;
  readonly deliveries: readonly ToDeviceDelivery[];
}

/**
 * What reaches even those who ignore its sender. The specification's "Ignoring Users" is silent on to-device messages. Keys must
 * come: the two may share rooms, whose state events are told in spite of it, and an Olm session that misses one message has to
 * be made anew. Everything readable (a verification or a key that is asked for) would ring at the person who wants rest.
 */
const neverIgnored: readonly string[] = ["m.room.encrypted", "m.room_key.withheld"];

/** Milliseconds for which a request is known again when it is repeated. */
const transactionLifetime = 86_400_000;

/**
 * Puts messages into the queues of devices (spec "Send-to-Device messaging"). The same request again, from the same device, does
 * nothing. Devices that do not exist, other servers' people, and those who ignore the sender (see above) are passed over.
 *
 * @throws MatrixError `M_TOO_LARGE` for more than 5,000 messages; `M_LIMIT_EXCEEDED` as `makeRoomInQueues`.
 */
export const sendToDevice = command("keys.send-to-device", async (context, input: SendToDevice): Promise<void> => {
  const { tx, now } = context;
  const { sender, type, transactionId, deliveries } = input;
  requireAtMost(5_000, deliveries.length, "messages");
  const isNew = await noteToDeviceTransaction(tx, {
    ...sender,
    type,
    transactionId,
    at: now,
    forgetBefore: now - transactionLifetime,
  });
  if (!isNew) return;
  const receivers = [...new Set(deliveries.map((delivery) => delivery.userId))];
  const ignoring = neverIgnored.includes(type) ? new Set() : await peopleIgnoring(tx, receivers, sender.userId);
  const devices = await deviceNamesOf(
    tx,
    receivers.filter((userId) => !ignoring.has(userId)),
  );
  const devicesOf = Map.groupBy(devices, (device) => device.userId);
  const wantedMessages: (Omit<QueuedMessage, "position"> & { readonly userId: UserId })[] = [];
  for (const { userId, deviceId: wanted, content } of deliveries) {
    for (const { deviceId } of devicesOf.get(userId) ?? []) {
      if (wanted !== "*" && wanted !== deviceId) continue;
      wantedMessages.push({ userId, deviceId, sender: sender.userId, type, content });
    }
  }
  requireAtMost(5_000, wantedMessages.length, "messages");
  const gone = await makeRoomInQueues(context, sender.userId, growthOf(wantedMessages));
  const messages = wantedMessages
    .filter(({ userId, deviceId }) => !gone.has(`${userId} ${deviceId}`))
    .map((message) => ({ ...message, position: tx.nextPosition() }));
  await queueToDeviceMessages(tx, messages);
  for (const { userId, deviceId, position } of messages)
    context.changed({ kind: "device", userId, deviceId, position });
});
