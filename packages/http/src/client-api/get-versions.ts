import { getVersions } from "@conclave/protocol/client-api/get-versions";
import { type Route, route } from "../edge/route.ts";

/**
 * The versions whose paths and shapes a client meets here. What isn't served is in docs/reference/endpoints.tsv; it is answered
 * as the specification says for a server that does without.
 *
 * A version is more than that, though: clients switch on what it brought as soon as they see it. v1.2 brought the hierarchy of
 * spaces, v1.3 relations, v1.4 threads and private receipts, v1.6 the event at a time, v1.7 mentions, v1.8 room version 11,
 * v1.10 relations of relations, v1.11 media for those who are signed in, v1.13 and v1.14 reports of rooms and people, v1.15
 * room summaries, v1.16 room version 12, profiles with any fields and `state_after`, v1.18 the locking and suspending of
 * accounts and the blocking of invitations, v1.19 the rooms that one shares with somebody and `unsigned.replaces_state`; its key
 * backup account data, image packs and shared history are between clients: all of them are here.
 */
const versions = [
  "r0.6.1",
  "v1.1",
  "v1.2",
  "v1.3",
  "v1.4",
  "v1.5",
  "v1.6",
  "v1.7",
  "v1.8",
  "v1.9",
  "v1.10",
  "v1.11",
  "v1.12",
  "v1.13",
  "v1.14",
  "v1.15",
  "v1.16",
  "v1.17",
  "v1.18",
  "v1.19",
];

/** What clients look for by a name of its own, of these versions and of later ones. */
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
  /** Sliding sync, as its unstable form stands. */
  "org.matrix.simplified_msc3575": true,
  /** `state_after` in sync (v1.16). */
  "org.matrix.msc4222": true,
  /** The rooms that one shares with somebody. */
  "uk.half-shot.msc2666.query_mutual_rooms": true,
  /** Dehydrated devices. */
  "org.matrix.msc3814": true,
  /** Delayed events. */
  "org.matrix.msc4140": true,
  /** How group calls are carried. */
  "org.matrix.msc4143": true,
};

/** GET /_matrix/client/versions */
export function getVersionsRoute(): Route {
  return route(getVersions, async () => ({ versions, unstable_features: features }));
}
