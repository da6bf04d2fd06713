/** What an address of the Matrix network names. */
export type MatrixLink =
  | { readonly kind: "person"; readonly userId: string }
  | { readonly kind: "room"; readonly room: string; readonly eventId: string | null };

const identifier = /^[@!#][^\s:]*(?::[^\s/?]+)?$/;

/** Reads a `matrix.to` or `matrix:` address (spec "Matrix URIs"); null if it is none, or names nothing that is known here. */
export function matrixLinkOf(address: string): MatrixLink | null {
  const segments = segmentsOf(address);
  if (segments === null) return null;
  const [first = "", second] = segments;
  if (!identifier.test(first) || first.length > 255) return null;
  if (first.startsWith("@")) return first.includes(":") ? { kind: "person", userId: first } : null;
  const eventId = second?.startsWith("$") ? second.slice(0, 255) : null;
  return { kind: "room", room: first, eventId };
}

/** The `matrix.to` address of a person, as every client understands it. */
export function addressOfPerson(userId: string): string {
  return `https://matrix.to/#/${encodeURIComponent(userId)}`;
}

/** The `matrix.to` address of a room or of a message in it. */
export function addressOfRoom(room: string, eventId: string | null): string {
  return `https://matrix.to/#/${[room, ...(eventId === null ? [] : [eventId])].map(encodeURIComponent).join("/")}`;
}

const sigils: Readonly<Record<string, string>> = { u: "@", r: "#", roomid: "!", e: "$" };

function segmentsOf(address: string): readonly string[] | null {
  try {
    const to = /^https:\/\/matrix\.to\/#\/([^?]+)/.exec(address)?.[1];
    if (to !== undefined) return to.split("/").map(decodeURIComponent);
    const path = /^matrix:([^?#]+)/.exec(address)?.[1];
    if (path === undefined) return null;
    const [type = "", id = "", eventType, eventId = ""] = path.split("/").map(decodeURIComponent);
    const sigil = sigils[type];
    if (sigil === undefined || sigil === "$") return null;
    return eventType === "e" ? [sigil + id, `$${eventId}`] : [sigil + id];
  } catch {
    // It holds a percent sign that begins no character.
    return null;
  }
}
