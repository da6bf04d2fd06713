import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";

/** Bytes up to which an image without a thumbnail is fetched unasked. */
export const unaskedBytes = 12 * 1024 * 1024;

/** What to fetch to show an image in the conversation; null for what isn't shown unasked. */
export function previewPart(item: AttachmentItem): "file" | "thumbnail" | null {
  if (item.attachment !== "image") return null;
  if (item.hasThumbnail) return "thumbnail";
  return item.size !== null && item.size <= unaskedBytes ? "file" : null;
}

/** The size that an image is drawn at: its own, made smaller to fit; that of a usual picture where its size isn't known. */
export function fittedSize(
  dimensions: { readonly width: number; readonly height: number } | null,
  most: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const { width, height } = dimensions ?? { width: 320, height: 200 };
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}
