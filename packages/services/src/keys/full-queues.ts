import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { listDevices } from "@conclave/storage/devices/device-store";
import { type ToDeviceQueue, toDeviceQueuesOf } from "@conclave/storage/keys/to-device-queue-store";
import type { CommandContext } from "../core/verb.ts";
import { removeDevices } from "./remove-devices.ts";

/** What may wait for one device: from everybody, and from one sender. Bytes are of contents; docs/decisions/0017-quotas.md. */
export const queueBounds = {
  everybody: { messages: 100_000, bytes: 128 * 1_048_576 },
  oneSender: { messages: 10_000, bytes: 16 * 1_048_576 },
} as const;
/** Milliseconds without a request after which a device with a full queue is signed out. */
const abandonedAfter = 30 * 86_400_000;

/**
 * Makes sure that messages fit into the queues of their devices. A device whose queue would overflow, and that nobody has used for
 * 30 days, is signed out: nobody encrypts for it any longer, and whoever comes back with it learns at once that it is so.
 *
 * @param growth what is about to be added, all by one sender.
 * @returns the devices that are gone, as `user device`.
 * @throws MatrixError `M_LIMIT_EXCEEDED` where a device that is in use has a full queue: its sender floods it.
 */
export async function makeRoomInQueues(
  context: CommandContext,
  sender: UserId,
  growth: readonly (ToDeviceQueue & { readonly userId: UserId })[],
): Promise<ReadonlySet<string>> {
  const queues = await toDeviceQueuesOf(context.tx, [...new Set(growth.map(({ userId }) => userId))], sender);
  const waiting = new Map(queues.map((queue) => [`${queue.userId} ${queue.deviceId} ${queue.sender}`, queue]));
  const full = growth.filter((grown) => {
    const key = `${grown.userId} ${grown.deviceId}`;
    const everybody = waiting.get(`${key} `);
    const oneSender = waiting.get(`${key} ${sender}`);
    return overflows(everybody, grown, queueBounds.everybody) || overflows(oneSender, grown, queueBounds.oneSender);
  });
  const gone = new Set<string>();
  // Almost never more than one.
  for (const [userId, queuesOfPerson] of Map.groupBy(full, (queue) => queue.userId)) {
    const wanted = new Set(queuesOfPerson.map(({ deviceId }) => deviceId));
    const devices = (await listDevices(context.tx, userId)).filter(({ deviceId }) => wanted.has(deviceId));
    for (const { deviceId, lastSeenAt, createdAt } of devices) {
      if (context.now - (lastSeenAt ?? createdAt) < abandonedAfter) throw isFull();
      gone.add(`${userId} ${deviceId}`);
    }
    await signOut(context, userId, [...wanted]);
  }
  return gone;
}

function overflows(
  waiting: Pick<ToDeviceQueue, "messages" | "bytes"> | undefined,
  grown: ToDeviceQueue,
  bound: Pick<ToDeviceQueue, "messages" | "bytes">,
): boolean {
  const { messages, bytes } = waiting ?? { messages: 0, bytes: 0 };
  return messages + grown.messages > bound.messages || bytes + grown.bytes > bound.bytes;
}

function isFull(): MatrixError {
  return new MatrixError(
    "M_LIMIT_EXCEEDED",
    "More waits for one of these devices than it may. It has to fetch some first.",
    {
      retry_after_ms: 60_000,
    },
  );
}

async function signOut(context: CommandContext, userId: UserId, deviceIds: readonly string[]): Promise<void> {
  for (const deviceId of await removeDevices(context, userId, deviceIds)) {
    const detail = { device_id: deviceId, reason: "queue-full" };
    await context.record({ type: "session.ended", actor: null, subject: userId, detail, origin: "server" });
  }
}
