import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { timelineOf, useConversation } from "./conversation.ts";

/** Gives what shows a message of the open conversation, or of a thread of its room: it is fetched where it isn't loaded. */
export function useReveal(): (eventId: string) => void {
  const chat = useChat();
  const conversation = useConversation();
  const { roomId, threadId, wanted } = conversation;
  return (eventId) => {
    const item = timelineOf(chat, conversation)?.items.find(
      (candidate) => candidate.kind !== "date" && candidate.eventId === eventId,
    );
    if (item !== undefined) {
      wanted.value = item.key;
      return;
    }
    chat.commands.revealMessage(roomId, eventId).then(
      (found) => {
        if (found.threadId === threadId) wanted.value = found.key;
        else {
          const beside = found.threadId === null ? null : { threadId: found.threadId };
          chat.navigation.go({ name: "room", roomId, beside, eventId });
        }
      },
      (error: unknown) => showToast(failureText(failureOf(error)), "warning"),
    );
  };
}
