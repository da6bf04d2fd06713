/** What a browser may show in place without running anything (spec "Serving inline content"). */
const inlineTypes: ReadonlySet<string> = new Set([
  "text/css",
  "text/plain",
  "text/csv",
  "application/json",
  "application/ld+json",
  "image/jpeg",
  "image/gif",
  "image/png",
  "image/apng",
  "image/webp",
  "image/avif",
  "video/mp4",
  "video/webm",
  "video/ogg",
  "video/quicktime",
  "audio/mp4",
  "audio/webm",
  "audio/aac",
  "audio/mpeg",
  "audio/ogg",
  "audio/wave",
  "audio/wav",
  "audio/x-wav",
  "audio/x-pn-wav",
  "audio/flac",
  "audio/x-flac",
]);

/** The pictures that thumbnails are made of. */
const thumbnailTypes: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/gif",
  "image/webp",
]);
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const grammar = new RegExp(
  `^${token}/${token}(?:[ \\t]*;[ \\t]*${token}=(?:${token}|"[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*"))*$`,
);

/** A Content-Type as it was sent; null when it is absent, malformed (RFC 9110 section 8.3.1) or longer than 255 characters. */
export function parseMediaType(text: string | undefined): string | null {
  return text !== undefined && text.length <= 255 && grammar.test(text) ? text : null;
}

/** Whether a browser may show this in place; everything else is downloaded. */
export function isInlineType(mediaType: string): boolean {
  return inlineTypes.has(essenceOf(mediaType));
}

/** Whether there may be a thumbnail of this. */
export function isThumbnailType(mediaType: string): boolean {
  return thumbnailTypes.has(essenceOf(mediaType));
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
