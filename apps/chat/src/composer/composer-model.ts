import type { AttachmentToSend, TimelineCommands } from "@conclave/client/commands";
import type { Failure } from "@conclave/client/failure";
import type { Person } from "@conclave/client/snapshots/person";
import type { ContentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Place, placeKey } from "../conversation/place.ts";
import { failureOf } from "../failure.ts";
import type { Drafts } from "./drafts.ts";
import { peopleIn } from "./people-in.ts";
import { prepareAttachment } from "./prepare-attachment.ts";
import { typedText } from "./typed-text.ts";

/** A file that was picked and not sent yet. */
export interface PickedFile {
  readonly id: number;
  readonly file: File;
}

/** What a text is for: a message of its own, an answer, or a new wording of an own message. */
export type ComposerSubject =
  | { readonly kind: "message" }
  | { readonly kind: "reply"; readonly to: ContentItem }
  | { readonly kind: "edit"; readonly of: MessageItem };

/** What is being written into a room or thread. */
export interface ComposerModel {
  readonly text: ReadonlySignal<string>;
  readonly files: ReadonlySignal<readonly PickedFile[]>;
  readonly busy: ReadonlySignal<boolean>;
  readonly subject: ReadonlySignal<ComposerSubject>;
  /** The command that was typed and that there is none of, or null. */
  readonly unknownCommand: ReadonlySignal<string | null>;
  /** Why the last attempt to send was refused; what was to be sent is still there. */
  readonly failure: ReadonlySignal<Failure | null>;
  type(text: string): void;
  /** Answers a message, or changes an own one; what was typed before an edit comes back after it. */
  reply(item: ContentItem): void;
  edit(item: MessageItem): void;
  /** It is to be a message of its own after all. */
  cancelSubject(): void;
  /** From now on, `@name` in the text means this person. */
  mention(person: Pick<Person, "userId" | "name">): void;
  addFiles(files: readonly File[]): void;
  removeFile(id: number): void;
  /** Queues the files, then the text. */
  send(): Promise<void>;
  /** The place is left: nobody is typing there any more. */
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
  place: Place,
  { commands, drafts }: Dependencies,
  prepare: (file: File) => Promise<AttachmentToSend> = prepareAttachment,
): ComposerModel {
  const { roomId, threadId } = place;
  const key = placeKey(place);
  const inThread = threadId === null ? {} : { threadId };
  const text = signal(drafts.of(key));
  const files = signal<readonly PickedFile[]>([]);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const subject = signal<ComposerSubject>({ kind: "message" });
  const unknownCommand = signal<string | null>(null);
  const mentioned = new Map<string, string>();
  let count = 0;
  let beforeEdit = "";

  /** Nobody misses it where the session has just ended. */
  function tellTyping(typing: boolean): void {
    // People who don't look at the thread would wait for what never comes.
    if (threadId === null) commands.setTyping(roomId, typing).catch(() => undefined);
  }

  function setText(next: string): void {
    text.value = next;
    // The wording of an edit is no draft of a message.
    drafts.keep(key, subject.value.kind === "edit" ? beforeEdit : next);
  }

  function endSubject(): void {
    const wasEdit = subject.value.kind === "edit";
    subject.value = { kind: "message" };
    if (wasEdit) setText(beforeEdit);
    beforeEdit = "";
  }

  /** Sends what was typed; the field is free at once, for what comes next, and a refusal gives the text back. */
  async function sendTyped(body: string): Promise<void> {
    const typed = typedText(body);
    if (typed.kind === "unknown-command") {
      unknownCommand.value = typed.command;
      return;
    }
    const about = subject.value;
    endSubject();
    if (about.kind !== "edit") setText("");
    try {
      await commands.sendText(roomId, typed.text, {
        ...typed.options,
        ...inThread,
        mentions: [...mentioned].map(([userId, name]) => ({ userId, name })),
        ...(/(?:^|\s)@room\b/.test(typed.text) ? { mentionsRoom: true } : {}),
        ...(about.kind === "reply" && about.to.eventId !== null
          ? { replyTo: { eventId: about.to.eventId, sender: about.to.sender.userId } }
          : {}),
        ...(about.kind === "edit" && about.of.eventId !== null ? { edits: about.of.eventId } : {}),
      });
      mentioned.clear();
    } catch (error) {
      if (text.value === "" || about.kind === "edit") {
        if (about.kind === "edit") beforeEdit = text.value;
        subject.value = about;
        setText(body);
      }
      throw error;
    }
  }

  return {
    text,
    files,
    busy,
    failure,
    subject,
    unknownCommand,
    type(next) {
      setText(next);
      failure.value = null;
      unknownCommand.value = null;
      tellTyping(next !== "");
    },
    reply(item) {
      endSubject();
      subject.value = { kind: "reply", to: item };
    },
    edit(item) {
      endSubject();
      beforeEdit = text.value;
      subject.value = { kind: "edit", of: item };
      for (const { userId, name } of peopleIn(item.formatted ?? [])) mentioned.set(userId, name.replace(/^@/, ""));
      setText(item.style === "emote" ? `/me ${item.body}` : item.body);
    },
    cancelSubject: endSubject,
    mention({ userId, name }) {
      mentioned.set(userId, name);
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
          await commands.sendAttachment(roomId, { ...(await prepare(picked.file)), ...inThread });
          files.value = files.value.filter(({ id }) => id !== picked.id);
        }
        if (body !== "") await sendTyped(body);
        tellTyping(false);
      } catch (error) {
        failure.value = failureOf(error);
      } finally {
        busy.value = false;
      }
    },
    leave() {
      tellTyping(false);
    },
  };
}
