import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { Failure } from "../failure.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendEntry } from "../sending/send-queue.ts";

/** What is kept of a message that the server did not acknowledge. */
export interface UnsentRecord {
  /** Its transaction id. */
  readonly key: string;
  readonly roomId: string;
  /** Milliseconds since the epoch when it was queued, by this machine's clock. */
  readonly timestamp: number;
  readonly encrypted: boolean;
  readonly threadId: string | null;
  /** What is sent; null for a file whose upload had not ended. */
  readonly message: JsonObject | null;
  /** The file's name, and bytes, where there is no message. */
  readonly file: { readonly name: string; readonly size: number | null } | null;
  /** Why it was not sent, if it failed. */
  readonly failure: Failure | null;
}

/** What to keep of an entry of the queue; null for what was sent. */
export function unsentRecord({ send, state }: SendEntry<RoomSend>): UnsentRecord | null {
  if (state.state === "sent") return null;
  const { key, roomId, timestamp, encrypted, threadId } = send;
  const message = send.message();
  return {
    key,
    roomId,
    timestamp,
    encrypted,
    threadId,
    message,
    file: message === null ? fileOf(send.content) : null,
    failure: state.state === "failed" ? state.failure : null,
  };
}

/** Reads what `JSON.stringify` made of records; what isn't one is left out. */
export function readUnsentRecords(json: string): readonly UnsentRecord[] {
  try {
    const stored: unknown = JSON.parse(json);
    return Array.isArray(stored) ? stored.filter(isUnsentRecord) : [];
  } catch {
    return [];
  }
}

function fileOf(content: RoomSend["content"]): UnsentRecord["file"] {
  if (content.kind === "kept-file") return { name: content.file.name, size: content.file.size };
  if (content.kind !== "attachment") return null;
  return { name: content.attachment.name, size: content.attachment.bytes.size };
}

/** Only this client could seal it, so what is deeper is what was written. */
function isUnsentRecord(value: unknown): value is UnsentRecord {
  return (
    isJsonObject(value) &&
    typeof value["key"] === "string" &&
    typeof value["roomId"] === "string" &&
    typeof value["timestamp"] === "number" &&
    typeof value["encrypted"] === "boolean" &&
    (value["threadId"] === null || typeof value["threadId"] === "string") &&
    (value["message"] === null || isJsonObject(value["message"])) &&
    (value["file"] === null || isJsonObject(value["file"])) &&
    (value["failure"] === null || isJsonObject(value["failure"]))
  );
}
