import { type ReadonlySignal, signal } from "@preact/signals";

/** The parts of the settings, in the order of their tabs. */
export const settingsSections = ["profile", "appearance", "notifications", "devices", "security", "data"] as const;

export type SettingsSection = (typeof settingsSections)[number];

/** What the directory of the server holds. */
export const directoryParts = ["rooms", "people"] as const;

export type DirectoryPart = (typeof directoryParts)[number];

/** What stands beside a conversation: what is known of its room, its list of threads, one of them, or the search. */
export type Beside = "details" | "threads" | "search" | { readonly threadId: string };

/** What the address asks for, once somebody is signed in. */
export type Route =
  | { readonly name: "home" }
  | { readonly name: "room"; readonly roomId: string; readonly beside: Beside | null; readonly eventId?: string }
  | { readonly name: "space"; readonly roomId: string }
  | { readonly name: "directory"; readonly part: DirectoryPart }
  | { readonly name: "settings"; readonly section: SettingsSection };

/**
 * Reads `#/rooms/<id>`, with `/details`, `/threads`, `/search`, `/<event id>`, `/thread/<id>` or `/thread/<id>/<event id>` behind it, `#/spaces/<id>`,
 * `#/directory/<part>`, or `#/settings/<section>`; anything else is home.
 */
export function routeOf(fragment: string): Route {
  const [first, second = "", ...more] = fragment.replace(/^#\//, "").split("/").map(decoded);
  if (first === "rooms" && second !== null && second !== "") return roomRoute(second, more);
  if (first === "spaces" && second !== null && second !== "") return { name: "space", roomId: second };
  const part = directoryParts.find((name) => name === second);
  if (first === "directory" && part !== undefined) return { name: "directory", part };
  const section = settingsSections.find((name) => name === second);
  return first === "settings" && section !== undefined ? { name: "settings", section } : { name: "home" };
}

function roomRoute(roomId: string, [part, threadId, eventId]: readonly (string | null)[]): Route {
  const room = { name: "room", roomId } as const;
  if (part === "details" || part === "threads" || part === "search") return { ...room, beside: part };
  if (isEventId(part)) return { ...room, beside: null, eventId: part };
  if (part !== "thread" || !isEventId(threadId)) return { ...room, beside: null };
  return { ...room, beside: { threadId }, ...(isEventId(eventId) ? { eventId } : {}) };
}

function isEventId(part: string | null | undefined): part is `$${string}` {
  return part?.startsWith("$") === true;
}

/** The address of a route. */
export function addressOf(route: Route): string {
  if (route.name === "home") return "#/";
  if (route.name === "settings") return `#/settings/${route.section}`;
  if (route.name === "directory") return `#/directory/${route.part}`;
  if (route.name === "space") return `#/spaces/${encodeURIComponent(route.roomId)}`;
  const { roomId, beside, eventId } = route;
  const thread = typeof beside === "object" && beside !== null ? ["thread", beside.threadId] : [];
  const more =
    eventId === undefined && typeof beside === "string" ? [beside] : [...thread, ...(eventId ? [eventId] : [])];
  return `#/rooms/${[roomId, ...more].map(encodeURIComponent).join("/")}`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Where the person is, and the way elsewhere. */
export interface Navigation {
  readonly route: ReadonlySignal<Route>;
  go(route: Route): void;
}

/** Follows the fragment of the window's address, so that the browser's back and forward work. */
export function browserNavigation(window: Window): Navigation {
  const route = signal(routeOf(window.location.hash));
  window.addEventListener("hashchange", () => {
    route.value = routeOf(window.location.hash);
  });
  return {
    route,
    go(next) {
      window.location.hash = addressOf(next);
    },
  };
}
