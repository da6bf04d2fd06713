import type { AttachmentItem, MessageItem, TimelineItem } from "@conclave/client/snapshots/timeline-item";
import type { TimelineSnapshot } from "@conclave/client/snapshots/timeline-snapshot";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { actionKeys, messageActions } from "../message/message-actions.ts";
import { useMessageDeeds } from "../message/use-message-deeds.ts";
import { selectable } from "../selection/selectable.ts";
import { useOpenThread } from "../threads/use-open-thread.ts";

/** What the list of rows listens to. */
export interface RowFocus {
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Which row has its tools shown, and the keys of a row that has the focus: arrows go to the next one, letters do what the menu does, Enter opens it,
 * Escape goes back to writing. While messages are chosen, a press or Space takes one in or out, with Shift all up to it, and Escape ends that.
 */
export function useRowFocus(timeline: TimelineSnapshot): RowFocus {
  const { openRooms } = useChat();
  const { active, question, composer, selection, roomId, threadId } = useConversation();
  const openThread = useOpenThread();
  const deeds = useMessageDeeds();

  function itemOf(row: HTMLElement | null): MessageItem | AttachmentItem | null {
    const key = row?.dataset["key"];
    const item = timeline.items.find((candidate) => candidate.key === key);
    return item !== undefined && isContent(item) ? item : null;
  }

  function act(row: HTMLElement, item: MessageItem | AttachmentItem, key: string): boolean {
    const action = actionKeys[key];
    const room = openRooms.value[roomId];
    if (action === undefined || room === undefined) return false;
    if (!messageActions(item, room.rights, room.sending === "allowed", threadId !== null).includes(action))
      return false;
    if (action === "thread") openThread(item);
    else if (action === "reply") composer.reply(item);
    else if (action === "edit" && item.kind === "message") composer.edit(item);
    else if (action === "copy" && item.kind === "message") deeds.copyText(item);
    else if (action === "react") question.value = { name: "react", item, anchor: row.getBoundingClientRect() };
    else if (action === "select") selection.begin(item.key);
    else if (action === "forward" || action === "remove") question.value = { name: action, items: [item] };
    return true;
  }

  function choose(item: MessageItem | AttachmentItem, upToHere: boolean): void {
    if (item.eventId === null) return;
    if (upToHere)
      selection.extend(
        item.key,
        selectable(timeline.items).map(({ key }) => key),
      );
    else selection.toggle(item.key);
  }

  return {
    onPointerOver(event) {
      const key = rowOf(event.target)?.dataset["key"] ?? null;
      if (key !== active.value) active.value = key;
    },
    onPointerLeave() {
      active.value = null;
    },
    onFocusIn(event) {
      active.value = rowOf(event.target)?.dataset["key"] ?? null;
    },
    onClickCapture(event) {
      const item = itemOf(rowOf(event.target));
      if (selection.keys.value === null || item === null || event.target instanceof HTMLInputElement) return;
      // Whatever else the press would do waits until nothing is chosen any more.
      event.preventDefault();
      event.stopPropagation();
      choose(item, event.shiftKey);
    },
    onContextMenu(event) {
      if (selection.keys.value !== null) return;
      const row = rowOf(event.target);
      const item = itemOf(row);
      const chosen = document.getSelection()?.toString() ?? "";
      // Links, images and what is selected have a menu of the browser's own.
      if (item === null || chosen !== "" || (event.target as Element).closest("a, img, video, audio") !== null) return;
      event.preventDefault();
      const pointed = event.clientX !== 0 || event.clientY !== 0;
      const anchor = pointed
        ? new DOMRect(event.clientX, event.clientY, 0, 0)
        : (row?.getBoundingClientRect() ?? new DOMRect());
      question.value = { name: "menu", item, anchor };
    },
    onKeyDown(event) {
      const row =
        event.target instanceof HTMLElement && event.target.dataset["key"] !== undefined ? event.target : null;
      if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const item = itemOf(row);
      if (event.key === "ArrowUp" || event.key === "ArrowDown") {
        const next = neighbour(row, event.key === "ArrowUp" ? "previousElementSibling" : "nextElementSibling");
        if (next !== null) next.focus();
        const item = itemOf(next);
        if (event.shiftKey && item !== null && selection.keys.value !== null) choose(item, true);
        event.preventDefault();
      } else if (event.key === "Escape") {
        event.stopPropagation();
        if (selection.keys.value !== null) return selection.end();
        row.closest(".conversation")?.querySelector<HTMLElement>(".composer-field")?.focus();
      } else if (selection.keys.value !== null) {
        if (item === null || !(event.key === " " || event.key === "x" || event.key === "Enter")) return;
        event.preventDefault();
        choose(item, event.shiftKey);
      } else if (event.key === "Enter" && item !== null) {
        event.preventDefault();
        question.value = { name: "menu", item, anchor: row.getBoundingClientRect() };
      } else if (item !== null && act(row, item, event.key)) event.preventDefault();
    },
  };
}

function isContent(item: TimelineItem): item is MessageItem | AttachmentItem {
  return item.kind === "message" || item.kind === "attachment";
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".timeline-list > [data-key]") : null;
}

/** The next row in a direction that can have the focus. */
function neighbour(row: Element, way: "previousElementSibling" | "nextElementSibling"): HTMLElement | null {
  for (let next = row[way]; next !== null; next = next[way]) {
    if (next instanceof HTMLElement && next.tabIndex === -1 && next.classList.contains("message")) return next;
  }
  return null;
}
