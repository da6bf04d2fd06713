import type { JsonObject } from "@conclave/base/json";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { offline } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { SendPermission } from "../snapshots/open-room-snapshot.ts";
import { loadedEvents } from "../threads/thread-timelines.ts";
import { newestReply } from "./newest-reply.ts";
import type { RoomPermissions } from "./room-permissions.ts";
import type { RoomSend } from "./room-send.ts";
import { sendEvent } from "./send-event.ts";
import type { SentKeys } from "./sent-keys.ts";

/** Makes of a message what the queue can send. */
export interface MessageAttempts {
  /** One of this run. */
  begin(message: MessageFacts, content: RoomMessageEventContent | Preparation): RoomSend;
  /**
   * One of an earlier run. It is sent once the server was heard in this one, unless it turns out that the server has it; null for a file that
   * was never uploaded, which can't be.
   */
  resume(message: MessageFacts, content: JsonObject | null): RoomSend;
}

export type MessageFacts = Omit<RoomSend, "attempt" | "message">;

/** Makes what is sent (uploads a file); called again only if it failed. */
export type Preparation = (context: AttemptContext) => Promise<RoomMessageEventContent>;

interface AttemptContext {
  readonly encrypted: boolean;
  readonly onProgress: (progress: number) => void;
  readonly signal: AbortSignal;
}

/** `isHeard` tells whether the server was heard in this run; `settled` waits until it is known who may have keys, and rejects where it can't be. */
export function messageAttempts(
  sdk: MatrixClient,
  permissions: RoomPermissions,
  keys: SentKeys,
  isHeard: () => boolean,
  settled: () => Promise<void>,
): MessageAttempts {
  async function send(facts: MessageFacts, content: RoomMessageEventContent, signal: AbortSignal): Promise<string> {
    const { roomId, encrypted, key } = facts;
    if (encrypted) await settled();
    if (signal.aborted) throw new ClientError({ code: "cancelled" });
    // Encrypted while it waited: a file that was uploaded in the clear must not be announced as if it were not.
    if ((requireTransport(permissions, roomId) === "encrypted") !== encrypted) {
      throw new ClientError({ code: "encryption-unknown" });
    }
    return sendEvent(sdk, roomId, content, key, signal);
  }

  return {
    begin(facts, content) {
      let prepared = typeof content === "function" ? null : content;
      const prepare = typeof content === "function" ? content : async () => content;
      return {
        ...facts,
        message: () => prepared && asJson(prepared),
        async attempt(report, signal) {
          // An uploaded file stays uploaded, whatever becomes of the message.
          prepared ??= await prepare({
            encrypted: facts.encrypted,
            onProgress: (progress) => report({ state: "uploading", progress }),
            signal,
          });
          if (signal.aborted) throw new ClientError({ code: "cancelled" });
          report({ state: "sending" });
          return send(facts, prepared, signal);
        },
      };
    },
    resume: (facts, content) => ({
      ...facts,
      message: () => content,
      async attempt(report, signal) {
        if (content === null) throw new ClientError({ code: "not-found" });
        if (!isHeard()) throw offline();
        newestReply(sdk, facts.roomId, facts.threadId);
        const there = loadedEvents(sdk.getRoom(facts.roomId)).find((event) => keys.of(event) === facts.key);
        const eventId = there?.getId();
        if (eventId !== undefined) return eventId;
        report({ state: "sending" });
        // This client made it as one, and nobody else could seal it.
        return send(facts, content as unknown as RoomMessageEventContent, signal);
      },
    }),
  };
}

/** The SDK's type has no index signature; what is sent is JSON. */
function asJson(content: RoomMessageEventContent): JsonObject {
  return content as unknown as JsonObject;
}

/** @throws ClientError for the reason for which nothing can be sent into a room now. */
export function requireTransport(permissions: RoomPermissions, roomId: string): "encrypted" | "clear" {
  const { known, permission, transport } = permissions.of(roomId);
  if (transport !== null) return transport;
  throw new ClientError({ code: known ? refusals[permission] : "room-unknown" });
}

const refusals = {
  allowed: "unexpected",
  loading: "encryption-unknown",
  "encryption-lost": "encryption-unknown",
  "not-joined": "forbidden",
  forbidden: "forbidden",
} as const satisfies Record<SendPermission, string>;
