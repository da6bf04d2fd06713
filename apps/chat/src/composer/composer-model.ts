import type { AttachmentToSend, TimelineCommands } from "@conclave/client/commands";
import type { Failure } from "@conclave/client/failure";
import { type ReadonlySignal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import type { Drafts } from "./drafts.ts";
import { prepareAttachment } from "./prepare-attachment.ts";

/** A file that was picked and not sent yet. */
export interface PickedFile {
  readonly id: number;
  readonly file: File;
}

/** What is being written into a room. */
export interface ComposerModel {
  readonly text: ReadonlySignal<string>;
  readonly files: ReadonlySignal<readonly PickedFile[]>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last attempt to send was refused; what was to be sent is still there. */
  readonly failure: ReadonlySignal<Failure | null>;
  type(text: string): void;
  addFiles(files: readonly File[]): void;
  removeFile(id: number): void;
  /** Queues the files, then the text. */
  send(): Promise<void>;
  /** The room is left: nobody is typing there any more. */
  leave(): void;
}

interface Dependencies {
  readonly commands: Pick<TimelineCommands, "sendText" | "sendAttachment" | "setTyping">;
  readonly drafts: Drafts;
}

/** Files that can wait to be sent at once. */
export const mostFiles = 20;

/** @param prepare makes what is sent of a file; measured by the browser. */
export function createComposerModel(
  roomId: string,
  { commands, drafts }: Dependencies,
  prepare: (file: File) => Promise<AttachmentToSend> = prepareAttachment,
): ComposerModel {
  const text = signal(drafts.of(roomId));
  const files = signal<readonly PickedFile[]>([]);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  let count = 0;

  /** Nobody misses it where the session has just ended. */
  function tellTyping(typing: boolean): void {
    commands.setTyping(roomId, typing).catch(() => undefined);
  }

  function setText(next: string): void {
    text.value = next;
    drafts.keep(roomId, next);
  }

  return {
    text,
    files,
    busy,
    failure,
    type(next) {
      setText(next);
      failure.value = null;
      tellTyping(next !== "");
    },
    addFiles(added) {
      failure.value = null;
      files.value = [...files.value, ...added.map((file) => ({ id: ++count, file }))].slice(0, mostFiles);
    },
    removeFile(id) {
      files.value = files.value.filter((picked) => picked.id !== id);
    },
    async send() {
      const body = text.value.trim();
      if (busy.value || (body === "" && files.value.length === 0)) return;
      busy.value = true;
      failure.value = null;
      try {
        for (const picked of files.value) {
          await commands.sendAttachment(roomId, await prepare(picked.file));
          files.value = files.value.filter(({ id }) => id !== picked.id);
        }
        if (body !== "") {
          // The field is free at once, for what comes next; a refusal gives the text back.
          setText("");
          await commands.sendText(roomId, body);
        }
        tellTyping(false);
      } catch (error) {
        failure.value = failureOf(error);
        if (text.value === "") setText(body);
      } finally {
        busy.value = false;
      }
    },
    leave() {
      tellTyping(false);
    },
  };
}
