import { useEffect } from "preact/hooks";
import { pageTitle } from "./page-title.ts";
import { tabIcon } from "./tab-icon.ts";

/** Says in the browser's tab which room is open and what is unread, by its title and its icon, and on that of the installed app. Every other page has a title of its own. */
export function useTab(room: string | null, { count, loud }: { readonly count: number; readonly loud: boolean }): void {
  const title = pageTitle(room, count);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (!("setAppBadge" in navigator)) return;
    // What an installed chat shows on its icon, also while it is closed; 0 takes it away, as signing out does.
    navigator.setAppBadge(count).catch(() => undefined);
    return () => void navigator.setAppBadge(0).catch(() => undefined);
  }, [count]);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null || count === 0) return;
    const plain = link.href;
    link.href = tabIcon(count, loud);
    return () => {
      link.href = plain;
    };
  }, [count, loud]);
}
