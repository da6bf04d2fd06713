import type { Permission } from "@conclave/protocol/permissions/permission";

/** The parts of the console, each with the permission that opens it, in the order of the navigation. */
export const parts = {
  overview: "overview.read",
  people: "accounts.list",
  invitations: "invitations.list",
  rooms: "rooms.list",
  audit: "audit.list",
} as const satisfies Record<string, Permission>;

export type Part = keyof typeof parts;

/** Every part, in the order of the navigation. */
export const partNames: readonly Part[] = ["overview", "people", "invitations", "rooms", "audit"];

/** Reads `#/people`; undefined where the fragment names no part. */
export function partOf(fragment: string): Part | undefined {
  return partNames.find((name) => fragment === `#/${name}`);
}

/** The address of a part. */
export function addressOf(part: Part): string {
  return `#/${part}`;
}
