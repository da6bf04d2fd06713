import type { Randomness } from "@conclave/base/randomness";
import { MsgType } from "matrix-js-sdk/lib/@types/event.js";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import { encryptAttachment } from "../attachments/encrypt-attachment.ts";
import type { EncryptedFile } from "../attachments/encrypted-file.ts";
import type { Media } from "../attachments/media.ts";
import type { AttachmentToSend } from "../commands.ts";

const msgtypes = { image: MsgType.Image, video: MsgType.Video, audio: MsgType.Audio, file: MsgType.File } as const;

/**
 * Uploads a file and its thumbnail, encrypted if the room is, and gives the content of the message that names them (spec `m.image` and so on).
 * `onProgress` is called with 0 to 1 over both.
 */
export async function uploadAttachment(
  media: Media,
  randomness: Randomness,
  { name, bytes, attachment, dimensions, thumbnail }: AttachmentToSend,
  encrypted: boolean,
  onProgress: (progress: number) => void,
  signal: AbortSignal,
): Promise<RoomMessageEventContent> {
  const total = bytes.size + (thumbnail?.bytes.size ?? 0);
  const share = (size: number) => (total === 0 ? 1 : size / total);

  async function upload(blob: Blob, before: number): Promise<Uploaded> {
    const plaintext = new Uint8Array(await blob.arrayBuffer());
    const tell = (progress: number) => onProgress(before + progress * share(blob.size));
    if (!encrypted) return { url: await media.upload(plaintext, blob.type || anyType, tell, signal) };
    const { ciphertext, file } = await encryptAttachment(randomness, plaintext);
    return { file: file(await media.upload(ciphertext, anyType, tell, signal)) };
  }

  const small = thumbnail === undefined ? null : await upload(thumbnail.bytes, 0);
  const large = await upload(bytes, thumbnail === undefined ? 0 : share(thumbnail.bytes.size));
  const info = {
    mimetype: bytes.type || anyType,
    size: bytes.size,
    ...(dimensions === undefined ? {} : { w: dimensions.width, h: dimensions.height }),
    ...(thumbnail === undefined || small === null
      ? {}
      : {
          ...("file" in small ? { thumbnail_file: small.file } : { thumbnail_url: small.url }),
          thumbnail_info: {
            mimetype: thumbnail.bytes.type || anyType,
            size: thumbnail.bytes.size,
            w: thumbnail.width,
            h: thumbnail.height,
          },
        }),
  };
  // The SDK wants one exact combination of `info` per msgtype, and ours is the union of them.
  return { msgtype: msgtypes[attachment], body: name, filename: name, info, ...large } as RoomMessageEventContent;
}

const anyType = "application/octet-stream";

type Uploaded = { readonly url: string } | { readonly file: EncryptedFile };
