/** A window of this origin, as a worker sees it. */
type SeenWindow = Pick<WindowClient, "url" | "visibilityState">;

/** Those that run the chat: signing in and the console are pages of this origin too. */
export function chatWindows<Window extends SeenWindow>(windows: readonly Window[]): readonly Window[] {
  return windows.filter(({ url }) => new URL(url).pathname === "/");
}

/**
 * Whether the worker leaves news to a page that is open: one that is before somebody's eyes, always; one in the background, where something of the room is shown
 * already, which it keeps up to date. Browsers want to see something of each push else.
 */
export function isLeftToPage(chats: readonly SeenWindow[], isShown: boolean): boolean {
  return chats.some(({ visibilityState }) => visibilityState === "visible") || (chats.length > 0 && isShown);
}
