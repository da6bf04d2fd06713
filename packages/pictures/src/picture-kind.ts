/** The pictures that are decoded; everything else is opaque. SVG is a program and never one of them. */
export type PictureKind = "image/gif" | "image/jpeg" | "image/png" | "image/webp";

const beginnings: readonly (readonly [PictureKind, string, number])[] = [
  ["image/jpeg", "\xff\xd8\xff", 0],
  ["image/png", "\x89PNG\r\n\x1a\n", 0],
  ["image/gif", "GIF87a", 0],
  ["image/gif", "GIF89a", 0],
  ["image/webp", "WEBP", 8],
];

/** What a file is by its first bytes (WHATWG MIME Sniffing, section 6.1), whatever its sender calls it; undefined for what is not decoded. */
export function pictureKind(beginning: Uint8Array): PictureKind | undefined {
  const text = Buffer.from(beginning.subarray(0, 12)).toString("latin1");
  return beginnings.find(([, word, at]) => text.startsWith(word, at))?.[0];
}
