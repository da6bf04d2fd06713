/**
 * What a committed command tells the edges: which caches are stale and who may have something new. It carries no content;
 * whoever wakes reads at or behind `position`.
 */
export type Change =
  /** An event, receipt or setting in a room: everyone who has the room may have something new. */
  | { readonly kind: "room"; readonly roomId: string; readonly position: number }
  /** Something of one person: account data, an invitation, a device list that they must renew. */
  | { readonly kind: "user"; readonly userId: string; readonly position: number }
  /** Something for one device: to-device messages, one-time-key counts. */
  | { readonly kind: "device"; readonly userId: string; readonly deviceId: string; readonly position: number }
  /** Sessions ended or changed what they may; null means all devices of the person. */
  | { readonly kind: "session"; readonly userId: string; readonly deviceId: string | null }
  /** A file that was announced is there. */
  | { readonly kind: "media"; readonly mediaId: string }
  /** What this server is has changed: set-up is done. */
  | { readonly kind: "instance" };
