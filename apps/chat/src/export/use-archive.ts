import { useEffect, useRef } from "preact/hooks";
import { useChat } from "../chat.ts";
import { type Action, useAction } from "../page/use-action.ts";
import { type ArchiveTarget, archiveTarget } from "./archive-target.ts";
import { type ZipWriter, zipWriter } from "./zip-writer.ts";

/** An archive that is written on request. */
export interface Archive {
  readonly action: Action;
  /** Asks where it is to go, and has `fill` write it; `onDone` hears of one that is whole. To be called in a click. */
  run(name: string, fill: (zip: ZipWriter, signal: AbortSignal) => Promise<void>, onDone: () => void): void;
  /** Ends it; nothing stays. */
  cancel(): void;
}

/** Writes an archive, for as long as the view is there that asks for it. */
export function useArchive(): Archive {
  const { clock } = useChat();
  const action = useAction();
  const running = useRef<AbortController | null>(null);
  const cancel = () => running.current?.abort();
  useEffect(() => cancel, []);

  async function write(name: string, fill: Parameters<Archive["run"]>[1], signal: AbortSignal): Promise<boolean> {
    let target: ArchiveTarget | null = null;
    try {
      target = await archiveTarget(name);
      const zip = zipWriter(target.write, clock.now());
      await fill(zip, signal);
      await zip.close();
      signal.throwIfAborted();
      await target.finish();
      return true;
    } catch (error) {
      await target?.discard().catch(() => undefined);
      // The person chose no place, or has enough.
      if (error instanceof Error && error.name === "AbortError") return false;
      throw error;
    }
  }

  return {
    action,
    cancel,
    run: (name, fill, onDone) =>
      void action.run(async () => {
        const controller = new AbortController();
        running.current = controller;
        if (await write(name, fill, controller.signal)) onDone();
      }),
  };
}
