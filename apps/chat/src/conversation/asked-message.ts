import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";
import { useConversation } from "./conversation.ts";
import { useReveal } from "./use-reveal.ts";

/** Shows the message that the address names, once; the address then names the conversation again. */
export function AskedMessage() {
  const { navigation } = useChat();
  const { roomId, threadId } = useConversation();
  const reveal = useReveal();
  const route = navigation.route.value;
  const here =
    route.name === "room" &&
    route.roomId === roomId &&
    (typeof route.beside === "object" ? (route.beside?.threadId ?? null) : null) === threadId;
  const eventId = here ? route.eventId : undefined;
  useEffect(() => {
    if (eventId === undefined) return;
    reveal(eventId);
    navigation.go({ name: "room", roomId, beside: threadId === null ? null : { threadId } });
  }, [eventId]);
  return null;
}
