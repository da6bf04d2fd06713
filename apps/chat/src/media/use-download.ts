import { useChat } from "../chat.ts";

/** How far the download of a file is: 0 to 1, null if that isn't known; undefined while it is not under way. */
export function useDownload(roomId: string, key: string): number | null | undefined {
  const { downloads } = useChat();
  return downloads.value.find((one) => one.roomId === roomId && one.key === key && one.part === "file")?.progress;
}
