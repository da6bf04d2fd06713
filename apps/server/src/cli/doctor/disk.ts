import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Finding } from "./finding.ts";

const mebibyte = 1_048_576;
const failureBelow = 256 * mebibyte;
const warningBelow = 2048 * mebibyte;

/** Bytes that are free for the data folder, or for the nearest folder above it that exists. */
export function observeFreeBytes(dataFolder: string): number {
  let folder = dataFolder;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Whether there is room to write: a full disk ends the server. */
export function judgeDisk(freeBytes: number): Finding {
  const free = `${Math.floor(freeBytes / mebibyte)} MiB`;
  const text = { en: `${free} free for the data folder`, zh: `数据文件夹可用空间 ${free}` };
  if (freeBytes >= warningBelow) return { check: "disk", level: "ok", text };
  return {
    check: "disk",
    level: freeBytes < failureBelow ? "failure" : "warning",
    text,
    remedy: {
      en: "Make room, or move the data folder to a larger disk (CONCLAVE_DATA).",
      zh: "请清理空间,或将数据文件夹移到更大的磁盘(CONCLAVE_DATA)。",
    },
  };
}
