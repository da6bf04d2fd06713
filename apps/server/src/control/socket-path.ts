import { closeSync, openSync } from "node:fs";
import { basename, dirname } from "node:path";
import process from "node:process";

/** What fits the kernel's address of a local socket with its closing zero (Linux: 108 bytes, macOS: 104). */
const longestPath = 103;

/** A socket's path that the kernel takes, whatever the length of the real one. Released when it is no longer used. */
export interface SocketPath {
  readonly path: string;
  release(): void;
}

/** Shortens the path of a socket that lies deep: on Linux by way of an open folder. */
export function socketPathOf(file: string): SocketPath {
  if (Buffer.byteLength(file) <= longestPath || process.platform !== "linux") return { path: file, release: () => {} };
  const folder = openSync(dirname(file), "r");
  return { path: `/proc/self/fd/${folder}/${basename(file)}`, release: () => closeSync(folder) };
}
