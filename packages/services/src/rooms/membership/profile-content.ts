import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readProfile } from "@conclave/storage/accounts/profile-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";

/** What a member event says of how a person calls themselves: `displayname` and `avatar_url`, as far as they have them. */
export async function profileContentOf(tx: ReadTransaction, userId: string): Promise<JsonObject> {
  // A text that is no user identifier has no profile.
  const fields = await readProfile(tx, userId as UserId);
  const content: Record<string, string> = {};
  for (const key of ["displayname", "avatar_url"]) {
    const value = fields.get(key);
    if (value !== undefined) content[key] = JSON.parse(value);
  }
  return content;
}
