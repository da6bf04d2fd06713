import { randomToken } from "@conclave/base/randomness";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Media } from "../attachments/media.ts";
import type { AttachmentToSend, TimelineCommands } from "../commands.ts";
import { notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { forwardedContent } from "./forwarded-content.ts";
import { mentionsOf } from "./mentions.ts";
import { type MessageAttempts, type Preparation, requireTransport } from "./message-attempts.ts";
import { uploadAttachment } from "./message-content.ts";
import { newestReply } from "./newest-reply.ts";
import type { RoomPermissions } from "./room-permissions.ts";
import type { RoomSend } from "./room-send.ts";
import type { SendQueue } from "./send-queue.ts";
import { sentText, textContent } from "./text-content.ts";
import { threadRelation } from "./thread-relation.ts";

/** Bytes of UTF-8: what leaves room for encryption (base64) and envelope within the 65,536 of an event. */
const contentLimit = 40 * 1024;

type Sending = Pick<TimelineCommands, "sendText" | "sendAttachment" | "forwardMessage" | "retrySend" | "discardSend">;

/**
 * The commands that send. Whether a room may be written into, and whether it is encrypted, is asked when a message is queued and again at
 * each attempt. `kept` resolves when what is queued is durable, or can't be made so.
 */
export function sender(
  ports: Pick<ClientPorts, "clock" | "randomness">,
  sdk: MatrixClient,
  media: Media,
  permissions: RoomPermissions,
  attempts: MessageAttempts,
  queue: SendQueue<RoomSend>,
  kept: () => Promise<void>,
): Sending {
  async function enqueue(
    roomId: string,
    threadId: string | null,
    content: RoomSend["content"],
    message: RoomMessageEventContent | Preparation,
  ): Promise<{ readonly key: string }> {
    const encrypted = requireTransport(permissions, roomId) === "encrypted";
    const key = randomToken(ports.randomness, 16);
    queue.enqueue(attempts.begin({ key, roomId, timestamp: ports.clock.now(), encrypted, threadId, content }, message));
    await kept();
    return { key };
  }

  return {
    async sendText(roomId, text, options = {}) {
      const content = sentText(text, options);
      const { threadId = null, edits } = options;
      const edited = edits === undefined ? undefined : sdk.getRoom(roomId)?.findEventById(edits);
      const newest = newestReply(sdk, roomId, threadId);
      const before = mentionsOf(edited?.getContent() ?? {});
      const message = textContent(content, options, sdk.getSafeUserId(), newest, before);
      requireFits(message);
      return enqueue(roomId, options.threadId ?? null, content, message);
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
      return enqueue(toRoomId, null, { kind: "forwarded", body: message.body }, message);
    },
    async sendAttachment(roomId, attachment: AttachmentToSend) {
      const { threadId = null } = attachment;
      const relation = threadRelation(threadId, null, newestReply(sdk, roomId, threadId));
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
