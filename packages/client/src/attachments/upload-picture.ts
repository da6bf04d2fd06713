import type { Media } from "./media.ts";

/** Uploads the picture of a room or person, and gives its `mxc://` address. It isn't encrypted: whoever may see the name sees the picture. Throws as `upload`. */
export async function uploadPicture(media: Pick<Media, "upload">, picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return media.upload(bytes, picture.type, () => undefined, new AbortController().signal);
}
