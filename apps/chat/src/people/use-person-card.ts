import { useChat } from "../chat.ts";

/** Opens what is known of a person. */
export function usePersonCard(): (userId: string) => void {
  const { dialog } = useChat();
  return (userId) => {
    dialog.value = { name: "person", userId };
  };
}
