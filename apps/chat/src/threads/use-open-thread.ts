import type { EventItem } from "@conclave/client/snapshots/timeline-item";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";

/** Gives what shows the thread of a message beside the conversation, or begins one. */
export function useOpenThread(): (item: EventItem) => void {
  const { navigation } = useChat();
  const { roomId } = useConversation();
  return ({ eventId }) => {
    if (eventId !== null) navigation.go({ name: "room", roomId, beside: { threadId: eventId } });
  };
}
