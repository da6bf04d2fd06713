/** The icon of the tab while something is unread: the product's, with a count in its corner. `loud`: for this person, not only for the room. */
export function tabIcon(count: number, loud: boolean): string {
  const text = count > 9 ? "9+" : String(count);
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0a6b5b" d="M16 2a14 14 0 0 1 14 14v10a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V16A14 14 0 0 1 16 2z"/><circle cx="20.500" cy="20.500" r="11.500" fill="${loud ? "#b3261e" : "#fff"}" stroke="#0a6b5b"/><text x="20.500" y="26" font-family="sans-serif" font-size="${text.length > 1 ? 14 : 17}" font-weight="700" text-anchor="middle" fill="${loud ? "#fff" : "#0a6b5b"}">${text}</text></svg>`,
  )}`;
}
