import type { Clock } from "@conclave/base/clock";
import type { ClientCommands } from "@conclave/client/commands";
import type { TranscriptLine } from "@conclave/client/snapshots/transcript";
import { failureOf, failureText } from "../failure.ts";
import type { ExportProgress, ExportRequest } from "./export-request.ts";
import { noProgress } from "./export-request.ts";
import { fileName } from "./file-name.ts";
import type { KeptFile, KeptLine } from "./kept-line.ts";
import { t } from "./messages.ts";
import { persistently } from "./persistently.ts";
import type { ZipWriter } from "./zip-writer.ts";

export interface ReadBackParts {
  readonly commands: ClientCommands;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly zip: ZipWriter;
  /** In the archive, with a slash at its end. */
  readonly folder: string;
  readonly onProgress: (progress: ExportProgress) => void;
}

/**
 * Reads a conversation back page by page, puts its files into the archive, and gives what is wanted of each page to `keep`.
 *
 * @throws ClientError what ended it; DOMException `AbortError` when it was cancelled.
 */
export async function readBack(
  { roomId, after, before, withFiles, onlyOf }: ExportRequest,
  { commands, clock, signal, zip, folder, onProgress }: ReadBackParts,
  keep: (lines: readonly KeptLine[]) => Promise<void>,
): Promise<ExportProgress> {
  const { transcriptId, madeAt } = await persistently(clock, signal, () => commands.beginTranscript(roomId));
  const begin = clock.now();
  const end = Math.max(madeAt, after ?? 0);
  let progress = noProgress;
  const change = (to: Partial<ExportProgress>) => {
    progress = { ...progress, ...to };
    onProgress(progress);
  };

  const isWanted = ({ item }: TranscriptLine) =>
    (after === null || item.timestamp >= after) &&
    (before === null || item.timestamp < before) &&
    (onlyOf === null || item.sender.userId === onlyOf);

  async function fileOf({ item }: TranscriptLine): Promise<KeptFile | null> {
    if (!withFiles || item.kind !== "attachment") return null;
    try {
      const download = async () => {
        const blob = await commands.downloadFromTranscript(transcriptId, item.key);
        return new Uint8Array(await blob.arrayBuffer());
      };
      const bytes = await persistently(clock, signal, download);
      const path = `files/${String(progress.files + 1).padStart(4, "0")}-${fileName(item.name) || t("file")}`;
      await zip.add(`${folder}${path}`, bytes);
      change({ files: progress.files + 1 });
      return { path };
    } catch (error) {
      const failure = failureOf(error);
      // What is gone or damaged is told where it stood; what ends everything ends this too.
      if (signal.aborted || !lostCodes.has(failure.code)) throw error;
      change({ missing: progress.missing + 1 });
      return { missing: t("file-missing", { reason: failureText(failure) }) };
    }
  }

  try {
    for (let done = false; !done; ) {
      const page = await persistently(clock, signal, () => commands.readTranscript(transcriptId));
      const kept: KeptLine[] = [];
      for (const line of page.lines.filter(isWanted)) kept.push({ ...line, file: await fileOf(line) });
      await keep(kept);
      signal.throwIfAborted();
      const oldest = page.lines[0]?.item.timestamp ?? progress.reachedAt ?? begin;
      // By the newest of a page, since the clocks of servers differ.
      const isPast = after !== null && page.lines.length > 0 && page.lines.every(({ item }) => item.timestamp < after);
      done = page.done || isPast;
      change({
        lines: progress.lines + kept.length,
        undecryptable: progress.undecryptable + kept.filter(({ item }) => item.kind === "undecryptable").length,
        reachedAt: oldest,
        fraction: done ? 1 : Math.min(1, Math.max(0, (begin - oldest) / Math.max(1, begin - end))),
      });
    }
  } finally {
    void commands.endTranscript(transcriptId).catch(() => undefined);
  }
  return progress;
}

const lostCodes = new Set(["not-found", "tampered", "too-large", "forbidden"]);
