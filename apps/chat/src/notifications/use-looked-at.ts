import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";

/** Tells the client which room is before the person's eyes: the open one, while the window has the focus. */
export function useLookedAt(): void {
  const { commands, navigation, session } = useChat();
  const [focused, setFocused] = useState(() => document.hasFocus());
  useEffect(() => {
    const look = () => setFocused(document.hasFocus());
    for (const type of ["focus", "blur"]) addEventListener(type, look);
    return () => {
      for (const type of ["focus", "blur"]) removeEventListener(type, look);
    };
  }, []);
  const route = navigation.route.value;
  const roomId = focused && route.name === "room" ? route.roomId : null;
  const { state } = session.value;
  useEffect(() => {
    // Where no session runs, nothing is notified either.
    commands.lookAt(roomId).catch(() => undefined);
  }, [roomId, state]);
}
