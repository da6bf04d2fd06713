import type { JsonObject } from "@conclave/base/json";
import type { DelayedEvent } from "@conclave/storage/delayed-events/delayed-event-store";
import type { CommandContext } from "../core/verb.ts";
import { setRoomState } from "../rooms/set-room-state.ts";
import { sendMessage } from "../timeline/send-message.ts";

/** Sends an event as if its sender had now. */
export async function sendNow(context: CommandContext, event: DelayedEvent): Promise<void> {
  const { userId, deviceId, roomId, type, stateKey } = event;
  const content: JsonObject = JSON.parse(event.content);
  if (stateKey !== null) {
    await setRoomState.run(context, { sender: userId, roomId, type, stateKey, content });
    return;
  }
  const transactionId = event.transactionId ?? event.delayId;
  await sendMessage.run(context, { sender: { userId, deviceId }, roomId, type, transactionId, content });
}
