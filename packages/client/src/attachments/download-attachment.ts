import { ClientError } from "../failure.ts";
import type { AttachmentSource } from "./attachment-content.ts";
import { decryptAttachment } from "./decrypt-attachment.ts";
import { decryptionParametersOf } from "./encrypted-file.ts";
import type { Media } from "./media.ts";
import type { DownloadProgress } from "./read-body.ts";

/**
 * Fetches the bytes that a message names, decrypted and checked against their hash.
 *
 * @throws ClientError `tampered` also for a description that is not accepted; else as `Media.download`.
 */
export async function downloadAttachment(
  media: Pick<Media, "download">,
  source: AttachmentSource,
  onProgress?: DownloadProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  if (source.kind === "clear") return (await media.download(source.url, undefined, onProgress)).bytes;
  const parameters = decryptionParametersOf(source.file);
  if (parameters === null) throw new ClientError({ code: "tampered" });
  const { bytes } = await media.download(parameters.url, undefined, onProgress);
  return decryptAttachment(parameters, bytes);
}
