import { writeSync } from "node:fs";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import sharp, { type Metadata, type Sharp } from "sharp";
import { exitCode } from "./exit-code.ts";
import { longestSide, mostFrames, mostPixels, mostPixelsInMotion } from "./limits.ts";
import { type Size, type ThumbnailRequest, thumbnailSize } from "./thumbnail-size.ts";

// The whole life of one process: a picture comes in, its thumbnail goes out, `exitCode` tells what became of it. Whatever a
// hostile picture does in here, it does to itself; see scale-picture.ts for what holds it.

// Of the dozens of formats that the library reads, four.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** The size of one frame as it is to be looked at. */
function frameOf({ width, pageHeight, autoOrient }: Metadata): Size {
  return pageHeight === undefined ? autoOrient : { width, height: pageHeight };
}

function isTooLarge({ width, height }: Size): boolean {
  return width > longestSide || height > longestSide || width * height > mostPixels;
}

async function encoded(picture: Sharp, { hasAlpha }: Metadata, moves: boolean): Promise<Buffer> {
  if (moves) return picture.webp({ quality: 75, effort: 2 }).toBuffer();
  return hasAlpha ? picture.png().toBuffer() : picture.jpeg({ quality: 82 }).toBuffer();
}

async function decode(picture: Buffer, asked: ThumbnailRequest): Promise<number> {
  // The limits are judged by `isTooLarge`, which reads the header alone.
  const unlimited = { limitInputPixels: false } as const;
  const metadata = await sharp(picture, { ...unlimited, animated: true }).metadata();
  const frame = frameOf(metadata);
  if (isTooLarge(frame)) return exitCode.tooLarge;
  const frames = metadata.pages ?? 1;
  const moves =
    asked.animated && frames > 1 && frames <= mostFrames && frame.width * frame.height * frames <= mostPixelsInMotion;
  const size = thumbnailSize(frame, asked);
  // What moves and shall not is no thumbnail of itself.
  if (size === undefined && (moves || frames === 1)) return exitCode.original;
  const { width, height } = size ?? frame;
  const resized = sharp(picture, {
    limitInputPixels: moves ? mostPixelsInMotion : mostPixels,
    failOn: "truncated",
    animated: moves,
    autoOrient: true,
  }).resize(width, height, { fit: asked.method === "crop" ? "cover" : "fill" });
  const thumbnail = await encoded(resized, metadata, moves);
  for (let written = 0; written < thumbnail.length; ) written += writeSync(1, thumbnail, written);
  return exitCode.scaled;
}

async function main(): Promise<number> {
  const [width, height, method, animated] = process.argv.slice(2);
  const asked: ThumbnailRequest = {
    width: Number(width),
    height: Number(height),
    method: method === "crop" ? "crop" : "scale",
    animated: animated === "animated",
  };
  try {
    return await decode(await buffer(process.stdin), asked);
  } catch {
    return exitCode.damaged;
  }
}

process.exitCode = await main();
