import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { query } from "../core/verb.ts";
import { decideSetUp, type SetUpRequest } from "./set-up-decision.ts";

/** Who would be the owner; throws what would refuse the set-up, before a password is hashed. */
export const checkSetUp = query(
  "workflows.check-set-up",
  async (context, request: SetUpRequest): Promise<UserId> => (await decideSetUp(context, request)).owner,
);
