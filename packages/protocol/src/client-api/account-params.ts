import { Type } from "typebox";
import { UserIdField } from "./room-fields.ts";

/** Whose account is meant. */
export const AccountParams = Type.Object({ userId: UserIdField });
