import type { JsonObject } from "@conclave/base/json";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";

/** What of a message belongs to it wherever it stands. */
const kept = ["msgtype", "body", "format", "formatted_body", "filename", "info", "url", "file"] as const;

/**
 * The content of a message for another room: a file stays where it is stored, and its key goes along. Null if it can't be read, was
 * removed, or is no message.
 */
export function forwardedContent(event: MatrixEvent): (RoomMessageEventContent & { readonly body: string }) | null {
  if (event.isRedacted() || event.isDecryptionFailure() || event.getType() !== "m.room.message") return null;
  const content: JsonObject = event.getContent();
  if (typeof content["body"] !== "string" || typeof content["msgtype"] !== "string") return null;
  if (content["msgtype"].startsWith("m.key.")) return null;
  const copied = Object.fromEntries(kept.filter((name) => name in content).map((name) => [name, content[name]]));
  // A message of the same type as the one that it was copied from, whose body was just looked at.
  return { ...copied, "m.mentions": {} } as unknown as RoomMessageEventContent & { readonly body: string };
}
