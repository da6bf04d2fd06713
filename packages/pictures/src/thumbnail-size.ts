/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What somebody asks for: at least this size, if the picture has it. */
export interface ThumbnailRequest extends Size {
  readonly method: "crop" | "scale";
  /** Whether what moves may go on moving; otherwise its first frame. */
  readonly animated: boolean;
}

/**
 * How large the thumbnail of a picture becomes (spec "Thumbnails"): never smaller than asked, and never larger than the picture.
 * `crop` has the proportions that were asked for, `scale` those of the picture.
 *
 * @returns undefined where the picture is no larger than what was asked for: it is its own thumbnail.
 */
export function thumbnailSize(picture: Size, asked: Omit<ThumbnailRequest, "animated">): Size | undefined {
  const across = picture.width / asked.width;
  const down = picture.height / asked.height;
  if (across <= 1 && down <= 1) return undefined;
  if (asked.method === "crop") return scaled(asked, Math.min(1, across, down));
  return scaled(picture, Math.min(1, Math.max(1 / across, 1 / down)));
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
