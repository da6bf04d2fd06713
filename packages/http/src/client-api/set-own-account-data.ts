import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { setAccountData } from "@conclave/services/account-data/set-account-data";
import { Refusal } from "../edge/reply.ts";
import type { Parts } from "../parts.ts";

/** Where a piece of account data belongs; without a room, to none. */
export interface OwnAccountData {
  readonly userId: UserId;
  readonly roomId?: string;
  readonly type: string;
}

/** Sets account data, or refuses a type that the server keeps: 405 with `M_BAD_JSON` (spec "PUT .../account_data/{type}"). */
export async function setOwnAccountData(
  { dispatcher }: Pick<Parts, "dispatcher">,
  key: OwnAccountData,
  body: object,
): Promise<Refusal | Record<string, never>> {
  if ((await dispatcher.run(setAccountData, { ...key, content: JSON.stringify(body) })) === "set") return {};
  const error = `type: ${key.type} is kept by the server and has endpoints of its own.`;
  return new Refusal(405, { errcode: "M_BAD_JSON", error });
}
