import { isJsonObject } from "@conclave/base/json";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { ClientError } from "../failure.ts";
import type { MessageVersion } from "../snapshots/message-details.ts";

/** Edits of one message that are fetched, the latest ones. */
const mostVersions = 100;

/** The wordings of a message, oldest first; those that can't be read are left out. @throws ClientError `not-found`. */
export async function messageVersions(
  sdk: MatrixClient,
  room: Room,
  eventId: string,
): Promise<readonly MessageVersion[]> {
  const { originalEvent, events } = await sdk.relations(room.roomId, eventId, "m.replace", null, {
    limit: mostVersions,
  });
  const original = originalEvent ?? room.findEventById(eventId);
  if (original === undefined || original === null) throw new ClientError({ code: "not-found" });
  await Promise.all([original, ...events].map((event) => sdk.decryptEventIfNeeded(event)));
  const sender = original.getSender();
  const edits = events
    // An edit by somebody else is none (spec "Validity of replacement events").
    .filter((event) => event.getSender() === sender && !event.isRedacted())
    .map((event) => version(event, event.getOriginalContent()["m.new_content"]));
  return [version(original, original.getOriginalContent()), ...edits]
    .filter((one) => one !== null)
    .sort((left, right) => left.timestamp - right.timestamp);
}

function version(event: MatrixEvent, content: unknown): MessageVersion | null {
  const body = isJsonObject(content) ? content["body"] : undefined;
  const eventId = event.getId();
  return typeof body === "string" && eventId !== undefined ? { eventId, timestamp: event.getTs(), body } : null;
}
