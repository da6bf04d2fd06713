import { createInvitation, usualInvitationLifetime } from "@conclave/protocol/admin-api/create-invitation";
import type { BodyOf, ResponseOf } from "@conclave/protocol/endpoint";
import { isValidLocalpart } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import { type Signal, signal } from "@preact/signals";
import type { Workplace } from "../workplace.ts";

const hour = 60 * 60 * 1000;

/** How long an invitation may be made for, in hours. */
export const validHours = [4, 24, 72, 168, 720] as const;

export type MadeInvitation = ResponseOf<typeof createInvitation>;

export interface InviteModel {
  readonly note: Signal<string>;
  readonly localpart: Signal<string>;
  readonly role: Signal<Role>;
  readonly hours: Signal<number>;
  readonly uses: Signal<string>;
  readonly problems: Signal<{ readonly localpart?: true; readonly uses?: true }>;
  /** Makes it; undefined where a field must be mended first. Throws what the server refuses. */
  create(): Promise<MadeInvitation | undefined>;
}

/** An invitation that is being made. */
export function createInviteModel({ request }: Workplace): InviteModel {
  const note = signal("");
  const localpart = signal("");
  const role = signal<Role>("member");
  const hours = signal<number>(usualInvitationLifetime / hour);
  const uses = signal("1");
  const problems = signal<InviteModel["problems"]["value"]>({});
  return {
    note,
    localpart,
    role,
    hours,
    uses,
    problems,
    async create() {
      const count = /^\d{1,3}$/.test(uses.value) ? Number(uses.value) : 0;
      // A name can be suggested to one person only.
      const suggested = count === 1 ? localpart.value.trim() : "";
      problems.value = {
        ...(count >= 1 && count <= 100 ? {} : { uses: true }),
        ...(suggested === "" || isValidLocalpart(suggested) ? {} : { localpart: true }),
      };
      if (Object.keys(problems.value).length > 0) return undefined;
      const text = note.value.trim();
      const body: BodyOf<typeof createInvitation> = {
        valid_for_ms: hours.value * hour,
        uses_allowed: count,
        role: role.value,
        ...(suggested === "" ? {} : { suggested_localpart: suggested }),
        ...(text === "" ? {} : { note: text }),
      };
      return request(createInvitation, { body });
    },
  };
}
