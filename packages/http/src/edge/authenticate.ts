import type { Permission } from "@conclave/protocol/permissions/permission";
import type { Caller } from "./route.ts";

/** A caller with what their role allows, as of this very request. */
export interface AuthenticatedCaller extends Caller {
  readonly permissions: readonly Permission[];
  /** The account is disabled: it may only sign out (spec "Account locking"). */
  readonly locked: boolean;
  /** The account is suspended: it may only read (spec "Account suspension"). */
  readonly suspended: boolean;
}

/** Where a request comes from, for the list of one's devices. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Finds who holds an access token.
 *
 * @throws MatrixError `M_UNKNOWN_TOKEN` (with `soft_logout` when it has merely expired) or `M_USER_DEACTIVATED`.
 */
export type Authenticate = (accessToken: string, origin: Origin) => Promise<AuthenticatedCaller>;
