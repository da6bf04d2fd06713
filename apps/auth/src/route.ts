/** What the address asks for. A secret is in the fragment, which browsers send to nobody. */
export type Route =
  | { readonly name: "set-up"; readonly token: string }
  | { readonly name: "invitation"; readonly token: string }
  | { readonly name: "reset"; readonly token: string }
  | { readonly name: "sign-in"; readonly request: string }
  | { readonly name: "start" };

/** Reads `#/<name>/<secret>`; a link that lost its secret keeps its name, so that the page can say what is wrong. */
export function routeOf(fragment: string): Route {
  const [, name, secret = ""] = /^#\/([a-z-]+)(?:\/([^/]*))?\/?$/.exec(fragment) ?? [];
  if (name === "set-up" || name === "invitation" || name === "reset") return { name, token: secret };
  if (name === "sign-in") return { name, request: secret };
  return { name: "start" };
}

/**
 * Reads the route and takes its secret out of the address bar, so that nobody reads it over a shoulder, in a shared screen
 * or in the history. It stays with this entry of the tab's history, so that a reload still finds it.
 */
export function takeRoute(location: Location, history: History): Route {
  const route = routeOf(location.hash);
  const secret = secretOf(route);
  if (secret !== "") {
    history.replaceState({ secret }, "", `${location.pathname}#/${route.name}`);
    return route;
  }
  const kept: unknown = history.state?.secret;
  return typeof kept === "string" ? routeOf(`${location.hash}/${kept}`) : route;
}

function secretOf(route: Route): string {
  if (route.name === "start") return "";
  return route.name === "sign-in" ? route.request : route.token;
}
