import { isJsonObject, type JsonObject } from "@conclave/base/json";
import { attachmentContentOf } from "../attachments/attachment-content.ts";
import { replyTarget } from "../formatting/reply-fallback.ts";
import type { KeptFile, RoomSend } from "../sending/room-send.ts";
import { formattedText } from "../timeline/formatted-text.ts";
import type { UnsentRecord } from "./unsent-record.ts";

/** What is shown of a message that comes back from an earlier run. */
export function shownContent({ message, file }: Pick<UnsentRecord, "message" | "file">): RoomSend["content"] {
  if (message === null) return { kind: "kept-file", file: { ...unknownFile, ...file } };
  const attachment = attachmentContentOf(message);
  if (attachment !== null) {
    const { file: _source, thumbnail, ...facts } = attachment;
    return { kind: "kept-file", file: { ...facts, hasThumbnail: thumbnail !== null } };
  }
  const edits = editedBy(message);
  const newContent = message["m.new_content"];
  const said = edits !== null && isJsonObject(newContent) ? newContent : message;
  return {
    kind: "message",
    body: typeof said["body"] === "string" ? said["body"] : "",
    formatted: formattedText(said),
    style: said["msgtype"] === "m.emote" ? "emote" : "text",
    replyTo: replyTarget(message),
    edits,
  };
}

/** Nothing else of it is left. */
const unknownFile: KeptFile = {
  attachment: "file",
  name: "",
  caption: null,
  contentType: null,
  size: null,
  dimensions: null,
  hasThumbnail: false,
};

function editedBy(message: JsonObject): string | null {
  const relation = message["m.relates_to"];
  if (!isJsonObject(relation) || relation["rel_type"] !== "m.replace") return null;
  return typeof relation["event_id"] === "string" ? relation["event_id"] : null;
}
