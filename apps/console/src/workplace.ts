import type { readCaller } from "@conclave/protocol/admin-api/read-caller";
import type { ResponseOf } from "@conclave/protocol/endpoint";
import type { Permission } from "@conclave/protocol/permissions/permission";
import type { Request } from "./session/session.ts";

export type Caller = ResponseOf<typeof readCaller>;

/** What every part of the console works with: who is calling, what they may, and the way to the server. */
export interface Workplace {
  readonly caller: Caller;
  readonly request: Request;
  /** What isn't allowed isn't shown; the server decides again at each call. */
  can(permission: Permission): boolean;
}

/** Makes the workplace of a caller. */
export function createWorkplace(caller: Caller, request: Request): Workplace {
  return { caller, request, can: (permission) => caller.permissions.includes(permission) };
}
