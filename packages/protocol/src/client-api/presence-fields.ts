import { Type } from "typebox";

/** Whether somebody is there. */
export const PresenceStateField = Type.Union([
  Type.Literal("online"),
  Type.Literal("offline"),
  Type.Literal("unavailable"),
]);
