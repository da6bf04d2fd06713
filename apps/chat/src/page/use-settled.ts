import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";

/** Milliseconds after the last change. */
const settleTime = 200;

/** What was typed, once it has been left alone for a moment. */
export function useSettled(typed: string): string {
  const { clock } = useChat();
  const [settled, setSettled] = useState(typed);
  useEffect(() => clock.after(settleTime, () => setSettled(typed)), [typed]);
  return settled;
}
