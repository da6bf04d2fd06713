import type { AttachmentItem, ContentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import type { TimelineSnapshot } from "@conclave/client/snapshots/timeline-snapshot";
import { type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat.ts";
import type { ComposerModel } from "../composer/composer-model.ts";
import { createSelection, type Selection } from "../selection/selection.ts";
import type { Place } from "./place.ts";

/** What the parts of one open conversation share. */
export interface Conversation extends Place {
  readonly composer: ComposerModel;
  /** The key of the row whose tools are shown: it is pointed at, or has the focus. */
  readonly active: Signal<string | null>;
  /** The item that is to be shown next, by its key; the timeline takes it away when it did. */
  readonly wanted: Signal<string | null>;
  readonly selection: Selection;
  /** What is asked about a message, over the conversation. */
  readonly question: Signal<MessageQuestion | null>;
}

/** A dialog or a picker about a message. */
export type MessageQuestion =
  | { readonly name: "details" | "versions"; readonly item: ContentItem }
  /** About several, in their order. */
  | { readonly name: "remove" | "forward"; readonly items: readonly ContentItem[] }
  /** The picker of emoji, beside `anchor`. */
  | { readonly name: "react"; readonly item: ContentItem; readonly anchor: DOMRect }
  /** The actions of a message, where the pointer (or the focus) is. */
  | { readonly name: "menu"; readonly item: MessageItem | AttachmentItem; readonly anchor: DOMRect };

export function createConversation(place: Place, composer: ComposerModel): Conversation {
  return {
    ...place,
    composer,
    active: signal<string | null>(null),
    wanted: signal<string | null>(null),
    selection: createSelection(),
    question: signal<MessageQuestion | null>(null),
  };
}

/** What is shown of a conversation; undefined until it is open. */
export function timelineOf(
  { openRooms, openThreads }: Pick<Chat, "openRooms" | "openThreads">,
  { roomId, threadId }: Place,
): TimelineSnapshot | undefined {
  return threadId === null ? openRooms.value[roomId] : openThreads.value[threadId];
}

export const ConversationContext = createContext<Conversation | null>(null);

/**
 * The conversation that this view is part of.
 *
 * @throws Error outside of a `ConversationContext`.
 */
export function useConversation(): Conversation {
  const conversation = useContext(ConversationContext);
  if (conversation === null) throw new Error("This view needs a ConversationContext around it.");
  return conversation;
}
