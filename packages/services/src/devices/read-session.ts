import type { Permission } from "@conclave/protocol/permissions/permission";
import { permissionsOfRole } from "@conclave/rules/access/permissions-of-role";
import { findSessionByAccessToken, type SessionWithAccount } from "@conclave/storage/devices/session-store";
import { query } from "../core/verb.ts";

/** Who a session belongs to, and what its owner's role allows. */
export interface Session extends SessionWithAccount {
  readonly permissions: readonly Permission[];
}

/** The session of an access token's hash, whatever the state of session and account: the edge decides, and remembers. */
export const readSession = query(
  "devices.read-session",
  async (context, input: { readonly accessTokenHash: string }): Promise<Session | undefined> => {
    const session = await findSessionByAccessToken(context.tx, input.accessTokenHash);
    return session && { ...session, permissions: permissionsOfRole(session.role) };
  },
);
