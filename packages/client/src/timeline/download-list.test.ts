import { expect, test } from "vitest";
import type { DownloadSnapshot } from "../snapshots/download-snapshot.ts";
import { downloadList } from "./download-list.ts";

const file = { roomId: "!a", key: "k", part: "file" } as const;

test("a file is listed while it is fetched, in steps of a hundredth", async () => {
  const told: (readonly DownloadSnapshot[])[] = [];
  const list = downloadList((downloads) => told.push(downloads));
  const result = await list.during(file, async (onProgress) => {
    for (const progress of [0, 0.5, 0.501, 0.509, 1]) onProgress(progress);
    return "bytes";
  });
  expect(result).toBe("bytes");
  expect(told.map((downloads) => downloads.map(({ progress }) => progress))).toEqual([[null], [0], [0.5], [1], []]);
});

test("one that failed is listed no more", async () => {
  const told: (readonly DownloadSnapshot[])[] = [];
  const list = downloadList((downloads) => told.push(downloads));
  await expect(list.during(file, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(told.at(-1)).toEqual([]);
});
