import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Microseconds of processor time of a process so far, all its living threads (proc(5): schedstat); NaN once it is gone. */
export function processorMicroseconds(pid: number): number {
  if (!existsSync(`/proc/${pid}/task`)) return Number.NaN;
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0] ?? 0);
  }
  return nanoseconds / 1_000;
}

/** MiB of memory that a process holds now (VmRSS). */
export function residentMebibytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN) / 1_024;
}

/** The process that listens at a port of this machine; undefined where that can't be seen (a container, another user). */
export function listenerAt(port: number): number | undefined {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, "0");
  const listening = new RegExp(`^ *\\d+: [0-9A-F]+:${hexadecimal} [0-9A-F]+:0000 0A (?:\\S+ +){5}(\\d+) `, "gm");
  const sockets = new Set(
    ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) =>
      [...read(file).matchAll(listening)].map(([, inode]) => `socket:[${inode}]`),
    ),
  );
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => linksOf(`/proc/${pid}/fd`).some((link) => sockets.has(link)));
}

/** Processes and threads end while they are looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function linksOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    return [];
  }
}
