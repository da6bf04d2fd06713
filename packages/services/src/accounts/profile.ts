import type { Json } from "@conclave/base/json";
import { utf8Length } from "@conclave/base/utf8";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  type ProfileFieldFault,
  profileKeyFault,
  profileSizeLimit,
  profileValueFault,
  removesProfileField,
} from "@conclave/rules/profiles/profile-field";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { readProfile, removeProfileField, writeProfileField } from "@conclave/storage/accounts/profile-store";
import { type CommandContext, query } from "../core/verb.ts";

/**
 * What a person says of themselves, as JSON text: all of it, or the one field that is asked for.
 *
 * Throws MatrixError `M_NOT_FOUND` where there is no such person, or no such field.
 */
export const getProfile = query(
  "accounts.get-profile",
  async (context, input: { readonly userId: string; readonly key?: string }): Promise<string> => {
    const account = await findAccount(context.tx, input.userId);
    if (account === undefined || account.state === "deactivated") {
      throw new MatrixError("M_NOT_FOUND", "There is no such person here.");
    }
    const fields = await readProfile(context.tx, account.userId);
    if (input.key === undefined) return objectOf([...fields]);
    const value = fields.get(input.key);
    if (value === undefined) throw new MatrixError("M_NOT_FOUND", "The profile has no such field.");
    return objectOf([[input.key, value]]);
  },
);

export interface ProfileFieldChange {
  readonly userId: UserId;
  readonly key: string;
  /** Undefined removes the field. */
  readonly value: Json | undefined;
}

/**
 * Sets or removes a field of one's own profile, inside a command. Answers whether anything changed: who is shown in
 * rooms must hear of it, see `workflows/set-profile-field.ts`.
 *
 * Throws MatrixError `M_KEY_TOO_LARGE`, `M_INVALID_PARAM` or `M_PROFILE_TOO_LARGE`.
 */
export async function changeProfileField(context: CommandContext, change: ProfileFieldChange): Promise<boolean> {
  const { userId, key, value } = change;
  refuse(profileKeyFault(key));
  const fields = new Map(await readProfile(context.tx, userId));
  if (value === undefined || removesProfileField(key, value)) {
    if (!fields.has(key)) return false;
    await removeProfileField(context.tx, userId, key);
    return true;
  }
  refuse(profileValueFault(key, value));
  const text = JSON.stringify(value);
  if (fields.get(key) === text) return false;
  fields.set(key, text);
  if (utf8Length(objectOf([...fields])) >= profileSizeLimit) {
    throw new MatrixError("M_PROFILE_TOO_LARGE", `A profile must have less than ${profileSizeLimit} bytes.`);
  }
  await writeProfileField(context.tx, userId, key, text);
  return true;
}

function refuse(fault: ProfileFieldFault | undefined): void {
  if (fault !== undefined) throw new MatrixError(fault.errcode, fault.message);
}

function objectOf(fields: readonly (readonly [string, string])[]): string {
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
}
