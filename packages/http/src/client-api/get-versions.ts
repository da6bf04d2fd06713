import { getVersions } from "@conclave/protocol/client-api/get-versions";
import { type Route, route } from "../edge/route.ts";

/**
 * The versions whose paths and shapes a client meets here: r0 as clients of old speak it, and v1.1, from which on paths begin
 * with /v3. Not every endpoint of theirs is served (there is no search and no public directory, say); what isn't answers 404
 * and `M_UNRECOGNIZED`, which clients take for "can do without".
 *
 * A later version is more than that: clients switch on what it brought as soon as they see it. v1.2 brought the hierarchy of
 * spaces, v1.3 relations, v1.4 threads, v1.6 the event at a time; a server that names v1.11 is asked for all of them. So the
 * list ends before the first one that we lack, and what we have of later ones is declared by itself, below.
 */
const versions = ["r0.6.1", "v1.1"];

/** What is served of later versions, under the names by which clients look for it. */
const features = {
  /** Cross-signing (v1.1). */
  "org.matrix.e2e_cross_signing": true,
  /** `m.read.private` (v1.4). */
  "org.matrix.msc2285.stable": true,
  /** `m.mentions` decides who is notified (v1.7). */
  "org.matrix.msc3952_intentional_mentions": true,
  /** Media for those who are signed in (v1.11). */
  "org.matrix.msc3916.stable": true,
  /** Profiles with any fields (v1.16). */
  "uk.tcpip.msc4133.stable": true,
  /** `state_after` in sync (v1.16). */
  "org.matrix.msc4222": true,
};

/** GET /_matrix/client/versions */
export function getVersionsRoute(): Route {
  return route(getVersions, async () => ({ versions, unstable_features: features }));
}
