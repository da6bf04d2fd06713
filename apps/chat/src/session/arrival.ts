import { takeAnnouncedArrival } from "@conclave/ui/session/announced-arrival";

/**
 * Somebody who comes back from the server's sign-in page. `begun`: this browser's client had started the sign-in, and its
 * `state` is checked. `announced`: the set-up or invitation page, which shares this origin, said in this tab that it leads here.
 */
export interface Arrival {
  readonly returnUrl: string;
  readonly kind: "begun" | "announced";
}

/**
 * Reads a login token from the query and takes it out of the address bar at once, so that nobody reads it there or in the
 * history (spec "Client login via SSO"). Null for everybody else.
 */
export function takeArrival(location: Location, history: History): Arrival | null {
  const returnUrl = location.href;
  if (!new URL(returnUrl).searchParams.has("loginToken")) return null;
  const announced = takeAnnouncedArrival(returnUrl);
  history.replaceState(null, "", `${location.pathname}${location.hash}`);
  return { returnUrl, kind: announced ? "announced" : "begun" };
}
