import { type ReadonlySignal, signal } from "@preact/signals";

/** The parts of the settings, in the order of their tabs. */
export const settingsSections = ["profile", "appearance", "devices", "security"] as const;

export type SettingsSection = (typeof settingsSections)[number];

/** What the address asks for, once somebody is signed in. */
export type Route =
  | { readonly name: "home" }
  | { readonly name: "room"; readonly roomId: string; readonly details: boolean; readonly eventId?: string }
  | { readonly name: "settings"; readonly section: SettingsSection };

/** Reads `#/rooms/<id>`, `#/rooms/<id>/details`, `#/rooms/<id>/<event id>` or `#/settings/<section>`; anything else is home. */
export function routeOf(fragment: string): Route {
  const [, first, second = "", third] = /^#\/([a-z]+)\/([^/]+)(?:\/([^/]+))?$/.exec(fragment) ?? [];
  if (first === "rooms") {
    const roomId = decoded(second);
    const eventId = third === undefined ? null : decoded(third);
    if (roomId !== null && eventId?.startsWith("$")) return { name: "room", roomId, details: false, eventId };
    if (roomId !== null) return { name: "room", roomId, details: third === "details" };
  }
  const section = settingsSections.find((name) => name === second);
  return first === "settings" && section !== undefined ? { name: "settings", section } : { name: "home" };
}

/** The address of a route. */
export function addressOf(route: Route): string {
  if (route.name === "home") return "#/";
  if (route.name === "settings") return `#/settings/${route.section}`;
  const room = `#/rooms/${encodeURIComponent(route.roomId)}`;
  if (route.eventId !== undefined) return `${room}/${encodeURIComponent(route.eventId)}`;
  return route.details ? `${room}/details` : room;
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
