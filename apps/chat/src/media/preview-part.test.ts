import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { expect, test } from "vitest";
import { fittedSize, previewPart, unaskedBytes } from "./preview-part.ts";

// Only what the rule reads.
const item = (part: Partial<AttachmentItem>) =>
  ({ attachment: "image", hasThumbnail: false, size: 1, ...part }) as AttachmentItem;

test.each([
  [{ hasThumbnail: true, size: null }, "thumbnail"],
  [{ size: unaskedBytes }, "file"],
  [{ size: unaskedBytes + 1 }, null],
  [{ size: null }, null],
  [{ attachment: "video", hasThumbnail: true }, null],
  [{ attachment: "file" }, null],
] as const)("%j shows %s", (part, expected) => {
  expect(previewPart(item(part))).toBe(expected);
});

test.each([
  [
    { width: 4000, height: 3000 },
    { width: 400, height: 300 },
  ],
  [
    { width: 100, height: 80 },
    { width: 100, height: 80 },
  ],
  [
    { width: 10, height: 10000 },
    { width: 48, height: 320 },
  ],
  [null, { width: 320, height: 200 }],
])("%j is drawn as %j", (dimensions, expected) => {
  expect(fittedSize(dimensions, { width: 400, height: 320 })).toEqual(expected);
});
