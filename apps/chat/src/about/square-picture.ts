/** Pixels of a side: as large as a picture of a room is ever shown, on fine screens too. */
const side = 512;

/**
 * Makes a square picture from the middle of an image, without what its file says besides (where it was taken, by what).
 *
 * @throws Error (a DOMException) for what no browser draws.
 */
export async function squarePicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  try {
    const edge = Math.min(bitmap.width, bitmap.height);
    const pixels = Math.min(side, edge);
    const canvas = new OffscreenCanvas(pixels, pixels);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser draws nothing.");
    const left = (bitmap.width - edge) / 2;
    const top = (bitmap.height - edge) / 2;
    context.drawImage(bitmap, left, top, edge, edge, 0, 0, pixels, pixels);
    // Every Matrix client shows PNG, and so does every server's thumbnailer.
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    bitmap.close();
  }
}
