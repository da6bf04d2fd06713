import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Clock } from "@conclave/base/clock";
import { exitCode } from "./exit-code.ts";
import { largestThumbnail, memoryKibibytes, patience, processorSeconds } from "./limits.ts";
import { type PictureKind, pictureKind } from "./picture-kind.ts";
import type { ThumbnailRequest } from "./thumbnail-size.ts";

/** What became of a picture. `damaged` is also whatever could not be decoded within the limits of time and memory. */
export type PictureOutcome =
  | { readonly kind: "scaled"; readonly contentType: PictureKind; readonly bytes: Uint8Array }
  /** It is no larger than what was asked for: it is its own thumbnail. */
  | { readonly kind: "original" }
  | { readonly kind: "too-large" }
  | { readonly kind: "damaged" };

/** Makes a thumbnail. Never throws for what a picture holds. */
export type ScalePicture = (picture: Readable, asked: ThumbnailRequest) => Promise<PictureOutcome>;

const entry = fileURLToPath(new URL("decode.ts", import.meta.url));
const libraries = dirname(dirname(dirname(fileURLToPath(import.meta.resolve("sharp")))));

// The kernel's limits, which no decoder talks its way out of: no core dump, no file written, few descriptors, a bounded share of
// processor and memory; and where memory runs out all the same, this process goes before any other.
const confined = [
  "echo 1000 2>/dev/null >/proc/self/oom_score_adj",
  "ulimit -c 0",
  "ulimit -f 0",
  "ulimit -n 64",
  `ulimit -t ${processorSeconds}`,
  `ulimit -d ${memoryKibibytes}`,
  'exec "$@"',
].join("; ");

const nodeOptions = [
  "--permission",
  "--allow-addons",
  `--allow-fs-read=${dirname(entry)}/`,
  `--allow-fs-read=${dirname(dirname(entry))}/package.json`,
  `--allow-fs-read=${libraries}/`,
  "--max-old-space-size=64",
  "--v8-pool-size=1",
  "--no-warnings",
];

/**
 * Makes the scaler. Each picture is decoded in a process of its own that lives as long as that takes: it has no environment, no key,
 * no open file, and sees no other picture.
 */
export function pictureScaler({ clock }: { readonly clock: Clock }): ScalePicture {
  return (picture, asked) => {
    const { width, height, method, animated } = asked;
    const words = [String(width), String(height), method, animated ? "animated" : "still"];
    const child = spawn("/bin/sh", ["-c", confined, "sh", process.execPath, ...nodeOptions, entry, ...words], {
      env: {},
      cwd: "/",
      stdio: ["pipe", "pipe", "ignore"],
    });
    return outcomeOf(child, picture, clock);
  };
}

function outcomeOf(
  child: ChildProcess & { readonly stdin: NodeJS.WritableStream | null; readonly stdout: Readable | null },
  picture: Readable,
  clock: Clock,
): Promise<PictureOutcome> {
  return new Promise((resolve, reject) => {
    const { stdin, stdout, pid } = child;
    const chunks: Buffer[] = [];
    let length = 0;
    const end = () => child.kill("SIGKILL");
    const cancel = clock.after(patience, end);
    if (pid !== undefined) yieldToOthers(pid);
    stdout?.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > largestThumbnail) end();
      else chunks.push(chunk);
    });
    // It may have seen enough before it has read all.
    stdin?.on("error", () => undefined);
    let broken: unknown;
    picture.on("error", (error) => {
      broken = error;
      end();
    });
    if (stdin !== null) picture.pipe(stdin);
    const settle = (outcome: PictureOutcome) => {
      cancel();
      picture.destroy();
      if (broken === undefined) resolve(outcome);
      else reject(broken);
    };
    child.on("error", () => settle({ kind: "damaged" }));
    child.on("close", (code) => settle(outcomeOfExit(code, Buffer.concat(chunks))));
  });
}

function outcomeOfExit(code: number | null, bytes: Buffer): PictureOutcome {
  if (code === exitCode.original) return { kind: "original" };
  if (code === exitCode.tooLarge) return { kind: "too-large" };
  const contentType = code === exitCode.scaled ? pictureKind(bytes) : undefined;
  return contentType === undefined ? { kind: "damaged" } : { kind: "scaled", contentType, bytes };
}

/** Messages go before pictures. */
function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already.
  }
}
