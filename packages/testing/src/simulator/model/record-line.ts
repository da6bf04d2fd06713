/** How the model writes an audit record: its type, who did it, and to what. */
export function recordLine(type: string, actor: string | null, subject: string | null): string {
  return `${type} by ${actor ?? "nobody"} on ${subject ?? "nothing"}`;
}
