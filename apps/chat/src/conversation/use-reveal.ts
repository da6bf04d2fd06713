import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { useConversation } from "./conversation.ts";

/** Gives what shows a message of the open conversation: it is fetched where it isn't loaded. */
export function useReveal(): (eventId: string) => void {
  const { commands, openRooms } = useChat();
  const { roomId, wanted } = useConversation();
  return (eventId) => {
    const item = openRooms.value[roomId]?.items.find(
      (candidate) => candidate.kind !== "date" && candidate.eventId === eventId,
    );
    if (item !== undefined) {
      wanted.value = item.key;
      return;
    }
    commands.revealMessage(roomId, eventId).then(
      ({ key }) => {
        wanted.value = key;
      },
      (error: unknown) => showToast(failureText(failureOf(error)), "warning"),
    );
  };
}
