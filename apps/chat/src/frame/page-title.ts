/** What the tab is called: what is unread, then the open room. */
export function pageTitle(room: string | null, unread: number): string {
  const count = unread === 0 ? "" : `(${unread > 99 ? "99+" : unread}) `;
  return `${count}${room === null ? "" : `${room} · `}Conclave`;
}
