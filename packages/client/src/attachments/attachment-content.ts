import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";

/** What an `m.room.message` with a file says about it; all of it by the sender's word. */
export interface AttachmentContent {
  readonly attachment: "image" | "video" | "audio" | "file";
  readonly name: string;
  readonly caption: string | null;
  readonly contentType: string | null;
  readonly size: number | null;
  readonly dimensions: { readonly width: number; readonly height: number } | null;
  readonly file: AttachmentSource | null;
  readonly thumbnail: (AttachmentSource & { readonly contentType: string | null }) | null;
}

/** Where the bytes are: in the clear at an `mxc://` address, or encrypted as an `EncryptedFile` (not validated yet). */
export type AttachmentSource =
  | { readonly kind: "clear"; readonly url: string }
  | { readonly kind: "encrypted"; readonly file: JsonObject };

const attachments = { "m.image": "image", "m.video": "video", "m.audio": "audio", "m.file": "file" } as const;

/** Reads the content of a message; null if its `msgtype` is not one of a file (spec "m.room.message msgtypes"). */
export function attachmentContentOf(content: JsonObject): AttachmentContent | null {
  const { msgtype, body, filename } = content;
  if (typeof msgtype !== "string" || !isAttachmentType(msgtype)) return null;
  const text = typeof body === "string" ? body : "";
  const name = typeof filename === "string" && filename !== "" ? filename : text;
  const info = isJsonObject(content["info"]) ? content["info"] : {};
  const thumbnailInfo = isJsonObject(info["thumbnail_info"]) ? info["thumbnail_info"] : {};
  const thumbnail = sourceOf(info["thumbnail_file"], info["thumbnail_url"]);
  return {
    attachment: attachments[msgtype],
    name,
    caption: typeof filename === "string" && text !== "" && text !== filename ? text : null,
    contentType: stringOf(info["mimetype"]),
    size: positiveOf(info["size"]),
    dimensions: dimensionsOf(info),
    file: sourceOf(content["file"], content["url"]),
    thumbnail: thumbnail === null ? null : { ...thumbnail, contentType: stringOf(thumbnailInfo["mimetype"]) },
  };
}

function isAttachmentType(msgtype: string): msgtype is keyof typeof attachments {
  return Object.hasOwn(attachments, msgtype);
}

function sourceOf(file: Json | undefined, url: Json | undefined): AttachmentSource | null {
  if (isJsonObject(file)) return { kind: "encrypted", file };
  return typeof url === "string" ? { kind: "clear", url } : null;
}

function dimensionsOf(info: JsonObject): { width: number; height: number } | null {
  const width = positiveOf(info["w"]);
  const height = positiveOf(info["h"]);
  return width === null || height === null ? null : { width, height };
}

function positiveOf(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null;
}

function stringOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
