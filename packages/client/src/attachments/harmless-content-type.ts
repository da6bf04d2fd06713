const harmless = new Set([
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/apng",
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
  "audio/flac",
  "audio/x-flac",
]);

/**
 * The type under which bytes from somebody else may become a Blob. A blob address has the page's own origin, so whatever can carry
 * script (HTML, SVG, XML, PDF) becomes `application/octet-stream`.
 */
export function harmlessContentType(claimed: string | null): string {
  const type = (claimed ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return harmless.has(type) ? type : "application/octet-stream";
}
