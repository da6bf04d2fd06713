import { deepEqual, equal, rejects } from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { systemClock } from "@conclave/base/clock";
import { FakeClock } from "@conclave/testing/fake-clock";
import { movingGif, png, sizeOfPicture } from "@conclave/testing/pictures";
import sharp from "sharp";
import { pictureScaler } from "./scale-picture.ts";
import type { ThumbnailRequest } from "./thumbnail-size.ts";

const scale = pictureScaler({ clock: systemClock });

function ask(picture: Buffer, asked: Partial<ThumbnailRequest> = {}) {
  return scale(Readable.from([picture]), { width: 32, height: 32, method: "crop", animated: false, ...asked });
}

/** What came of a picture, in a word; of a thumbnail its type and size. */
async function told(picture: Buffer, asked: Partial<ThumbnailRequest> = {}): Promise<string> {
  const outcome = await ask(picture, asked);
  if (outcome.kind !== "scaled") return outcome.kind;
  return `${outcome.contentType} ${sizeOfPicture(Buffer.from(outcome.bytes)).join("x")}`;
}

const photograph = png(400, 300);
const turned = await sharp(photograph).withMetadata({ orientation: 6 }).jpeg().toBuffer();
const translucent = await sharp(photograph).ensureAlpha(0.5).png().toBuffer();
const moving = await sharp(movingGif, { animated: true }).webp().toBuffer();

test("pictures, and what comes of them", async (t) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>');
  const rows: readonly [string, Buffer, Partial<ThumbnailRequest>, string][] = [
    ["a photograph, cropped", photograph, {}, "image/jpeg 32x32"],
    ["a photograph, scaled", photograph, { width: 320, height: 240, method: "scale" }, "image/jpeg 320x240"],
    ["one that lies on its side", turned, { width: 100, height: 10, method: "scale" }, "image/jpeg 100x133"],
    ["a translucent one", translucent, {}, "image/png 32x32"],
    ["one that is small enough", png(32, 32), {}, "original"],
    ["a moving one that may move", movingGif, { animated: true }, "image/webp 32x32"],
    ["a moving WebP", moving, { animated: true }, "image/webp 32x32"],
    ["a moving one that shall not", movingGif, {}, "image/png 32x32"],
    ["a small moving one that may move", movingGif, { width: 64, height: 64, animated: true }, "original"],
    ["a small moving one that shall not", movingGif, { width: 64, height: 64 }, "image/png 64x48"],
    ["a picture that can't move, asked to", photograph, { animated: true }, "image/jpeg 32x32"],
    ["too many pixels", png(1, 1, { width: 16_000, height: 16_000 }), {}, "too-large"],
    ["too long a side", png(20_000, 1), {}, "too-large"],
    ["a header that lies", png(1, 1, { width: 5_000, height: 5_000 }), {}, "damaged"],
    ["one that breaks off", turned.subarray(0, turned.length / 2), {}, "damaged"],
    ["nothing", Buffer.alloc(0), {}, "damaged"],
    ["noise", Buffer.alloc(100_000, 7), {}, "damaged"],
    ["SVG, which is a program", svg, {}, "damaged"],
    ["TIFF, which is not decoded", await sharp(photograph).tiff().toBuffer(), {}, "damaged"],
    ["AVIF, which is not decoded", await sharp(png(64, 64)).avif().toBuffer(), {}, "damaged"],
  ];
  for (const [name, picture, asked, expected] of rows) {
    await t.test(name, async () => equal(await told(picture, asked), expected));
  }
});

test("a moving picture of too many frames is its first one", async () => {
  const frames = Array.from({ length: 301 }, (_, index) => png(40, 40 + (index % 2)));
  const many = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  equal((await ask(many, { animated: true })).kind, "scaled");
  equal((await told(many, { animated: true })).split(" ")[0] === "image/webp", false);
});

test("a picture that takes too long is given up, with its process", async () => {
  const clock = new FakeClock();
  const endless = new Readable({ read: () => undefined });
  const outcome = pictureScaler({ clock })(endless, { width: 32, height: 32, method: "crop", animated: false });
  clock.advance(15_000);
  deepEqual(await outcome, { kind: "damaged" });
  equal(endless.destroyed, true);
});

test("a file that can't be read is the caller's affair, and no damaged picture", async () => {
  const failing = new Readable({ read: () => undefined });
  const outcome = scale(failing, { width: 32, height: 32, method: "crop", animated: false });
  failing.destroy(new Error("The disk is gone."));
  await rejects(outcome, /The disk is gone/);
});

test("nothing that goes with a picture comes with its thumbnail", async () => {
  const located = await sharp(photograph)
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" } })
    .jpeg()
    .toBuffer();
  equal(located.includes("Exif"), true);
  const outcome = await ask(located);
  equal(outcome.kind === "scaled" && Buffer.from(outcome.bytes).includes("Exif"), false);
});
