import type { AttachmentToSend } from "@conclave/client/commands";

/** Kinds of images that every browser draws and that can't carry script. */
const drawable = /^image\/(?:jpeg|png|gif|webp|avif)$/;
/** The larger side of a thumbnail, in pixels. */
const thumbnailSide = 800;
/** Below this many bytes an image needs no thumbnail. */
const thumbnailFrom = 256 * 1024;

/** What is sent of a file: an image is measured, and a large one gets a small picture of itself. */
export async function prepareAttachment(file: File): Promise<AttachmentToSend> {
  const plain = { name: file.name, bytes: file } as const;
  if (!drawable.test(file.type)) return { ...plain, attachment: kindOf(file.type) };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    // It says that it is an image, but no browser draws it.
    return { ...plain, attachment: "file" };
  }
  try {
    const dimensions = { width: bitmap.width, height: bitmap.height };
    const thumbnail = file.size < thumbnailFrom || file.type === "image/gif" ? null : await thumbnailOf(bitmap);
    return { ...plain, attachment: "image", dimensions, ...(thumbnail === null ? {} : { thumbnail }) };
  } finally {
    bitmap.close();
  }
}

function kindOf(type: string): AttachmentToSend["attachment"] {
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "file";
}

async function thumbnailOf(bitmap: ImageBitmap): Promise<NonNullable<AttachmentToSend["thumbnail"]> | null> {
  const scale = Math.min(1, thumbnailSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.drawImage(bitmap, 0, 0, width, height);
  return { bytes: await canvas.convertToBlob({ type: "image/webp", quality: 0.8 }), width, height };
}
