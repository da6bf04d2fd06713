import { isJsonObject } from "@conclave/base/json";
import { ReceiptType } from "matrix-js-sdk/lib/@types/read_receipts.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { ClientPorts } from "../ports/client-ports.ts";
import { keptText } from "../sealing/kept-text.ts";
import { sessionTexts } from "../sealing/session-texts.ts";
import { placeOf, type ReadUpTo, receiptQueue } from "./receipt-queue.ts";

/** How far this person has read. It holds here at once; the server is told as soon as it can be, if need be by a later run. */
export interface ReadReceipts {
  /** A room, or one of its threads, was read up to an event. Cheap to call often. */
  readUpTo(room: Room, threadId: string | null, event: MatrixEvent): void;
  /** The rooms are there: what an earlier run could not tell holds in them. */
  resume(): void;
  connectionIsBack(): void;
  /** Resolves when what was not told yet is durable. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds: what is told within them needs no place in the store. */
const keepAfter = 1_000;

/** Sends public receipts (spec "Threaded read receipts") and, with those of a room, its fully-read marker. */
export async function readReceipts(
  ports: Pick<ClientPorts, "clock" | "store" | "randomness">,
  sdk: MatrixClient,
): Promise<ReadReceipts> {
  const { clock, store } = ports;
  const sealed = await sessionTexts(ports, "conclave receipts");
  const queue = receiptQueue(
    clock,
    (receipt) => send(sdk, receipt),
    () => kept.changed(),
  );
  const kept = await keptText({ clock, store, sealed, name: "receipts", collectFor: keepAfter }, () => {
    const waiting = queue.waiting();
    return waiting.length === 0 ? null : JSON.stringify(waiting);
  });
  let earlier = readStored(kept.stored);
  const told = new Map<string, string>();

  return {
    readUpTo(room, threadId, event) {
      const eventId = event.getId();
      if (eventId === undefined) return;
      const receipt = { roomId: room.roomId, threadId, eventId };
      if (told.get(placeOf(receipt)) === eventId || isKnown(room, receipt)) return;
      told.set(placeOf(receipt), eventId);
      room.addLocalEchoReceipt(room.myUserId, event, ReceiptType.Read);
      queue.tell(receipt);
    },
    resume() {
      for (const receipt of earlier) {
        if (told.has(placeOf(receipt))) continue;
        told.set(placeOf(receipt), receipt.eventId);
        const room = sdk.getRoom(receipt.roomId);
        const event = room?.findEventById(receipt.eventId);
        if (room && event) room.addLocalEchoReceipt(room.myUserId, event, ReceiptType.Read);
        queue.tell(receipt);
      }
      earlier = [];
    },
    connectionIsBack: queue.connectionIsBack,
    flush: kept.flush,
    stop() {
      queue.stop();
      return kept.stop();
    },
  };
}

/** The server said so itself. What the SDK only supposes, behind what this account wrote, it may not know. */
function isKnown(room: Room, { threadId, eventId }: ReadUpTo): boolean {
  const reader = threadId === null ? room : room.getThread(threadId);
  if (reader?.getReadReceiptForUserId(room.myUserId, true)?.eventId !== eventId) return false;
  return threadId !== null || room.getAccountData("m.fully_read")?.getContent()["event_id"] === eventId;
}

async function send(sdk: MatrixClient, { roomId, threadId, eventId }: ReadUpTo): Promise<void> {
  const path = `/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(eventId)}`;
  await sdk.http.authedRequest(Method.Post, path, undefined, { thread_id: threadId ?? "main" });
  // The marker is for the whole room, the receipt not for its threads; one request for both would say otherwise.
  if (threadId === null) await sdk.setRoomReadMarkersHttpRequest(roomId, eventId);
}

/** Only this client could seal it; what isn't a receipt all the same is left out. */
function readStored(json: string | null): readonly ReadUpTo[] {
  try {
    const stored: unknown = JSON.parse(json ?? "[]");
    return Array.isArray(stored) ? stored.filter(isReceipt) : [];
  } catch {
    return [];
  }
}

function isReceipt(value: unknown): value is ReadUpTo {
  return (
    isJsonObject(value) &&
    typeof value["roomId"] === "string" &&
    typeof value["eventId"] === "string" &&
    (value["threadId"] === null || typeof value["threadId"] === "string")
  );
}
