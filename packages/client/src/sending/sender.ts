import { randomToken } from "@conclave/base/randomness";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Media } from "../attachments/media.ts";
import type { AttachmentToSend, TimelineCommands } from "../commands.ts";
import { notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { SendPermission } from "../snapshots/open-room-snapshot.ts";
import { forwardedContent } from "./forwarded-content.ts";
import { uploadAttachment } from "./message-content.ts";
import type { RoomPermissions } from "./room-permissions.ts";
import type { RoomSend } from "./room-send.ts";
import { sendEvent } from "./send-event.ts";
import type { SendQueue } from "./send-queue.ts";
import { sentText, textContent } from "./text-content.ts";
import { threadRelation } from "./thread-relation.ts";

/** Bytes of UTF-8: what leaves room for encryption (base64) and envelope within the 65,536 of an event. */
const contentLimit = 40 * 1024;

type Sending = Pick<TimelineCommands, "sendText" | "sendAttachment" | "forwardMessage" | "retrySend" | "discardSend">;

/**
 * The commands that send. Whether a room may be written into, and whether it is encrypted, is asked when a message is queued and again at
 * each attempt.
 */
export function sender(
  ports: Pick<ClientPorts, "clock" | "randomness">,
  sdk: MatrixClient,
  media: Media,
  permissions: RoomPermissions,
  queue: SendQueue<RoomSend>,
): Sending {
  function enqueue(
    roomId: string,
    threadId: string | null,
    content: RoomSend["content"],
    message: (send: AttemptContext) => Promise<RoomMessageEventContent>,
  ): { readonly key: string } {
    const encrypted = requireTransport(permissions, roomId) === "encrypted";
    const key = randomToken(ports.randomness, 16);
    let prepared: RoomMessageEventContent | null = null;
    queue.enqueue({
      key,
      roomId,
      timestamp: ports.clock.now(),
      encrypted,
      threadId,
      content,
      async attempt(report, signal) {
        // An uploaded file stays uploaded, whatever becomes of the message.
        prepared ??= await message({
          encrypted,
          onProgress: (progress) => report({ state: "uploading", progress }),
          signal,
        });
        if (signal.aborted) throw new ClientError({ code: "cancelled" });
        const transport = requireTransport(permissions, roomId);
        // Encrypted while it waited: a file that was uploaded in the clear must not be announced as if it were not.
        if ((transport === "encrypted") !== encrypted) throw new ClientError({ code: "encryption-unknown" });
        report({ state: "sending" });
        return sendEvent(sdk, roomId, prepared, key, signal);
      },
    });
    return { key };
  }

  /** The newest event of a thread that is known here; what older clients take a reply in it for an answer to. */
  function newestIn(roomId: string, threadId: string | null): string | null {
    const room = sdk.getRoom(roomId);
    if (threadId === null || room === null) return null;
    // What this account sends reaches a thread only if the SDK knows it by then.
    const thread = room.getThread(threadId) ?? room.createThread(threadId, room.findEventById(threadId), [], false);
    return thread.lastReply()?.getId() ?? threadId;
  }

  return {
    async sendText(roomId, text, options = {}) {
      const content = sentText(text, options);
      const { threadId = null } = options;
      const message = textContent(content, options, sdk.getSafeUserId(), newestIn(roomId, threadId));
      requireFits(message);
      return enqueue(roomId, options.threadId ?? null, content, async () => message);
    },
    async forwardMessage(roomId, eventId, toRoomId) {
      const event = sdk.getRoom(roomId)?.findEventById(eventId);
      const message = event === undefined ? null : forwardedContent(event);
      if (message === null) throw new ClientError({ code: "not-found" });
      requireFits(message);
      const toClear = requireTransport(permissions, toRoomId) === "clear";
      // What was said where nobody else listens isn't carried to where the server does.
      if (toClear && permissions.of(roomId).transport !== "clear")
        throw new ClientError({ code: "encryption-unknown" });
      return enqueue(toRoomId, null, { kind: "forwarded", body: message.body }, async () => message);
    },
    async sendAttachment(roomId, attachment: AttachmentToSend) {
      const { threadId = null } = attachment;
      const relation = threadRelation(threadId, null, newestIn(roomId, threadId));
      return enqueue(
        roomId,
        threadId,
        { kind: "attachment", attachment },
        async ({ encrypted, onProgress, signal }) => {
          const content = await uploadAttachment(media, ports.randomness, attachment, encrypted, onProgress, signal);
          // The SDK's type knows no files in threads; the shape is that of the specification.
          return { ...content, ...relation } as unknown as RoomMessageEventContent;
        },
      );
    },
    async retrySend(roomId, key) {
      if (!queue.retry(roomId, key)) throw notPossibleNow();
    },
    async discardSend(roomId, key) {
      if (!queue.discard(roomId, key)) throw notPossibleNow();
    },
  };
}

/** @throws ClientError `too-large` for what no event can hold. */
function requireFits(content: RoomMessageEventContent): void {
  if (new TextEncoder().encode(JSON.stringify(content)).length > contentLimit) {
    throw new ClientError({ code: "too-large" });
  }
}

interface AttemptContext {
  readonly encrypted: boolean;
  readonly onProgress: (progress: number) => void;
  readonly signal: AbortSignal;
}

function requireTransport(permissions: RoomPermissions, roomId: string): "encrypted" | "clear" {
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
