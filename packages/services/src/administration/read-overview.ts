import { countAccountsByState, countDevices, countMedia } from "@conclave/storage/administration/count-store";
import { countActiveRooms } from "@conclave/storage/administration/room-summary-store";
import { countAuditRecords } from "@conclave/storage/audit/audit-store";
import { countInvitations } from "@conclave/storage/invitations/invitation-store";
import { query } from "../core/verb.ts";
import { type Identity, readIdentity } from "../instance/read-identity.ts";

/** How much there is of everything. */
export interface Overview {
  readonly identity: Identity;
  readonly accounts: { readonly active: number; readonly disabled: number; readonly deactivated: number };
  /** Of active accounts. */
  readonly devices: number;
  /** With at least one member. */
  readonly rooms: { readonly total: number; readonly encrypted: number };
  readonly openInvitations: number;
  readonly media: { readonly count: number; readonly bytes: number };
  readonly auditRecords: number;
}

/** How much there is of everything. Throws MatrixError `IO.CONCLAVE.NOT_SET_UP`. */
export const readOverview = query("administration.read-overview", async (context): Promise<Overview> => {
  const { tx, now } = context;
  const { serverName, organisation } = (await readIdentity.run(context, null)) ?? context.instance();
  const accounts = await countAccountsByState(tx);
  return {
    identity: { serverName, organisation },
    accounts: {
      active: accounts.get("active") ?? 0,
      disabled: accounts.get("disabled") ?? 0,
      deactivated: accounts.get("deactivated") ?? 0,
    },
    devices: await countDevices(tx),
    rooms: await countActiveRooms(tx),
    openInvitations: await countInvitations(tx, { state: "open", now }),
    media: await countMedia(tx),
    auditRecords: await countAuditRecords(tx),
  };
});
