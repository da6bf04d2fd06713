import { crc32, deflateSync } from "node:zlib";

/** A PNG of one colour (RFC 2083); `claimed` lets its header lie about its size. */
export function png(width: number, height: number, claimed = { width, height }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  // Eight bits, red green blue.
  header.set([8, 2], 8);
  const line = Buffer.alloc(1 + width * 3, 0x7f).fill(0, 0, 1);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A GIF of two frames, red and blue, 64 by 48 (GIF89a). */
export const movingGif = Buffer.from(
  "R0lGODlhQAAwAIAAAExpcf8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFCgAAACwAAAAAQAAwAAACOYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY0mCwAh+QQFCgAAACwAAAAAQAAwAIBMaXEAAP8COYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY0mCwA7",
  "base64",
);

/** Width and height in the header of a PNG, JPEG, GIF or WebP that the server made. */
export function sizeOfPicture(picture: Buffer): readonly [number, number] {
  if (picture.subarray(0, 4).toString("latin1") === "\x89PNG")
    return [picture.readUInt32BE(16), picture.readUInt32BE(20)];
  if (picture.subarray(0, 3).toString("latin1") === "GIF") return [picture.readUInt16LE(6), picture.readUInt16LE(8)];
  if (picture.subarray(0, 4).toString("latin1") === "RIFF") {
    return [picture.readUIntLE(24, 3) + 1, picture.readUIntLE(27, 3) + 1];
  }
  return sizeOfJpeg(picture);
}

/** Looks for the start of frame (ITU T.81, annex B). */
function sizeOfJpeg(picture: Buffer): readonly [number, number] {
  for (let at = 2; at + 9 < picture.length; at += 2 + picture.readUInt16BE(at + 2)) {
    const marker = picture[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [picture.readUInt16BE(at + 7), picture.readUInt16BE(at + 5)];
  }
  throw new Error("This is no JPEG.");
}
