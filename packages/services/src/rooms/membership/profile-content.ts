import type { JsonObject } from "@conclave/base/json";
import type { ReadTransaction } from "@conclave/storage/database/transaction";

/** What a member event says of how a person calls themselves: `displayname` and `avatar_url`, as far as they have them. */
export async function profileContentOf(_tx: ReadTransaction, _userId: string): Promise<JsonObject> {
  return {};
}
