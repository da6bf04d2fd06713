import { writeAccountData } from "@conclave/storage/account-data/account-data-store";
import { command } from "../core/verb.ts";
import { requireRoomForAccountData } from "./room-for-account-data.ts";

/** Kinds that the server keeps itself; clients change them through endpoints of their own (spec "Server behaviour"). */
const serverKept: ReadonlySet<string> = new Set(["m.fully_read", "m.push_rules"]);

export interface SetAccountData {
  readonly userId: string;
  /** Absent for account data that belongs to no room. */
  readonly roomId?: string;
  readonly type: string;
  /** JSON text of an object. */
  readonly content: string;
}

/**
 * Sets a piece of account data and tells the person's devices.
 *
 * @returns whether it is set: a kind that the server keeps is not.
 * @throws as `requireRoomForAccountData` does.
 */
export const setAccountData = command(
  "account-data.set",
  async (context, input: SetAccountData): Promise<"set" | "kept by the server"> => {
    if (serverKept.has(input.type)) return "kept by the server";
    const { content, ...key } = input;
    await requireRoomForAccountData(context.tx, key, content);
    const position = await writeAccountData(context.tx, key, content);
    context.changed({ kind: "user", userId: input.userId, position });
    return "set";
  },
);
