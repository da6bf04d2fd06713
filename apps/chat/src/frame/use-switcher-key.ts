import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";

/** Ctrl+K opens the quick switcher, and closes it again; over another dialog it does nothing. */
export function useSwitcherKey(): void {
  const { dialog, starting } = useChat();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!wanted || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // Most of what it leads to is a command.
      if (starting.value) return;
      if (dialog.value?.name === "switcher") dialog.value = null;
      else if (document.querySelector("dialog[open]") === null) dialog.value = { name: "switcher" };
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
