/**
 * How a request is answered. `page`: by the server, and from what was kept where that is away. `asset`: from what was kept, since its name
 * holds a hash of its content. `server`: the worker has no part in it.
 */
export type Way = "page" | "asset" | "server";

/**
 * Chooses the way of a request. Only the chat's own page and what was built with it are ever kept: no answer of the API, no medium, and no other page
 * of this origin, whatever their headers say.
 *
 * @param url absolute. @param origin the worker's own.
 */
export function wayOf({ method, mode, url }: Pick<Request, "method" | "mode" | "url">, origin: string): Way {
  const { origin: there, pathname } = new URL(url);
  if (method !== "GET" || there !== origin) return "server";
  if (mode === "navigate") return pathname === "/" ? "page" : "server";
  return pathname.startsWith("/assets/") ? "asset" : "server";
}
