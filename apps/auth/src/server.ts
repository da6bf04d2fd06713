import type { Connection } from "@conclave/api-client/call";
import { call } from "@conclave/api-client/call";
import { readStatus } from "@conclave/protocol/auth-api/read-status";
import type { ResponseOf } from "@conclave/protocol/endpoint";

/** What anybody may know about the server. */
export type Status = ResponseOf<typeof readStatus>;

/** The server that served this page. */
export const connection: Connection = { baseUrl: "", fetch: (input, init) => globalThis.fetch(input, init) };

/** Asks for the status. */
export function fetchStatus(from: Connection): Promise<Status> {
  return call(readStatus, {}, from);
}
