import { saveFile } from "../media/save-file.ts";
import type { WriteBytes } from "./zip-writer.ts";

/** Where an archive goes while it is written. */
export interface ArchiveTarget {
  readonly write: WriteBytes;
  /** It is whole: it is there, or handed to the browser as a download. */
  finish(): Promise<void>;
  /** Nothing of it stays. */
  discard(): Promise<void>;
}

interface SaveFilePicker {
  showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Asks the person for a place, where the browser lets a page write into a file (WICG "File System Access"), so that nothing is held in memory; elsewhere
 * the browser keeps the parts as Blobs, which it moves to the disk when they are large. To be called in a click.
 *
 * @throws DOMException `AbortError` when the person chose no place.
 */
export async function archiveTarget(name: string): Promise<ArchiveTarget> {
  const pick = (globalThis as SaveFilePicker).showSaveFilePicker;
  if (pick !== undefined) return intoFile(await pick({ suggestedName: name }));
  const parts: Blob[] = [];
  return {
    async write(bytes) {
      parts.push(new Blob([bytes]));
    },
    finish: async () => saveFile(new Blob(parts, { type: "application/zip" }), name),
    discard: async () => void parts.splice(0),
  };
}

/** What is written counts only when it is closed; until then the browser keeps it apart. */
async function intoFile(handle: FileSystemFileHandle): Promise<ArchiveTarget> {
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    finish: () => stream.close(),
    discard: () => stream.abort(),
  };
}
